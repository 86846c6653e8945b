"""What each notice looks like in Slack: pure functions of the present state, within Slack's limits for any input."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from slack_sdk.models.blocks import Block
from slack_sdk.models.blocks.block_elements import RichTextElement

from bot.domain.alert import SYSTEM, State, Verb
from bot.domain.consent import ConsentAnswer
from bot.domain.reply import Holding, Suggestion
from bot.domain.view import AlertView, JudgedMention
from bot.slack import buttons, rich
from bot.slack.escape import clean, mrkdwn, one_line
from bot.slack.evidence import match_elements, mention_blocks, summary_quote, told_reasons, unfolded
from bot.slack.phrase import Bold, Link, Sentence, as_plain, people_in
from bot.slack.quote import Piece, hider
from bot.slack.words import deeds, mentions, replying, threads

LONGEST_QUOTE = 1_200
LONGEST_JOINED_QUOTE = 800
LONGEST_SUGGESTION = 1_500
LONGEST_REASON = 200
LONGEST_OPS = 2_500
LONGEST_FALLBACK = 400
MOST_REASONS = 5
MOST_CHANGES = 5
MOST_SUGGESTIONS = 3
MOST_STATEMENTS = 10
BY_THE_BOT = (Verb.PAGE, Verb.WAKE, Verb.UNACKNOWLEDGE)
"""What the bot did that people look for; its other changes are visible in what they changed."""


@dataclass(frozen=True, slots=True)
class Card:
    """One Slack message: its blocks, and the escaped text that notifications and screen readers use."""

    text: str
    blocks: tuple[Block, ...]


def root(view: AlertView, names: Mapping[str, str] | None = None) -> Card:
    """The first message of a thread. People in `names` are written by name: nobody is notified."""
    alert = view.alert
    blocks: list[Block] = [
        rich.header(threads.heading(alert.severity, alert.rule_name)),
        rich.block(*[rich.paragraph(line, names) for line in _standing(view)]),
        *_guidance(view, view.lead),
        *mention_blocks(view.lead, LONGEST_QUOTE),
    ]
    why = match_elements(view.lead, view.nearly) or [rich.paragraph((mentions.NO_LONGER_MATCHES,))]
    prepared: list[Sentence] = [replying.approved_statement(one) for one in view.statements[:MOST_STATEMENTS]]
    ready = rich.titled_bullets(replying.HOLDING, prepared)
    parts = (why, _verdict(view), ready, _done(view, names))
    blocks += [rich.block(*part) for part in parts if part]
    blocks += rich.notes(threads.alert_line(alert))
    blocks.append(buttons.row(alert))
    return Card(_fallback(threads.alert_summary(alert, summary_quote(view.lead))), tuple(blocks))


def people_on_root(view: AlertView) -> tuple[str, ...]:
    """The Slack users whom the first message would mention."""
    return people_in(*_standing(view), *_history(view))


def suggestions(view: AlertView) -> Card:
    """The reply that offers up to three prepared answers, each to be checked by a person before it is published."""
    offered = view.suggestions[:MOST_SUGGESTIONS]
    caution: Sentence = (threads.CHECK_BEFORE_PUBLISHING if offered else threads.NO_SUGGESTIONS,)
    if view.consent is ConsentAnswer.STOP:
        caution = replying.DO_NOT_CONTACT
    blocks: list[Block] = [rich.block(rich.paragraph((Bold(threads.SUGGESTED),)), rich.paragraph(caution))]
    blocks += [_suggestion(number, offer) for number, offer in enumerate(offered, start=1)]
    blocks += _statements(view.statements)
    summary = threads.suggestions_summary(view.alert, len(offered))
    if view.consent is ConsentAnswer.STOP:
        summary = f"Alert {view.alert.id}: {as_plain(replying.DO_NOT_CONTACT)}"
    return Card(_fallback(summary), tuple(blocks))


def joined(view: AlertView, mention: JudgedMention, reason: str) -> Card:
    """The reply about one more mention of the story, with the reason why it belongs here."""
    alert = view.alert
    matched = match_elements(mention)
    blocks: list[Block] = [
        rich.block(rich.paragraph((Bold(threads.joins(alert.mention_count, alert.id)),))),
        *mention_blocks(mention, LONGEST_JOINED_QUOTE),
        *([rich.block(*matched)] if matched else []),
        *rich.notes(hider(mention)(reason)),
    ]
    return Card(_fallback(threads.mention_summary(alert, summary_quote(mention))), tuple(blocks))


def raised(view: AlertView, mention: JudgedMention, reason: str, link: str) -> Card:
    """The message that an alert became graver, with the mention that made it so. `link` to its thread may be empty."""
    alert = view.alert
    told = threads.raised(alert, reason)
    lead: list[RichTextElement] = [rich.paragraph(told)]
    if link:
        lead.append(rich.paragraph((Link(link, threads.GO_TO_THREAD),)))
    blocks: list[Block] = [rich.block(*lead), *_guidance(view, mention), *mention_blocks(mention, LONGEST_JOINED_QUOTE)]
    return Card(_fallback(threads.alert_summary(alert, summary_quote(mention))), tuple(blocks))


def assigned(view: AlertView, names: Mapping[str, str] | None = None) -> Card:
    """The reply that tells the owner that somebody else gave them the alert. Who is in `names` is not notified."""
    told = threads.given(view.alert, giver(view))
    return Card(_fallback(threads.alert_summary(view.alert, "")), (rich.block(rich.paragraph(told, names)),))


def giver(view: AlertView) -> str:
    """Who made the present owner the owner; empty when that is not known."""
    given = next((line for line in reversed(view.changes) if line.verb is Verb.ASSIGN), None)
    return given.who if given and given.after == view.alert.owner else ""


def ops(text: str) -> Card:
    """A message about the bot itself."""
    told = clean(text).strip()[:LONGEST_OPS] or mentions.NO_TEXT
    return Card(_fallback(told), (rich.block(rich.paragraph((told,))),))


def _standing(view: AlertView) -> list[Sentence]:
    """State, owner and age on one line; below it who is told next, and where the answer is."""
    alert = view.alert
    line = (*threads.state(alert), " ", *threads.owner(alert), " ", *threads.age(alert))
    told = threads.next_told(view.next_told) if alert.state is State.OPEN else ()
    return [one for one in (line, told, threads.answered(alert), replying.consented(view.consent)) if one]


def words_of(judged: JudgedMention) -> Card:
    """A private answer: the words of a mention that are folded on the cards."""
    title = mentions.whole_text(judged.stored.alert_id or 0)
    return Card(_fallback(title), (rich.block(rich.paragraph((Bold(title),))), *unfolded(judged, LONGEST_QUOTE)))


def _guidance(view: AlertView, about: JudgedMention) -> list[Block]:
    """The team's own instructions, and the clocks of duties to report."""
    told = [threads.guided(one) for one in view.guidance if one.instructions]
    told += [threads.clock(one, about.stored.first_seen_at) for one in view.guidance if one.report_days]
    return [rich.block(*rich.titled_bullets(threads.WHAT_TO_DO, told))] if told else []


