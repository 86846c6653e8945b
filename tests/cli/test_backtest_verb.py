"""`wardwatch backtest` as it is run: files, pipes, bad lines, labels, two folders, the store's own history."""

import json
import os
import pty
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from forked import in_text, wardwatch
from sqlite_files import fresh_sqlite

from bot.domain.mention import Mention
from bot.storage.sqlite import open_sqlite

ROOT = Path(__file__).parents[2]

RULES = """\
kind: hospital
rules:
  - id: st-brigid
    name: St. Brigid by its name
    query: '"st brigid" OR sbmc'
  - id: voss
    kind: executive
    query: '"eleanor voss"'
    severity: high
"""
EDITED = RULES.replace("OR sbmc", "-church")
ROUTING = "routes:\n  - {at_least: high, channel: crisis-room, policy: crisis}\n"
ONCALL = (
    "people:\n  - {id: dana, name: Dana Whitfield, slack: U0DANA001}\npolicies:\n  crisis: {steps: [{tell: [dana]}]}\n"
)


def line(external_id: str, text: str, day: int = 1, **more: object) -> str:
    record = {"source": "x", "external_id": external_id, "text": text, "published_at": f"2026-03-{day:02}T09:30:00Z"}
    return json.dumps({**record, **more}, ensure_ascii=False)


MENTIONS = [
    line("1", "Five hours of waiting at St. Brigid", labels=["st-brigid"]),
    line("2", "RT @lee: Five hours of waiting at St. Brigid", day=2, labels=["st-brigid"]),
    line("3", "The choir of St. Brigid church sings", day=3, labels=[]),
    line("4", "Eleanor Voss speaks at noon", day=4, labels=["executive"]),
    line("5", "Nothing of ours", day=5, labels=["st-brigid"]),
]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return folder(tmp_path / "rules", RULES)


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    return folder(tmp_path / "edited", EDITED)


def folder(path: Path, rules: str) -> Path:
    path.mkdir()
    for name, text in {"hospital": rules, "routing": ROUTING, "oncall": ONCALL}.items():
        (path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return path


def run(*arguments: object, given: str = "", **more: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if name not in ("WARDWATCH_RULES", "DATABASE_URL")}
    return in_text(wardwatch("backtest", *map(str, arguments), given=given.encode(), env={**kept, **more}))


def test_the_page_says_what_would_have_been_opened(rules: Path, tmp_path: Path) -> None:
    """Numbers first, then each rule with samples, the words that matched between marks."""
    file = tmp_path / "mentions.jsonl"
    file.write_text("\n".join(json.dumps(json.loads(one) | {"labels": None}) for one in MENTIONS), encoding="utf-8")

    done = run(file, "--rules", rules)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "5 mentions, published 2026-03-01 to 2026-03-05 (5 days).\n"
        "4 mentions (80.0 %) would have matched.\n"
        "3 threads would have been opened, about 0.6 a day, with 7 posts in Slack and 1 page.\n"
        "\n"
        "rule       matches  threads  posts  pages\n"
        "st-brigid        3        2      5      0\n"
        "voss             1        1      2      1\n"
        "any rule         4        3      7      1\n"
        "\n"
        "st-brigid (hospital.yaml:3): St. Brigid by its name\n"
        "  matches: 3 (2 shown)\n"
        "    2026-03-01  x: Five hours of waiting at »St. Brigid«\n"
        "    2026-03-03  x: The choir of »St. Brigid« church sings\n"
        "\n"
        "voss (hospital.yaml:6)\n"
        "  matches: 1\n"
        "    2026-03-04  x: »Eleanor Voss« speaks at noon\n"
    )


def test_labels_add_precision_and_recall_with_the_mistakes(rules: Path) -> None:
    """What should not match, and what should with the reason why it does not."""
    done = run("-", "--rules", rules, given="\n".join(MENTIONS))

    assert done.returncode == 0
    assert "st-brigid        3        2      5      0     66.7 %  66.7 %\n" in done.stdout
    assert "any rule         4        3      7      1     75.0 %  75.0 %\n" in done.stdout
    assert "5 mentions had labels; precision and recall are of these.\n" in done.stdout
    assert "Of kind executive: 1 of 1 labels found (100.0 %).\n" in done.stdout
    assert "  should not match: 1\n    2026-03-03  x: The choir of »St. Brigid« church sings\n" in done.stdout
    assert (
        "  should match, and does not: 1\n"
        "    2026-03-05  x: Nothing of ours\n"
        "                because it has none of 'st brigid' or 'sbmc'\n"
    ) in done.stdout


def test_two_folders_are_compared(rules: Path, edited: Path) -> None:
    """What the edit adds and removes, and why."""
    done = run("--rules", edited, "--against", rules, given="\n".join([*MENTIONS, line("6", "SBMC is slow")]))

    assert done.returncode == 0
    rows = [line.split("  ") for line in done.stdout.splitlines()]
    numbers = {row[0]: [cell.strip() for cell in row[1:] if cell] for row in rows if row[0]}
    assert numbers["mentions that match"] == ["5", "3", "-2"]
    assert numbers["posts"] == ["9", "5", "-4"]
    assert numbers["recall"] == ["75.0 %", "75.0 %"]
    assert "rule       before  after  added  removed\nst-brigid       4      2      0        2\n" in done.stdout
    assert "0 mentions that no rule matched would come in.\n2 mentions would go unseen.\n" in done.stdout
    assert (
        "    2026-03-03  x: The choir of »St. Brigid« church sings\n"
        "                because the query refuses 'church'\n"
    ) in done.stdout


