"""Private answers that list something: alerts, who is on call, mutes, drills, what the command can do. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from bot.domain.drill import Drill, DrillRun
from bot.domain.mute import Mute
from bot.domain.oncall import OnCall
from bot.domain.view import Listed
from bot.flow.overview import Found, Overview
from bot.slack import ids, rich
from bot.slack.cards import Card
from bot.slack.duty import duty_blocks
from bot.slack.escape import mrkdwn
from bot.slack.home import Permalink, listed_blocks
from bot.slack.phrase import Bold, Sentence, as_plain
from bot.slack.words import commands, overview
from bot.slack.words import drills as drill_words

MOST_LISTED = 10
MOST_MUTES = 30
MOST_DRILLS = 10


def status(seen: Overview, permalink: Permalink) -> Card:
    """The open alerts that a person may see."""
    told = overview.summary(len(seen.mine), len(seen.others))
    gravest = sorted((*seen.mine, *seen.others), key=lambda one: -one.alert.severity.rank)
    return _alerts(told, gravest, permalink)


def mine(seen: Overview, permalink: Permalink) -> Card:
    """The alerts that a person owns."""
    return _alerts((Bold(overview.MINE),) if seen.mine else (overview.NONE_MINE,), seen.mine, permalink)


def found(found: Found, permalink: Permalink) -> Card:
    """What a search found."""
    return _alerts(commands.found(found.words, len(found.hits)), found.hits, permalink)


def on_call(seen: Overview, oncall: OnCall, *, acts: bool) -> Card:
    """Who is on call now and next."""
    return _card((Bold(overview.ON_CALL),), duty_blocks(seen.duties, oncall, acts=acts))


def mutes(some: Sequence[Mute]) -> Card:
    """What is muted now."""
    if not some:
        return _card((commands.NO_MUTES,), [])
    return _card((Bold(commands.MUTES),), [rich.block(rich.bullets([commands.mute(one) for one in some[:MOST_MUTES]]))])


def drills(some: Sequence[Drill], runs: Sequence[DrillRun] = ()) -> Card:
    """Which drills there are, and which of them are being played."""
    played = [drill_words.running(run) for run in runs if not run.is_over][:MOST_DRILLS]
    now = [rich.block(*rich.titled_bullets(drill_words.RUNNING, played))] if played else []
    if not some:
        return _card((commands.NO_DRILLS,), now)
    lines = rich.bullets([commands.drill(one) for one in some[:MOST_DRILLS]])
    return _card((Bold(commands.DRILLS),), [*now, rich.block(lines, rich.paragraph((commands.START_DRILL,)))])


def help_card(first: Sentence = ()) -> Card:
    """What the command can do."""
    lines = [commands.help_line(*one) for one in commands.HELP_LINES]
    return _card((*first, commands.HELP_FOOT), [rich.block(rich.bullets(lines))])


def shareable(card: Card, command: str) -> Card:
    """The card with a button that lets the channel see it. The button carries what was typed, and nothing else."""
    button = ButtonElement(text=commands.SHARE, action_id=ids.SHARE, value=command[: ids.LONGEST_VALUE])
    return Card(card.text, (*card.blocks, ActionsBlock(elements=[button])))


def shared(card: Card, who: str, command: str) -> Card:
    """The card as the channel sees it."""
    head = rich.block(rich.paragraph(commands.shared_by(who, command)))
    return Card(card.text, (head, *card.blocks))


def _alerts(told: Sentence, some: Sequence[Listed], permalink: Permalink) -> Card:
    blocks = [block for one in some[:MOST_LISTED] for block in listed_blocks(one, permalink(one), acts=False)]
    if len(some) > MOST_LISTED:
        blocks.append(rich.block(rich.paragraph((overview.not_shown(len(some) - MOST_LISTED),))))
    return _card(told, blocks)


def _card(told: Sentence, blocks: Sequence[Block]) -> Card:
    return Card(mrkdwn(as_plain(told)), (rich.block(rich.paragraph(told)), *blocks))
