"""A mention on one line, with the words that matched between marks."""

from __future__ import annotations

from bot.flow.backtest.samples import Sample
from bot.rulebook.faults import printable

WIDTH = 96
OPENS, CLOSES = "»", "«"
"""Around the words that matched; seldom typed, and there also where a terminal has no colours."""


def excerpt(sample: Sample, width: int = WIDTH) -> str:
    """About `width` characters around the first words that matched, or the beginning where none did.

    Nothing in it can move a terminal's cursor. Words that matched elsewhere in the text are named behind.
    """
    mention, evidence = sample.mention, sample.evidence
    if not evidence:
        whole = f"{mention.title} {mention.text}".strip()
        end = _word_end(whole, width)
        return _flat(whole[:end], 3 * width) + ("…" if end < len(whole) else "")
    first = evidence[0]
    text = mention.title if first.field == "title" else mention.text
    start = _word_start(text, max(0, first.start - width // 3))
    end = _word_end(text, max(first.end, min(len(text), start + width)))
    pieces, at, shown = ["…" if start else ""], start, set()
    for one in evidence:
        if one.field == first.field and at <= one.start and one.end <= end:
            pieces += [text[at : one.start], OPENS, one.text, CLOSES]
            at = one.end
            shown.add(one.text.casefold())
    line = _flat("".join([*pieces, text[at:end], "…" if end < len(text) else ""]), 3 * width)
    others = dict.fromkeys(_flat(one.text, 30) for one in evidence if one.text.casefold() not in shown)
    return f"{line}  (and {', '.join(others)})" if others else line


def _flat(text: str, width: int) -> str:
    return printable(text, width)


def _word_start(text: str, at: int) -> int:
    """The beginning of the word after `at`, so that no word is cut."""
    if at == 0:
        return 0
    space = text.find(" ", at, at + 20)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.find(" ", at, at + 15)
    return space if space >= 0 else at
