"""What the model makes of a draft: a block where it is sure, a warning where it is not, nothing where a rule blocks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bot.domain.reply import Finding, FindingLevel
from bot.replies.check.likeness.grams import sentences
from bot.replies.check.likeness.model import Likeness, Weights, likeness, shipped
from bot.replies.check.reading import Reading, Span

SURE = 2.75
DOUBTFUL = 0.6
"""Scores from which a sentence is blocked, and from which it is worth a second look. Chosen by `bench/train_checker.py
--folds`, and lately on plain drafts it never met. A lower first one blocked one good draft in fifty there, and found
nothing that the rules had not; 2.5 was tried, and blocked one more good draft of 284 for no bad one of 312."""
FEWEST = 3
"""Words below which a sentence says too little to be like anything."""
_QUOTED = 3


def likenesses(
    reading: Reading, blocked: Collection[Span], instead: dict[str, str], weights: Weights | None = None
) -> Iterator[Finding]:
    """Sentences like those that must not be published, those apart where something of `blocked` stands.

    `blocked` are slices of the draft, `instead` what to write for each rule.
    """
    known = weights or shipped()
    for words, spans in sentences(reading):
        if len(words) < FEWEST or _is_blocked(reading, spans, blocked):
            continue
        like = likeness(words, known)
        if like.score >= DOUBTFUL:
            yield _finding(reading, words, spans, like, instead)


def _is_blocked(reading: Reading, spans: Sequence[Span], blocked: Collection[Span]) -> bool:
    """Whether a rule has found something in the sentence already."""
    begin, end = reading.words.span(spans[0][0], spans[-1][1])
    return any(start < end and begin < stop for start, stop in blocked)


def _finding(
    reading: Reading, words: Sequence[str], spans: Sequence[Span], like: Likeness, instead: dict[str, str]
) -> Finding:
    first, last = heaviest(like.by_word)
    quoted = ", ".join(f'"{word}"' for word in _weightiest(words, like.by_word))
    span = (spans[first][0], spans[last][1])
    write = instead.get(like.rule, "")
    if like.score >= SURE:
        why = f"No single wording breaks {like.rule}, but as a whole it reads like a reply that does: {quoted}."
        return reading.finding(like.rule, FindingLevel.BLOCK, span, why, write)
    why = f"It reads a little like a reply that breaks {like.rule}: {quoted}."
    return reading.finding("W-like", FindingLevel.WARN, span, why, write)


def heaviest(by_word: Sequence[float]) -> tuple[int, int]:
    """The first and the last of the neighbouring words that together weigh most."""
    best, found, run, first = float("-inf"), (0, 0), 0.0, 0
    for at, weight in enumerate(by_word):
        if run <= 0:
            run, first = 0.0, at
        run += weight
        if run > best:
            best, found = run, (first, at)
    return found


def _weightiest(words: Sequence[str], by_word: Sequence[float]) -> list[str]:
    ranked = sorted(range(len(words)), key=lambda at: -by_word[at])
    return [words[at] for at in sorted(ranked[:_QUOTED])]
