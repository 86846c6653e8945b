"""`wardwatch spikes` as it is run: files, pipes, bad lines, and nothing known of the future."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_judge import ROOT, environment, run
from tests.triage.counts import BEGAN, DAY, HOUR, counts, silent, steady, with_more

WHEN = BEGAN + 20 * DAY + 3 * HOUR


def written(series: list[tuple[object, float]], until: int | None = None) -> bytes:
    lines = [f"{at:%Y-%m-%d %H:%M:%S},{count:.0f}" for at, count in series[:until]]
    return "\n".join(["timestamp,value", *lines, ""]).encode()


SPIKE = with_more(counts(steady(4), 22), WHEN, 30, hours=2)


def rows(answered: subprocess.CompletedProcess[bytes]) -> list[list[str]]:
    return [line.split(",") for line in answered.stdout.decode().splitlines()]


def test_each_line_is_answered_with_a_score_and_an_alert_where_the_spike_begins(tmp_path: Path) -> None:
    """The columns of the contract, every line in its order and as it was written, one alert for two high hours."""
    (tmp_path / "counts.csv").write_bytes(written(SPIKE))

    answered = run("spikes", "counts.csv", cwd=tmp_path)

    head, *lines = rows(answered)
    assert (answered.returncode, answered.stderr) == (0, b"")
    assert head == ["timestamp", "value", "score", "alert"]
    assert [line[:2] for line in lines] == [line.split(",") for line in written(SPIKE).decode().splitlines()[1:]]
    assert [line[0] for line in lines if line[3] == "1"] == [f"{WHEN:%Y-%m-%d %H:%M:%S}"]
    assert all(0 <= float(line[2]) <= 1 for line in lines)


@pytest.mark.parametrize("until", [1, 100, 20 * 24 + 4])
def test_what_is_said_of_the_first_lines_does_not_depend_on_the_others(until: int, tmp_path: Path) -> None:
    """The answer to a beginning is the beginning of the answer."""
    whole = run("spikes", given=written(SPIKE), cwd=tmp_path)
    early = run("spikes", "-", given=written(SPIKE, until), cwd=tmp_path)

    assert early.stdout.count(b"\n") == until + 1
    assert whole.stdout.startswith(early.stdout)


def test_a_quiet_spell_is_looked_for_when_asked(tmp_path: Path) -> None:
    """Upward there is nothing to find in a silence."""
    quiet = written(silent(counts(steady(4), 22), WHEN, WHEN + DAY))

    down = rows(run("spikes", "--direction", "down", given=quiet, cwd=tmp_path))
    up = rows(run("spikes", given=quiet, cwd=tmp_path))

    assert [line[3] for line in down].count("1") == 1
    assert [line[3] for line in up].count("1") == 0


BAD = {
    b"2026-03-02 00:00:00,5": b"the same time as the count before (give one count for each time)",
    b"2026-03-01 00:00:00,5": b"earlier than the count before (sort by time)",
    b"yesterday,5": b"'yesterday' is not a time (write it as 2026-03-01 09:00:00)",
    b"2026-03-02 00:30:00,many": b"'many' is not a count (write a number)",
    b"2026-03-02 00:30:00,-5": b"-5 is not a count",
    b"2026-03-02 00:30:00,nan": b"nan is not a count",
    b"2026-03-02 00:30:00": b"a column is missing",
    b"2026-03-02 00:30:00,\xff": b"not UTF-8 at byte 21",
    b"2026-03-02\x1b00:30:00,5": b"a sign in it cannot be printed",
    b"2026-03-02 00:30:00," + b"5" * 2_000: b"longer than 1000 characters",
}


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad[:24].decode("ascii", "replace"))
def test_a_bad_line_is_told_and_skipped(bad: bytes, tmp_path: Path) -> None:
    """With its number and what to do; the good lines are answered as if it were not there; exit code 1."""
    good = b"timestamp,value\n2026-03-02 00:00:00,1\n\n%b2026-03-02 01:00:00,2\n"

    answered = run("spikes", given=good % (bad + b"\n"), cwd=tmp_path)

    assert answered.returncode == 1
    assert answered.stderr.startswith(b"line 4: " + BAD[bad])
    assert answered.stderr.count(b"\n") == 1
    assert answered.stdout == run("spikes", given=good % b"", cwd=tmp_path).stdout


def test_other_columns_order_quotes_zones_and_line_ends_are_borne(tmp_path: Path) -> None:
    """Columns are found by name; times with an offset are moved to UTC, those without are UTC."""
    given = b'\xef\xbb\xbf"Value",label,Timestamp\r\n1,x,2026-03-02T01:00:00+01:00\r\n"2",x,"2026-03-02 00:05:00"\r\n'

    answered = run("spikes", given=given, cwd=tmp_path)

    assert (answered.returncode, answered.stderr) == (0, b"")
    assert [line[:2] for line in rows(answered)[1:]] == [
        ["2026-03-02T01:00:00+01:00", "1"],
        ["2026-03-02 00:05:00", "2"],
    ]


@pytest.mark.parametrize("given", [b"", b"2026-03-02 00:00:00,1\n", b"time;count\n"])
def test_without_its_first_line_a_file_is_misuse(given: bytes, tmp_path: Path) -> None:
    """One line that says what to write; exit code 2."""
    answered = run("spikes", given=given, cwd=tmp_path)

    assert (answered.returncode, answered.stdout) == (2, b"")
    assert answered.stderr.count(b"\n") == 1
    assert b"timestamp,value" in answered.stderr


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    """As in `wardwatch spikes | head`."""
    command = [sys.executable, "-m", "bot", "spikes"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=environment()
    ) as running:
        assert running.stdin and running.stdout and running.stderr
        running.stdout.close()
        running.stdin.write(written(SPIKE))
        running.stdin.close()
        said = running.stderr.read()

    assert said == b""
