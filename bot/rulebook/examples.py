"""Every example of every rule, judged by the real matcher."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bot.domain.mention import Mention
from bot.domain.rule import Example, Match, Rule
from bot.domain.rulebook import Rulebook
from bot.query.matcher import Matcher
from bot.rulebook.faults import Fault, quoted, sentences
from bot.rulebook.reasons import few, why_not

_ANY_DAY = datetime(2026, 1, 1, 12, tzinfo=UTC)


def failing_examples(rulebook: Rulebook) -> tuple[str, ...]:
    """A sentence for each example that does not hold: which rule, which text, and why.

    A rule is judged by its own examples alone, within its active time.
    """
    return sentences(fault for rule in rulebook.rules for fault in _failing(rule))


def _failing(rule: Rule) -> Iterator[Fault]:
    matcher = Matcher([rule])
    for example in rule.examples:
        matches = matcher.match(_mention(example.text, rule))
        if bool(matches) is not example.matches:
            yield _fault(rule, example, matches)


def _mention(text: str, rule: Rule) -> Mention:
    return Mention("example", rule.id, text, _active_day(rule))


def _active_day(rule: Rule) -> datetime:
    if rule.active_from is not None:
        return rule.active_from
    return rule.active_until - timedelta(seconds=1) if rule.active_until is not None else _ANY_DAY


def _fault(rule: Rule, example: Example, matches: tuple[Match, ...]) -> Fault:
    if example.matches:
        why = why_not(rule.query, _mention(example.text, rule))
        what = f"does not match {quoted(example.text)}, which it must, because {why}"
        cure = "widen the query, or take the example out of match"
    else:
        found = dict.fromkeys(quoted(piece.text) for match in matches for piece in match.evidence)
        why = few(list(found), "and") if found else "its fields"
        what = f"matches {quoted(example.text)}, which it must ignore, because of {why}"
        cure = "narrow the query with NOT or one more word, or take the example out of ignore"
    file, _, line = example.where.rpartition(":")
    return Fault(file, int(line), f"rule {rule.id}", what, cure)
