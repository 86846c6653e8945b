"""Whom a message names: people by id, everybody as `*`. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.sandbox.records import Message

EVERYBODY = "*"
_NAMED = re.compile(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>|<!(channel|here|everyone)(?:\|[^<>]*)?>")


def named_in(message: Message) -> frozenset[str]:
    """The ids of those who are named in its text or its blocks."""
    return frozenset((*_in_text(message.text), *_in_blocks(list(message.blocks))))


def _in_text(text: str) -> Iterator[str]:
    if "<" in text:
        yield from (found[1] or EVERYBODY for found in _NAMED.finditer(text))


def _in_blocks(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from _in_text(value)
    elif isinstance(value, list):
        for entry in value:
            yield from _in_blocks(entry)
    elif isinstance(value, dict):
        if value.get("type") == "user":
            yield str(value.get("user_id"))
        elif value.get("type") == "broadcast":
            yield EVERYBODY
        for inner in value.values():
            yield from _in_blocks(inner)
