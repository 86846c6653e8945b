"""From what Slack sends to who, which alert and which verb; and from what the desk answers to what the person is told.

Nothing is decided here and nothing is registered here. Clicks are not de-duplicated: repeating one changes nothing,
because `domain.decide` refuses it.
"""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.alert import Action, Alert, Decided, Verb
from bot.slack import modals
from bot.slack.answering import Answering, no
from bot.slack.desk import Desk
from bot.slack.faults import call
from bot.slack.ids import DISPOSITION_BLOCK, ThreadRef
from bot.slack.payload import Click, Place, click_of, submission_of
from bot.slack.phrase import Sentence
from bot.slack.whisper import whisper
from bot.slack.words import forms, refusals


class Handlers:
    """One method for each thing that Slack may send."""

    def __init__(self, client: WebClient, desk: Desk) -> None:
        self._client = client
        self._desk = desk
        self._answering = Answering(client)

    def acknowledge(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody pressed Acknowledge."""
        ack()
        click = click_of(body)
        self._act(click.alert_id, Action(Verb.ACKNOWLEDGE), click.place)

    def assign(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody chose a person from Assign."""
        ack()
        click = click_of(body)
        self._act(click.alert_id, Action(Verb.ASSIGN, to=click.chosen_user), click.place)

    def open_resolve(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody pressed Resolve: the form is opened, unless there is nothing left to resolve."""
        ack()
        click = click_of(body)
        self._answering(click.place, lambda: self._open_resolve(click))

    def submit_resolve(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody sent the resolve form: faults are shown beside their fields, otherwise the alert is resolved."""
        form = submission_of(body)
        answers = modals.resolve_answers(form.state)
        if form.ref is None:
            ack(response_action="errors", errors={DISPOSITION_BLOCK: forms.MODAL_UNREADABLE})
            return
        if isinstance(answers, modals.Faults):
            ack(response_action="errors", errors=answers.by_block)
            return
        ack()
        action = Action(Verb.RESOLVE, disposition=answers.disposition, note=answers.note)
        self._act(form.ref.alert_id, action, Place(form.user, form.ref.channel_id, form.ref.root_ts))

    def unknown(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody pressed a button that this version does not have."""
        ack()
        whisper(self._client, click_of(body).place, refusals.UNKNOWN_BUTTON)

    def _act(self, alert_id: int | None, action: Action, place: Place) -> None:
        self._answering(place, lambda: self._decide(alert_id, action, place))

    def _decide(self, alert_id: int | None, action: Action, place: Place) -> Sentence | None:
        """Let the desk act; silence for what was done, because the first post will show it."""
        if alert_id is None:
            return refusals.UNKNOWN_ALERT
        answer = self._desk.act(alert_id, action, place.user, place.channel_id)
        return None if isinstance(answer, Decided) else no(answer)

    def _open_resolve(self, click: Click) -> Sentence | None:
        if click.alert_id is None:
            return refusals.UNKNOWN_ALERT
        place = click.place
        answer = self._desk.consider(click.alert_id, Verb.RESOLVE, place.user, place.channel_id)
        if not isinstance(answer, Alert):
            return no(answer)
        form = modals.resolve(ThreadRef(answer.id, place.channel_id, place.root_ts))
        call(self._client.views_open, who=place.user, repeatable=True, trigger_id=click.trigger_id, view=form)
        return None
