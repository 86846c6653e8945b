"""Forms that open over Slack. Pure functions; no private detail in any of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import InputBlock, Option, PlainTextInputElement, PlainTextObject, StaticSelectElement
from slack_sdk.models.views import View

from bot.domain.alert import Disposition
from bot.slack import ids
from bot.slack.escape import one_line
from bot.slack.words import forms

LONGEST_NOTE = 3_000
LONGEST_TITLE = 24


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person put into the resolve form."""

    disposition: Disposition
    note: str


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong with the answers: a sentence for each field, by block id."""

    by_block: dict[str, str]


def resolve(ref: ids.ThreadRef) -> View:
    """The form that asks how an alert was dealt with."""
    return View(
        type="modal",
        callback_id=ids.RESOLVE_VIEW,
        title=PlainTextObject(text=one_line(forms.resolve_title(ref.alert_id), LONGEST_TITLE)),
        submit=PlainTextObject(text=forms.RESOLVE),
        close=PlainTextObject(text=forms.CANCEL),
        private_metadata=ids.private_metadata(ref),
        blocks=[_disposition(), _note()],
    )


def resolve_answers(state: dict[str, Any]) -> Answers | Faults:
    """The answers in a submitted form's state, or what is wrong with them, field by field."""
    chosen = field_of(state, ids.DISPOSITION_BLOCK, ids.DISPOSITION).get("selected_option")
    note = field_of(state, ids.NOTE_BLOCK, ids.NOTE).get("value") or ""
    faults: dict[str, str] = {}
    known = {option.value: option for option in Disposition}
    disposition = known.get(str(chosen.get("value"))) if isinstance(chosen, dict) else None
    if len(str(note)) > LONGEST_NOTE:
        faults[ids.NOTE_BLOCK] = forms.NOTE_TOO_LONG
    if disposition is None:
        faults[ids.DISPOSITION_BLOCK] = forms.CHOOSE_DISPOSITION
    return Faults(faults) if faults or disposition is None else Answers(disposition, str(note).strip())


def _disposition() -> InputBlock:
    options = [Option(value=option.value, text=forms.disposition(option)) for option in Disposition]
    chooser = StaticSelectElement(placeholder=forms.DISPOSITION_HINT, action_id=ids.DISPOSITION, options=options)
    return InputBlock(label=forms.DISPOSITION_LABEL, block_id=ids.DISPOSITION_BLOCK, element=chooser)


def _note() -> InputBlock:
    text = PlainTextInputElement(action_id=ids.NOTE, multiline=True, max_length=LONGEST_NOTE)
    return InputBlock(
        label=forms.NOTE_LABEL, block_id=ids.NOTE_BLOCK, element=text, optional=True, hint=forms.NOTE_HINT
    )


def field_of(state: dict[str, Any], block: str, action: str) -> dict[str, Any]:
    """A field's state as Slack sends it, by block and action id; empty when the form came without it."""
    values = state.get("values")
    row = values.get(block) if isinstance(values, dict) else None
    field = row.get(action) if isinstance(row, dict) else None
    return field if isinstance(field, dict) else {}
