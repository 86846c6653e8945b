"""Menus whose options come from the app: what it is asked, what it may answer, and what a person was offered last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.sandbox.blockkit.checks import Check, one_of_keys, record
from bot.sandbox.blockkit.objects import OFFERED_GROUPS, options
from bot.sandbox.records import Json

KINDS = frozenset({"external_select", "multi_external_select"})
SHORTEST_QUERY = 3
MOST_REMEMBERED = 1000

_ANSWER: Check = record(
    {}, {"options": options(100, least=0), "option_groups": OFFERED_GROUPS}, one_of_keys("options", "option_groups")
)
Place = tuple[str, str, str, str]
"""A control in front of somebody: user, message or view, block, action."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What a menu shows for what was typed: options, or groups of them, or why there are none."""

    options: tuple[Json, ...] = ()
    groups: tuple[Json, ...] = ()
    error: str = ""

    @property
    def every(self) -> tuple[Json, ...]:
        """All options, those of the groups too."""
        return (*self.options, *(option for group in self.groups for option in group["options"]))


@dataclass(slots=True)
class Memory:
    """What each person was offered last at each menu, since only that can be chosen there."""

    _offered: dict[Place, Offered] = field(default_factory=dict)

    def keep(self, place: Place, offered: Offered) -> None:
        """Remember an answer; the oldest is forgotten when there are too many."""
        self._offered.pop(place, None)
        while len(self._offered) >= MOST_REMEMBERED:
            del self._offered[next(iter(self._offered))]
        self._offered[place] = offered

    def at(self, place: Place) -> tuple[Json, ...]:
        """The options that were offered last at this menu."""
        return self._offered.get(place, Offered()).every


def is_too_short(element: Json, typed: str) -> bool:
    """Whether Slack does not ask the app yet."""
    return len(typed) < int(element.get("min_query_length", SHORTEST_QUERY))


def read_answer(answer: Mapping[str, object], app: str) -> Offered:
    """What the app answered, or what is wrong with it as the menu would tell it."""
    faults = list(_ANSWER(dict(answer), "")) if answer else ["the app answered nothing"]
    if faults:
        return Offered(error=f"The options of {app} could not be shown: {faults[0]}")
    return Offered(_dicts(answer.get("options")), _dicts(answer.get("option_groups")))


def _dicts(given: object) -> tuple[Json, ...]:
    return tuple(given) if isinstance(given, list) else ()
