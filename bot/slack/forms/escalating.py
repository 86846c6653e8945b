"""Whether the next people are really to be told now: the form says who they are."""

from __future__ import annotations

from slack_sdk.models.blocks import Block

from bot.domain.alert import Action, Verb
from bot.flow.brief import Briefing, Reading
from bot.slack import rich
from bot.slack.forms.fields import Filled, noted
from bot.slack.forms.form import Form
from bot.slack.words import forms


def _blocks(brief: Briefing) -> list[Block]:
    return [rich.block(rich.paragraph(forms.escalating(brief.told_at_once))), noted()]


def _read(filled: Filled, _reading: Reading) -> Action:
    return Action(Verb.ESCALATE, note=filled.text("note"))


FORM = Form("escalate", forms.ESCALATE, forms.ESCALATE, _blocks, _read)
