"""`wardwatch match` and `wardwatch triage` as they are run: files, pipes, bad lines, odd locales."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from forked import wardwatch

ROOT = Path(__file__).parents[2]
AT = "2026-03-01T09:30:00Z"

RULES = """\
kind: hospital
rules:
  - id: st-brigid
    name: St. Brigid
    query: '"st brigid"'
  - id: voss
    name: Dr. Eleanor Voss
    kind: executive
    query: '"eleanor voss"'
    severity: high
"""


def line(external_id: str, text: str, **more: object) -> str:
    record = {"source": "x", "external_id": external_id, "text": text, "published_at": AT}
    return json.dumps({**record, **more}, ensure_ascii=False)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "house-rules"
    folder.mkdir()
    (folder / "hospital.yaml").write_text(RULES, encoding="utf-8")
    return folder


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "WARDWATCH_RULES"}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def run(*arguments: str, given: bytes = b"", cwd: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    return wardwatch(*arguments, given=given, cwd=cwd, env=environment(**more))


def records(answered: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(record) for record in answered.stdout.splitlines()]


def test_match_answers_exactly_the_contract(rules: Path, tmp_path: Path) -> None:
    """Rule, kind and evidence with code point offsets; evidence in the title says so; no match is an empty list."""
    mentions = [
        line("1", "😡 St. Brigid again", title="Eleanor Voss speaks"),
        line("2", "Nothing of ours"),
    ]
    file = tmp_path / "mentions.jsonl"
    file.write_text("\n".join(mentions), encoding="utf-8")

    answered = run("match", str(file), "--rules", str(rules), cwd=tmp_path)

    assert (answered.returncode, answered.stderr) == (0, b"")
    found = records(answered)
    assert found[0]["source"] == "x"
    assert found[0]["external_id"] == "1"
    assert [(match["rule"], match["kind"]) for match in found[0]["matches"]] == [
        ("st-brigid", "hospital"),
        ("voss", "executive"),
    ]
    assert found[0]["matches"][1]["evidence"] == [{"text": "Eleanor Voss", "start": 0, "end": 12, "field": "title"}]
    assert found[1] == {"source": "x", "external_id": "2", "matches": []}


def test_match_quotes_the_text_as_given(rules: Path, tmp_path: Path) -> None:
    """The evidence is the slice of the text that its offsets name."""
    text = "😡 at ST BRÍGID today"

    answered = run("match", "--rules", str(rules), given=line("1", text).encode(), cwd=tmp_path)

    (evidence,) = records(answered)[0]["matches"][0]["evidence"]
    assert evidence == {"text": "ST BRÍGID", "start": 5, "end": 14}
    assert text[5:14] == "ST BRÍGID"


def test_triage_answers_exactly_the_contract(rules: Path, tmp_path: Path) -> None:
    """Sentiment, category, severity, reasons and private details, and nothing else."""
    given = line("7", "Wrong medication at St Brigid, MRN 12345").encode()

    answered = run("triage", "-", "--rules", str(rules), given=given, cwd=tmp_path)

    (record,) = records(answered)
    assert list(record) == ["source", "external_id", "sentiment", "category", "severity", "reasons", "private"]
    assert list(record["sentiment"]) == ["label", "score"]
    assert (record["category"], record["severity"]) == ("safety", "high")
    assert record["reasons"][0] == 'patient safety +40: "wrong medication"'
    assert record["private"] == [{"kind": "record_number", "start": 35, "end": 40}]


def test_triage_counts_the_floors_of_the_rules(rules: Path, tmp_path: Path) -> None:
    """A mention that matches a rule with a severity is no less grave than that."""
    given = line("1", "Eleanor Voss was here").encode()

    with_rules = records(run("triage", "--rules", str(rules), given=given, cwd=tmp_path))
    without = records(run("triage", given=given, cwd=tmp_path))

    assert (with_rules[0]["severity"], without[0]["severity"]) == ("high", "normal")


def test_the_rules_folder_may_come_from_the_environment(rules: Path, tmp_path: Path) -> None:
    """`WARDWATCH_RULES` names it where `--rules` does not."""
    given = line("1", "St Brigid").encode()

    answered = run("match", given=given, cwd=tmp_path, WARDWATCH_RULES=str(rules))

    assert len(records(answered)[0]["matches"]) == 1


@pytest.mark.parametrize("verb", ["match", "triage"])
def test_a_rules_folder_that_was_asked_for_must_be_there(verb: str, tmp_path: Path) -> None:
    """A folder that is named and missing is misuse, never judged without."""
    answered = run(verb, "--rules", "nowhere", given=line("1", "hello").encode(), cwd=tmp_path)

    assert answered.returncode == 2
    assert answered.stdout == b""
    assert b"nowhere" in answered.stderr


def test_bad_lines_are_told_and_skipped(rules: Path, tmp_path: Path) -> None:
    """Each with its number and cure on one line; every good line is answered, in order; the exit code is 1."""
    good = [line(str(number), "St Brigid").encode() for number in range(3)]
    given = b"\n".join(
        [good[0], b"{", b"", b'"\xff"', good[1], b"  \r", b"[]", line("9", "no date").encode()[:-30] + b"}", good[2]]
    )

    answered = run("match", "--rules", str(rules), given=given, cwd=tmp_path)

    assert answered.returncode == 1
    assert [record["external_id"] for record in records(answered)] == ["0", "1", "2"]
    told = answered.stderr.decode().splitlines()
    assert [said.partition(":")[0] for said in told] == ["line 2", "line 4", "line 7", "line 8"]
    assert told[1] == "line 4: not UTF-8 at byte 2: save the file as UTF-8"


def test_hostile_words_reach_no_terminal_and_break_no_line(rules: Path, tmp_path: Path) -> None:
    """Escapes, line breaks, bidi marks and lone surrogates come out as ASCII, one line for each mention."""
    given = line("\u202e1\n\x1b[31m", "St Brigid").encode() + b"\n"
    given += b'{"source":"x","external_id":"2","text":"St Brigid \\ud800","published_at":"%s"}\n' % AT.encode()
    given += b'{"source":"x","external_id":"3","text":"t","published_at":"\\u001b[2J\\u202e"}'

    answered = run("match", "--rules", str(rules), given=given, cwd=tmp_path)

    assert answered.returncode == 1
    assert answered.stdout.isascii()
    assert [record["external_id"] for record in records(answered)] == ["\u202e1\n\x1b[31m", "2"]
    assert len(answered.stderr.splitlines()) == 1
    assert answered.stderr.decode().rstrip("\n").isprintable()


@pytest.mark.parametrize("locale", ["C", "POSIX", "de_DE.ISO-8859-1"])
def test_text_is_utf_8_whatever_the_locale(rules: Path, tmp_path: Path, locale: str) -> None:
    """Also with a byte order mark at the start, which is no part of the first line."""
    given = b"\xef\xbb\xbf" + line("ä", "St Brígid 病院").encode()
    odd = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}

    command = [sys.executable, "-m", "bot", "match", "--rules", str(rules)]
    answered = subprocess.run(
        command, input=given, capture_output=True, cwd=tmp_path, env=environment(**odd), timeout=60, check=False
    )

    assert (answered.returncode, answered.stderr) == (0, b"")
    assert records(answered)[0]["external_id"] == "ä"


def test_a_line_without_end_is_refused_and_its_neighbours_answered(rules: Path, tmp_path: Path) -> None:
    """Memory stays bounded, and the numbering stays right."""
    given = b"\n".join([line("1", "St Brigid").encode(), b"x" * 6_000_000, b"{", line("2", "St Brigid").encode()])

    answered = run("match", "--rules", str(rules), given=given, cwd=tmp_path)

    assert answered.returncode == 1
    assert [record["external_id"] for record in records(answered)] == ["1", "2"]
    assert answered.stderr.startswith(b"line 2: longer than 2097152 bytes: ")
    assert b"\nline 3: " in answered.stderr


def test_the_longest_text_is_answered(rules: Path, tmp_path: Path) -> None:
    """A hundred thousand characters, each escaped, are one mention."""
    given = json.dumps(json.loads(line("1", "😡" * 100_000))).encode()

    answered = run("triage", "--rules", str(rules), given=given, cwd=tmp_path)

    assert (answered.returncode, len(records(answered))) == (0, 1)


def test_nothing_in_is_nothing_out(rules: Path, tmp_path: Path) -> None:
    """An empty input is no error."""
    answered = run("match", "--rules", str(rules), cwd=tmp_path)

    assert (answered.returncode, answered.stdout, answered.stderr) == (0, b"", b"")


@pytest.mark.parametrize("verb", ["match", "triage"])
@pytest.mark.parametrize("file", ["missing.jsonl", "."])
def test_a_file_that_cannot_be_read_is_misuse(verb: str, file: str, rules: Path, tmp_path: Path) -> None:
    """One line on standard error, exit code 2."""
    answered = run(verb, file, "--rules", str(rules), cwd=tmp_path)

    assert (answered.returncode, answered.stdout) == (2, b"")
    assert len(answered.stderr.splitlines()) == 1
    assert b"wardwatch: " in answered.stderr


@pytest.mark.parametrize("verb", ["match", "triage"])
def test_help_has_an_example(verb: str, tmp_path: Path) -> None:
    """A person can copy it."""
    answered = run(verb, "--help", cwd=tmp_path)

    assert answered.returncode == 0
    assert f"Example: wardwatch {verb} mentions.jsonl".encode() in answered.stdout


@pytest.fixture
def endless(rules: Path, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "bot", "match", "--rules", str(rules)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=tmp_path, env=environment()) as process:
        yield process
        process.kill()


def test_an_endless_pipe_is_answered_as_it_flows(endless: subprocess.Popen[bytes]) -> None:
    """Each line is answered before the next is written, though the input never ends."""
    assert endless.stdin
    assert endless.stdout

    for number in range(3):
        endless.stdin.write(line(str(number), "St Brigid").encode() + b"\n")
        endless.stdin.flush()
        assert json.loads(endless.stdout.readline())["external_id"] == str(number)


def test_a_reader_that_leaves_is_not_complained_about(endless: subprocess.Popen[bytes]) -> None:
    """`| head` ends the verb quietly."""
    assert endless.stdin
    assert endless.stdout
    assert endless.stderr
    endless.stdout.close()

    endless.stdin.write(line("1", "St Brigid").encode() + b"\n")
    endless.stdin.close()

    assert endless.stderr.read() == b""
    assert endless.wait(60) != 0
