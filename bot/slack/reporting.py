"""What happens when somebody opens an alert from a message, or from a link."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.models.views import View

from bot.domain.notice import Receipt
from bot.errors import WardwatchError
from bot.flow.report_by_hand import Choices, Heard, Reported
from bot.slack.answering import Answering, no, not_done
from bot.slack.desk import Office
from bot.slack.forms.fields import Faults, Filled
from bot.slack.forms.form import telling
from bot.slack.forms.reporting import Origin, origin_of, read_report, reporting
from bot.slack.links import Permalinks
from bot.slack.opening import Opening
from bot.slack.payload import Place, shortcut_of, submission_of
from bot.slack.phrase import Sentence, as_plain
from bot.slack.words import forms, reports

_MARKUP = re.compile(r"<([@#!])?([^<>|]*)(?:\|([^<>]*))?>")


class Reporting:
    """One method for each thing that Slack may send about reports."""

    def __init__(self, client: WebClient, office: Office) -> None:
        self._office = office
        self._answering = Answering(client)
        self._opening = Opening(client)
        self._links = Permalinks(client)

    def open(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody used a shortcut: on a message, or the one for a link."""
        ack()
        used = shortcut_of(body)
        origin = Origin(used.place.channel_id, used.ts) if used.ts else Origin()
        self._answering(
            used.place,
            lambda: self._opening(
                used.place, used.trigger_id, lambda: self._filled(used.place, origin, said(used.text))
            ),
        )

    def submit(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody sent the form."""
        sent = submission_of(body)
        origin = origin_of(sent.metadata)
        if origin is None:
            ack(response_action="update", view=telling(forms.FORM_UNREADABLE).to_dict())
            return
        heard = self._read(Filled(sent.state), origin, sent.user)
        if isinstance(heard, Faults):
            ack(response_action="errors", errors=heard.by_block)
            return
        self._answering(Place(sent.user, origin.channel_id, ""), lambda: self._report(heard), ack)

    def _filled(self, place: Place, origin: Origin, text: str) -> View | Sentence:
        choices = self._office.choices(text, place.user)
        if not isinstance(choices, Choices):
            return no(choices)
        return reporting(choices, origin, text) if choices.rules else reports.NO_RULES

    def _read(self, filled: Filled, origin: Origin, who: str) -> Heard | Faults:
        try:
            permalink = self._links.of(Receipt(origin.channel_id, origin.ts)) if origin.ts else ""
        except WardwatchError as error:
            return Faults({filled.first_block(): as_plain(not_done(error, who))})
        return read_report(filled, origin, who, permalink)

    def _report(self, heard: Heard) -> Sentence:
        answer = self._office.report(heard)
        if not isinstance(answer, Reported):
            return no(answer)
        return reports.opened(answer.alert) if answer.is_new else reports.known(answer.alert)


def said(text: str) -> str:
    """What a message says, without Slack's markup: addresses stay, people and channels become their names."""
    plain = _MARKUP.sub(lambda found: found[3] or ("" if found[1] else found[2]), text)
    return unescape(plain)
