"""Several real processes on one PostgreSQL and one workspace: any of them may be stopped, killed or frozen."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from forked import ForkedBot
from postgres_server import fresh_database
from processes import ROOT, BotProcess
from workspace import StoryWorkspace

from bot.sandbox.serve import serve
from bot.sandbox.stbrigid import BOT_TOKEN, st_brigid
from bot.sandbox.webhook import Webhook
from bot.sandbox.workspace import wall_clock
from tests.standins.faulty_proxy import Fault, FaultyProxy
from tests.standins.feedserver import FeedServer

SECRET = "shared-with-slack"
WAIT = "Three hours in the waiting room at St. Brigid Medical Center"
SOUP = "St. Brigid Medical Center served cold soup to everybody on the third floor"
GARAGE = "The parking garage of St. Brigid Medical Center is full before eight"
PATIENCE_S = 60.0
RULES = {
    "hospital": "kind: hospital\nrules: [{id: full-name, query: '\"St. Brigid Medical Center\"'}]\n",
    "routing": "default: reputation\nops: wardwatch-ops\n",
    "sources": "sources: [{name: public, type: file, every: 1s, path: public.jsonl}]\n",
}
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title><link>https://courier.example/</link>
<item><title>Long waits at St. Brigid Medical Center</title><link>https://courier.example/1</link><guid>1</guid></item>
</channel></rss>"""


@dataclass
class Host:
    """Where the processes run. Whatever still runs at the end is killed."""

    story: StoryWorkspace
    rules: Path
    database: str
    running: list[BotProcess] = field(default_factory=list)
    published: int = 0

    def environment(self, **more: str) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "WARDWATCH_PACE": "0",
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": self.story.running.api_url,
            "DATABASE_URL": self.database,
            "WARDWATCH_RULES": str(self.rules),
            "WARDWATCH_TAKEOVER": "4",
            "WARDWATCH_ALLOW_PRIVATE": "1",
            **more,
        }

    def begins(self, *arguments: str, ready: str = "running", is_newer: bool = False, **more: str) -> BotProcess:
        program = (str(ROOT / "tests" / "newer_version.py"),) if is_newer else ("-m", "bot")
        begin = BotProcess if is_newer else ForkedBot
        process = begin(self.environment(**more), *(arguments or ("run",)), ready=ready, program=program)
        self.running.append(process)
        return process

    def workers(self, count: int) -> list[BotProcess]:
        begun = [self.begins() for _ in range(count)]
        for worker in begun:
            worker.expect_ready()
        return begun

    def publish(self, text: str) -> None:
        self.published += 1
        record = {"source": "x", "external_id": str(self.published), "text": text}
        with (self.rules / "public.jsonl").open("a") as file:
            file.write(json.dumps(record | {"published_at": "2026-11-20T12:00:00Z"}) + "\n")

    def expect_said_once(self, *texts: str) -> None:
        """Each of these opened one thread with its suggestions, and nothing else was said."""
        channel = self.story.channel("reputation")
        self.waits_for(lambda: sum(len(alert.thread) for alert in channel.alerts) == len(texts), channel.screen)
        assert len(channel.alerts) == len(texts), channel.screen()
        for text in texts:
            assert len([alert for alert in channel.alerts if text in alert.text]) == 1, channel.screen()

    def waits_for(self, look: Callable[[], bool], shown: Callable[[], str]) -> None:
        self.story.await_or_show(lambda: look() or None, PATIENCE_S, "it did not come", shown)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    rules = tmp_path / "rules"
    rules.mkdir()
    for name, text in RULES.items():
        (rules / f"{name}.yaml").write_text(text)
    (rules / "public.jsonl").touch()
    with ExitStack() as stack:
        running = stack.enter_context(serve(st_brigid()))
        made = Host(StoryWorkspace(running), rules, fresh_database())
        yield made
        for process in made.running:
            process.end()


def test_three_read_a_feed_once_in_its_interval(host: Host) -> None:
    """All of them begin at the same moment; its server is asked by one."""
    with FeedServer() as feed:
        url = feed.feed("/feed", FEED)
        (host.rules / "sources.yaml").write_text(f"sources: [{{name: courier, type: feed, every: 10m, url: '{url}'}}]")
        host.workers(3)
        host.expect_said_once("Long waits at")
        host.begins().expect_ready()

        assert len(feed.asked) == 1


def test_the_rest_go_on_when_one_is_killed_and_one_is_stopped(host: Host) -> None:
    """What comes in afterwards is told, once."""
    first, second, _third = host.workers(3)
    host.publish(WAIT)
    host.expect_said_once(WAIT)

    first.end(signal.SIGKILL)
    assert second.end(signal.SIGTERM) == 0
    host.publish(SOUP)

    host.expect_said_once(WAIT, SOUP)


