"""A file of JSON Lines: recordings, drills, and whatever other programs append."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from bot.domain.mention import Mention
from bot.domain.source import Page
from bot.errors import MentionError, SourceUnavailableError
from bot.sources.cursor import count_part, dump_cursor, load_cursor, text_part
from bot.sources.jsonl import MAX_LINE, parse_mention

MAX_LINES = 500
MAX_PAGE = 8_000_000
"""Bytes of one page: many long lines are several pages."""
PROBE = 1_024
"""Bytes at the start and before the cursor that tell whether this is still the same file."""


@dataclass(frozen=True, slots=True)
class FileSource:
    """Reads what was appended to a file. Mentions keep the source that their line names."""

    name: str
    path: Path

    def fetch(self, cursor: str, now: datetime) -> Page:  # noqa: ARG002  (a file knows no present)
        """Up to `MAX_LINES` lines after the cursor; a bad line is a fault, and the lines around it are read."""
        try:
            if not S_ISREG(self.path.stat().st_mode):
                raise SourceUnavailableError(
                    f"{self.path} is not a file", who=self.name, cure="name a file of JSON Lines"
                )
            with self.path.open("rb") as file:
                return _read(file, _resume(file, cursor))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            cure = "check that the file exists and may be read"
            raise SourceUnavailableError(f"cannot read {self.path}: {reason}", who=self.name, cure=cure) from error


@dataclass(slots=True)
class _Place:
    """Where reading stands: a byte offset, the line breaks before it, and whether an overlong line is being passed."""

    offset: int = 0
    lines: int = 0
    is_passing: bool = False
    gap: str = ""


@dataclass(slots=True)
class _Found:
    """What a page gathers."""

    mentions: list[Mention] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def _resume(file: BinaryIO, cursor: str) -> _Place:
    parts = load_cursor(cursor)
    offset = count_part(parts, "offset")
    if offset == 0:
        return _Place()
    if _fingerprint(file, offset) != text_part(parts, "seen"):
        gap = (
            f"the file was replaced or shortened: it is read from its start, what followed byte {offset} may be missing"
        )
        return _Place(gap=gap)
    return _Place(offset, count_part(parts, "lines"), bool(count_part(parts, "passing")))


def _fingerprint(file: BinaryIO, offset: int) -> str:
    """What the file holds at its start and before `offset`; too short a file has another fingerprint."""
    file.seek(0)
    head = file.read(min(PROBE, offset))
    file.seek(max(0, offset - PROBE))
    return sha256(head + file.read(min(PROBE, offset))).hexdigest()[:32]


def _read(file: BinaryIO, place: _Place) -> Page:
    found = _Found()
    start = place.offset
    file.seek(start)
    more = False
    for count, line in enumerate(_lines(file, place)):
        _note(line, place.lines, found)
        if count + 1 >= MAX_LINES or place.offset - start >= MAX_PAGE:
            more = bool(file.read(1))
            break
    return Page(tuple(found.mentions), _cursor(file, place), more=more, faults=tuple(found.faults), gap=place.gap)


def _cursor(file: BinaryIO, place: _Place) -> str:
    seen = _fingerprint(file, place.offset)
    return dump_cursor(offset=place.offset, lines=place.lines, passing=int(place.is_passing), seen=seen)


def _lines(file: BinaryIO, place: _Place) -> Iterator[bytes]:
    """The complete lines, moving `place` past each before it is given. An overlong line comes in its pieces."""
    while piece := file.readline(MAX_LINE + 1):
        ended = piece.endswith(b"\n")
        if not ended and len(piece) <= MAX_LINE and not place.is_passing and not _is_complete(piece):
            file.seek(place.offset)
            return
        was_passing = place.is_passing
        place.offset += len(piece)
        place.lines += ended
        place.is_passing = not ended and (was_passing or len(piece) > MAX_LINE)
        yield b"" if was_passing else piece


def _is_complete(line: bytes) -> bool:
    """Whether a last line without its line break is a whole JSON value, and not one that is being written."""
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _note(line: bytes, breaks: int, found: _Found) -> None:
    number = breaks if line.endswith(b"\n") else breaks + 1
    try:
        if line.strip():
            found.mentions.append(_mention(line))
    except MentionError as error:
        found.faults.append(f"line {number}: {error}")


def _mention(line: bytes) -> Mention:
    if len(line) > MAX_LINE:
        raise MentionError(f"longer than {MAX_LINE} bytes", cure="write one mention a line, and shorten its text")
    try:
        return parse_mention(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise MentionError("not UTF-8", cure="save the file as UTF-8") from None
