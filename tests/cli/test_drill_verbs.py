"""`wardwatch drill`, `replay` and `demo` as somebody types them."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from drill_samples import DANA, LEE, alert
from moved_clock import NOON
from processes import ROOT

from bot.cli.drill_files import find_drill
from bot.cli.guide import Seen, hints, kept
from bot.cli.main import cli
from bot.cli.watching import FreshNews, Watching, first_look
from bot.domain.alert import Change, Verb
from bot.domain.drill import DrillRun
from bot.domain.mention import Mention
from bot.domain.severity import Severity
from bot.domain.source import Page
from bot.errors import MisuseError, SourceUnavailableError, WardwatchError
from bot.storage.apart import make_drill_store

SHORT = """name: Smoke
steps:
  - at: 0
    mention: {id: smoke-1, source: x, text: Smoke over St. Brigid Medical Center}
"""
END_WITHIN_S = 90


def run(*words: str) -> tuple[int, str]:
    """Exit code and what was printed; an error of ours as its sentence."""
    result = CliRunner().invoke(cli, words)
    if isinstance(result.exception, WardwatchError):
        return 2, str(result.exception)
    return result.exit_code, result.output


def wardwatch(*words: str, **more: str) -> subprocess.Popen[str]:
    home = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | {"COLUMNS": "300"}
    command = [sys.executable, "-m", "bot", *words]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=ROOT, env=home | more, text=True, **pipes)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without Slack's tokens, whose database would be in an empty folder."""
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "WARDWATCH_RULES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/wardwatch.db")
    return tmp_path


def test_the_list_shows_scripts_and_what_was_begun(home: Path) -> None:
    """By the names that are typed."""
    store = make_drill_store(f"{home}/wardwatch.db", "abc123")
    store.begin_drill(DrillRun("abc123", "drills/fire.yaml", SHORT, 1, "drills", NOON))
    store.close()

    code, told = run("drill", "--list")

    assert code == 0
    assert "emergency-room-full: The emergency room is full. " in told
    assert "abc123: drills/fire.yaml, left behind, began 2026-11-20 12:00 UTC" in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "no drill is named (`wardwatch drill --list` shows which there are)"),
        (("fire",), "fire: there is no such drill (there is data-breach, emergency-room-full"),
        (("../fire",), "../fire: there is no such drill"),
        (("data-breach", "abc123"), "abc123: is one name too many"),
        (
            ("data-breach", "--join", "dana,nobody"),
            "nobody: is not among the people of oncall.yaml (there is dana, lee, sam)",
        ),
        (("stop",), "a drill: there is no such drill (none has a store here)"),
        (("wipe", "abc123"), "abc123: there is no such drill"),
        (("scorecard",), "a drill: there is no such drill"),
    ],
)
def test_what_cannot_be_done_is_told(home: Path, words: tuple[str, ...], told: str) -> None:
    """In one line, with what to do."""
    code, said = run("drill", *words)

    assert code == 2
    assert told in said


@pytest.fixture
def mine(home: Path) -> Path:
    """Rules of another hospital, with a drill of its own, and its own version of a packaged one."""
    (home / "drills").mkdir()
    (home / "hospital.yaml").write_text("kind: hospital\nrules: [{id: name, query: Lakeside}]\n")
    (home / "routing.yaml").write_text("default: reputation\n")
    (home / "drills" / "smoke.yaml").write_text(SHORT)
    (home / "drills" / "data-breach.yaml").write_text(SHORT.replace("Smoke\n", "Our breach\n"))
    return home


def test_the_packaged_drills_are_named_beside_those_of_the_folder(mine: Path) -> None:
    """Its own come first, and in place of a packaged one with the same name."""
    code, told = run("drill", "--list", "--rules", str(mine))

    assert code == 0
    assert told.splitlines()[:2] == [
        "data-breach: Our breach. 1 mention, 0 expected actions",
        "smoke: Smoke. 1 mention, 0 expected actions",
    ]
    assert "emergency-room-full: The emergency room is full. " in told
    assert told.count("comes with Wardwatch") == 5
    assert find_drill(mine, "data-breach") == mine / "drills" / "data-breach.yaml"
    assert find_drill(mine, "shooting-nearby").is_file()


