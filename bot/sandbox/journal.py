"""The file of a workspace: one line of JSON for each record that was stored. It outlives a kill at any moment.

A line is written whole or, when the process dies in the middle, ignored at the next start; every start rewrites the
file with the latest record of each key, atomically. One process at a time may use a file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

from pydantic import TypeAdapter, ValidationError

from bot.sandbox.records import Document, Guide, Message, ReadMark, Record, Whisper
from bot.sandbox.refusals import StateFileError

_ADAPTERS: dict[str, TypeAdapter[Record]] = {kind.__name__.lower(): TypeAdapter(kind) for kind in get_args(Record)}


class Journal:
    """An append-only file of records; `records` are those it held when it was opened, each in its latest form."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self.records = self._read()
            fresh = path.with_name(path.name + ".new")
            fresh.write_bytes(b"".join(map(_line, self.records)))
            fresh.replace(path)
            self._file = path.open("ab", buffering=0)
        except OSError as error:
            raise self._unwritable(error) from error

    def append(self, record: Record) -> None:
        """Write one record."""
        try:
            self._file.write(_line(record))
        except OSError as error:
            raise self._unwritable(error) from error

    def close(self) -> None:
        """Close the file. Harmless when repeated."""
        self._file.close()

    def _unwritable(self, error: OSError) -> StateFileError:
        return StateFileError(f"cannot be used: {error.strerror}", who=str(self._path), cure="name another file")

    def _read(self) -> list[Record]:
        if not self._path.exists():
            return []
        whole_lines = self._path.read_bytes().split(b"\n")[:-1]
        latest: dict[tuple[str, ...], Record] = {}
        for number, line in enumerate(whole_lines, start=1):
            record = self._parse(line, number)
            latest[_key(record)] = record
        return list(latest.values())

    def _parse(self, line: bytes, number: int) -> Record:
        try:
            kind, body = json.loads(line)
            return _ADAPTERS[kind].validate_python(body)
        except (ValueError, TypeError, KeyError, ValidationError) as error:
            what = f"line {number} is not a record of a workspace"
            raise StateFileError(what, who=str(self._path), cure="remove the file to start anew") from error


def _line(record: Record) -> bytes:
    kind = type(record).__name__.lower()
    return b'["' + kind.encode() + b'",' + _ADAPTERS[kind].dump_json(record) + b"]\n"


def _key(record: Record) -> tuple[str, ...]:
    kind = type(record).__name__
    match record:
        case Message() | Whisper():
            return (kind, record.channel, record.ts)
        case ReadMark():
            return (kind, record.user, record.channel)
        case Document():
            return (kind, record.name)
        case Guide():
            return (kind,)
        case _:
            return (kind, str(record.id))
