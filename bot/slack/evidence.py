"""How one mention is shown, on the first post and in replies: who, where, when, the words, and why it matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement
from slack_sdk.models.blocks.block_elements import RichTextElement

from bot.domain.mention import Mention
from bot.domain.view import JudgedMention, NearMiss
from bot.slack import ids, rich
from bot.slack.escape import isolated, link_host, one_line
from bot.slack.phrase import Bold, Link, Sentence, When
from bot.slack.quote import Quote, dotted_title, evidence_words, hider, quote
from bot.slack.words import mentions

LONGEST_TITLE = 200
LONGEST_SUMMARY = 140
MOST_RULES = 4
MOST_WORDS = 5
MOST_NEAR_MISSES = 2


def mention_blocks(judged: JudgedMention, limit: int) -> list[Block]:
    """The mention as a quote of at most about `limit` code points, with its author, place, time and address."""
    if judged.verdict.is_delicate:
        return _folded(judged)
    shown = quote(judged, limit)
    lines = [rich.paragraph(line) for line in (_title(judged), _author(judged), _place(judged)) if line]
    cut = mentions.shortened(shown.shown, shown.total) if shown.is_cut else ""
    dots = mentions.hidden(shown.hidden[:8]) if shown.hidden else ""
    withheld = mentions.LINK_WITHHELD if judged.stored.mention.url and not _link(judged) else ""
    return [rich.block(*lines, rich.quoted(shown.pieces)), *rich.notes(cut, dots, withheld)]


def unfolded(judged: JudgedMention, limit: int) -> list[Block]:
    """The same with its words, whatever they are: for one person who may read them."""
    verdict = replace(judged.verdict, is_delicate=False)
    return mention_blocks(replace(judged, verdict=verdict), limit)


def _folded(judged: JudgedMention) -> list[Block]:
    """Where it was read, and a button that shows its words to one person."""
    show = ButtonElement(text=mentions.SHOW_TEXT, action_id=ids.SHOW_TEXT, value=ids.alert_value(judged.stored.id))
    lines = [rich.paragraph(_place(judged)), rich.paragraph((mentions.FOLDED,))]
    return [rich.block(*lines), ActionsBlock(elements=[show])]


def told_reasons(judged: JudgedMention) -> list[str]:
    """Why it is so grave; of a mention whose words are folded without its words."""
    reasons = [hider(judged)(reason) for reason in judged.verdict.reasons]
    return [reason.partition(': "')[0] for reason in reasons] if judged.verdict.is_delicate else reasons


def match_elements(judged: JudgedMention, nearly: Sequence[NearMiss] = ()) -> list[RichTextElement]:
    """Why it matched: each rule with the words that made it hold, and what nearly kept one from it."""
    told: list[Sentence] = []
    for match in judged.matches[:MOST_RULES]:
        found, more = evidence_words(judged, match.evidence, MOST_WORDS)
        told.append(mentions.matched(match, found, more))
    if len(judged.matches) > MOST_RULES:
        told.append((mentions.more_rules(len(judged.matches) - MOST_RULES),))
    misses = nearly[:MOST_NEAR_MISSES]
    told += [mentions.nearly_excluded(miss, evidence_words(judged, miss.evidence, MOST_WORDS)[0]) for miss in misses]
    return rich.titled_bullets(mentions.WHY_MATCHED, told)


def summary_quote(judged: JudgedMention) -> str:
    """A few words of the mention for notifications: one line, private details dotted out, not escaped."""
    if judged.verdict.is_delicate:
        return mentions.FOLDED_SUMMARY
    shown: Quote = quote(judged, LONGEST_SUMMARY)
    return one_line(shown.text, LONGEST_SUMMARY)


def _title(judged: JudgedMention) -> Sentence:
    title = one_line(dotted_title(judged), LONGEST_TITLE)
    return (Bold(isolated(title)),) if title else ()


def _author(judged: JudgedMention) -> Sentence:
    return (hider(judged)(mentions.author(judged.stored.mention.author)),)


def _place(judged: JudgedMention) -> Sentence:
    mention: Mention = judged.stored.mention
    link = _link(judged)
    where: Sentence = (
        mentions.kind_of(mention.kind, mention.source, mention.rating),
        " · ",
        When(mention.published_at),
    )
    return (*where, " · ", link) if link else where


def _link(judged: JudgedMention) -> Link | None:
    url = judged.stored.mention.url
    host = link_host(url) if hider(judged)(url) == url else ""
    return Link(url, mentions.open_on(host)) if host else None
