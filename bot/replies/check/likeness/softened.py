"""What a rule blocks and its neighbouring words make harmless becomes a warning. It silences nothing.

Phrases read no further than themselves: "Don't tell the restaurants!" holds one that refutes. Where the words around a
hit are like those of good replies beyond doubt, a person decides, with the rule's own reason before them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain.reply import Finding, FindingLevel
from bot.replies.check.likeness.grams import sentences
from bot.replies.check.likeness.model import Weights, likeness, shipped
from bot.replies.check.reading import Reading, Span

HARMLESS = -2.25
"""A score of the neighbourhood below which a block becomes a warning: of left-out drafts that must be blocked it lets
one in three hundred through."""
AROUND = 8
"""Words on either side that count, so that a long harmless sentence excuses no bad word at its end."""
_SOFTENED = frozenset({"R1", "R2", "R3", "R4", "R6", "R8", "R9", "R10"})
"""Names and contacts are bad among any words, and so is a reward."""


def softened(reading: Reading, findings: Sequence[Finding], weights: Weights | None = None) -> Iterable[Finding]:
    """The findings of the rules' words, as warnings if that lets the draft through, else as they are.

    One that stays a block keeps the others: where a person must write anew, they should see every reason.
    """
    known = weights or shipped()
    every = [(words, [reading.words.span(*span) for span in spans]) for words, spans in sentences(reading)]
    blocks = [finding for finding in findings if finding.level is FindingLevel.BLOCK]
    if not all(finding.rule in _SOFTENED and _is_harmless(finding, every, known) for finding in blocks):
        return findings
    return [_warned(finding) if finding.level is FindingLevel.BLOCK else finding for finding in findings]


def _warned(finding: Finding) -> Finding:
    why = f"{finding.why} The words around it read like a harmless reply, so look at it twice."
    return replace(finding, level=FindingLevel.WARN, why=why)


def _is_harmless(finding: Finding, every: Sequence[tuple[list[str], list[Span]]], known: Weights) -> bool:
    for words, spans in every:
        hit = [at for at, (start, end) in enumerate(spans) if start < finding.end and finding.start < end]
        if hit:
            around = words[max(0, hit[0] - AROUND) : hit[-1] + 1 + AROUND]
            return likeness(around, known).score < HARMLESS
    return False
