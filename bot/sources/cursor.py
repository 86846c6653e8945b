"""A source's place between two reads: a small JSON object in one string."""

from __future__ import annotations

import json
from collections.abc import Mapping


def load_cursor(cursor: str) -> Mapping[str, object]:
    """What an earlier read left; empty for a first read and for what this program did not write.

    An unreadable cursor means to start anew: a mention read twice is stored once, one skipped is lost.
    """
    try:
        found = json.loads(cursor)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def dump_cursor(**parts: str | int) -> str:
    """The parts that hold something, in one string."""
    return json.dumps({name: part for name, part in parts.items() if part}, sort_keys=True)


def text_part(cursor: Mapping[str, object], name: str) -> str:
    """A part that is text, or an empty one."""
    part = cursor.get(name)
    return part if isinstance(part, str) else ""


def count_part(cursor: Mapping[str, object], name: str) -> int:
    """A part that is a count, or zero."""
    part = cursor.get(name)
    return part if isinstance(part, int) and not isinstance(part, bool) and part >= 0 else 0
