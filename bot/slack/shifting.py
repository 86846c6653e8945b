"""What happens when somebody takes a shift over, asks for a swap, or answers one."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.oncall import Member
from bot.domain.person import Barred
from bot.domain.roster import Override
from bot.domain.swap import Swap, SwapDecided, SwapRefused
from bot.flow.duty import NotInTeam, Plan
from bot.slack import ids, rich
from bot.slack.answering import Answering, no
from bot.slack.desk import Office
from bot.slack.escape import mrkdwn
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
from bot.slack.payload import Click, Submission, click_of, submission_of
from bot.slack.phrase import Sentence, as_plain
from bot.slack.words import forms, shifts


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
        other = self._slack(swap.other)
        question = shifts.asked(sent.user, self._name(schedule), swap)
        buttons = ActionsBlock(
            elements=[
                ButtonElement(text=shifts.YES, action_id=ids.SWAP_YES, value=str(swap.id), style="primary"),
                ButtonElement(text=shifts.NO, action_id=ids.SWAP_NO, value=str(swap.id)),
            ]
        )
        self._write(other, question, buttons)
        return shifts.question_sent(other)

    def _answer(self, click: Click) -> Sentence | None:
        yes = ids.button(click.pressed) == ids.SWAP_YES
        answer = self._office.answer_swap(int(click.value), click.place.user, yes=yes)
        if not isinstance(answer, SwapDecided):
            return _refused(answer)
        asker, other = self._slack(answer.swap.asker), self._slack(answer.swap.other)
        told = shifts.answered(answer.swap, asker, other)
        self._rewrite(click, told)
        self._write(asker if click.place.user == other else other, told)
        self._homes.follow(asker, other)
        return None

    def _write(self, user: str, told: Sentence, *more: Block) -> None:
        call(
            self._client.chat_postMessage,
            who=user,
            repeatable=False,
            channel=user,
            text=mrkdwn(as_plain(told)),
            blocks=[rich.block(rich.paragraph(told)), *more],
            unfurl_links=False,
            unfurl_media=False,
        )

    def _rewrite(self, click: Click, told: Sentence) -> None:
        """The question becomes its answer, so that nobody presses it again."""
        call(
            self._client.chat_update,
            who=click.place.user,
            repeatable=True,
            channel=click.place.channel_id,
            ts=click.place.root_ts,
            text=mrkdwn(as_plain(told)),
            blocks=[rich.block(rich.paragraph(told))],
        )

    def _slack(self, member_id: str) -> str:
        member = self._member(member_id)
        return member.slack if member else member_id

    def _member(self, member_id: str) -> Member | None:
        return self._office.oncall().member(member_id)

    def _name(self, schedule_id: str) -> str:
        schedule = self._office.oncall().schedule(schedule_id)
        return schedule.name if schedule else schedule_id


def _refused(answer: SwapRefused | NotInTeam | Barred) -> Sentence:
    match answer:
        case SwapRefused():
            return shifts.swap_refused(answer)
        case NotInTeam():
            return shifts.NOT_IN_TEAM
        case Barred():
            return no(answer)
