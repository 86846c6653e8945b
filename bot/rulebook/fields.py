"""The kinds of value that the rules folder knows: each takes what was written and says what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Annotated, NoReturn, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from bot.domain.policy import Target, TargetKind, Way
from bot.domain.reply import Asking
from bot.domain.role import Role
from bot.domain.rule import RuleKind
from bot.domain.severity import Severity
from bot.domain.topic import CATEGORIES
from bot.domain.verdict import Label
from bot.errors import QueryError
from bot.query.syntax import parse
from bot.rulebook.faults import listed, nearest, printable, quoted

REFUSAL = "rulebook"
"""The error type of our own refusals; their context holds `what` and `cure`."""

MAX_ID = 60
MAX_NAME = 120
MAX_QUERY = 10_000
MAX_PROSE = 5_000
MAX_REPLY = 2_500
"""A suggested reply must fit into one block of a Slack message with its heading."""
MAX_X_QUERY = 512
"""X's own limit for a search."""
MAX_SHOWN = 20
"""Characters of a query that show where it cannot be read."""
MAX_TOLD = 200
FIRST_YEAR, LAST_YEAR = 1990, 2200

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CHANNEL_ID = re.compile(r"[CG][A-Z0-9]{7,20}")
_CHANNEL = re.compile(r"[\w-]{1,80}")
_USER = re.compile(r"[UW][A-Z0-9]{5,20}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DURATION = re.compile(r"(\d{1,6})\s*([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{0,99}")
_HOUR = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)|24:00")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_GROUP = re.compile(r"S[A-Z0-9]{5,20}")
_TURN = re.compile(r"(\d{1,3})\s*d(?:ays?)?")
_PHONE = re.compile(r"[+(\d][-+() .\d/x]{2,38}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_EMAIL = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]+\.[^\s@<>]{2,}")

Choice = TypeVar("Choice", bound=StrEnum)


def refuse(what: str, cure: str) -> NoReturn:
    """Refuse a value; `what` follows the name of its key in the sentence."""
    raise PydanticCustomError(REFUSAL, "{what}: {cure}", {"what": what, "cure": cure})


def text(value: object, limit: int = MAX_PROSE) -> str:
    """A text of at most `limit` characters, without blanks around it."""
    if not isinstance(value, str):
        shape = "a list" if isinstance(value, list) else "a group of keys"
        refuse(f"must be one text, not {shape}", "write it after the colon, in single quotes")
    stripped = value.strip()
    if not stripped:
        refuse("is empty", "write something, or delete the line")
    if len(stripped) > limit:
        refuse(f"has {len(stripped)} characters", f"write at most {limit}")
    return stripped


def _id(value: object) -> str:
    written = text(value, MAX_ID)
    if not _ID.fullmatch(written):
        suggestion = "-".join(re.findall("[a-z0-9]+", written.lower())) or "one-word"
        refuse(f"may not be {quoted(written)}", f"write lower-case words with dashes, such as {suggestion}")
    return written


def _name(value: object) -> str:
    written = text(value, MAX_NAME)
    if len(written.splitlines()) > 1:
        refuse("runs over several lines", "write it on one line")
    return written


def _query(value: object) -> str:
    written = text(value, MAX_QUERY)
    try:
        parse(written)
    except QueryError as error:
        here = written[error.column - 1 :][:MAX_SHOWN]
        at = f", at {quoted(here)}" if here.strip() else ""
        what = f"cannot be read at column {error.column}{at}: {printable(error.what, MAX_TOLD)}"
        refuse(what, printable(error.cure, MAX_TOLD))
    return written


def _x_query(value: object) -> str:
    return " ".join(text(value, MAX_X_QUERY).split())


def _channel(value: object) -> str:
    written = text(value).removeprefix("#")
    is_name = _CHANNEL.fullmatch(written) and written == written.lower()
    if not is_name and not _CHANNEL_ID.fullmatch(written):
        suggestion = "-".join(re.findall(r"\w+", written.lower()))[:80] or "reputation"
        refuse(f"may not be {quoted(written)}", f"write the channel's name as Slack shows it, such as {suggestion}")
    return written


def _user(value: object) -> str:
    written = text(value)
    if not _USER.fullmatch(written):
        cure = "copy the member ID from the person's Slack profile; it begins with U or W"
        refuse(f"may not be {quoted(written)}", cure)
    return written


def _day(value: object) -> date:
    written = text(value)
    try:
        day = date.fromisoformat(written) if _DAY.fullmatch(written) else None
    except ValueError:
        day = None
    if day is None:
        refuse(f"is not a day: {quoted(written)}", "write year-month-day, such as 2026-05-01")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        refuse(f"is in the year {day.year}", f"write a year from {FIRST_YEAR} to {LAST_YEAR}")
    return day


def _duration(value: object) -> timedelta:
    written = text(value)
    found = _DURATION.fullmatch(written)
    if not found:
        refuse(f"is not a time span: {quoted(written)}", "write a number with s, m, h or d, such as 5m")
    span = timedelta(**{_UNITS[found[2]]: int(found[1])})
    if span > timedelta(days=7):
        refuse(f"is longer than a week: {quoted(written)}", "write at most 7d")
    return span


def _wait(value: object) -> timedelta:
    span = _duration(value)
    if span < timedelta(minutes=1):
        refuse("is shorter than a minute", "write 1m or more")
    return span


def _hour(value: object) -> time:
    written = text(value)
    found = _HOUR.fullmatch(written)
    if not found:
        refuse(f"is no time of day: {quoted(written)}", "write hours and minutes, from 00:00 to 24:00, such as 09:00")
    return time(int(found[1] or 0), int(found[2] or 0))


def _days(value: object) -> frozenset[int]:
    """Weekdays and stretches of them, such as `mon-fri, sun`; Monday is 0."""
    written = text(",".join(map(str, value)) if isinstance(value, list) else value).lower()
    found: set[int] = set()
    for part in re.split(r"[\s,]+", written):
        first, _, last = part.partition("-")
        start, end = _weekday(first), _weekday(last or first)
        if start is None or end is None:
            refuse(f"has no weekday {quoted(part)}", "write weekdays such as mon, sat or mon-fri")
        found.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    return frozenset(found)


def _weekday(written: str) -> int | None:
    """Any beginning of its name from three letters on."""
    return next((number for number, day in enumerate(_DAYS) if len(written) > 2 and day.startswith(written)), None)


def _group(value: object) -> str:
    written = text(value)
    if not _GROUP.fullmatch(written):
        cure = "write the ID of a Slack user group; it begins with S and is shown where the group is edited"
        refuse(f"may not be {quoted(written)}", cure)
    return written


def _turn(value: object) -> int:
    """How many days a turn lasts."""
    written = text(value).lower()
    found = _TURN.fullmatch(written)
    days = {"daily": 1, "weekly": 7}.get(written, int(found[1]) if found else 0)
    if not 1 <= days <= 366:
        refuse(f"may not be {quoted(written)}", "write daily, weekly, or a number of days such as 14d")
    return days


def _target(value: object) -> Target:
    """Who is told: a person's id alone, or one key that says what the id is of."""
    if isinstance(value, str):
        return Target(TargetKind.PERSON, _id(value))
    kinds = listed(f"{kind}:" for kind in TargetKind)
    if not isinstance(value, dict) or len(value) != 1:
        refuse("must be one person, schedule, group or channel", f"write a person's id, or one of {kinds} with its id")
    [(key, named)] = value.items()
    if key not in _TARGETS:
        near = nearest(str(key), list(_TARGETS))
        refuse(f"has {quoted(str(key))}, which nobody can be told by", f"write {near or kinds}")
    return Target(TargetKind(key), _TARGETS[key](named))


def _switch(value: object) -> bool:
    written = text(value).lower()
    if written not in ("true", "yes", "on", "false", "no", "off"):
        refuse(f"may not be {quoted(written)}", "write true or false")
    return written in ("true", "yes", "on")


def _zone(value: object) -> str:
    written = text(value)
    try:
        ZoneInfo(written)
    except (KeyError, ValueError, OSError):
        known = {zone.lower(): zone for zone in available_timezones()}
        near = known.get(nearest(written, known), "America/Chicago")
        refuse(f"may not be {quoted(written)}", f"write a time zone by its place, such as {near}")
    return written


def _address(value: object) -> str:
    written = text(value, 2_000)
    try:
        parts = urlsplit(written)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", written)
        has_secret = parts.username is not None or parts.password is not None
    except ValueError:
        is_web, has_secret = False, False
    if not is_web:
        refuse("is not a web address", "write it whole, beginning with https://")
    if has_secret:
        refuse("holds a user name or password", "take it out of the address; a secret address belongs in url_env")
    return written


def _variable(value: object) -> str:
    written = text(value, 2_000)
    if not _VARIABLE.fullmatch(written):
        cure = "write the name of the environment variable that holds the address, such as GOOGLE_ALERTS_URL"
        refuse("is not the name of an environment variable", cure)
    return written


def _phone(value: object) -> str:
    written = text(value)
    if not _PHONE.fullmatch(written):
        refuse(f"may not be {quoted(written)}", "write digits as the public dials them, such as 555-0142")
    return written


def _email(value: object) -> str:
    written = text(value, 250)
    if not _EMAIL.fullmatch(written):
        refuse(f"may not be {quoted(written)}", "write a whole e-mail address, such as care@stbrigid.example")
    return written


def _path(value: object) -> str:
    written = text(value, 1_000)
    if len(written.splitlines()) > 1:
        refuse("runs over several lines", "write the path of one file")
    return written


def _language(value: object) -> str:
    written = text(value).lower()
    if not _LANGUAGE.fullmatch(written):
        refuse(f"may not be {quoted(written)}", "write the two letters of the language, such as es")
    return written


def number(lowest: int, highest: int) -> Callable[[object], int]:
    """A whole number in a range."""

    def check(value: object) -> int:
        written = text(value)
        if not re.fullmatch(r"[0-9]{1,9}", written) or not lowest <= int(written) <= highest:
            refuse(f"may not be {quoted(written)}", f"write a whole number from {lowest} to {highest}")
        return int(written)

    return check


def word(*allowed: str) -> Callable[[object], str]:
    """One of these words, in any case."""

    def check(value: object) -> str:
        written = text(value).lower()
        if written not in allowed:
            near = nearest(written, allowed)
            refuse(f"may not be {quoted(written)}", f"write {near or listed(allowed)}")
        return written

    return check


def choice(values: type[Choice]) -> Callable[[object], Choice]:
    """A member of an enumeration, written as its value."""
    check_word = word(*values)

    def check(value: object) -> Choice:
        return values(check_word(value))

    return check


_TARGETS: dict[str, Callable[[object], str]] = {
    TargetKind.SCHEDULE: _id,
    TargetKind.PERSON: _id,
    TargetKind.GROUP: _group,
    TargetKind.CHANNEL: _channel,
}

Id = Annotated[str, BeforeValidator(_id)]
Name = Annotated[str, BeforeValidator(_name)]
Prose = Annotated[str, BeforeValidator(text)]
ReplyText = Annotated[str, BeforeValidator(lambda value: text(value, MAX_REPLY))]
QueryText = Annotated[str, BeforeValidator(_query)]
XQuery = Annotated[str, BeforeValidator(_x_query)]
Channel = Annotated[str, BeforeValidator(_channel)]
SlackUser = Annotated[str, BeforeValidator(_user)]
Day = Annotated[date, BeforeValidator(_day)]
Duration = Annotated[timedelta, BeforeValidator(_duration)]
Wait = Annotated[timedelta, BeforeValidator(_wait)]
Hour = Annotated[time, BeforeValidator(_hour)]
Days = Annotated[frozenset[int], BeforeValidator(_days)]
Group = Annotated[str, BeforeValidator(_group)]
Turn = Annotated[int, BeforeValidator(_turn)]
Teller = Annotated[Target, BeforeValidator(_target)]
Repeats = Annotated[int, BeforeValidator(number(0, 20))]
Means = Annotated[Way, BeforeValidator(choice(Way))]
Standing = Annotated[Role, BeforeValidator(choice(Role))]
Switch = Annotated[bool, BeforeValidator(_switch)]
Zone = Annotated[str, BeforeValidator(_zone)]
Address = Annotated[str, BeforeValidator(_address)]
Variable = Annotated[str, BeforeValidator(_variable)]
Phone = Annotated[str, BeforeValidator(_phone)]
Email = Annotated[str, BeforeValidator(_email)]
FilePath = Annotated[str, BeforeValidator(_path)]
Pages = Annotated[int, BeforeValidator(number(1, 50))]
Category = Annotated[str, BeforeValidator(word(*CATEGORIES))]
Shape = Annotated[str, BeforeValidator(word("plain", "google-news", "google-alerts"))]
Language = Annotated[str, BeforeValidator(_language)]
Kind = Annotated[RuleKind, BeforeValidator(choice(RuleKind))]
Level = Annotated[Severity, BeforeValidator(choice(Severity))]
Mood = Annotated[Label, BeforeValidator(choice(Label))]
Consenting = Annotated[Asking, BeforeValidator(choice(Asking))]
