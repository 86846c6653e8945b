"""A note for the team."""

from __future__ import annotations

from slack_sdk.models.blocks import Block

from bot.domain.alert import LONGEST_NOTE, Action, Verb
from bot.flow.brief import Briefing, Reading
from bot.slack.forms.fields import Faults, Filled, fault, noted
from bot.slack.forms.form import Form
from bot.slack.words import forms


def _blocks(_brief: Briefing) -> list[Block]:
    return [noted(optional=False)]


def _read(filled: Filled, _reading: Reading) -> Action | Faults:
    note = filled.text("note")
    if len(note) > LONGEST_NOTE:
        return fault("note", forms.NOTE_TOO_LONG)
    return Action(Verb.NOTE, note=note) if note else fault("note", forms.NOTE_MISSING)


FORM = Form("note", forms.NOTE, forms.ADD, _blocks, _read)
