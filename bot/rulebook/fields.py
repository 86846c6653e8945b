"""The kinds of value that the rules folder knows: each takes what was written and says what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, NoReturn, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from bot.domain.rule import RuleKind
from bot.domain.severity import Severity
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


CATEGORIES = ("safety", "privacy", "threat", "legal", "media", "service", "praise", "question", "other")

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
