"""The reply that sums up the mentions of a story that are not told one by one: a pure function of the present state."""

from __future__ import annotations

from slack_sdk.models.blocks import Block

from bot.domain.view import AlertView, Sum
from bot.slack import rich
from bot.slack.cards import Card
from bot.slack.escape import mrkdwn
from bot.slack.evidence import mention_blocks
from bot.slack.words import sums

LONGEST_QUOTE = 280


def summed_up(view: AlertView, told: Sum) -> Card:
    """How many more there are, and those of the widest reach, quoted as everywhere."""
    head = [sums.more(told, view.alert), sums.size(told), sums.widest(len(told.widest))]
    blocks: list[Block] = [rich.block(*[rich.paragraph(line) for line in head if line])]
    for judged in told.widest:
        blocks += mention_blocks(judged, LONGEST_QUOTE)
    return Card(mrkdwn(sums.summary(told, view.alert)), tuple(blocks))
