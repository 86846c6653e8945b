"""What happens when somebody says that an alert is not about us: the form, its changes, and its submission."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.alert import Decided
from bot.errors import WardwatchError
from bot.flow.propose import Offer, Unfit
from bot.slack.answering import Answering, no, not_done
from bot.slack.desk import Desk
from bot.slack.dismissal import dismissal, typed_in
from bot.slack.faults import call
from bot.slack.ids import ThreadRef, exclusion_block
from bot.slack.payload import Click, Place, Submission, click_of, submission_of
from bot.slack.phrase import Sentence, as_plain
from bot.slack.whisper import whisper
from bot.slack.words import exclusions, refusals


class Dismissals:
    """One method for each thing that Slack may send about dismissing."""

    def __init__(self, client: WebClient, desk: Desk) -> None:
        self._client = client
        self._desk = desk
        self._answering = Answering(client)

    def open(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody pressed Not about us: the form is opened, unless there is nothing left to dismiss."""
        ack()
        click = click_of(body)
        self._answering(click.place, lambda: self._open(click))

    def reconsider(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody chose or entered another exclusion: the form tells what that one would have removed."""
        ack()
        form = submission_of(body)
        if form.ref is not None and form.chosen is not None:
            place = Place(form.user, form.ref.channel_id, form.ref.root_ts)
            self._answering(place, lambda: self._retell(form))

    def submit(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody sent the form.

        A fault is shown beside the field. An exclusion whose cost the person has not seen is told of first.
        """
        form = submission_of(body)
        typed, block = typed_in(form.state)
        if form.ref is None or not block:
            ack()
            whisper(self._client, Place(form.user, form.ref.channel_id if form.ref else "", ""), refusals.OLD_FORM)
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
            ack()
            self._dismiss(form.ref, typed, form.user)

    def _open(self, click: Click) -> Sentence | None:
        if click.alert_id is None:
            return refusals.UNKNOWN_ALERT
        place = click.place
        answer = self._desk.offer(click.alert_id, place.user, place.channel_id)
        if not isinstance(answer, Offer):
            return no(answer)
        form = dismissal(ThreadRef(answer.alert.id, place.channel_id, place.root_ts), answer)
        call(self._client.views_open, who=place.user, repeatable=True, trigger_id=click.trigger_id, view=form)
        return None

    def _retell(self, form: Submission) -> Sentence | None:
        if form.ref is None or form.chosen is None:
            return None
        view = dismissal(form.ref, self._desk.weigh(form.ref.alert_id, form.chosen))
        seen = {"view_id": form.view_id, "hash": form.view_hash}
        call(self._client.views_update, who=form.user, repeatable=True, view=view, **seen)
        return None

    def _dismiss(self, ref: ThreadRef, typed: str, user: str) -> None:
        self._answering(Place(user, ref.channel_id, ref.root_ts), lambda: self._decide(ref, typed, user))

    def _decide(self, ref: ThreadRef, typed: str, user: str) -> Sentence | None:
        answer = self._desk.dismiss(ref.alert_id, typed, user, ref.channel_id)
        if isinstance(answer, Decided):
            return None
        return (exclusions.unfit(answer),) if isinstance(answer, Unfit) else no(answer)
