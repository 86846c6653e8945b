"""What happens when somebody says that an alert is not about us: the form, its changes, and its submission."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.models.views import View

from bot.domain.alert import Decided
from bot.errors import WardwatchError
from bot.flow.propose import Offer, Unfit
from bot.slack.answering import Answering, no, not_done
from bot.slack.desk import Desk
from bot.slack.dismissal import dismissal, typed_in
from bot.slack.faults import call
from bot.slack.ids import FormRef, exclusion_block
from bot.slack.opening import Opening
from bot.slack.payload import Click, Place, Submission, submission_of
from bot.slack.phrase import Sentence, as_plain
from bot.slack.whisper import whisper
from bot.slack.words import exclusions, refusals


class Dismissals:
    """One method for each thing that Slack may send about dismissing."""

    def __init__(self, client: WebClient, desk: Desk, shown: Callable[[str], None]) -> None:
        self._client = client
        self._desk = desk
        self._shown = shown
        self._answering = Answering(client)
        self._opening = Opening(client)

    def open(self, click: Click) -> None:
        """Somebody pressed Not about us: the form is opened, and says so when there is nothing left to dismiss."""
        self._answering(click.place, lambda: self._open(click))

    def reconsider(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody chose or entered another exclusion: the form tells what that one would have removed."""
        ack()
        form = submission_of(body)
        if form.ref is not None and form.chosen is not None:
            self._answering(form.place, lambda: self._retell(form))

    def submit(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody sent the form.

        A fault is shown beside the field. An exclusion whose cost the person has not seen is told of first.
        """
        form = submission_of(body)
        typed, block = typed_in(form.state)
        if form.ref is None or not block:
            ack()
            whisper(self._client, form.place, refusals.OLD_FORM)
            return
        try:
            offer = self._desk.weigh(form.ref.alert_id, typed)
        except WardwatchError as error:
            ack(response_action="errors", errors={block: as_plain(not_done(error, form.user))})
            return
        if isinstance(offer.answer, Unfit):
            ack(response_action="errors", errors={block: exclusions.unfit(offer.answer)})
        elif typed and block != exclusion_block(typed):
            ack(response_action="update", view=dismissal(form.ref, offer).to_dict())
        else:
            self._answering(form.place, lambda: self._decide(form, typed), ack)

    def _open(self, click: Click) -> Sentence | None:
        ref, place = click.ref, click.place
        if ref is None:
            return refusals.UNKNOWN_ALERT
        self._opening(place, click.trigger_id, lambda: self._filled(ref, place))
        return None

    def _filled(self, ref: FormRef, place: Place) -> View | Sentence:
        answer = self._desk.offer(ref.alert_id, place.user, place.clicked_in)
        return dismissal(ref, answer) if isinstance(answer, Offer) else no(answer)

    def _retell(self, form: Submission) -> Sentence | None:
        if form.ref is None or form.chosen is None:
            return None
        view = dismissal(form.ref, self._desk.weigh(form.ref.alert_id, form.chosen))
        seen = {"view_id": form.view_id, "hash": form.view_hash}
        call(self._client.views_update, who=form.user, repeatable=True, view=view, **seen)
        return None

    def _decide(self, form: Submission, typed: str) -> Sentence | None:
        if form.ref is None:
            return refusals.UNKNOWN_ALERT
        answer = self._desk.dismiss(form.ref.alert_id, typed, form.user, form.place.clicked_in)
        if isinstance(answer, Decided):
            self._shown(form.user)
            return None
        return (exclusions.unfit(answer),) if isinstance(answer, Unfit) else no(answer)
