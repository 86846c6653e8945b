"""`wardwatch doctor`, against the local workspace."""

import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hospital import RULES
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from workspace import StoryWorkspace

from bot import wiring
from bot.cli import doctor as verb
from bot.cli.doctor import doctor
from bot.sandbox.serve import Running, serve
from bot.sandbox.stbrigid import APP_TOKEN, BOT_TOKEN, st_brigid
from bot.settings import Settings
from bot.slack import checkup, selfcheck
from bot.slack.client import client_for
from bot.slack.socket import listen

ADDRESSES = re.findall(r"\w+_URL", (RULES / "oncall.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def slack() -> Iterator[Running]:
    with serve(st_brigid()) as running:
        yield running


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    (folder / "sources.yaml").write_text("sources:\n  - {name: public, type: file, path: public.jsonl, every: 1m}\n")
    (folder / "public.jsonl").touch()
    return folder


@pytest.fixture
def checks(slack: Running, rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    given = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'w.db'}",
    }
    for name in ADDRESSES:
        given[name] = "json://127.0.0.1:9/nobody"
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    wiring.open_store(Settings(database_path=str(tmp_path / "w.db"))).close()

    def run(*options: str, **environment: str) -> Result:
        return CliRunner().invoke(doctor, ["--rules", str(rules), *options], env=environment, standalone_mode=False)

    return run


def failures(outcome: Result) -> list[str]:
    return [line.removeprefix("FAIL  ") for line in outcome.output.splitlines() if line.startswith("FAIL")]


def test_everything_works(checks: Callable[..., Result]) -> None:
    """Each thing that was tried is named."""
    outcome = checks("--no-click")

    assert failures(outcome) == []
    assert outcome.return_value == 0
    for tried in ("rules", "database", "Slack token", "scopes", "clock", "Socket Mode", "channel crisis-room"):
        assert f"ok    {tried}: " in outcome.output
    assert "person lee: Lee Park" in outcome.output
    assert "source public: 0 mentions read" in outcome.output


def test_a_click_goes_there_and_back(
    checks: Callable[..., Result], slack: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody presses the button, and it is gone."""
    ops = StoryWorkspace(slack).channel("wardwatch-ops")
    with ThreadPoolExecutor(1) as other:
        running = other.submit(checks)
        message = ops.expect_alert("somebody please press this button")
        message.button("I see it").click(by="Lee Park")
        outcome = running.result()

    assert "ok    a click: it came back" in outcome.output
    message.expect_shows("the button was heard")
    assert message.labels == []


def test_a_click_that_does_not_come_is_told(checks: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    """And the button does not stay."""
    monkeypatch.setattr(verb, "CLICK_WITHIN_S", 0.05)

    assert [line.split(":")[0] for line in failures(checks())] == ["a click"]


def test_a_press_that_the_running_bot_hears_counts(
    checks: Callable[..., Result], slack: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slack gives a press to one of all connections; without an app token the doctor has none."""
    monkeypatch.setattr(checkup, "LOOK_EVERY_S", 0.05)
    client = client_for(BOT_TOKEN, slack.api_url)
    bot = App(client=client, authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=None, bot_token=BOT_TOKEN))
    selfcheck.hear_presses(bot, client)
    listening, story = listen(bot, APP_TOKEN), StoryWorkspace(slack)
    story.expect_connected()
    with ThreadPoolExecutor(1) as other:
        running = other.submit(checks, SLACK_APP_TOKEN="", SLACK_SIGNING_SECRET="secret")
        message = story.channel("wardwatch-ops").expect_alert("somebody please press this button")
        message.button("I see it").click(by="Lee Park")
        outcome = running.result()
    listening.stop()

    assert failures(outcome) == []
    assert "ok    Slack over HTTP: " in outcome.output
    assert "ok    a click: it came back" in outcome.output


def test_addresses_of_people_are_looked_at(checks: Callable[..., Result]) -> None:
    """One that is not set, or no address, is named with the page that helps; its value is not shown."""
    first, second = ADDRESSES[:2]

    failed = failures(checks("--no-click", **{first: "", second: "sms to the secret number"}))

    assert failed == [
        f"address {first}: it is not set: set it to an apprise URL, see docs/paging.md",
        f"address {second}: its value is no apprise URL: correct it, see docs/paging.md",
    ]


def test_a_test_page_is_sent_when_it_is_asked_for(checks: Callable[..., Result]) -> None:
    """Nobody listens at that port: each failure says so. Without `--page` nothing is sent."""
    outcome = checks("--no-click", "--page", WARDWATCH_OPS_URL="json://127.0.0.1:9/ops")

    assert [line.partition(":")[0] for line in failures(outcome)] == [
        f"address {name}" for name in (*ADDRESSES, "WARDWATCH_OPS_URL")
    ]
    assert "the service cannot be reached" in outcome.output


def test_a_wrong_token_ends_the_questions_to_slack(checks: Callable[..., Result]) -> None:
    """The rest is tried all the same."""
    outcome = checks("--no-click", SLACK_BOT_TOKEN="xoxb-wrong")

    [failure] = failures(outcome)
    assert "invalid_auth (correct the Slack token" in failure
    assert "source public" in outcome.output
    assert outcome.return_value == 1


def test_missing_settings_are_named(checks: Callable[..., Result]) -> None:
    """With the page that helps."""
    outcome = checks("--no-click", SLACK_APP_TOKEN="", SLACK_BOT_TOKEN="")

    assert failures(outcome) == ["Slack token: SLACK_BOT_TOKEN is not set: docs/slack.md shows where to find it"]


def test_a_missing_scope_is_named(checks: Callable[..., Result], slack: Running) -> None:
    """Before the first crisis needs it."""
    install = slack.workspace.install
    slack.workspace.install = replace(install, bot_scopes=install.bot_scopes - {"groups:history"})

    assert "scopes: groups:history missing" in failures(checks("--no-click"))[0]


def test_a_clock_that_is_off_is_named(checks: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    """Ages and hand-offs would be wrong."""
    real = wiring.clock
    monkeypatch.setattr(wiring, "clock", lambda: real() + timedelta(minutes=10))

    [failure] = failures(checks("--no-click"))
    assert failure.startswith("clock: ")
    assert failure.endswith(" s ahead of Slack's: set it")


def test_channels_people_and_sources_that_do_not_work_are_named(
    checks: Callable[..., Result], slack: Running, rules: Path
) -> None:
    """Each with its cure."""
    slack.workspace.directory.archive("C0REPUT01")
    (rules / "public.jsonl").unlink()
    people = (rules / "oncall.yaml").read_text(encoding="utf-8").replace("U0SAM0001", "U0NOBODY1")
    (rules / "oncall.yaml").write_text(people, encoding="utf-8")

    failed = failures(checks("--no-click"))

    assert [line.split(":")[0] for line in failed] == ["channel reputation", "person sam", "source public"]
    assert "unarchive the channel" in failed[0]
    assert "oncall.yaml" in failed[1]


def test_a_database_without_tables_is_named(checks: Callable[..., Result], tmp_path: Path) -> None:
    """The cure is one command."""
    failed = failures(checks("--no-click", DATABASE_URL=f"sqlite:///{tmp_path / 'none.db'}"))

    assert "there is no database yet (run `wardwatch migrate`)" in failed[0]


def test_faulty_rules_end_the_check(checks: Callable[..., Result], rules: Path) -> None:
    """Nothing else can be known without them."""
    (rules / "hospital.yaml").write_text("rules: [", encoding="utf-8")

    [failure] = failures(checks("--no-click"))
    assert failure.startswith("rules: ")
    assert "hospital.yaml" in failure
