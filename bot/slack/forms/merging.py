"""Which other alert takes over the story."""

from __future__ import annotations

from slack_sdk.models.blocks import Block

from bot.domain.alert import Action, Verb
from bot.flow.brief import Briefing, Reading
from bot.slack import rich
from bot.slack.forms.fields import Faults, Filled, fault, written
from bot.slack.forms.form import Form
from bot.slack.words import forms


def _blocks(brief: Briefing) -> list[Block]:
    return [
        rich.block(rich.paragraph((forms.merging(brief.alert.id),))),
        written("into", forms.INTO_LABEL, hint=forms.INTO_HINT),
    ]


def _read(filled: Filled, reading: Reading) -> Action | Faults:
    typed = filled.text("into")
    into = reading.named(typed)
    if into is None:
        return fault("into", forms.no_such_alert(typed))
    if into.id == reading.alert.id:
        return fault("into", forms.INTO_ITSELF)
    if into.state.is_closed:
        return fault("into", forms.into_closed(into))
    return Action(Verb.MERGE, into=into.id)


FORM = Form("merge", forms.MERGE, forms.MERGE, _blocks, _read)
