"""Sentences with people and moments in them, written once and shown in each of Slack's ways of writing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from slack_sdk.models.blocks.block_elements import RichTextElement, RichTextElementParts

from bot.slack import ids
from bot.slack.escape import clean, mrkdwn, one_line

_DATE_FORMAT = "{date_short_pretty} at {time}"
_AGO_FORMAT = "{ago}"
_LONGEST_NAME = 80
_FIRST_DATE, _LAST_DATE = 0, 4_102_444_800
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BOLD = RichTextElementParts.TextStyle(bold=True)


@dataclass(frozen=True, slots=True)
class Who:
    """A person by Slack user id; anything else is shown as it is, never as a mention."""

    id: str


@dataclass(frozen=True, slots=True)
class When:
    """A moment, shown in the reader's own time zone where Slack can."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Ago:
    """How long ago a moment was. Slack counts it anew whenever somebody looks, so no edit is needed."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Bold:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address that `escape.link_host` found fit to be one, and the words to press."""

    url: str
    text: str


Part = str | Who | When | Ago | Bold | Link
Sentence = tuple[Part, ...]


def moment(at: datetime) -> str:
    """A moment in UTC, for those places and those dates that Slack cannot show in the reader's own zone."""
    try:
        utc = at.astimezone(UTC)
    except OverflowError:
        return at.isoformat()
    return f"{utc.day} {_MONTHS[utc.month - 1]} {utc.year} {utc.hour:02}:{utc.minute:02} UTC"


def as_mrkdwn(sentence: Sentence) -> str:
    """The sentence in Slack's markup, everything in it escaped."""
    return "".join(_mrkdwn_part(part) for part in sentence)


def as_rich(sentence: Sentence, names: Mapping[str, str] | None = None) -> list[RichTextElement]:
    """The sentence as rich text elements. People in `names` are written by name, which notifies nobody."""
    elements = [_rich_part(part, names or {}) for part in sentence]
    return [element for element in elements if element is not None]


def as_plain(sentence: Sentence) -> str:
    """The sentence where Slack shows nothing but letters: people by id, moments in UTC."""
    return "".join(_plain_part(part) for part in sentence)


def people_in(*sentences: Sentence) -> tuple[str, ...]:
    """The Slack user ids that would be mentioned."""
    parts = (part for sentence in sentences for part in sentence)
    return tuple(dict.fromkeys(part.id for part in parts if isinstance(part, Who) and ids.is_user(part.id)))


def _plain_part(part: Part) -> str:
    match part:
        case Who(user):
            return one_line(user, _LONGEST_NAME)
        case When(at) | Ago(at):
            return moment(at)
        case Bold(text) | Link(_, text):
            return text
    return part


def _mrkdwn_part(part: Part) -> str:
    match part:
        case Who(user):
            return f"<@{user}>" if ids.is_user(user) else mrkdwn(one_line(user, _LONGEST_NAME))
        case When(at) | Ago(at):
            stamp, form = _timestamp(at), _AGO_FORMAT if isinstance(part, Ago) else _DATE_FORMAT
            return moment(at) if stamp is None else f"<!date^{stamp}^{form}|{moment(at)}>"
        case Bold(text):
            return mrkdwn(text)
        case Link(url, text):
            return f"<{mrkdwn(url)}|{mrkdwn(text)}>"
    return mrkdwn(part)


def _rich_part(part: Part, names: Mapping[str, str]) -> RichTextElement | None:
    match part:
        case Who(user) if ids.is_user(user) and user not in names:
            return RichTextElementParts.User(user_id=user)
        case Who(user):
            return _text(one_line(names.get(user, user), _LONGEST_NAME))
        case When(at) | Ago(at):
            stamp, form = _timestamp(at), _AGO_FORMAT if isinstance(part, Ago) else _DATE_FORMAT
            if stamp is None:
                return _text(moment(at))
            return RichTextElementParts.Date(timestamp=stamp, format=form, fallback=moment(at))
        case Bold(text):
            return _text(text, _BOLD)
        case Link(url, text):
            return RichTextElementParts.Link(url=url, text=clean(text))
    return _text(part)


def _text(text: str, style: RichTextElementParts.TextStyle | None = None) -> RichTextElement | None:
    """Slack refuses a text element without text."""
    return RichTextElementParts.Text(text=text, style=style) if text else None


def _timestamp(at: datetime) -> int | None:
    """Seconds since 1970, if Slack's date element can show them."""
    seconds = int(at.timestamp())
    return seconds if _FIRST_DATE < seconds < _LAST_DATE else None
