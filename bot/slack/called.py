"""What a person who was called, or asked whether they go on, presses."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.alert import Action, Decided, Verb
from bot.slack.answering import Answering, no
from bot.slack.desk import Desk
from bot.slack.payload import Click, click_of
from bot.slack.phrase import Sentence
from bot.slack.words import refusals


class Called:
    """The buttons of direct messages. Acknowledge is the same button as on the first post."""

    def __init__(self, client: WebClient, desk: Desk) -> None:
        self._desk = desk
        self._answering = Answering(client)

    def still_on_it(self, ack: Ack, body: dict[str, Any]) -> None:
        """The owner says that it goes on."""
        click = click_of(body)
        self._answering(click.place, lambda: self._go_on(click), ack)

    def hand_back(self, ack: Ack, body: dict[str, Any]) -> None:
        """The owner gives it up: others are called."""
        click = click_of(body)
        self._answering(click.place, lambda: self._give_up(click), ack)

    def open_thread(self, ack: Ack) -> None:
        """Slack itself follows the link; the press only wants to be heard."""
        ack()

    def _go_on(self, click: Click) -> Sentence | None:
        if click.alert_id is None:
            return refusals.UNKNOWN_ALERT
        answer = self._desk.go_on(click.alert_id, click.place.user, click.place.channel_id)
        return None if isinstance(answer, Decided) else no(answer)

    def _give_up(self, click: Click) -> Sentence | None:
        if click.alert_id is None:
            return refusals.UNKNOWN_ALERT
        place = click.place
        answer = self._desk.act(click.alert_id, Action(Verb.UNACKNOWLEDGE), place.user, place.channel_id)
        return None if isinstance(answer, Decided) else no(answer)
