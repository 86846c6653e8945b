"""The fields of forms: how they are built, how what was filled in is read, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from slack_sdk.models.blocks import (
    InputBlock,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    StaticSelectElement,
)
from slack_sdk.models.blocks.block_elements import DateTimePickerElement, InputInteractiveElement, UserSelectElement

from bot.domain.alert import LONGEST_NOTE
from bot.slack import ids
from bot.slack.escape import one_line
from bot.slack.words import forms

LONGEST_OPTION = 75

Options = Sequence[tuple[str, str]]
"""What can be chosen: the value that travels, and the words that are shown."""


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong with the answers: a sentence for each field, by block id."""

    by_block: dict[str, str]


def fault(name: str, told: str) -> Faults:
    """One field is wrong."""
    return Faults({ids.block_of(name): told})


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in a form, as Slack sends it. A field that is missing or of another kind is empty."""

    state: dict[str, Any]

    def text(self, name: str) -> str:
        """What was written."""
        value = self._field(name).get("value")
        return value.strip() if isinstance(value, str) else ""

    def option(self, name: str) -> str:
        """The value of what was chosen."""
        chosen = self._field(name).get("selected_option")
        return str(chosen.get("value") or "") if isinstance(chosen, dict) else ""

    def user(self, name: str) -> str:
        """The person who was chosen."""
        chosen = self._field(name).get("selected_user")
        return chosen if isinstance(chosen, str) else ""

    def moment(self, name: str) -> datetime | None:
        """The date and time that was chosen, in UTC."""
        seconds = self._field(name).get("selected_date_time")
        return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, int) and 0 < seconds < 10**10 else None

    def first_block(self) -> str:
        """The block of the first field, beside which is said what is wrong with all of it; empty without fields."""
        values = self.state.get("values")
        return next(iter(values), "") if isinstance(values, dict) else ""

    def _field(self, name: str) -> dict[str, Any]:
        return field_of(self.state, ids.block_of(name), ids.field(name))


def field_of(state: dict[str, Any], block: str, action: str) -> dict[str, Any]:
    """A field's state as Slack sends it, by block and action id; empty when the form came without it."""
    values = state.get("values")
    row = values.get(block) if isinstance(values, dict) else None
    field = row.get(action) if isinstance(row, dict) else None
    return field if isinstance(field, dict) else {}


def written(
    name: str, label: str, *, hint: str = "", initial: str = "", optional: bool = False, lines: bool = False
) -> InputBlock:
    """A field to write in, on one line or on several."""
    element = PlainTextInputElement(
        action_id=ids.field(name), multiline=lines or None, max_length=LONGEST_NOTE, initial_value=initial or None
    )
    return _input(name, label, element, hint, optional)


def noted(label: str = forms.NOTE_LABEL, *, optional: bool = True) -> InputBlock:
    """The field for a note to the team."""
    return written("note", label, hint=forms.NOTE_HINT, optional=optional, lines=True)


def radio(name: str, label: str, options: Options, *, initial: str = "", hint: str = "") -> InputBlock:
    """A choice of at most ten, all of which are seen at once."""
    offered = [_option(*one) for one in options]
    start = next((option for option in offered if option.value == initial), None)
    element = RadioButtonsElement(action_id=ids.field(name), options=offered, initial_option=start)
    return _input(name, label, element, hint)


def menu(name: str, label: str, options: Options, *, initial: str = "", hint: str = "") -> InputBlock:
    """A choice of at most a hundred, from a list that opens."""
    offered = [_option(*one) for one in options]
    start = next((option for option in offered if option.value == initial), None)
    element = StaticSelectElement(
        action_id=ids.field(name), placeholder=forms.CHOOSE, options=offered, initial_option=start
    )
    return _input(name, label, element, hint)


def dated(
    name: str, label: str, *, hint: str = "", optional: bool = False, initial: datetime | None = None
) -> InputBlock:
    """A date and a time, which Slack asks for in the person's own zone."""
    start = int(initial.timestamp()) if initial else None
    element = DateTimePickerElement(action_id=ids.field(name), initial_date_time=start)
    return _input(name, label, element, hint, optional)


def somebody(name: str, label: str, *, hint: str = "", initial: str = "") -> InputBlock:
    """A person of the workspace."""
    element = UserSelectElement(action_id=ids.field(name), placeholder=forms.CHOOSE, initial_user=initial or None)
    return _input(name, label, element, hint)


def _input(name: str, label: str, element: InputInteractiveElement, hint: str, optional: bool = False) -> InputBlock:
    return InputBlock(
        label=label, block_id=ids.block_of(name), element=element, optional=optional or None, hint=hint or None
    )


def _option(value: str, label: str) -> Option:
    return Option(value=value, text=PlainTextObject(text=one_line(label, LONGEST_OPTION), emoji=False))