def _verdict(view: AlertView) -> list[RichTextElement]:
    reasons = [one_line(reason, LONGEST_REASON) for reason in told_reasons(view.lead)[:MOST_REASONS]]
    told: list[Sentence] = [(reason,) for reason in reasons if reason]
    line = rich.paragraph(threads.verdict(view.alert.severity, view.lead.verdict))
    return [
        line,
        rich.paragraph((threads.totals(view.alert, view.authors),)),
        *rich.titled_bullets(threads.WHY_SEVERITY, told),
    ]


def _done(view: AlertView, names: Mapping[str, str] | None) -> list[RichTextElement]:
    """What people did, and the note of the one who resolved it."""
    note = threads.noted(view.alert)
    said = [rich.quoted([Piece(note)])] if note else []
    return [*rich.titled_bullets(threads.HISTORY, _history(view), names), *said]


def _history(view: AlertView) -> list[Sentence]:
    """What people did, latest last; the bot's own changes are visible in what they changed."""
    by_people = [line for line in view.changes if line.who != SYSTEM or line.verb in BY_THE_BOT]
    return [deeds.change(line) for line in by_people[-MOST_CHANGES:]]


def _suggestion(number: int, offer: Suggestion) -> Block:
    text = clean(offer.text).strip()[:LONGEST_SUGGESTION]
    return rich.block(rich.paragraph(threads.reply_number(number, offer.reason)), rich.quoted([Piece(text)]))


def _statements(prepared: tuple[Holding, ...]) -> list[Block]:
    """What was approved in advance for a crisis, each with its approval."""
    if not prepared:
        return []
    title = rich.block(rich.paragraph((Bold(replying.HOLDING),)))
    return [title, *[_statement(one) for one in prepared[:MOST_STATEMENTS]]]


def _statement(prepared: Holding) -> Block:
    text = clean(prepared.text).strip()[:LONGEST_SUGGESTION]
    return rich.block(rich.paragraph(replying.approved_statement(prepared)), rich.quoted([Piece(text)]))


def _fallback(text: str) -> str:
    return mrkdwn(one_line(text, LONGEST_FALLBACK))
