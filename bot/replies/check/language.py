"""Which sentences are in a language that the rules do not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.replies.check.reading import CONTACTS, Reading, Span
from bot.replies.spoken import is_foreign

_SENTENCE = re.compile(r"[^.!?\n]+")


def unread(reading: Reading) -> Iterator[Span]:
    """The sentences, as slices of `shown`, that are neither English nor Spanish as far as their small words tell."""
    text = CONTACTS.sub(lambda hit: " " * len(hit[0]), reading.shown.text)
    return (sentence.span() for sentence in _SENTENCE.finditer(text) if is_foreign(sentence[0]))