def test_a_folder_against_itself_changes_nothing(rules: Path) -> None:
    """And says so."""
    done = run("--rules", rules, "--against", rules, given="\n".join(MENTIONS))

    assert done.stdout.endswith("\nNo rule matches anything more or less.\n")


def test_json_has_all_of_it(rules: Path, edited: Path) -> None:
    """One object, as docs/reference.md has it."""
    done = run("--rules", edited, "--against", rules, "--json", "--samples", 1, given="\n".join(MENTIONS))

    record = json.loads(done.stdout)
    assert (record["mentions"], record["matched"], record["threads"], record["pages"]) == (5, 3, 2, 1)
    assert record["total"] == {"precision": 1.0, "recall": 0.75, "right": 3, "wrong": 0, "found": 3, "missed": 1}
    [brigid, voss] = record["rules"]
    assert (brigid["rule"], brigid["matches"], len(brigid["samples"])) == ("st-brigid", 2, 1)
    assert voss["samples"][0]["evidence"] == [{"text": "Eleanor Voss", "start": 0, "end": 12, "field": "text"}]
    assert record["against"]["matched"] == 4
    assert record["against"]["differences"][0]["removed"]["count"] == 1
    assert record["against"]["lost"]["samples"][0]["external_id"] == "3"


def test_a_bad_line_is_told_and_skipped(rules: Path) -> None:
    """Its number and what to write; exit code 1, and the rest is answered."""
    bad = [line("8", "SBMC", labels="st-brigid"), "{", line("9", "SBMC")]

    done = run("--rules", rules, given="\n".join(bad))

    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        'line 1: labels is no list of texts: write ids or kinds of rules, as in "labels": ["hospital"]',
        "line 2: not JSON at column 2: write one JSON object on each line",
    ]
    assert done.stdout.startswith(
        "1 mention, published 2026-03-01 to 2026-03-01 (1 day); 2 bad lines skipped.\n1 mention ("
    )


def test_nothing_on_the_pipe_is_said_in_one_line(rules: Path) -> None:
    """No division by nought."""
    assert run("--rules", rules).stdout == "0 mentions.\n"


def test_hostile_texts_cannot_move_the_terminal(rules: Path) -> None:
    """Control characters and bidi marks are written out."""
    done = run("--rules", rules, given=line("1", "\x1b[2J sbmc \u202egnip \r\n* " + "very long " * 500))

    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) < 200


def test_the_history_of_the_store_can_be_tried(rules: Path, tmp_path: Path) -> None:
    """Of the time that was asked for, and without changing anything."""
    database = tmp_path / "wardwatch.db"
    fresh_sqlite(database)
    now = datetime.now(UTC)
    with closing(open_sqlite(str(database))) as store:
        ages = [Mention("x", str(days), f"SBMC day {days}", now - timedelta(days=days)) for days in (1, 29, 31)]
        store.add_page("x", ages, "", now)
    before = database.read_bytes()

    done = run("--rules", rules, "--since", "30d", DATABASE_URL=f"sqlite:///{database}")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2 mentions, published ")
    assert database.read_bytes() == before


def test_a_terminal_sees_a_bar_and_a_pipe_does_not(rules: Path, tmp_path: Path) -> None:
    """The bar is on standard error and leaves the page alone."""
    file = tmp_path / "mentions.jsonl"
    file.write_text("\n".join(MENTIONS), encoding="utf-8")
    command = [sys.executable, "-m", "bot", "backtest", str(file), "--rules", str(rules)]
    master, terminal = pty.openpty()

    shown = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "COLUMNS": "40", "TERM": "xterm"}, stdout=subprocess.PIPE, stderr=terminal
    )

    os.close(terminal)
    with os.fdopen(master, "rb") as screen:
        bar = screen.read1(65_536)
    assert b"Reading" in bar
    assert shown.stdout.decode() == run(file, "--rules", rules).stdout


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--since", "30x"], "Invalid value for '--since': '30x' is no stretch of time: write a number with h, d or w"),
        (["-", "--since", "30d"], "FILE and --since are both given (name one of the two)"),
        (["--against", "nowhere"], "nowhere: there is no such rules folder (name it with --rules DIR"),
        (["nowhere.jsonl"], "Invalid value for '[FILE]': 'nowhere.jsonl': No such file"),
    ],
)
def test_misuse_is_one_line(rules: Path, arguments: list[str], complaint: str) -> None:
    """Exit code 2."""
    done = run("--rules", rules, *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"wardwatch: {complaint}")
    assert done.stderr.count("\n") == 1


def test_a_history_that_is_not_there_is_an_error(rules: Path, tmp_path: Path) -> None:
    """Nothing is created by asking."""
    done = run("--rules", rules, "--since", "30d", DATABASE_URL=f"sqlite:///{tmp_path / 'none.db'}")

    assert done.returncode == 1
    assert "there is no database yet (run `wardwatch migrate`)" in done.stderr
    assert not (tmp_path / "none.db").exists()
