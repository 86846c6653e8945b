"""`wardwatch lint-reply` as it is run: a draft on standard input, one JSON object out."""

import json
import subprocess
from pathlib import Path

import pytest
from forked import wardwatch

ROOT = Path(__file__).parents[2]
GOOD = "Thank you for telling us. Patient Relations would like to listen: 555-0142.\n"
MENTION = {"source": "x", "external_id": "1", "text": "They gave me shingles!", "published_at": "2026-03-01T09:30:00Z"}


def run(given: bytes, *arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    return wardwatch("lint-reply", *arguments, given=given, cwd=cwd, env={"LC_ALL": "C"})


def test_a_blocked_draft_shows_the_words_and_exits_with_1() -> None:
    """Offsets count code points of the draft."""
    draft = "\u00a1Hola! We\u2019re sorry \U0001f614 your visit went wrong."

    done = run(draft.encode())
    answer = json.loads(done.stdout)
    found = {finding["rule"]: finding for finding in answer["findings"]}

    assert done.returncode == 1
    assert answer["verdict"] == "block"
    assert found["R1"]["text"] == "your visit" == draft[found["R1"]["start"] : found["R1"]["end"]]
    assert set(found["R1"]) == {"rule", "level", "text", "start", "end", "why", "instead"}
    assert found["R1"]["level"] == "block"


def test_a_good_draft_passes_with_0() -> None:
    """The contacts of the rules folder are approved."""
    done = run(GOOD.encode())

    assert (done.returncode, json.loads(done.stdout)) == (0, {"verdict": "pass", "findings": []})


def test_a_warning_exits_with_0() -> None:
    """It is for a person to weigh."""
    done = run(b"Thank you for writing.")

    assert done.returncode == 0
    assert json.loads(done.stdout)["verdict"] == "warn"


def test_the_mention_is_known(tmp_path: Path) -> None:
    """A clinical word from it is found in the draft."""
    file = tmp_path / "mention.jsonl"
    file.write_text(json.dumps(MENTION) + "\n", encoding="utf-8")

    done = run(b"Shingles research is close to our hearts: 555-0142", "--mention", str(file))

    assert [finding["rule"] for finding in json.loads(done.stdout)["findings"]] == ["R2"]


def test_without_a_rules_folder_nothing_is_approved(tmp_path: Path) -> None:
    """The default folder may be missing; one that is asked for may not."""
    done = run(GOOD.encode(), cwd=tmp_path)
    asked = run(GOOD.encode(), "--rules", "nowhere", cwd=tmp_path)

    assert [finding["text"] for finding in json.loads(done.stdout)["findings"]] == ["555-0142"]
    assert asked.returncode == 2
    assert b"nowhere" in asked.stderr


def test_the_length_is_that_of_the_site() -> None:
    """X takes 280."""
    long = (GOOD.strip() + " ") * 5

    assert b"W-length" in run(long.encode(), "--platform", "x").stdout
    assert b"W-length" not in run(long.encode(), "--platform", "facebook").stdout


@pytest.mark.parametrize(
    ("given", "arguments", "said"),
    [
        (b"", (), b"wardwatch: the draft: nothing to check"),
        (b" \n", (), b"wardwatch: the draft: nothing to check"),
        (b"caf\xe9", (), b"wardwatch: the draft: not UTF-8 at byte 4"),
        (b"Thanks", ("--platform", "myspace"), b"'myspace' is not one of"),
        (b"Thanks", ("--mention", "missing.jsonl"), b"missing.jsonl"),
        (b"Thanks", ("--mention", "pyproject.toml"), b"wardwatch: the mention:"),
    ],
)
def test_bad_input_is_one_clear_line(given: bytes, arguments: tuple[str, ...], said: bytes) -> None:
    """On standard error, with exit code 2."""
    done = run(given, *arguments)

    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert done.stdout == b""


def test_a_hundred_thousand_characters_are_answered() -> None:
    """Bounded, and it says so."""
    done = run(b"you were " * 12_000)

    assert done.returncode == 1
    assert "W-unread" in {finding["rule"] for finding in json.loads(done.stdout)["findings"]}
