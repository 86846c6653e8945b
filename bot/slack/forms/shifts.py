"""The forms about shifts: to take one over, and to ask somebody for a swap."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from slack_sdk.models.blocks import Block, PlainTextObject
from slack_sdk.models.views import View

from bot.domain.hours import Stretch
from bot.domain.roster import Shift
from bot.flow.duty import LONGEST_OVERRIDE, Plan
from bot.slack import ids, rich
from bot.slack.forms.fields import Faults, Filled, dated, fault, menu, noted
from bot.slack.phrase import Sentence
from bot.slack.words import forms, shifts

MOST_OF_MINE = 25
MOST_OF_ANOTHER = 10
MOST_OPTIONS = 100
USUAL = timedelta(hours=12)

_SCHEDULE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
_TAKES = re.compile(r"(?P<member>[^|]{1,100})(?:\|(?P<start>[0-9]{9,10})\|(?P<end>[0-9]{9,10}))?")


@dataclass(frozen=True, slots=True)
class Takeover:
    """From when to when, and why."""

    start: datetime
    end: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class SwapAsked:
    """Which shift is given to whom, and which one is taken in return."""

    other: str
    gives: Stretch
    takes: Stretch | None


def taking_over(plan: Plan) -> View:
    """The form to be on call in somebody's place."""
    present = next((one.name for one in plan.members if one.id == plan.present.member), plan.present.member)
    end = min(plan.present.end, plan.now + USUAL) if plan.present.end > plan.now else plan.now + USUAL
    blocks = [
        rich.block(rich.paragraph(shifts.taking_over(plan.schedule.name, plan.present, present))),
        dated("start", shifts.FROM_LABEL, initial=plan.now),
        dated("end", shifts.TO_LABEL, initial=end),
        noted(shifts.REASON_LABEL),
    ]
    return _view(ids.TAKE_OVER, shifts.TAKE_OVER, shifts.TAKE_OVER, plan, blocks)


def read_takeover(filled: Filled, now: datetime) -> Takeover | Faults:
    """What was asked for, or what is wrong with it. What is past stays: it begins now at the earliest."""
    start, end = filled.moment("start"), filled.moment("end")
    if start is None:
        return fault("start", shifts.NO_START)
    if end is None:
        return fault("end", shifts.NO_END)
    if end <= start:
        return fault("end", shifts.BAD_ORDER)
    if end <= now:
        return fault("end", shifts.IN_THE_PAST)
    if end - start > LONGEST_OVERRIDE:
        return fault("end", shifts.TOO_LONG)
    return Takeover(max(start, now), end, filled.text("note"))


def swapping(plan: Plan) -> View | Sentence:
    """The form to ask for a swap, or why there is nothing to swap."""
    mine = [one for one in plan.coming if one.member == plan.me.id][:MOST_OF_MINE]
    others = [member for member in plan.members if member.id != plan.me.id and member.slack]
    if not mine:
        return shifts.NO_SHIFT_OF_YOURS
    if not others:
        return shifts.NOBODY_ELSE
    zone = plan.schedule.timezone
    gives = [(_stretch(one), shifts.shift(one, zone)) for one in mine]
    nothing = [(member.id, shifts.for_nothing(member)) for member in others]
    returned = [
        (f"{member.id}|{_stretch(one)}", shifts.in_return(member, one, zone))
        for member in others
        for one in [shift for shift in plan.coming if shift.member == member.id][:MOST_OF_ANOTHER]
    ]
    blocks: list[Block] = [
        menu("gives", shifts.GIVES_LABEL, gives, initial=gives[0][0]),
        menu("takes", shifts.TAKES_LABEL, [*nothing, *returned][:MOST_OPTIONS], hint=shifts.TAKES_HINT),
    ]
    return _view(ids.ASK_SWAP, shifts.ASK_SWAP, shifts.ASK, plan, blocks)


def read_swap(filled: Filled) -> SwapAsked | Faults:
    """What was asked for, or what is wrong with it."""
    gives = _read_stretch(*filled.option("gives").partition("|")[::2])
    takes = _TAKES.fullmatch(filled.option("takes"))
    if gives is None:
        return fault("gives", shifts.CHOOSE_SHIFT)
    if takes is None:
        return fault("takes", shifts.CHOOSE_PERSON)
    return SwapAsked(takes["member"], gives, _read_stretch(takes["start"] or "", takes["end"] or ""))


def schedule_of(metadata: str) -> str:
    """The schedule that a form is about; empty when it is not ours."""
    try:
        schedule = str(json.loads(metadata)["schedule"])
    except (ValueError, KeyError, TypeError):
        return ""
    return schedule if _SCHEDULE.fullmatch(schedule) else ""


def _view(action: str, title: str, submit: str, plan: Plan, blocks: list[Block]) -> View:
    return View(
        type="modal",
        callback_id=ids.view_of(action),
        title=PlainTextObject(text=title),
        submit=PlainTextObject(text=submit),
        close=PlainTextObject(text=forms.CANCEL),
        private_metadata=json.dumps({"schedule": plan.schedule.id}),
        blocks=blocks,
    )


def _stretch(one: Shift) -> str:
    return f"{int(one.start.timestamp())}|{int(one.end.timestamp())}"


def _read_stretch(start: str, end: str) -> Stretch | None:
    if not (start.isdecimal() and end.isdecimal() and len(start) <= 10 and len(end) <= 10):
        return None
    return Stretch(datetime.fromtimestamp(int(start), UTC), datetime.fromtimestamp(int(end), UTC))
