"""What is shown of a stranger's text: private details dotted out, the evidence marked, long texts cut around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.rule import Evidence
from bot.domain.verdict import PrivateDetail
from bot.domain.view import JudgedMention
from bot.slack.escape import clean, one_line
from bot.triage.private import private_details

DOT = "•"
MOST_PIECES = 40
MOST_LINES = 25
SHORTEST_SECRET = 4
"""A private detail of fewer code points is dotted where it stands, and not looked for in other fields."""

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; `evidence` says that a rule holds because of it."""

    text: str
    evidence: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """What is shown: its pieces, how many code points of how many, and which kinds of private detail are dotted out."""

    pieces: tuple[Piece, ...]
    shown: int
    total: int
    hidden: tuple[str, ...]

    @property
    def is_cut(self) -> bool:
        """Whether the text was longer than what is shown of it."""
        return self.shown < self.total

    @property
    def text(self) -> str:
        """The pieces as one string."""
        return "".join(piece.text for piece in self.pieces)


def quote(judged: JudgedMention, limit: int) -> Quote:
    """At most about `limit` code points of the mention's text, around the first evidence if it is longer."""
    original = judged.stored.mention.text
    private = _inside(judged.verdict.private, len(original))
    text = _dotted(original, private)
    evidence = _merged([(found.start, found.end) for found in _evidence_in_text(judged)], len(text))
    start, end = _window(text, evidence, limit)
    pieces = _pieces(text, evidence, start, end)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    kinds = tuple(dict.fromkeys(detail.kind for detail in private if detail.start < end and detail.end > start))
    return Quote(_framed(pieces, before, after), end - start, len(text), kinds)


def dotted_title(judged: JudgedMention) -> str:
    """The title without private details: its own, and those of the text."""
    title = judged.stored.mention.title
    return hider(judged)(_dotted(title, list(private_details(title))))


def hider(judged: JudgedMention) -> Callable[[str], str]:
    """A function that dots out the mention's private details in other texts about it: titles, reasons, addresses."""
    text = judged.stored.mention.text
    found = {text[detail.start : detail.end].strip() for detail in _inside(judged.verdict.private, len(text))}
    secrets = sorted((secret for secret in found if len(secret) >= SHORTEST_SECRET), key=len, reverse=True)
    if not secrets:
        return lambda shown: shown
    pattern = re.compile("|".join(re.escape(secret) for secret in secrets[:200]), re.IGNORECASE)
    return lambda shown: pattern.sub(lambda hit: DOT * len(hit[0]), shown)


def evidence_words(judged: JudgedMention, evidence: tuple[Evidence, ...], most: int) -> tuple[tuple[str, ...], int]:
    """The distinct words that made a rule hold, and how many more there are. Private details are dotted out."""
    hide = hider(judged)
    dotted = _dotted(judged.stored.mention.text, _inside(judged.verdict.private, len(judged.stored.mention.text)))
    shown = [
        dotted[found.start : found.end] if found.field == "text" and 0 <= found.start < found.end else hide(found.text)
        for found in evidence[: 10 * most]
    ]
    distinct = [words for words in dict.fromkeys(one_line(text, 40) for text in shown) if words]
    return tuple(distinct[:most]), max(0, len(distinct) - most)


def _inside(private: tuple[PrivateDetail, ...], length: int) -> list[PrivateDetail]:
    return [detail for detail in private if 0 <= detail.start < detail.end and detail.start < length]


def _dotted(text: str, private: list[PrivateDetail]) -> str:
    """The text with private details as dots, one for one: offsets stay true."""
    parts, at = [], 0
    for start, end in _merged([(detail.start, detail.end) for detail in private], len(text)):
        parts += [text[at:start], DOT * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def _evidence_in_text(judged: JudgedMention) -> list[Evidence]:
    return [found for match in judged.matches for found in match.evidence if found.field == "text"]


def _merged(spans: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Spans in order, those that touch made one, what lies outside the text left out."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((start, min(end, length)) for start, end in spans if 0 <= start < min(end, length)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _window(text: str, evidence: list[tuple[int, int]], limit: int) -> tuple[int, int]:
    """Which part to show: all, or `limit` code points with a third of them before the first evidence."""
    if len(text) <= limit:
        return 0, len(text)
    first = evidence[0][0] if evidence else 0
    start = max(0, min(first - limit // 3, len(text) - limit))
    end = start + limit
    return _word_start(text, start, first), _word_end(text, end)


def _word_start(text: str, start: int, latest: int) -> int:
    """A little later if a word would be cut, but never past `latest`."""
    gap = text.find(" ", start, min(start + 30, latest)) if start else -1
    return gap + 1 if gap >= 0 else start


def _word_end(text: str, end: int) -> int:
    """A little earlier if a word would be cut."""
    gap = text.rfind(" ", end - 30, end) if end < len(text) else -1
    return gap if gap > 0 else end


def _pieces(text: str, evidence: list[tuple[int, int]], start: int, end: int) -> list[Piece]:
    inside = [(max(a, start), min(b, end)) for a, b in evidence if a < end and b > start][: MOST_PIECES // 2 - 1]
    pieces, at = [], start
    for a, b in inside:
        pieces += [Piece(text[at:a]), Piece(text[a:b], evidence=True)]
        at = b
    return [*pieces, Piece(text[at:end])]


def _framed(pieces: list[Piece], before: str, after: str) -> tuple[Piece, ...]:
    """The pieces cleaned, with few lines, ellipses where the text goes on, and none of them empty."""
    shown, lines = [], 0
    for piece in pieces:
        text = _BLANK_LINES.sub("\n\n", clean(piece.text))
        kept = "\n".join(text.split("\n", MOST_LINES - lines)[: MOST_LINES - lines])
        rest = text[len(kept) :].replace("\n", " ")
        lines += kept.count("\n")
        shown.append(Piece(kept + rest, piece.evidence))
    framed = [Piece(before), *shown, Piece(after)]
    return tuple(piece for piece in framed if piece.text)
