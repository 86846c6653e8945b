"""`wardwatch query explain` and `wardwatch query compile` as they are run."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from forked import in_text, wardwatch

from bot.cli.query import pointed_at, query
from tests.standins.x_semantics import read

ROOT = Path(__file__).parents[2]
AT = "2026-03-01T09:30:00Z"
RULES = """\
kind: hospital
rules:
  - id: st-brigid
    query: '"St. Brigid" -church'
  - id: nurses
    query: 'Millbrook nurs*'
  - id: leftover
    query: '#RoomToHeal'
    active: {until: 2020-01-31}
"""
Run = subprocess.CompletedProcess[str]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    (tmp_path / "hospital.yaml").write_text(RULES, encoding="utf-8")
    return tmp_path


def run(*arguments: str, given: str = "") -> Run:
    kept = {name: value for name, value in os.environ.items() if name != "WARDWATCH_RULES"}
    return in_text(wardwatch("query", *arguments, given=given.encode(), env=kept))


# --- explain


def test_the_tree_of_a_query_is_shown() -> None:
    """Without a text there is nothing to hold it against."""
    done = run("explain", '"St. Brigid" (ward OR nurses) -church')

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "AND: all of",
        '  the phrase "st brigid"',
        "  OR: any of",
        "    the word ward",
        "    the word nurses",
        "  NOT: the part below must fail",
        "    the word church",
    ]


def test_what_is_doubtful_is_said() -> None:
    """A small `or` is a word."""
    done = run("explain", "ward or nurses")

    assert "warning: column 6: `or` is read as a word to look for" in done.stdout


def test_a_text_that_holds_shows_what_held() -> None:
    """With the exclusion that nearly applied."""
    done = run("explain", '"St. Brigid" -church', "--text", "St. Brigid has churches")

    assert (done.returncode, done.stderr) == (0, "")
    assert "found \u201cSt. Brigid\u201d in text at 0" in done.stdout
    assert "nearly refused by the word church" in done.stdout


def test_a_text_that_does_not_hold_is_a_negative_answer() -> None:
    """Exit code 1, and the exclusion that applied."""
    done = run("explain", '"St. Brigid" -church', "--text", "St. Brigid's, a church: St. Brigid")

    assert (done.returncode, done.stderr) == (1, "")
    assert "refused by the word church" in done.stdout


def test_a_title_is_held_against_it() -> None:
    """Alone or beside a text."""
    assert run("explain", "title:Voss", "--title", "Voss resigns").returncode == 0
    assert run("explain", "title:Voss", "--title", "A fire", "--text", "Voss").returncode == 1


@pytest.mark.parametrize(("lang", "code"), [("en", 0), ("es", 1)])
def test_a_whole_mention_is_held_against_it(tmp_path: Path, lang: str, code: int) -> None:
    """With its fields; from a file or standard input."""
    mention = json.dumps({"source": "x", "external_id": "1", "text": "SBMC", "published_at": AT, "lang": lang})
    (tmp_path / "m.jsonl").write_text(mention)

    from_file = run("explain", "SBMC lang:en", "--mention", str(tmp_path / "m.jsonl"))
    from_pipe = run("explain", "SBMC lang:en", "--mention", "-", given=mention)

    assert from_file.returncode == from_pipe.returncode == code
    assert from_file.stdout == from_pipe.stdout


def test_explain_answers_json() -> None:
    """The tree alone, or the explanation with what held."""
    tree = json.loads(run("explain", "ward -church", "--json").stdout)
    told = json.loads(run("explain", "ward -church", "--text", "the ward", "--json").stdout)

    assert tree["tree"]["parts"][0] == {"label": "the word ward", "column": 1, "parts": []}
    assert told["query"] == "ward -church"
    assert told["holds"] is True
    assert told["parts"][0]["evidence"] == [{"field": "text", "text": "ward", "start": 4, "end": 8}]


@pytest.mark.parametrize("verb", [["explain"], ["compile", "--for", "x"]])
def test_a_bad_query_is_misuse(verb: list[str]) -> None:
    """One line, with its column and its cure; no caret on a pipe."""
    done = run(*verb, 'ward "nurses')

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "wardwatch: column 6: this quote is never closed (close it, or leave it out)\n"


def test_a_caret_points_at_the_fault_on_a_terminal() -> None:
    """Below the query."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "bot", "query", "explain", 'ward "nurses']
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=follower, cwd=ROOT, timeout=60, check=False)
    os.close(follower)

    shown = os.read(leader, 4096).decode().splitlines()
    os.close(leader)

    assert shown[:2] == ['ward "nurses', "     ^"]