def test_a_drill_that_the_rules_do_not_match_says_so(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it starts: a packaged one is found from any folder, and whose names are in it is told."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    cure = "Put its names into a rule for the drill, or copy the script and put yours."

    packaged, own, fitting = (
        CliRunner().invoke(cli, ["drill", *words])
        for words in (
            ["emergency-room-full", "--rules", str(mine)],
            ["smoke", "--rules", str(mine)],
            ["hashtag-hijacked", "--rules", str(ROOT / "rules")],
        )
    )

    assert "no channel is named" in str(packaged.exception), "it was found, and not begun"
    assert packaged.output.splitlines()[-1] == (
        f"70 of 70 mentions of this drill match none of your rules: it is about St. Brigid. {cure}"
    )
    assert own.output.splitlines()[-1] == f"1 of 1 mentions of this drill match none of your rules. {cure}"
    assert "none of your rules" not in fitting.output
    assert "no channel is named" in str(fitting.exception)


def test_in_slack_a_channel_must_be_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody wants a drill where the rules would tell an alert."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")

    code, said = run("drill", "data-breach")

    assert code == 2
    assert "no channel is named (write --channel drills, or --local)" in said


def test_one_that_was_left_behind_can_be_stopped_looked_at_and_wiped(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its process is gone; nothing was posted, so nothing is asked of Slack."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    store = make_drill_store(f"{home}/wardwatch.db", "abc123")
    store.begin_drill(DrillRun("abc123", "drills/fire.yaml", SHORT, 1, "drills", NOON))
    store.close()
    page = home / "card.html"

    assert run("drill", "stop") == (
        0,
        "Drill abc123 is stopped. Smoke: nothing was expected; 0 alerts untouched.\n",
    )
    assert run("drill", "stop") == (0, "Drill abc123 is over already.\n")
    code, told = run("drill", "scorecard", "abc123", "--scorecard", str(page))
    assert (code, told.splitlines()[-1]) == (0, f"The scorecard is in {page}.")
    assert "<h1>Smoke</h1>" in page.read_text()
    assert run("drill", "wipe") == (0, "Drill abc123 is wiped.\n")
    assert list(home.glob("*drill*")) == []


def test_a_recording_is_played_with_its_pauses(tmp_path: Path) -> None:
    """Bad lines are told and left out; it ends by itself where nobody looks on, and the card is written."""
    lines = [
        {
            "source": "x",
            "external_id": "1",
            "text": "Smoke over St. Brigid Medical Center",
            "published_at": "2024-03-01T10:00:00Z",
        },
        {
            "source": "x",
            "external_id": "2",
            "text": "Cold soup at St. Brigid Medical Center again",
            "published_at": "2024-03-01T11:00:00Z",
        },
    ]
    file = tmp_path / "march.jsonl"
    file.write_text("\n".join([json.dumps(lines[1]), "{no", json.dumps(lines[0])]))
    page = tmp_path / "card.html"

    with wardwatch("replay", str(file), "--speed", "3600", "--scorecard", str(page)) as replay:
        told, errors = replay.communicate(timeout=END_WITHIN_S)

    assert replay.returncode == 1
    assert "line 2: " in errors
    assert "Traceback" not in errors
    assert told.index("Smoke over") < told.index("Cold soup")
    assert "nothing was expected; 2 alerts untouched" in told
    assert "http://" not in told.splitlines()[-1], "nobody can open it any more"
    assert "march.jsonl" in page.read_text()


@pytest.mark.parametrize(
    ("content", "told"), [("", "there is no mention in it"), ("{no\n", "there is no mention in it")]
)
def test_a_recording_without_a_mention(home: Path, content: str, told: str) -> None:
    """There is nothing to play."""
    (home / "empty.jsonl").write_text(content)

    code, said = run("replay", str(home / "empty.jsonl"))

    assert code == 2
    assert told in said


def test_the_demo_ends_cleanly_when_it_is_interrupted() -> None:
    """It says where the workspace is, needs no browser, and Ctrl-C is no failure; the card is told all the same."""
    demo = wardwatch("demo", "--speed", "24", "--stay", "--watch", '"St. Brigid Medical Center"')
    told = []
    for line in demo.stdout or ():
        told.append(line)
        if "a new thread" in line:
            demo.send_signal(signal.SIGINT)
            break
    rest, errors = demo.communicate(timeout=END_WITHIN_S)

    assert demo.returncode == 0, errors
    assert "Traceback" not in errors
    assert any(re.fullmatch(r"http://127\.0\.0\.1:\d+\n", line) for line in told), "it can be copied by two clicks"
    assert re.search(r"The emergency room is full: 0 met, 0 late, \d+ missed", rest)


def test_a_query_that_cannot_be_read() -> None:
    """Before anything is begun."""
    code, said = run("demo", "--watch", '"Your Hospital')

    assert code == 2
    assert said.startswith("--watch: cannot be read at column 1: ")


def test_what_is_watched() -> None:
    """A rule made of the query, feeds that ask for its phrases, and nothing without one."""
    watching = Watching.of('"Your Hospital" OR #YourHospital')

    urls = [url for url, _ in watching.addresses().values()]
    assert any("q=%22Your+Hospital%22" in url for url in urls)
    assert any(url.endswith("/tags/YourHospital.rss") for url in urls)
    assert Watching.of(None).addresses() == {}
    assert Watching.of(None).sources() == []
    with pytest.raises(MisuseError):
        Watching.of("")


@dataclass
class Feed:
    """A feed with these mentions, or one that cannot be read."""

    mentions: tuple[Mention, ...] = ()
    name: str = "Google News"

    def fetch(self, cursor: str, now: datetime) -> Page:
        if not self.mentions:
            raise SourceUnavailableError("no connection", who=self.name)
        return Page(self.mentions, "next")


def test_only_what_is_new_is_shown_and_a_silent_feed_is_no_trouble() -> None:
    """At most so many of the last two weeks; what cannot be read has nothing, and is remembered for the one line."""
    looks: dict[str, str] = {}
    said = [Mention("news", str(days), "x", NOON - timedelta(days=days)) for days in (30, 13, 1)]
    many = [Mention("news", str(minute), "x", NOON - timedelta(minutes=minute)) for minute in range(40)]

    fresh = FreshNews(Feed(tuple(said)), looks).fetch("", NOON)
    most = FreshNews(Feed(tuple(many)), looks).fetch("", NOON)
    assert looks == {"Google News": ""}
    silent = FreshNews(Feed(), looks).fetch("kept", NOON)

    assert [one.external_id for one in fresh.mentions] == ["13", "1"]
    assert [one.external_id for one in most.mentions] == [str(minute) for minute in range(14, -1, -1)]
    assert (silent.mentions, silent.cursor, looks) == ((), "kept", {"Google News": "no connection"})


def test_the_first_look_is_told_in_one_line() -> None:
    """What can be read, what cannot, or that there is no network."""
    names = {"Google News", "Mastodon"}

    assert (
        first_look("x", names, {"Google News": "", "Mastodon": "503"})
        == "Watching for x in Google News; Mastodon cannot be read now."
    )
    assert first_look("x", names, {"Google News": "", "Mastodon": ""}) == "Watching for x in Google News, Mastodon."
    assert first_look("x", names, {"Google News": "no route"}) == (
        "No public feed can be read from here now, so nothing is watched for x; the drill goes on."
    )


def test_the_guide_ticks_off_what_was_done() -> None:
    """Nothing at the start; what was missed is told as it is now, and a later crisis is another matter."""
    first, second = alert(3, Severity.CRISIS, 1), replace(alert(4, Severity.CRISIS, 2), acknowledged_by=LEE)
    paged = Change(3, 2, NOON, "wardwatch", Verb.PAGE, "", LEE, "")
    start = Seen((), (), frozenset(), has_looked=False, has_home=False, has_checked=False)
    late = Seen((second, first), (paged,), frozenset({"x"}), has_looked=True, has_home=True, has_checked=True)
    taken = replace(late, alerts=(replace(first, acknowledged_by=DANA),), is_over=True)

    assert not any(hint.done for hint in hints(start))
    assert {hint.id for hint in hints(late) if hint.done} == {"look", "reply", "inject", "home"}
    assert "Lee was paged" in next(hint.text for hint in hints(late) if hint.id == "crisis")
    assert [hint.id for hint in kept(hints(start), hints(late)) if hint.done] == ["look", "reply", "inject", "home"]
    assert {hint.id for hint in hints(taken) if hint.done} == {"look", "crisis", "reply", "inject", "home", "end"}
