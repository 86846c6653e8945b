"""What happens when somebody asks: the button Why?, and the command `/wardwatch`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import structlog
from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.person import Barred
from bot.errors import ChatError
from bot.flow.why import TracedFate
from bot.slack.answering import Answering, no
from bot.slack.cards import Card, words_of
from bot.slack.desk import Desk
from bot.slack.faults import call
from bot.slack.payload import Click, click_of
from bot.slack.phrase import Sentence
from bot.slack.reasons import alert_answer, trace_answer
from bot.slack.words import refusals

_log = structlog.get_logger()


class Questions:
    """Answers privately. Changes nothing."""

    def __init__(self, client: WebClient, desk: Desk) -> None:
        self._client = client
        self._desk = desk
        self._answering = Answering(client)

    def why(self, click: Click) -> None:
        """Somebody pressed Why?"""
        self._answering(click.place, lambda: self._why(click))

    def _why(self, click: Click) -> Sentence | Card:
        if click.alert_id is None:
            return refusals.UNKNOWN_ALERT
        answer = self._desk.why(click.alert_id, click.place.user)
        return no(answer) if isinstance(answer, Barred) else alert_answer(answer)

    def words(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody wants to read the folded words of a mention."""
        ack()
        click = click_of(body)
        self._answering(click.place, lambda: self._words(click))

    def _words(self, click: Click) -> Sentence | Card:
        if not click.value.isdecimal():
            return refusals.UNKNOWN_ALERT
        answer = self._desk.words(int(click.value), click.place.user)
        return no(answer) if isinstance(answer, Barred) else words_of(answer)

    def trace(self, url: str, who: str) -> Sentence | Card:
        """What became of a link. Raises errors of ours."""
        answer = self._desk.trace(url, who)
        if isinstance(answer, Barred):
            return no(answer)
        _log.info("slack.traced", who=who, mentions=len(answer.fates))
        return trace_answer(answer, self._permalinks(answer.fates))

    def _permalinks(self, fates: Sequence[TracedFate]) -> dict[int, str]:
        """Where the threads are. An answer without a link is better than none."""
        found: dict[int, str] = {}
        for thread in (fate.thread for fate in fates if fate.thread):
            place = {"channel": thread.root.channel_id, "message_ts": thread.root.ts}
            try:
                answer = call(self._client.chat_getPermalink, who=thread.root.channel_id, repeatable=True, **place)
            except ChatError as error:
                _log.warning("slack.no_permalink", alert=thread.alert_id, reason=error.what)
            else:
                found[thread.alert_id] = str(answer.get("permalink") or "")
        return found