@pytest.mark.parametrize(
    ("query", "column", "caret_under"), [("a" * 500 + "#", 501, "#"), ("病院 #", 4, "#"), ("a\x1b[31m\n#", 8, "#")]
)
def test_a_caret_finds_its_column(query: str, column: int, caret_under: str) -> None:
    """In a long query, after wide letters, and without a word to the terminal."""
    shown, caret = pointed_at(query, column)

    assert shown.isprintable()
    assert len(shown) <= 70
    assert len(caret) - 1 == len(shown.encode("gb2312", "replace").partition(caret_under.encode())[0])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "the mention: "),
        ('{"source": "x"}', "the mention: "),
        ("\udcff", "the mention: not UTF-8"),
    ],
)
def test_a_bad_mention_is_misuse(tmp_path: Path, line: str, said: str) -> None:
    """It says what is missing."""
    (tmp_path / "m.jsonl").write_bytes(line.encode("utf-8", "surrogateescape"))

    done = run("explain", "SBMC", "--mention", str(tmp_path / "m.jsonl"))

    assert done.returncode == 2
    assert done.stderr.startswith(f"wardwatch: {said}")
    assert len(done.stderr.splitlines()) == 1


def test_a_text_and_a_mention_together_are_misuse() -> None:
    """Which of them was meant?"""
    assert run("explain", "SBMC", "--text", "SBMC", "--mention", "-").returncode == 2


def test_a_strangers_words_do_not_move_the_terminal() -> None:
    """Whatever stands in the mention."""
    mention = json.dumps({"source": "x", "external_id": "1", "text": "ward\x1b[2J-ward", "published_at": AT})

    done = run("explain", '"ward 2j"', "--mention", "-", given=mention)

    assert "\x1b" not in done.stdout


# --- compile


def test_the_rules_of_a_folder_are_compiled(rules: Path) -> None:
    """What is asked, what was widened and why, and which rule is not asked for."""
    done = run("compile", "--for", "x", "--rules", str(rules))

    assert (done.returncode, done.stderr) == (0, "")
    assert "Request 1, " in done.stdout
    assert "for st-brigid, nurses:" in done.stdout
    assert "nurses, column 11: a word that begins nurs: X knows no beginnings of words" in done.stdout
    assert "leftover is not active now, and not asked for" in done.stdout
    assert "1 request in each poll." in done.stdout
    assert "church" in done.stdout


def test_our_own_rules_can_be_asked_of_x() -> None:
    """All of them, within X's limits."""
    done = run("compile", "--for", "x", "--rules", "rules", "--json")

    told = json.loads(done.stdout)
    assert done.returncode == 0
    assert {rule["rule"] for rule in told["rules"]} == {rule for one in told["requests"] for rule in one["rules"]}
    assert all(one["characters"] == len(one["query"]) <= 512 for one in told["requests"])
    assert all(read(one["query"]) for one in told["requests"])


def test_what_would_be_missed_is_a_negative_answer() -> None:
    """Never silently."""
    done = run("compile", "--for", "x", "nurs*")

    assert (done.returncode, done.stderr) == (1, "")
    assert "posts are missed" in done.stdout
    assert "No request" in done.stdout


def test_compile_answers_json() -> None:
    """Requests, and for each rule its requests, what was widened and what is not asked for."""
    told = json.loads(run("compile", "--for", "x", "Voss NEAR/3 fire OR title:Voss", "--json").stdout)

    assert told["requests"] == [{"query": "Voss fire", "characters": 9, "rules": ["query"]}]
    (rule,) = told["rules"]
    assert (rule["rule"], rule["requests"]) == ("query", [0])
    assert rule["widened"][0]["column"] == 1
    assert rule["unasked"][0]["misses"] is False


@pytest.mark.parametrize(("every", "is_said"), [("30s", True), ("5m", False)])
def test_too_many_requests_are_said(tmp_path: Path, every: str, is_said: bool) -> None:
    """X would answer 429; polling less often is a cure."""
    entries = "".join(f"  - {{id: r{number}, query: '{'ward' + 'x' * 300}{number}'}}\n" for number in range(16))
    (tmp_path / "hospital.yaml").write_text(f"kind: hospital\nrules:\n{entries}", encoding="utf-8")
    (tmp_path / "sources.yaml").write_text(f"sources:\n  - {{name: x, type: x, every: {every}}}\n", encoding="utf-8")

    done = run("compile", "--for", "x", "--rules", str(tmp_path))

    assert ("source x would make 480 requests in 15 minutes, of which X allows 450" in done.stdout) is is_said


def test_a_source_with_its_own_query_is_said(rules: Path) -> None:
    """These requests are then not what it asks."""
    (rules / "sources.yaml").write_text("sources:\n  - {name: x, type: x, every: 5m, query: SBMC}\n", encoding="utf-8")

    done = run("compile", "--for", "x", "--rules", str(rules))

    assert "source x has a query of its own, and asks that instead" in done.stdout


@pytest.mark.parametrize("arguments", [["compile", "--for", "y", "SBMC"], ["explain"], ["guess"]])
def test_misuse_is_one_line(arguments: list[str]) -> None:
    """On standard error, with exit code 2."""
    done = run(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", list(query.commands))
def test_each_part_and_option_is_documented(name: str) -> None:
    """`docs/reference.md` has each, and its help an example."""
    command = query.commands[name]
    section = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8").split(f"`wardwatch query {name}")[1]
    section = section.split("\n### ")[0]

    assert "Example:" in (command.help or "")
    assert [one for param in command.params for one in param.opts if one.startswith("-") and one not in section] == []
