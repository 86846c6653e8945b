"""JSON Lines in, JSON Lines out: whatever the locale, on an endless pipe, past any bad line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedIOBase
from os import fstat
from stat import S_ISREG
from typing import TypeVar

import click

from bot.domain.mention import Mention
from bot.errors import MentionError, MisuseError
from bot.sources.jsonl import MAX_LINE, parse_mention

CHUNK = 64 * 1024
"""Bytes read at once at most; a slow pipe gives less, and what it gave is answered at once."""

Record = dict[str, object]
Answer = Callable[[list[Mention]], Iterable[Record]]
Parsed = TypeVar("Parsed")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the input, counted from 1, without its end."""

    number: int
    data: bytes


def answer_all(file: BufferedIOBase, answer: Answer) -> int:
    """Answer every good line of `file` on standard output, in order, and tell of every bad one on standard error.

    The exit code: 1 when any line was bad, else 0.
    """
    out = sys.stdout.buffer
    bad = 0
    with progress(file, to_terminal=out.isatty()) as advance:
        for mentions, faults in _read_all(file, parse_mention, advance):
            bad += faults
            out.writelines(_written(record) for record in answer(mentions))
            out.flush()
    return 1 if bad else 0


def take_all(file: BufferedIOBase, parse: Callable[[str], Parsed], take: Callable[[list[Parsed]], None]) -> int:
    """Hand every good line of `file` on, in order, and tell of every bad one on standard error: how many were bad.

    `parse` raises `MentionError` for a bad line. What is handed on is answered later, so the bar shows on any terminal.
    """
    bad = 0
    with progress(file, to_terminal=False) as advance:
        for parsed, faults in _read_all(file, parse, advance):
            bad += faults
            take(parsed)
    return bad


def _read_all(
    file: BufferedIOBase, parse: Callable[[str], Parsed], advance: Callable[[int], None]
) -> Iterator[tuple[list[Parsed], int]]:
    """The good lines batch by batch, each with how many bad ones stood among them and were told of."""
    for lines in _batches(file, advance):
        parsed, faults = _parsed(lines, parse)
        for fault in faults:
            click.echo(fault, err=True)
        yield parsed, len(faults)


def _written(record: Record) -> bytes:
    """One line of ASCII: no locale and no lone surrogate can spoil it."""
    return json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def _parsed(lines: list[Line], parse: Callable[[str], Parsed]) -> tuple[list[Parsed], list[str]]:
    parsed, faults = [], []
    for line in lines:
        try:
            if text := _text(line):
                parsed.append(parse(text))
        except MentionError as error:
            faults.append(f"line {line.number}: {_one_line(error)}")
    return parsed, faults


def _text(line: Line) -> str:
    """The line as text, empty when blank; raises `MentionError`."""
    if len(line.data) > MAX_LINE:
        raise MentionError(f"longer than {MAX_LINE} bytes", cure="write one mention on each line")
    data = line.data.removeprefix(b"\xef\xbb\xbf") if line.number == 1 else line.data
    try:
        return data.decode("utf-8").strip()
    except UnicodeDecodeError as error:
        raise MentionError(f"not UTF-8 at byte {error.start + 1}", cure="save the file as UTF-8") from None


def _one_line(error: MentionError) -> str:
    """`what: cure`, with nothing in it that moves a terminal."""
    said = f"{error.what}: {error.cure}" if error.cure else error.what
    return "".join(letter if letter.isprintable() else " " for letter in said)


def _batches(file: BufferedIOBase, advance: Callable[[int], None]) -> Iterator[list[Line]]:
    for number, lines in whole_lines(file, advance):
        yield [Line(place, data) for place, data in enumerate(lines, start=number)]


def whole_lines(file: BufferedIOBase, advance: Callable[[int], None]) -> Iterator[tuple[int, list[bytes]]]:
    """The number of a line and it with those after it, as soon as they are there.

    A line that is too long is cut just beyond the limit.
    """
    number, pending = 1, b""
    while chunk := _read(file):
        *whole, pending = (pending + chunk).split(b"\n")
        pending = pending[: MAX_LINE + 1]
        if whole:
            yield number, whole
        number += len(whole)
        advance(len(chunk))
    if pending:
        yield number, [pending]


def _read(file: BufferedIOBase) -> bytes:
    try:
        return file.read1(CHUNK)
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise MisuseError(reason, who="the input", cure="name a file that can be read") from error


@contextmanager
def progress(file: BufferedIOBase, *, to_terminal: bool) -> Iterator[Callable[[int], None]]:
    """A bar while a regular file is read, unless the answers themselves fill the terminal."""
    size = None if to_terminal else _size(file)
    with bar("Reading", size) as advance:
        yield advance


@contextmanager
def bar(title: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """A bar on standard error that grows when what is yielded is called; nothing on a pipe, or when `total` is None."""
    if total is None or not sys.stderr.isatty():
        yield lambda _count: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task(title, total=total)
        yield lambda count: progress.advance(task, count)


def _size(file: BufferedIOBase) -> int | None:
    """Bytes of a regular file; None for a pipe, a terminal or anything else without an end in sight."""
    try:
        status = fstat(file.fileno())
    except OSError:
        return None
    return status.st_size if S_ISREG(status.st_mode) else None
