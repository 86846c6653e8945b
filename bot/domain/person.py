"""People of the workspace, and whether they may act on an alert."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.role import Role

HOME = "home"
"""Where a person clicked who clicked on the app's own page, in place of a channel's id."""


@dataclass(frozen=True, slots=True)
class Person:
    """A Slack user as Slack describes them at this moment. `timezone` is an IANA name."""

    id: str
    name: str
    is_guest: bool = False
    is_stranger: bool = False
    is_bot: bool = False
    is_deactivated: bool = False
    timezone: str = "UTC"


class Bar(StrEnum):
    """What keeps a person from acting."""

    GUEST = "guest"
    STRANGER = "stranger"
    BOT = "bot"
    DEACTIVATED = "deactivated"
    ELSEWHERE = "elsewhere"
    NO_ROLE = "no role"
    ROLE = "role"


def bar_of(person: Person) -> Bar | None:
    """What keeps this person from everything, whatever their role; None when nothing does."""
    bars = (
        (person.is_deactivated, Bar.DEACTIVATED),
        (person.is_bot, Bar.BOT),
        (person.is_stranger, Bar.STRANGER),
        (person.is_guest, Bar.GUEST),
    )
    return next((bar for holds, bar in bars if holds), None)


def bar_to_act(person: Person, *, clicked_in: str, lives_in: str) -> Bar | None:
    """What keeps this person from acting on an alert that lives in channel `lives_in`; None when nothing does.

    What their role lets them do is for `role`.
    """
    return bar_of(person) or (Bar.ELSEWHERE if clicked_in != lives_in else None)


@dataclass(frozen=True, slots=True)
class Barred:
    """The action changes nothing because of who asked for it, or where. `needs` is the role that is wanting."""

    bar: Bar
    person: Person
    needs: Role | None = None
