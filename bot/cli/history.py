"""The store's own past as a verb reads it: `30d` of it, page by page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import click

from bot.domain.mention import Mention
from bot.ports import Store

PAGE = 1_000
LONGEST = timedelta(days=36_500)

_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def ago(value: str) -> timedelta:
    """The stretch of time until now that `12h`, `30d` or `8w` means, as a type of an option."""
    written = re.fullmatch(r"([1-9][0-9]{0,5})([hdw])", value.strip().lower())
    span = int(written[1]) * _UNITS[written[2]] if written else timedelta()
    if not timedelta() < span <= LONGEST:
        raise click.BadParameter(f"{value!r} is no stretch of time: write a number with h, d or w, as in 30d")
    return span


def pages_since(store: Store, since: datetime) -> Iterator[list[Mention]]:
    """Every stored mention published at `since` or later. Nothing is changed by reading."""
    after = 0
    while page := store.mentions_since(since, after, PAGE):
        yield [one.mention for one in page]
        if len(page) < PAGE:
            return
        after = page[-1].id
