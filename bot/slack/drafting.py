"""What happens when somebody answers: forms, check, approval, the word of where it is published; and consent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.models.views import View

from bot.domain.alert import Refused
from bot.domain.consent import Consent, ConsentAnswer, ConsentRefused
from bot.domain.draft import Draft, DraftAction, DraftRefused, DraftVerb, DraftWhy, words_of
from bot.domain.person import Barred
from bot.domain.reply import DraftOutcome, DraftVerdict
from bot.errors import UnknownDraftError, WardwatchError
from bot.flow.answer import Answers, Outline
from bot.slack import ids
from bot.slack.answering import Answering, no, not_done
from bot.slack.escape import link_host
from bot.slack.faults import call
from bot.slack.forms.fields import Filled
from bot.slack.forms.form import telling
from bot.slack.forms.replying import chosen_words, consent_form, published_form, reply_form, reply_in
from bot.slack.opening import Opening
from bot.slack.payload import Click, Place, Submission, click_of, submission_of
from bot.slack.phrase import Sentence, as_plain
from bot.slack.words import forms, refusals, replying

_UNKNOWN = DraftRefused(DraftWhy.UNKNOWN)


class Drafting:
    """One method for each thing that Slack may send about answers. `shown` is told who did something."""

    def __init__(self, client: WebClient, answers: Callable[[], Answers], shown: Callable[..., None]) -> None:
        self._client = client
        self._answers = answers
        self._shown = shown
        self._answering = Answering(client)
        self._opening = Opening(client)

    def open(self, click: Click) -> None:
        """Somebody pressed Reply."""
        self._answering(click.place, lambda: self._open(click, 0))

    def edit(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody pressed Edit on a draft."""
        ack()
        click = click_of(body)
        draft_id, _ = ids.draft_of(click.value)
        self._answering(click.place, lambda: self._open(click, draft_id))

    def start_from(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody chose what to start from: it stands in the form, judged."""
        ack()
        form = submission_of(body)
        if form.ref is not None and form.chosen:
            self._answering(form.place, lambda: self._retell(form, form.chosen or ""))

    def check(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody pressed Check: the form tells what was found."""
        ack()
        form = submission_of(body)
        if form.ref is not None:
            self._answering(form.place, lambda: self._retell(form, ""))

    def submit(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody sent a reply for approval.

        What blocks is told beside the field; warnings that the person has not seen are shown first.
        """
        form = submission_of(body)
        text, block = reply_in(form.state)
        if form.ref is None or not block:
            ack(response_action="update", view=telling(forms.FORM_UNREADABLE).to_dict())
            return
        draft_id, seen = ids.draft_in(form.metadata)
        try:
            verdict = self._answers().weigh(form.ref.alert_id, text)
            outline = self._answers().outlined(form.ref.alert_id, draft_id)
        except WardwatchError as error:
            ack(response_action="errors", errors={block: as_plain(not_done(error, form.user))})
            return
        if not text:
            ack(response_action="errors", errors={block: as_plain(replying.refused(DraftRefused(DraftWhy.NO_WORDS)))})
        elif verdict.outcome is DraftOutcome.BLOCK:
            ack(response_action="errors", errors={block: replying.blocked(verdict.findings)})
            self._answers().turn_down(form.ref.alert_id, form.user)
        elif verdict.outcome is DraftOutcome.WARN and block != ids.reply_block(words_of(text), is_checked=True):
            ack(response_action="update", view=reply_form(form.ref, outline, text, verdict, seen).to_dict())
        else:
            self._answering(form.place, lambda: self._write(form, text), ack)

    def approve(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody pressed Approve."""
        click = click_of(body)
        self._answering(click.place, lambda: self._act(click, DraftVerb.APPROVE), ack)

    def withdraw(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody pressed Withdraw."""
        click = click_of(body)
        self._answering(click.place, lambda: self._act(click, DraftVerb.WITHDRAW), ack)

    def is_published(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody says that it is published: they are asked where."""
        ack()
        click = click_of(body)
        self._answering(click.place, lambda: self._ask_where(click))

    def published(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody told where it is published."""
        form = submission_of(body)
        link = Filled(form.state).text("link")
        if not link_host(link):
            ack(response_action="errors", errors={ids.block_of("link"): forms.NO_WEB_ADDRESS})
            return
        self._answering(form.place, lambda: self._tell_published(form, link), ack)

    def open_site(self, ack: Ack) -> None:
        """Slack itself follows the link; the press only wants to be heard."""
        ack()

    def ask_consent(self, click: Click) -> None:
        """Somebody wants to record whether the author may be contacted."""
        self._answering(click.place, lambda: self._ask_consent(click))

    def consent(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody tells what the author answered."""
        form = submission_of(body)
        filled = Filled(form.state)
        answer = {one.value: one for one in ConsentAnswer}.get(filled.option("answer"))
        link, words = filled.text("link"), filled.text("words")
        if form.ref is None:
            ack(response_action="update", view=telling(forms.FORM_UNREADABLE).to_dict())
        elif answer is None:
            ack(response_action="errors", errors={ids.block_of("answer"): replying.CHOOSE_ANSWER})
        elif link and not link_host(link):
            ack(response_action="errors", errors={ids.block_of("link"): forms.NO_WEB_ADDRESS})
        elif not link and not words:
            ack(response_action="errors", errors={ids.block_of("link"): replying.CONSENT_LINK_HINT})
        else:
            self._answering(form.place, lambda: self._record(form, answer, link, words), ack)

    # --- what each does

    def _open(self, click: Click, draft_id: int) -> Sentence | None:
        ref, place = click.ref, click.place
        if ref is None:
            return refusals.UNKNOWN_ALERT
        self._opening(place, click.trigger_id, lambda: self._filled(ref, place, draft_id))
        return None

    def _filled(self, ref: ids.FormRef, place: Place, draft_id: int) -> View | Sentence:
        answer = self._answers().outline(ref.alert_id, place.user, place.clicked_in, draft_id)
        if not isinstance(answer, Outline):
            return _no(answer)
        draft = answer.draft
        return reply_form(ref, answer, draft.text if draft else "", seen=draft.words if draft else "")

    def _retell(self, form: Submission, chosen: str) -> Sentence | None:
        """The form with what was chosen, or else with what is written, and what the checker says of it."""
        if form.ref is None:
            return None
        draft_id, seen = ids.draft_in(form.metadata)
        outline = self._answers().outlined(form.ref.alert_id, draft_id)
        typed, _ = reply_in(form.state)
        words = chosen_words(outline, chosen) if chosen else None
        text = typed if words is None else words
        verdict = self._answers().weigh(form.ref.alert_id, text) if text else DraftVerdict()
        view = reply_form(form.ref, outline, text, verdict if text else None, seen)
        shown = {"view_id": form.view_id, "hash": form.view_hash}
        call(self._client.views_update, who=form.user, repeatable=True, view=view, **shown)
        return None

    def _write(self, form: Submission, text: str) -> Sentence | None:
        if form.ref is None:
            return refusals.UNKNOWN_ALERT
        draft_id, seen = ids.draft_in(form.metadata)
        place = form.place
        return self._told(
            place, self._answers().write(form.ref.alert_id, text, place.user, place.clicked_in, draft_id, seen)
        )

    def _act(self, click: Click, verb: DraftVerb) -> Sentence | None:
        draft_id, seen = ids.draft_of(click.value)
        return self._done(click.alert_id, draft_id, DraftAction(verb, seen=seen), click.place)

    def _ask_where(self, click: Click) -> Sentence | None:
        """Whoever may not say so is told when they send it: the form holds nothing but the approved words."""
        ref, place = click.ref, click.place
        draft_id, _ = ids.draft_of(click.value)
        if ref is None:
            return refusals.UNKNOWN_ALERT
        self._opening(place, click.trigger_id, lambda: self._where(ref, draft_id))
        return None

    def _where(self, ref: ids.FormRef, draft_id: int) -> View | Sentence:
        draft = self._answers().outlined(ref.alert_id, draft_id).draft
        return published_form(ref, draft) if draft else replying.refused(_UNKNOWN)

    def _tell_published(self, form: Submission, link: str) -> Sentence | None:
        draft_id, seen = ids.draft_in(form.metadata)
        action = DraftAction(DraftVerb.PUBLISH, link=link, seen=seen)
        return self._done(form.ref.alert_id if form.ref else None, draft_id, action, form.place)

    def _done(self, alert_id: int | None, draft_id: int, action: DraftAction, place: Place) -> Sentence | None:
        if alert_id is None:
            return refusals.UNKNOWN_ALERT
        try:
            answer = self._answers().act(alert_id, draft_id, action, place.user, place.clicked_in)
        except UnknownDraftError:
            answer = _UNKNOWN
        return self._told(place, answer)

    def _ask_consent(self, click: Click) -> Sentence | None:
        ref, place = click.ref, click.place
        if ref is None:
            return refusals.UNKNOWN_ALERT
        self._opening(place, click.trigger_id, lambda: consent_form(ref))
        return None

    def _record(self, form: Submission, answer: ConsentAnswer, link: str, words: str) -> Sentence | None:
        if form.ref is None:
            return refusals.UNKNOWN_ALERT
        place = form.place
        kept = self._answers().consent(form.ref.alert_id, answer, link, words, place.user, place.clicked_in)
        if isinstance(kept, Consent):
            self._shown(place.user)
            return None
        return (replying.consent_refused(kept),) if isinstance(kept, ConsentRefused) else no(kept)

    def _told(self, place: Place, answer: Draft | DraftRefused | Barred) -> Sentence | None:
        """Silence for what was done, because the thread will show it."""
        if isinstance(answer, Draft):
            self._shown(place.user)
            return None
        return _no(answer)


def _no(answer: DraftRefused | Refused | Barred) -> Sentence:
    return replying.refused(answer) if isinstance(answer, DraftRefused) else no(answer)
