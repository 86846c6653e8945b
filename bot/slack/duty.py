"""Who is on call, with the buttons to take over and to ask for a swap. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from bot.domain.oncall import OnCall
from bot.flow.duty import Duty
from bot.slack import ids, rich
from bot.slack.words import overview

MOST_SCHEDULES = 6


def duty_blocks(duties: Sequence[Duty], oncall: OnCall, *, acts: bool) -> list[Block]:
    """One line for each schedule, and its buttons."""
    if not duties:
        return [rich.block(rich.paragraph((overview.NONE_ON_CALL,)))]
    blocks: list[Block] = []
    for duty in duties[:MOST_SCHEDULES]:
        blocks.append(rich.block(rich.paragraph(overview.on_call(duty, oncall))))
        if acts:
            blocks.append(_buttons(duty))
    return blocks


def _buttons(duty: Duty) -> ActionsBlock:
    name = duty.schedule.id
    take = ButtonElement(text=overview.TAKE_OVER, action_id=ids.TAKE_OVER, value=name)
    swap = ButtonElement(text=overview.ASK_SWAP, action_id=ids.ASK_SWAP, value=name)
    return ActionsBlock(elements=[take, swap])
