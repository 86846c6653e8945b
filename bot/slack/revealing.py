"""What is hidden of a mention, shown to one person who may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slack_sdk import WebClient
from slack_sdk.models.blocks import Block

from bot.domain.alert import Refused
from bot.domain.person import Barred
from bot.domain.view import JudgedMention
from bot.slack import rich
from bot.slack.answering import Answering, no
from bot.slack.cards import Card
from bot.slack.desk import Desk
from bot.slack.evidence import mention_blocks
from bot.slack.payload import Click
from bot.slack.phrase import Sentence, as_mrkdwn
from bot.slack.words import mentions, refusals
from bot.triage.private import private_details

MOST_MENTIONS = 5
MOST_DETAILS = 20
LONGEST_QUOTE = 800


class Revealing:
    """Answers privately, and only what the desk gives out: the desk authorises and records."""

    def __init__(self, client: WebClient, desk: Desk) -> None:
        self._desk = desk
        self._answering = Answering(client)

    def reveal(self, click: Click) -> None:
        """Somebody asked for the private details of an alert."""
        self._answering(click.place, lambda: self._reveal(click))

    def _reveal(self, click: Click) -> Sentence | Card:
        if click.alert_id is None:
            return refusals.UNKNOWN_ALERT
        answer = self._desk.reveal(click.alert_id, click.place.user, click.place.clicked_in)
        if isinstance(answer, Refused | Barred):
            return no(answer)
        return revealed(click.alert_id, answer) if answer else mentions.NOTHING_HIDDEN


def revealed(alert_id: int, found: Sequence[JudgedMention]) -> Card:
    """The mentions as they were written, each with its details one by one."""
    shown = found[:MOST_MENTIONS]
    head = mentions.revealed(alert_id, len(shown), len(found))
    blocks: list[Block] = [rich.block(rich.paragraph(head))]
    for one in shown:
        blocks += [_details(one), *mention_blocks(_unmasked(one), LONGEST_QUOTE)]
    return Card(as_mrkdwn(head), tuple(blocks))


def _details(judged: JudgedMention) -> Block:
    mention = judged.stored.mention
    of_each = ((mention.title, private_details(mention.title)), (mention.text, judged.verdict.private))
    told = [mentions.detail(one.kind, text[one.start : one.end]) for text, private in of_each for one in private]
    return rich.block(rich.bullets(told[:MOST_DETAILS]))


def _unmasked(judged: JudgedMention) -> JudgedMention:
    return replace(judged, verdict=replace(judged.verdict, private=()))
