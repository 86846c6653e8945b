"""Health, readiness and metrics, over real HTTP."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

import httpx
import pytest
from moved_clock import NOON
from prometheus_client.parser import text_string_to_metric_families

from bot.domain.source import SourceState
from bot.domain.watch import Backlog, Finding, Pause, Rhythm, Vitals
from bot.errors import SettingsError, StoreUnreachableError
from bot.web.app import LARGEST_BODY, Inside, Reply, build_web
from bot.web.serve import WebServer

LIMITED = Finding("undelivered reputation", "40 messages wait: Slack limits us.")
OVERDUE = Finding("overdue", "2 escalations are overdue.", is_grave=True)


@dataclass
class Bot:
    """What the routes ask of, as a test sets it."""

    findings: tuple[Finding, ...] = ()
    vitals: Vitals = field(default_factory=Vitals)
    ready: bool = True
    heard: list[tuple[str, str]] = field(default_factory=list)

    def hear(self, body: str, headers: object) -> Reply:
        self.heard.append((body, dict(headers)["x-slack-signature"]))  # type: ignore[call-overload]
        return Reply(200, '{"ok": true}', {"content-type": "application/json"})

    def inside(self) -> Inside:
        return Inside(lambda: self.findings, lambda: self.vitals, lambda: self.ready, lambda: NOON, self.hear)


@pytest.fixture
def bot() -> Bot:
    return Bot()


@contextmanager
def served(inside: Inside) -> Iterator[httpx.Client]:
    server = WebServer(build_web(inside), "127.0.0.1", 0)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{server.port}") as client:
            yield client
    finally:
        assert server.stop()


@pytest.fixture
def client(bot: Bot) -> Iterator[httpx.Client]:
    with served(bot.inside()) as made:
        yield made


def test_a_bot_that_can_do_its_job_is_healthy(client: httpx.Client) -> None:
    """Nothing is wrong."""
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"able": True, "reasons": [], "warnings": []})


def test_a_warning_does_not_make_it_unhealthy(client: httpx.Client, bot: Bot) -> None:
    """A host would restart a bot that does what it can."""
    bot.findings = (LIMITED,)

    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["warnings"]) == (200, [LIMITED.text])


def test_what_keeps_it_from_its_job_is_said(client: httpx.Client, bot: Bot) -> None:
    """With reasons a person can read."""
    bot.findings = (OVERDUE, LIMITED)

    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"able": False, "reasons": [OVERDUE.text], "warnings": [LIMITED.text]}


def test_readiness(client: httpx.Client, bot: Bot) -> None:
    """Before it takes part, and after."""
    bot.ready = False
    assert client.get("/readyz").status_code == 503

    bot.ready = True
    assert client.get("/readyz").json() == {"ready": True}


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_a_store_that_is_gone_is_a_reason_and_no_crash(bot: Bot, path: str) -> None:
    """The answer says which database, and never its password."""

    def gone() -> Vitals:
        raise StoreUnreachableError("the database cannot be reached", who="db.example/ward", cure="see the server")

    down: Callable[[], bool] = lambda: bool(gone())  # noqa: E731
    inside = replace(bot.inside(), findings=lambda: [OVERDUE] if gone() else [], vitals=gone, is_ready=down)
    with served(inside) as client:
        answer = client.get(path)

    assert answer.status_code == 503
    assert "db.example/ward: the database cannot be reached" in answer.text


def test_metrics_are_what_prometheus_reads(client: httpx.Client, bot: Bot) -> None:
    """Backlog, ages, lags and refusals, by source and channel."""
    ago = timedelta(minutes=2)
    bot.findings = (LIMITED,)
    bot.vitals = Vitals(
        backlog=(Backlog("reputation", "waiting", 40, NOON - ago),),
        pauses=(Pause("reputation", NOON + ago, "429", False), Pause("crisis-room", NOON + ago, "archived", True)),
        sources=(
            SourceState("news", failures=3, succeeded_at=NOON - ago),
            SourceState("never", needs_person=True, not_before=NOON + ago),
        ),
        rhythms=(("news", Rhythm(NOON - ago, NOON - ago)),),
        mentions_waiting=7,
        oldest_mention=NOON - ago,
        dues_overdue=1,
        oldest_due=NOON - ago,
        free_bytes=12_345,
    )

    page = client.get("/metrics")

    found = {
        (sample.name.removeprefix("wardwatch_"), *(label for _, label in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(page.text)
        for sample in family.samples
    }
    assert page.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert found == {
        ("deliveries", "reputation", "waiting"): 40,
        ("delivery_age_seconds", "reputation", "waiting"): 120,
        ("lane_pause_seconds", "rate_limit", "reputation"): 120,
        ("lane_pause_seconds", "refused", "crisis-room"): 120,
        ("channel_limited", "reputation"): 1,
        ("channel_refused", "crisis-room"): 1,
        ("source_refused", "news"): 0,
        ("source_refused", "never"): 1,
        ("source_wait_seconds", "never"): 120,
        ("source_lag_seconds", "news"): 120,
        ("source_failures", "news"): 3,
        ("source_failures", "never"): 0,
        ("source_silence_seconds", "news"): 120,
        ("mentions_waiting",): 7,
        ("mention_age_seconds",): 120,
        ("dues_overdue",): 1,
        ("due_age_seconds",): 120,
        ("database_free_bytes",): 12_345,
        ("findings",): 1,
        ("able",): 1,
    }


def test_a_channel_in_order_is_told_as_such(bot: Bot) -> None:
    """A series that vanishes looks like one that was never there."""
    bot.vitals = Vitals(backlog=(Backlog("crisis-room", "waiting", 4, NOON),))
    with served(replace(bot.inside(), channels=lambda: ["reputation", "crisis-room"])) as client:
        page = client.get("/metrics").text

    assert 'wardwatch_deliveries{channel="reputation",state="waiting"} 0.0' in page
    assert 'wardwatch_deliveries{channel="crisis-room",state="waiting"} 4.0' in page
    assert page.count('wardwatch_deliveries{channel="crisis-room"') == 1
    assert 'wardwatch_channel_refused{channel="reputation"} 0.0' in page
    assert 'wardwatch_channel_limited{channel="reputation"} 0.0' in page


def test_what_slack_sends_is_handed_on_as_it_came(client: httpx.Client, bot: Bot) -> None:
    """The signature covers every byte."""
    answer = client.post("/slack/events", content="payload=%7B%7D", headers={"X-Slack-Signature": "v0=abc"})

    assert (answer.status_code, answer.json()) == (200, {"ok": True})
    assert bot.heard == [("payload=%7B%7D", "v0=abc")]


def test_what_slack_never_sends_is_refused_unread(client: httpx.Client, bot: Bot) -> None:
    """Too large, no text, or a question where only posts are taken."""
    signed = {"X-Slack-Signature": "v0=abc"}

    assert client.post("/slack/events", content=b"x" * (LARGEST_BODY + 1), headers=signed).status_code == 413
    assert client.post("/slack/events", content=b"\xff\xfe", headers=signed).status_code == 400
    assert client.get("/slack/events").status_code == 405
    assert bot.heard == []


def test_a_process_that_does_not_hear_slack_has_no_such_route(bot: Bot) -> None:
    """A worker shows its health only."""
    with served(replace(bot.inside(), hear=None)) as client:
        assert client.post("/slack/events", content="x").status_code == 404
        assert client.get("/healthz").status_code == 200


def test_a_port_that_is_taken_is_a_clear_error(bot: Bot) -> None:
    """It names the address and the cure."""
    server = WebServer(build_web(bot.inside()), "127.0.0.1", 0)
    try:
        with pytest.raises(SettingsError, match=rf"127\.0\.0\.1:{server.port}: cannot listen"):
            WebServer(build_web(bot.inside()), "127.0.0.1", server.port)
    finally:
        server.stop()
