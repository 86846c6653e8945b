"""A drill in Slack, apart from its alerts: the opening message, what happens outside of the feeds, the scorecard."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

import structlog
from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, InputBlock, PlainTextInputElement
from slack_sdk.models.blocks.basic_components import PlainTextObject
from slack_sdk.models.views import View

from bot.domain.drill import Drill, DrillRun, Graded, Inject, Scorecard
from bot.domain.notice import Notice, NoticeKind, Receipt
from bot.domain.person import Barred
from bot.errors import ChatError
from bot.ports import NewKey
from bot.slack import ids, lookup, outgoing, rich
from bot.slack.answering import Answering, no
from bot.slack.cards import Card
from bot.slack.channels import Channels
from bot.slack.faults import call
from bot.slack.forms.fields import Filled, fault
from bot.slack.forms.form import telling
from bot.slack.payload import Place, click_of, submission_of
from bot.slack.phrase import Bold, Sentence, as_mrkdwn
from bot.slack.words import drills, forms

MOST_LINES = 20
LONGEST_ANSWER = 1_000
_AT_ONCE = datetime(2000, 1, 1, tzinfo=UTC)
"""The time of a notice that waits in no queue."""

_log = structlog.get_logger()


class DrillDesk(Protocol):
    """Who decides in a drill; see `flow.rehearse`."""

    def barred(self, who: str) -> Barred | None:
        """What keeps a person from taking part. Raises `ChatError`."""

    def join(self, who: str) -> bool:
        """This person may be called; False when that was so already."""

    def answer(self, inject_id: str, who: str, words: str) -> bool:
        """Somebody says what was done; False when somebody said so before."""


class SlackDrillChat:
    """Implements `DrillChat`. `page` makes the scorecard's file; without it the card is told in words alone."""

    def __init__(self, client: WebClient, new_key: NewKey, page: Callable[[Scorecard], str] | None = None) -> None:
        self._client = client
        self._channels = Channels(client)
        self._new_key = new_key
        self._page = page

    def open(self, drill: Drill, run: DrillRun, channel: str) -> Receipt:
        """See `DrillChat`."""
        return self._post(channel, opening(drill, run), self._channels.address_of(channel))

    def inject(self, inject: Inject, opening: Receipt) -> None:
        """See `DrillChat`. What was told and not known to be told is found, and not told again."""
        notice = _notice(f"inject {inject.id}", opening.channel_id)
        if lookup.in_thread(self._client, notice, opening) is None:
            card, place = inject_card(inject), (opening.channel_id, opening.ts)
            outgoing.post(self._client, notice, card, *place, is_broadcast=True)

    def close(self, drill: Drill, card: Scorecard, opening: Receipt) -> None:
        """See `DrillChat`. The page is uploaded where the app may; the words are told in any case."""
        self._post(opening.channel_id, scorecard_card(card), opening.channel_id, opening.ts, is_broadcast=True)
        if self._page is not None:
            self._upload(drill, self._page(card), opening)

    def _upload(self, drill: Drill, page: str, opening: Receipt) -> None:
        try:
            call(
                self._client.files_upload_v2,
                who="the scorecard",
                repeatable=False,
                channel=opening.channel_id,
                thread_ts=opening.ts,
                filename="scorecard.html",
                title=f"{drills.PREFIX}{drill.name}",
                content=page,
            )
        except ChatError as error:
            _log.warning("scorecard_not_uploaded", reason=str(error))

    def _post(
        self, who: str, card: Card, channel_id: str, thread_ts: str | None = None, *, is_broadcast: bool = False
    ) -> Receipt:
        """With a key of its own in its metadata, as everything that the bot posts."""
        notice = _notice(self._new_key(), who)
        return outgoing.post(self._client, notice, card, channel_id, thread_ts, is_broadcast=is_broadcast)


def _notice(key: str, who: str) -> Notice:
    return Notice(key, NoticeKind.OPS, who, "", _AT_ONCE, 0)


