"""Rules that ask for words which so many posts have that nobody could read what they find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import prod

from bot.domain.rule import Rule
from bot.query.syntax import parse
from bot.query.tree import And, Field, Leaf, Near, Node, Not, Or, Phrase, Prefix, Title, Word, children, leaves
from bot.rulebook.faults import Fault, listed, quoted, rule_fault

FLOODS_AT = 20.0
"""Posts of 10,000."""
MOST_A_DAY = 100.0
"""Mentions of one rule that a team can look at."""
IN_ORDER = 0.25
"""Of the posts that have some common words, those that have them side by side, roughly."""
MOST_NAMED = 3

LANGUAGES = {"en": "English", "es": "Spanish"}


def floods(rules: Sequence[Rule]) -> Iterator[Fault]:
    """Rules that very many posts of some language would match, by the bundled list of common words."""
    for rule in rules:
        tree = parse(rule.query)
        share, language = max((expected(tree, rates), language) for language, rates in common_words().items())
        if share >= FLOODS_AT:
            words = _commonest(tree, common_words()[language])
            what = f"asks for {words}: about {_rounded(share)} of 10,000 {LANGUAGES[language]} posts would match"
            yield rule_fault(rule, what, "ask for one more word, or for a phrase in quotes")


def floods_in_history(rules: Iterable[Rule], matches: Mapping[str, int], days: int) -> Iterator[Fault]:
    """Rules that matched more stored mentions a day than a team can look at. `matches` are those of all `days`."""
    for rule in rules:
        a_day = matches.get(rule.id, 0) / days
        if a_day > MOST_A_DAY:
            what = f"matches about {_rounded(a_day)} stored mentions a day, {matches[rule.id]:,} in {_days(days)}"
            yield rule_fault(rule, what, "ask for one more word, or refuse what is not about you with NOT")


def expected(tree: Node, rates: Mapping[str, float]) -> float:
    """About how many of 10,000 posts match, as if words came independently of each other.

    Rare words count as absent, and so do fields where nothing else is asked for: of those the query itself warns.
    """
    return 10_000 * _share(tree, rates)


def _share(node: Node, rates: Mapping[str, float]) -> float:
    match node:
        case Word():
            return rates.get(node.words, 0.0) / 10_000
        case Phrase():
            return IN_ORDER * prod(rates.get(word, 0.0) / 10_000 for word in node.words.split(" "))
        case Prefix() if " " not in node.words:
            return _any(rate / 10_000 for word, rate in rates.items() if word.startswith(node.words))
        case And():
            words = [part for part in node.parts if not isinstance(part, Field)]
            return prod(_share(part, rates) for part in words) if words else 0.0
        case Or():
            return _any(_share(part, rates) for part in node.parts)
        case Near():
            return IN_ORDER * _share(node.left, rates) * _share(node.right, rates)
        case Not():
            return 1 - _refused(node.part, rates)
        case _:
            return 0.0


def _refused(part: Node, rates: Mapping[str, float]) -> float:
    """How much an exclusion takes away; of one by a field we cannot know, and say nothing."""
    if any(isinstance(leaf, Field) for leaf in leaves(part)) or isinstance(part, Title):
        return 0.0
    return _share(part, rates)


def _any(shares: Iterable[float]) -> float:
    return 1 - prod(1 - share for share in shares)


def _commonest(tree: Node, rates: Mapping[str, float]) -> str:
    asked = {words: _share(leaf, rates) for leaf in _asked_for(tree) for words in [quoted(leaf.text)]}
    common = sorted((words for words, share in asked.items() if share), key=lambda words: -asked[words])
    return listed(common[:MOST_NAMED], "and")


def _asked_for(node: Node) -> Iterator[Leaf]:
    """The leaves that are not refused."""
    if isinstance(node, And | Or | Near):
        for part in children(node):
            yield from _asked_for(part)
    elif not isinstance(node, Not | Title):
        yield node


def _rounded(number: float) -> str:
    return f"{number:,.0f}" if number < 100 else f"{round(number, -1):,.0f}"


def _days(days: int) -> str:
    return f"{days} days" if days > 1 else "a day"


@cache
def common_words() -> dict[str, dict[str, float]]:
    """By language, the common words with how many of 10,000 posts have them; a word that is not there is rarer."""
    found: dict[str, dict[str, float]] = {}
    text = files(__package__).joinpath("common_words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            language, rate, *words = line.split(" ")
            found.setdefault(language, {}).update(dict.fromkeys(words, float(rate)))
    return found
