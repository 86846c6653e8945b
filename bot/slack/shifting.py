"""What happens when somebody takes a shift over, asks for a swap, or answers one."""

from __future__ import annotations

from typing import Any

import structlog
from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.models.views import View

from bot.domain.person import Barred
from bot.domain.roster import Override
from bot.domain.swap import Swap, SwapDecided, SwapRefused
from bot.errors import ChatError, UnknownSwapError
from bot.flow.duty import NotInTeam, Plan
from bot.flow.swaps import slack_of, swap_view
from bot.slack import ids
from bot.slack.answering import Answering, no
from bot.slack.cards import Card
from bot.slack.desk import Office
from bot.slack.faults import call
from bot.slack.forms.fields import Faults, Filled
from bot.slack.forms.form import telling
from bot.slack.forms.shifts import (
    SwapAsked,
    Takeover,
    read_swap,
    read_takeover,
    schedule_of,
    swapping,
    taking_over,
)
from bot.slack.homes import Homes
from bot.slack.opening import Opening
from bot.slack.pages import swap_decided
from bot.slack.payload import Click, Submission, click_of, submission_of
from bot.slack.phrase import Sentence
from bot.slack.words import forms, shifts

_log = structlog.get_logger()


class Shifting:
    """One method for each thing that Slack may send about shifts."""

    def __init__(self, client: WebClient, office: Office, homes: Homes) -> None:
        self._client = client
        self._office = office
        self._homes = homes
        self._answering = Answering(client)
        self._opening = Opening(client)

    def press(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody pressed Take over, or Ask for a swap: the form opens."""
        ack()
        click = click_of(body)
        show = taking_over if ids.button(click.pressed) == ids.TAKE_OVER else swapping
        self._answering(
            click.place, lambda: self._opening(click.place, click.trigger_id, lambda: self._filled(click, show))
        )

    def submit_takeover(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody sent the form to take over."""
        sent = submission_of(body)
        asked = read_takeover(Filled(sent.state), self._office.clock())
        if self._is_taken(ack, sent, asked) and isinstance(asked, Takeover):
            self._answering(sent.place, lambda: self._take_over(sent, asked), ack)

    def submit_swap(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody sent the form to ask for a swap."""
        sent = submission_of(body)
        asked = read_swap(Filled(sent.state))
        if self._is_taken(ack, sent, asked) and isinstance(asked, SwapAsked):
            self._answering(sent.place, lambda: self._ask(sent, asked), ack)

    def answer(self, ack: Ack, body: dict[str, Any]) -> None:
        """Somebody said yes or no to a swap."""
        click = click_of(body)
        self._answering(click.place, lambda: self._answer(click), ack)

    def _is_taken(self, ack: Ack, sent: Submission, asked: object) -> bool:
        if not schedule_of(sent.metadata):
            ack(response_action="update", view=telling(forms.FORM_UNREADABLE).to_dict())
        elif isinstance(asked, Faults):
            ack(response_action="errors", errors=asked.by_block)
        else:
            return True
        return False

    def _filled(self, click: Click, show: Any) -> View | Sentence:
        plan = self._office.plan(click.value, click.place.user)
        if isinstance(plan, Plan):
            view: View | Sentence = show(plan)
            return view
        return shifts.NOT_IN_TEAM if isinstance(plan, NotInTeam) else no(plan)

    def _take_over(self, sent: Submission, asked: Takeover) -> Sentence:
        schedule = schedule_of(sent.metadata)
        answer = self._office.take_over(schedule, asked.start, asked.end, asked.reason, sent.user)
        if not isinstance(answer, Override):
            return shifts.NOT_IN_TEAM if isinstance(answer, NotInTeam) else no(answer)
        self._homes.follow(sent.user)
        return shifts.taken_over(answer, self._name(schedule))

    def _ask(self, sent: Submission, asked: SwapAsked) -> Sentence:
        schedule = schedule_of(sent.metadata)
        swap = self._office.ask_swap(schedule, asked.other, asked.gives, asked.takes, sent.user)
        if not isinstance(swap, Swap):
            return _refused(swap)
        return shifts.question_sent(slack_of(self._office.oncall(), swap.other))

    def _answer(self, click: Click) -> Sentence | None:
        yes = ids.button(click.pressed) == ids.SWAP_YES
        try:
            answer = self._office.answer_swap(_number(click.value), click.place.user, yes=yes)
        except UnknownSwapError:
            return shifts.UNKNOWN_SWAP
        if not isinstance(answer, SwapDecided):
            return _refused(answer)
        view = swap_view(self._office.oncall(), answer.swap)
        self._homes.follow(view.asker, view.other)
        return None if self._rewrite(click, swap_decided(view)) else shifts.answered(view.swap, view.asker, view.other)

    def _rewrite(self, click: Click, card: Card) -> bool:
        """The question becomes its answer, so that nobody presses it again. Where it stays, a late press is refused."""
        content = {"channel": click.place.channel_id, "ts": click.place.root_ts, "text": card.text}
        try:
            call(
                self._client.chat_update,
                who=click.place.user,
                repeatable=True,
                **content,
                blocks=list(card.blocks),
            )
        except ChatError as error:
            _log.warning("slack.question_not_rewritten", user=click.place.user, reason=error.what)
            return False
        return True

    def _name(self, schedule_id: str) -> str:
        schedule = self._office.oncall().schedule(schedule_id)
        return schedule.name if schedule else schedule_id


def _number(value: str) -> int:
    """The swap that a button names; 0, which no swap is, when it names none."""
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 19 else 0


def _refused(answer: SwapRefused | NotInTeam | Barred) -> Sentence:
    match answer:
        case SwapRefused():
            return shifts.swap_refused(answer)
        case NotInTeam():
            return shifts.NOT_IN_TEAM
        case Barred():
            return no(answer)
