"""What a form is: how it looks for an alert, and what was asked for with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from slack_sdk.models.blocks import Block, PlainTextObject
from slack_sdk.models.views import View

from bot.domain.alert import Action
from bot.domain.mute import MuteKind
from bot.flow.brief import Briefing, Reading
from bot.slack import ids, rich
from bot.slack.escape import one_line
from bot.slack.forms.fields import Faults, Filled
from bot.slack.phrase import Sentence
from bot.slack.words import forms

LONGEST_TITLE = 24


@dataclass(frozen=True, slots=True)
class Muting:
    """What is not to be heard of until then."""

    kind: MuteKind
    value: str
    until: datetime
    reason: str = ""


Asked = Action | Muting


@dataclass(frozen=True, slots=True)
class Form:
    """One form. `read` asks Slack nothing: Slack waits three seconds for the answer."""

    name: str
    title: str
    submit: str
    blocks: Callable[[Briefing], list[Block]]
    read: Callable[[Filled, Reading], Asked | Faults]

    def view(self, ref: ids.FormRef, brief: Briefing) -> View:
        """The form as Slack takes it. No private detail is in it but what a person is shown anyway."""
        return View(
            type="modal",
            callback_id=ids.form_view(self.name),
            title=_title(forms.titled(self.title, brief.alert.id)),
            submit=PlainTextObject(text=self.submit),
            close=PlainTextObject(text=forms.CANCEL),
            private_metadata=ids.private_metadata(ref),
            blocks=self.blocks(brief),
        )


def telling(told: Sentence) -> View:
    """A form that asks nothing and only says something: that it is being filled, or why there is none."""
    return View(
        type="modal",
        title=_title(forms.NAME),
        close=PlainTextObject(text=forms.CLOSE),
        blocks=[rich.block(rich.paragraph(told))],
    )


def _title(text: str) -> PlainTextObject:
    return PlainTextObject(text=one_line(text, LONGEST_TITLE))
