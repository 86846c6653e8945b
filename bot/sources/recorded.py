"""Recorded mentions as the script of a drill that expects nothing: they come again with the pauses between them."""

from __future__ import annotations

from bot.domain.drill import Appears, Drill
from bot.domain.mention import Mention
from bot.sources.jsonl import parse_mention

ABOUT = "Recorded mentions, with the pauses that were between them."


def read_recorded(name: str, text: str) -> Drill:
    """The script in JSON Lines that were checked before. Raises `MentionError` for a line that was not."""
    # Not `splitlines`: a text may hold other signs that end a line.
    return recorded(name, [parse_mention(line) for line in text.split("\n") if line.strip()])


def recorded(name: str, mentions: list[Mention]) -> Drill:
    """The first one is published at the start."""
    in_order = sorted(mentions, key=lambda mention: mention.published_at)
    if not in_order:
        return Drill(name, ABOUT, ())
    first = in_order[0].published_at
    return Drill(name, ABOUT, tuple(Appears(mention.published_at - first, mention) for mention in in_order))
