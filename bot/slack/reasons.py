"""Private answers to "Why?" and to `/wardwatch why URL`. Pure functions; private details are dots as on cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from slack_sdk.models.blocks import Block
from slack_sdk.models.blocks.block_elements import RichTextElement

from bot.domain.rule import Evidence
from bot.flow.why import AlertWhy, RuleWhy, Trace, TracedFate
from bot.query.summary import Line, summary
from bot.slack import rich
from bot.slack.cards import MOST_REASONS, Card
from bot.slack.escape import isolated, mrkdwn, one_line
from bot.slack.evidence import told_reasons
from bot.slack.phrase import Bold, Link, Sentence
from bot.slack.quote import hider
from bot.slack.words import answers, exclusions

LONGEST_REASON = 200
MOST_LINES = 12
MOST_SOURCES = 20
MOST_WORDS = 4

Hide = Callable[[str], str]


def alert_answer(why: AlertWhy) -> Card:
    """Why an alert matched, why it is so grave, why it is in its channel, and why its mentions stand together."""
    hide = hider(why.lead)
    grave: list[Sentence] = [(one_line(one, LONGEST_REASON),) for one in told_reasons(why.lead)[:MOST_REASONS]]
    parts: list[list[RichTextElement]] = [
        [rich.paragraph((Bold(answers.about_alert(why.alert.id)),))],
        *(_rule(rule, hide) for rule in why.rules),
        rich.titled_bullets(answers.severity(why.alert.severity), grave),
        rich.titled_bullets(answers.PLACED, [(one,) for one in _placed(why, hide)]),
    ]
    return _card(answers.about_alert(why.alert.id), [rich.block(*part) for part in parts if part])


def trace_answer(trace: Trace, permalinks: Mapping[int, str]) -> Card:
    """At which step the mention behind a link was dropped. `permalinks` leads to the threads of alerts, by alert id."""
    if not trace.link:
        return _card(answers.NO_ADDRESS, [rich.block(rich.paragraph((answers.NO_ADDRESS,)))])
    if not trace.fates:
        lines = [answers.source(state) for state in islice(trace.sources, MOST_SOURCES)]
        blocks = [rich.paragraph((Bold(answers.NOT_RETURNED),)), *rich.titled_bullets(answers.SOURCES, lines)]
        return _card(answers.NOT_RETURNED, [rich.block(*blocks)])
    told = [_fate(fate, permalinks) for fate in trace.fates]
    return _card(answers.found(len(told)), [rich.block(*one) for one in told])


def _card(summary_text: str, blocks: Sequence[Block]) -> Card:
    return Card(mrkdwn(one_line(summary_text, 300)), tuple(blocks))


def _placed(why: AlertWhy, hide: Hide) -> list[str]:
    opened = answers.opened(why.alert)
    joined = [answers.joined(one_line(hide(change.reason), LONGEST_REASON)) for change in why.joins]
    return [one_line(hide(opened), 2 * LONGEST_REASON), *joined]


def _fate(traced: TracedFate, permalinks: Mapping[int, str]) -> list[RichTextElement]:
    fate = traced.fate
    lines = [answers.read(fate), answers.outcome(fate)]
    if traced.alert:
        url = permalinks.get(traced.alert.id, "")
        where: Sentence = (Link(url, answers.THREAD),) if url else (answers.NO_THREAD,)
        lines.append((*answers.in_alert(traced.alert), " ", *where))
    if traced.nearest:
        lines.append(answers.nearest(traced.nearest))
    told = [rich.bullets(lines)]
    return [*told, *(_rule(traced.nearest, str) if traced.nearest else [])]


def _rule(rule: RuleWhy, hide: Hide) -> list[RichTextElement]:
    title = rich.paragraph(exclusions.rule_named(rule.name, rule.where or rule.rule_id))
    if rule.explanation is None:
        return [title, rich.paragraph((answers.RULE_GONE,))]
    lines = [_line(line, hide) for line in summary(rule.query, rule.explanation)[:MOST_LINES]]
    return [title, rich.bullets(lines)]


def _line(line: Line, hide: Hide) -> Sentence:
    return answers.line(line, _quoted(line.evidence, hide))


def _quoted(evidence: Sequence[Evidence], hide: Hide) -> str:
    told = dict.fromkeys(one_line(hide(one.text), 40) for one in evidence)
    return ", ".join(f"“{isolated(one)}”" for one in list(told)[:MOST_WORDS])
