"""Moments as people read them: Slack's `<!date^...>`, the time beside a message, the day between two. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from markupsafe import Markup

from bot.sandbox.page.html import tag, text
from bot.sandbox.page.reader import Reader

_PART = re.compile(r"\{([a-z_]{3,30})\}")
LATEST_EPOCH_S = 253_402_214_400
"""The last day of the year 9999 is left out: in some time zones it is in a year that no calendar of ours has."""


def date(reader: Reader, epoch: str, form: str, address: str, fallback: str) -> Markup:
    """A moment in one of Slack's formats, as a link if it has an address; the fallback when it is no moment."""
    if not re.fullmatch(r"\d{1,12}", epoch) or int(epoch) > LATEST_EPOCH_S:
        return text(fallback)
    at = reader.local(int(epoch))
    shown = _PART.sub(lambda found: _part(found, at, reader.now), form)
    stamped = tag("time", shown, datetime=at.isoformat(), title=_date(at) + " at " + clock(at))
    return reader.link(address, stamped) if address else stamped


def clock(at: datetime) -> str:
    """The time of day, such as 6:39 AM."""
    return f"{at.hour % 12 or 12}:{at:%M %p}"


def day(at: datetime, now: datetime) -> str:
    """The day as it stands between messages: Today, Yesterday, or Friday, November 20th."""
    near = _pretty(at, now)
    year = f", {at.year}" if at.year != now.astimezone(at.tzinfo).year else ""
    return near.capitalize() if near else f"{at:%A, %B} {_ordinal(at.day)}{year}"


def _part(found: re.Match[str], at: datetime, now: datetime) -> str:
    name = found[1]
    plain = name.removesuffix("_pretty")
    if plain not in _FORMS:
        return found[0]
    near = _pretty(at, now) if name.endswith("_pretty") else ""
    return near or (_ago(at, now) if plain == "ago" else _FORMS[plain](at))


def _pretty(at: datetime, now: datetime) -> str:
    today = now.astimezone(at.tzinfo).date()
    near = {today: "today", today - timedelta(days=1): "yesterday", today + timedelta(days=1): "tomorrow"}
    return near.get(at.date(), "")


def _ago(at: datetime, now: datetime) -> str:
    seconds = (now - at).total_seconds()
    for unit, length in (("day", 86_400), ("hour", 3600), ("minute", 60)):
        count = int(abs(seconds) // length)
        if count:
            told = f"{count} {unit}{'s' * (count > 1)}"
            return f"{told} ago" if seconds > 0 else f"in {told}"
    return "just now"


def _ordinal(number: int) -> str:
    suffix = "th" if number in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _date(at: datetime) -> str:
    return f"{at:%B} {_ordinal(at.day)}, {at.year}"


_FORMS: Mapping[str, Callable[[datetime], str]] = {
    "date_num": lambda at: f"{at:%Y-%m-%d}",
    "date_slash": lambda at: f"{at:%m/%d/%Y}",
    "date": _date,
    "date_short": lambda at: f"{at:%b} {at.day}, {at.year}",
    "date_long": lambda at: f"{at:%A}, {_date(at)}",
    "day_divider": lambda at: f"{at:%A, %B} {_ordinal(at.day)}",
    "time": clock,
    "time_secs": lambda at: f"{at.hour % 12 or 12}:{at:%M:%S %p}",
    "ago": lambda at: clock(at),
}
