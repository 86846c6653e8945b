"""From what Slack sends to who, which alert and which verb; and from what the desk answers to what the person is told.

Nothing is decided here and nothing is registered here. Presses are not de-duplicated: repeating one changes nothing,
because `domain.decide` refuses it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.models.views import View

from bot.domain.alert import Action, Decided
from bot.domain.mute import Mute, MuteRefused
from bot.errors import WardwatchError
from bot.flow.brief import Briefing
from bot.slack.answering import Answering, no, not_done
from bot.slack.buttons import BY_NAME, FORMS, Button
from bot.slack.desk import Desk
from bot.slack.forms.fields import Faults, Filled
from bot.slack.forms.form import Asked, Form, telling
from bot.slack.ids import FormRef
from bot.slack.opening import Opening
from bot.slack.payload import Click, Place, Submission, click_of, submission_of
from bot.slack.phrase import Sentence, as_plain
from bot.slack.whisper import whisper
from bot.slack.words import forms, refusals, told

Ask = Callable[[Click], None]


class Pressing:
    """Whatever may be pressed on an alert, and the forms that open then. `asks` are the buttons with ways of their own.

    `shown` is told who did something, so that their App Home follows.
    """

    def __init__(
        self,
        client: WebClient,
        desk: Desk,
        asks: Mapping[str, Ask],
        shown: Callable[..., None],
    ) -> None:
        self._client = client
        self._desk = desk
        self._asks = asks
        self._shown = shown
        self._answering = Answering(client)
        self._opening = Opening(client)

    def press(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody pressed a button, or chose from a menu. What is done is stored before Slack is answered."""
        click = click_of(body)
        button = BY_NAME.get(click.pressed)
        if button is not None and button.verb is not None and button.form is None and button.name not in self._asks:
            asked = Action(button.verb, to=click.chosen_user, seen=click.seen, at=click.at)
            self._answering(click.place, lambda: self._decide(click.alert_id, asked, click.place), ack)
            return
        ack()
        if button is None:
            whisper(self._client, click.place, refusals.UNKNOWN_BUTTON)
        elif button.name in self._asks:
            self._asks[button.name](click)
        else:
            self._answering(click.place, lambda: self._open(click, button))

    def submit(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody sent a form: faults are shown beside their fields, otherwise what it asks for is done."""
        sent = submission_of(body)
        form = FORMS.get(sent.callback_id)
        if sent.ref is None or form is None:
            ack(response_action="update", view=telling(forms.FORM_UNREADABLE).to_dict())
            return
        asked = self._read(form, sent, sent.ref)
        if isinstance(asked, Faults):
            ack(response_action="errors", errors=asked.by_block)
        elif isinstance(asked, View):
            ack(response_action="update", view=asked.to_dict())
        else:
            self._answering(sent.place, lambda: self._do(sent, asked), ack)

    def _open(self, click: Click, button: Button) -> Sentence | None:
        form, ref = button.form, click.ref
        if form is None or ref is None:
            return refusals.UNKNOWN_ALERT
        self._opening(click.place, click.trigger_id, lambda: self._filled(form, ref, button, click.place))
        return None

    def _filled(self, form: Form, ref: FormRef, button: Button, place: Place) -> View | Sentence:
        answer = self._desk.brief(ref.alert_id, button.verb, place.user, place.clicked_in)
        return form.view(ref, answer) if isinstance(answer, Briefing) else no(answer)

    def _read(self, form: Form, sent: Submission, ref: FormRef) -> Asked | Faults | View:
        """What was asked for, or what is wrong with it. Nothing that was written is lost when the store fails."""
        filled = Filled(sent.state)
        try:
            return form.read(filled, self._desk.reading(ref.alert_id))
        except WardwatchError as error:
            trouble = not_done(error, sent.user)
        block = filled.first_block()
        return Faults({block: as_plain(trouble)}) if block else telling(trouble)

    def _do(self, sent: Submission, asked: Asked) -> Sentence | None:
        if sent.ref is None:
            return refusals.UNKNOWN_ALERT
        place = sent.place
        if isinstance(asked, Action):
            return self._decide(sent.ref.alert_id, replace(asked, seen=sent.ref.seen), place)
        answer = self._desk.mute(asked.kind, asked.value, asked.until, place.user, asked.reason)
        return told.muting(answer) if isinstance(answer, Mute | MuteRefused) else no(answer)

    def _decide(self, alert_id: int | None, action: Action, place: Place) -> Sentence | None:
        """Let the desk act; silence for what was done, because the first post will show it."""
        if alert_id is None:
            return refusals.UNKNOWN_ALERT
        answer = self._desk.act(alert_id, action, place.user, place.clicked_in)
        if isinstance(answer, Decided):
            self._shown(place.user, answer.alert.owner)
            return None
        return no(answer)


def unknown_button(client: WebClient) -> Callable[[Ack, dict[str, Any]], None]:
    """What answers a button that this version does not have."""

    def answer(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        whisper(client, click_of(body).place, refusals.UNKNOWN_BUTTON)

    return answer
