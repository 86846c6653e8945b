"""What App Home looks like: a pure function of the present state, within Slack's hundred blocks for any input."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.oncall import OnCall
from bot.domain.person import Barred
from bot.domain.view import Listed
from bot.flow.overview import Overview
from bot.slack import buttons, rich
from bot.slack.duty import duty_blocks
from bot.slack.evidence import summary_quote
from bot.slack.phrase import Bold, Sentence
from bot.slack.words import overview, refusals

MOST_MINE = 12
MOST_OTHERS = 18
MOST_SOURCES = 20

Permalink = Callable[[Listed], str]


def home(seen: Overview | Barred, oncall: OnCall, permalink: Permalink) -> View:
    """The home tab of one person."""
    if isinstance(seen, Barred):
        return View(type="home", blocks=[rich.block(rich.paragraph(refusals.barred(seen)))])
    return View(
        type="home",
        blocks=[
            *_alerts(overview.MINE, seen.mine, MOST_MINE, overview.NONE_MINE, permalink),
            *_alerts(overview.OTHERS, seen.others, MOST_OTHERS, overview.NONE_OPEN, permalink),
            rich.header(overview.ON_CALL),
            *duty_blocks(seen.duties, oncall, acts=True),
            *_sources(seen),
            *_week(seen),
        ],
    )


def listed_blocks(one: Listed, permalink: str, *, acts: bool = True) -> list[Block]:
    """One alert: a line, a few words of it, its buttons, and the way to its thread."""
    quote = overview.quoted(summary_quote(one.lead))
    lines = [rich.paragraph(overview.listed(one)), *([rich.paragraph((quote,))] if quote else [])]
    actions = buttons.short_row(one.alert, permalink) if acts else None
    return [rich.block(*lines), *([actions] if actions else [])]


def _alerts(title: str, some: Sequence[Listed], most: int, none: str, permalink: Permalink) -> list[Block]:
    blocks: list[Block] = [rich.header(title)]
    for one in some[:most]:
        blocks += listed_blocks(one, permalink(one))
    if not some:
        blocks.append(rich.block(rich.paragraph((none,))))
    if len(some) > most:
        blocks.append(rich.block(rich.paragraph((overview.not_shown(len(some) - most),))))
    return blocks


def _week(seen: Overview) -> list[Block]:
    told = overview.week(seen.week) if seen.week else []
    return [rich.header(overview.WEEK), rich.block(rich.bullets(told))] if told else []


def _sources(seen: Overview) -> list[Block]:
    told: list[Sentence] = [overview.source(state, seen.now) for state in seen.sources[:MOST_SOURCES]]
    body = rich.bullets(told) if told else rich.paragraph((Bold(overview.NO_SOURCES),))
    return [rich.header(overview.SOURCES), rich.block(body)]