@pytest.mark.parametrize("fault", [Fault.DARK, Fault.DARK_AFTER], ids=["before Slack took it", "after Slack took it"])
def test_what_a_frozen_worker_was_saying_is_said_once(host: Host, fault: Fault) -> None:
    """It is frozen in the middle of a post until another one has taken over, and wakes up late."""
    with FaultyProxy(host.story.running.api_url) as proxy:
        proxy.breaks("chat.postMessage", fault)
        frozen = host.begins(SLACK_API_URL=proxy.api_url)
        frozen.expect_ready()
        host.publish(WAIT)
        host.waits_for(lambda: proxy.count("chat.postMessage") == 1, lambda: str(proxy.calls))
        frozen.send(signal.SIGSTOP)

        host.workers(1)
        host.expect_said_once(WAIT)
        frozen.send(signal.SIGCONT)
        proxy.released.set()
        host.publish(SOUP)

        host.expect_said_once(WAIT, SOUP)
        assert frozen.end(signal.SIGTERM) == 0
        assert frozen.errors == []


def test_an_edit_of_the_rules_is_told_by_one(host: Host) -> None:
    """All three follow the folder."""
    host.workers(3)
    ops = host.story.channel("wardwatch-ops")
    folder = host.rules
    (folder / "topics.yaml").write_text("kind: topic\nrules: [{id: parking, query: '\"parking garage\"'}]\n")
    ops.expect_alert("parking", timeout=PATIENCE_S)
    (folder / "more.yaml").write_text("kind: topic\nrules: [{id: cafeteria, query: '\"hospital cafeteria\"'}]\n")
    ops.expect_alert("cafeteria", timeout=PATIENCE_S)

    assert len(ops.alerts) == 2, ops.screen()


def test_clicks_come_to_the_web_process(host: Host) -> None:
    """The worker does not listen; the web process shows the click by itself, after the worker is gone."""
    web = host.begins("web", "--port", "0", ready="serving")
    web.expect_ready()
    port = web.said("port")
    host.story.state.webhook = Webhook(f"http://127.0.0.1:{port}/slack/events", SECRET, wall_clock)
    [worker] = host.workers(1)
    host.publish(WAIT)
    host.expect_said_once(WAIT)
    worker.end(signal.SIGTERM)

    [alert] = host.story.channel("reputation").alerts
    alert.button("Acknowledge").click(by="dana")

    alert.expect_shows("Acknowledged by @Dana Whitfield", timeout=PATIENCE_S)
    health = httpx.get(f"http://127.0.0.1:{port}/healthz")
    assert (health.status_code, health.json()["able"]) == (200, True)
    assert httpx.get(f"http://127.0.0.1:{port}/readyz").json() == {"ready": True}
    assert 'wardwatch_source_failures{source="public"} 0.0' in httpx.get(f"http://127.0.0.1:{port}/metrics").text
    assert web.end(signal.SIGTERM) == 0
    assert SECRET not in "".join(web.log)


def test_one_process_hears_and_serves_by_itself(host: Host) -> None:
    """`run --port`, on a file: everything in one process, over HTTP."""
    database = f"sqlite:///{host.rules.parent / 'wardwatch.db'}"
    bot = host.begins("run", "--port", "0", DATABASE_URL=database)
    bot.expect_ready()
    port = bot.said("port")
    host.story.state.webhook = Webhook(f"http://127.0.0.1:{port}/slack/events", SECRET, wall_clock)
    host.publish(WAIT)
    host.expect_said_once(WAIT)

    [alert] = host.story.channel("reputation").alerts
    alert.button("Acknowledge").click(by="dana")

    alert.expect_shows("Acknowledged by @Dana Whitfield", timeout=PATIENCE_S)


def test_web_needs_the_signing_secret(host: Host) -> None:
    """Without it every click would be refused."""
    web = host.begins("web", "--port", "0", SLACK_SIGNING_SECRET="")

    assert web.process.wait(PATIENCE_S) == 2
    web.end()
    assert "SLACK_SIGNING_SECRET is not set" in web.log[-1]


def test_an_older_version_works_beside_a_newer_one(host: Host) -> None:
    """The newer one brings the tables up to date under it; either may go first, and the older may begin anew."""
    [older] = host.workers(1)
    newer = host.begins(is_newer=True)
    newer.expect_ready()
    assert any("database_migrated" in line for line in newer.log)
    host.publish(WAIT)
    host.expect_said_once(WAIT)

    newer.end(signal.SIGKILL)
    host.publish(SOUP)
    host.expect_said_once(WAIT, SOUP)
    assert older.end(signal.SIGTERM) == 0
    assert older.errors == []

    host.workers(1)
    host.publish(GARAGE)
    host.expect_said_once(WAIT, SOUP, GARAGE)


def test_an_older_version_keeps_off_what_it_would_spoil(host: Host) -> None:
    """A step that older ones must know: one that begins afterwards says to upgrade."""
    newer = host.begins(is_newer=True, BREAKS_OLDER="1")
    newer.expect_ready()

    older = host.begins()

    assert older.process.wait(PATIENCE_S) == 1
    older.end()
    assert "upgrade wardwatch" in older.log[-1]
