"""The verb that reads a series of counts: `spikes`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BufferedIOBase

import click

from bot.cli.lines import progress, whole_lines
from bot.domain.spike import Direction, Phase
from bot.errors import MisuseError, SeriesError
from bot.triage.spikes.detector import Point, check, follow
from bot.triage.spikes.state import State

LONGEST = 1_000
"""Characters of a line that can be a count."""

_WANTED = "write a time and a count, as 2026-03-01 09:00:00,41"
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - taken from times that are made naive, in UTC, first: this is quick
_EPOCH_UTC = _EPOCH.replace(tzinfo=UTC)


@click.command("spikes")
@click.argument("file", type=click.File("rb"), default="-")
@click.option(
    "--direction",
    type=click.Choice([direction.value for direction in Direction]),
    default=Direction.UP.value,
    show_default=True,
    help="Look for spikes (up) or for quiet spells of what has a rhythm (down).",
)
def spikes(file: BufferedIOBase, direction: str) -> int:
    """Say of each count in a series how unusual it is, and where a spike begins.

    FILE is CSV with the columns timestamp and value, sorted by time; standard input when it is `-` or left out. Times
    without an offset are UTC. Out come timestamp,value,score,alert: score from 0 to 1, alert 1 where a spike begins.
    Each line is judged by the lines before it alone.

    Example: wardwatch spikes mentions-per-hour.csv
    """
    series = _Series(State(direction=Direction(direction)))
    out = sys.stdout.buffer
    with progress(file, to_terminal=out.isatty()) as advance:
        for number, lines in whole_lines(file, advance):
            out.write(series.answer(number, lines))
            out.flush()
    if series.columns is None:
        raise MisuseError("there is nothing in it", who="the input", cure="begin with the line timestamp,value")
    return 1 if series.is_faulty else 0


@dataclass(slots=True)
class _Columns:
    """Where a line has its time and its count; other columns are passed over."""

    at: int
    count: int


@dataclass(slots=True)
class _Series:
    """A file as far as it was read."""

    state: State
    columns: _Columns | None = None
    is_faulty: bool = False

    def answer(self, number: int, lines: list[bytes]) -> bytes:
        """The answers to some lines; `number` is that of the first. Faults go to standard error."""
        head = b""
        if self.columns is None:
            self.columns = _columns(lines[0].removeprefix(b"\xef\xbb\xbf"))
            number, lines, head = number + 1, lines[1:], b"timestamp,value,score,alert\n"
        said, points = self._points(number, lines, self.columns)
        self.state, readings = follow(self.state, points)
        begins = Phase.BEGINS
        return (
            head
            + "".join(
                [
                    f"{text},{reading.score:.4f},{1 if reading.phase is begins else 0}\n"
                    for text, reading in zip(said, readings, strict=True)
                ]
            ).encode()
        )

    def _points(self, number: int, lines: list[bytes], columns: _Columns) -> tuple[list[str], list[Point]]:
        """The time and count of each good line, as they were written and as they are read."""
        said: list[str] = []
        points: list[Point] = []
        last = self.state.at
        for place, data in enumerate(lines, start=number):
            try:
                if text := _text(data):
                    at_text, count_text = _cells(text, columns)
                    at, count = _seconds(at_text), _number(count_text)
                    check(last, at, count)
                    said.append(f"{at_text},{count_text}")
                    points.append((at, count))
                    last = at
            except SeriesError as error:
                self.is_faulty = True
                click.echo(f"line {place}: {_printable(str(error))}", err=True)
        return said, points


def _columns(line: bytes) -> _Columns:
    names = [name.strip().strip('"').lower() for name in line.decode("utf-8", "replace").split(",")]
    if "timestamp" not in names or "value" not in names:
        raise MisuseError("the first line does not name the columns", who="the input", cure="write timestamp,value")
    return _Columns(names.index("timestamp"), names.index("value"))


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8").strip()
    except UnicodeDecodeError as error:
        raise SeriesError(f"not UTF-8 at byte {error.start + 1}", cure="save the file as UTF-8") from None
    if len(text) > LONGEST:
        raise SeriesError(f"longer than {LONGEST} characters", cure=_WANTED)
    if not text.isprintable():
        raise SeriesError("a sign in it cannot be printed", cure=_WANTED)
    return text


def _cells(text: str, columns: _Columns) -> tuple[str, str]:
    cells = text.split(",")
    try:
        at, count = cells[columns.at], cells[columns.count]
    except IndexError:
        raise SeriesError("a column is missing", cure=_WANTED) from None
    return at.strip(' "'), count.strip(' "')


def _seconds(text: str) -> float:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise SeriesError(f"{text[:40]!r} is not a time", cure="write it as 2026-03-01 09:00:00") from None
    return (at - (_EPOCH if at.tzinfo is None else _EPOCH_UTC)).total_seconds()


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise SeriesError(f"{text[:40]!r} is not a count", cure="write a number") from None


def _printable(text: str) -> str:
    """Nothing in it moves a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