class Drilling:
    """What people press in a drill that is about none of its alerts."""

    def __init__(self, client: WebClient, desk: DrillDesk) -> None:
        self._client = client
        self._desk = desk
        self._answering = Answering(client)

    def join(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody joins."""
        click = click_of(body)
        self._answering(click.place, lambda: self._joined(click.place.user), ack)

    def answer(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody wants to say what was done about an inject."""
        ack()
        click = click_of(body)
        self._answering(click.place, lambda: self._ask(click.place, click.trigger_id, click.value))

    def submit(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody said it."""
        sent = submission_of(body)
        inject_id, place = _inject_in(sent.metadata, sent.user)
        words = Filled(sent.state).text("done")
        if not inject_id:
            ack(response_action="update", view=telling(forms.FORM_UNREADABLE).to_dict())
        elif not words:
            ack(response_action="errors", errors=fault("done", drills.NEEDS_WORDS).by_block)
        else:
            self._answering(place, lambda: self._answered(inject_id, sent.user, words), ack)

    def _joined(self, who: str) -> Sentence:
        barred = self._desk.barred(who)
        if barred:
            return no(barred)
        return drills.JOINED if self._desk.join(who) else drills.JOINED_ALREADY

    def _ask(self, place: Place, trigger_id: str, inject_id: str) -> Sentence | None:
        barred = self._desk.barred(place.user)
        if barred:
            return no(barred)
        view = answer_view(inject_id, place)
        call(self._client.views_open, who=place.user, repeatable=True, trigger_id=trigger_id, view=view)
        return None

    def _answered(self, inject_id: str, who: str, words: str) -> Sentence:
        barred = self._desk.barred(who)
        if barred:
            return no(barred)
        return drills.ANSWERED if self._desk.answer(inject_id, who, words) else drills.ANSWERED_ALREADY


def opening(drill: Drill, run: DrillRun) -> Card:
    """The message that begins a drill."""
    told = drills.begins(drill, run)
    objectives: list[Sentence] = [(one,) for one in drill.objectives[:MOST_LINES]]
    parts = [
        *rich.titled_bullets(drills.HOW, drills.how()),
        *rich.titled_bullets(drills.OBJECTIVES, objectives),
        *rich.titled_bullets(drills.PARTS, [drills.part(one) for one in drill.parts[:MOST_LINES]]),
    ]
    join = ButtonElement(text=drills.JOIN, action_id=ids.DRILL_JOIN, value="join", style="primary")
    return Card(as_mrkdwn(told), (rich.block(rich.paragraph(told)), rich.block(*parts), ActionsBlock(elements=[join])))


def inject_card(inject: Inject) -> Card:
    """What happens outside of the feeds."""
    told = drills.inject(inject)
    button = ButtonElement(text=drills.ANSWER, action_id=ids.DRILL_ANSWER, value=inject.id, style="primary")
    blocks: list[Block] = [
        rich.block(rich.paragraph(told)),
        *rich.notes(drills.inject_time(inject)),
        ActionsBlock(elements=[button]),
    ]
    return Card(as_mrkdwn(told), tuple(blocks))


def answer_view(inject_id: str, place: Place) -> View:
    """The form that asks what was done about an inject."""
    field = PlainTextInputElement(action_id=ids.field("done"), multiline=True, max_length=LONGEST_ANSWER)
    return View(
        type="modal",
        callback_id=ids.DRILL_VIEW,
        title=PlainTextObject(text=drills.INJECT_TITLE),
        submit=PlainTextObject(text=drills.SEND),
        close=PlainTextObject(text=drills.CANCEL),
        private_metadata=json.dumps({"inject": inject_id, "channel": place.channel_id, "root": place.root_ts}),
        blocks=[InputBlock(block_id=ids.block_of("done"), label=drills.INJECT_FIELD, element=field)],
    )


def _inject_in(metadata: str, user: str) -> tuple[str, Place]:
    """The inject that a form is about, and where its answer is told; empty when the form is not ours."""
    try:
        parts = json.loads(metadata)
        inject, channel, root = (str(parts[name]) for name in ("inject", "channel", "root"))
    except (ValueError, KeyError, TypeError):
        return "", Place(user, "", "")
    return inject, Place(user, channel if ids.is_conversation(channel) else "", root if ids.is_ts(root) else "")


def scorecard_card(card: Scorecard) -> Card:
    """The scorecard in words."""
    told = drills.ended(card)
    blocks: list[Block] = [rich.header(drills.SCORECARD), rich.block(rich.paragraph(told))]
    lists: list[tuple[str, Sequence[Sentence]]] = [
        (drills.TIMES, [drills.case(one) for one in card.cases]),
        (drills.EXPECTED, _graded(card.expected)),
        (drills.INJECTS, _graded(card.injects)),
        (drills.UNTOUCHED, [drills.named(one) for one in card.untouched]),
        (drills.NOISE, [drills.named(one) for one in card.noise_escalated]),
        (drills.FINDINGS, [drills.found(one) for one in card.findings]),
        (drills.PEOPLE, [drills.person(*one) for one in card.people]),
    ]
    names = dict(card.names)
    blocks += [_listed(title, lines, names) for title, lines in lists if lines]
    return Card(as_mrkdwn(told), tuple(blocks))


def _listed(title: str, lines: Sequence[Sentence], names: Mapping[str, str]) -> Block:
    """People are written by name: nobody is notified of how they did."""
    shown = list(lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        shown.append((drills.more(len(lines) - MOST_LINES),))
    return rich.block(rich.paragraph((Bold(title),)), rich.bullets(shown, names))


def _graded(some: Sequence[Graded]) -> list[Sentence]:
    return [drills.graded(one) for one in some]
