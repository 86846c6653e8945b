"""A draft as the rules read it: plain words with sentence breaks, and where they stand in the draft as given.

What a reader would not see, or would read past, is undone: entities, invisible marks, accents, capitals, letters of
other alphabets that look like ours, digits written for letters, letters set apart, markdown, contractions.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from bot.domain.reply import Finding, FindingLevel
from bot.query.characters import ACCENTS, APOSTROPHES
from bot.query.folding import Step, bare_links, first_steps, fold, full_links
from bot.query.traced import Traced

Span = tuple[int, int]

MOST = 20_000
"""Code points that are read; no place where replies are published takes as many."""

LINK = "weblink"
"""Stands in `words` for a link, an e-mail address or a handle: their letters are no words."""

_SITE = r"(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|edu|gov|info|health|care|example|ly|co|me|us|io|gl)"
CONTACTS = re.compile(
    rf"[\w.+%-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,5}}|https?://[^\s<>\"]+|www\.[^\s<>\"]+"
    rf"|(?<![\w@.-]){_SITE}(?![\w.]?\w)(?:/[^\s<>\"]*)?|(?<![\w@])@\w{{2,50}}",
    re.IGNORECASE,
)
"""E-mail addresses, links and handles."""


@dataclass(frozen=True, slots=True)
class Reading:
    """`words` is lower case, one space between words, `.` and `,` as words of their own. `shown` keeps its capitals."""

    draft: str
    shown: Traced
    words: Traced

    @property
    def is_cut(self) -> bool:
        """Whether the end of the draft was too far off to be read."""
        return len(self.draft) > MOST

    def finding(self, rule: str, level: FindingLevel, span: Span, why: str, instead: str) -> Finding:
        """A finding at this slice of `words`."""
        return self._finding(rule, level, self.words.span(*span), why, instead)

    def shown_finding(self, rule: str, level: FindingLevel, span: Span, why: str, instead: str) -> Finding:
        """A finding at this slice of `shown`."""
        return self._finding(rule, level, self.shown.span(*span), why, instead)

    def _finding(self, rule: str, level: FindingLevel, span: Span, why: str, instead: str) -> Finding:
        start, end = span
        return Finding(rule, level, self.draft[start:end], start, end, why, instead)

    def sentence(self, start: int, end: int) -> str:
        """The sentence of `words` around this slice."""
        begin = self.words.text.rfind(" . ", 0, start)
        after = self.words.text.find(" . ", end)
        return self.words.text[0 if begin < 0 else begin + 3 : len(self.words.text) if after < 0 else after]


def read(draft: str) -> Reading:
    """The draft, up to its first `MOST` code points, in both forms."""
    shown = Traced.of(draft[:MOST])
    for visible in _visible_steps():
        shown = visible.trace(shown)
    shown = shown.rewrite(_foreign(), lambda hit: unicodedata.normalize("NFKC", hit))
    words = shown.rewrite(CONTACTS, lambda _: f" {LINK} ").rewrite(_capitals(), fold)
    latin = sum(letter.isascii() for letter in words.text if letter.isalpha())
    if 2 * latin >= sum(map(str.isalpha, words.text)):
        words = words.rewrite(_LOOKALIKE, lambda hit: hit.translate(_LATIN))
    words = words.rewrite(_DISGUISED, lambda hit: hit.translate(_DIGITS))
    words = words.rewrite(_APART, lambda hit: "".join(filter(str.isalpha, hit)))
    for pattern, new in _word_steps():
        words = _rewritten(words, pattern, new)
    return Reading(draft, shown, words)


def _rewritten(text: Traced, pattern: re.Pattern[str], new: str) -> Traced:
    """`new` may name groups of the pattern, as in `re.sub`; no pattern here looks beyond its own hit for them."""
    hits = iter([hit.expand(new) for hit in pattern.finditer(text.text)])
    return text.rewrite(pattern, lambda _: next(hits))


@cache
def _visible_steps() -> list[Step]:
    """Entities decoded, the invisible removed; links stay."""
    return [step for step in first_steps() if step not in (full_links(), bare_links())]


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(f"[^\x00-\x7f][{ACCENTS}]*|[A-Za-z][{ACCENTS}]+")


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile(f"[A-Z]+|[^\x00-\x7f][{ACCENTS}]*|[A-Za-z][{ACCENTS}]+")


_DISGUISED = re.compile(r"(?<=[a-z])[013457@$](?=[a-z])")
_APART = re.compile(r"\b[a-z](?:[ _*.-][a-z]){3,}\b")
_DIGITS = str.maketrans("013457@$", "oieastas")

_SUBJECT = "you|we|they|i|it|that|there|he|she|who|what|here|let|y all"
_APOSTROPHE = r" ?' ?"


@cache
def _word_steps() -> tuple[tuple[re.Pattern[str], str], ...]:
    """From folded letters to words. Contractions are written out, with or without their apostrophe."""
    steps = (
        (f"[{APOSTROPHES}]", "'"),
        (r"(?<=[a-z]);(?=(?:t|re|ve|ll|s|m|d)\b)", "'"),
        (rf"\bwon?{_APOSTROPHE}t\b|\bwont\b", "will not"),
        (rf"\bcan?{_APOSTROPHE}t\b|\bcant\b|\bcan not\b", "cannot"),
        (rf"\b(is|are|was|were|do|does|did|have|has|had|would|could|should|need)n?{_APOSTROPHE}t\b", r"\1 not"),
        (r"\b(is|are|was|were|do|does|did|have|has|had|would|could|should|need)nt\b", r"\1 not"),
        (rf"\b({_SUBJECT}){_APOSTROPHE}re\b|\b(you|they)re\b", r"\1\2 are"),
        (rf"\b({_SUBJECT}){_APOSTROPHE}ve\b|\b(you|they|we|i)ve\b", r"\1\2 have"),
        (rf"\b({_SUBJECT}){_APOSTROPHE}ll\b|\b(you|they)ll\b", r"\1\2 will"),
        (rf"\b({_SUBJECT}){_APOSTROPHE}d\b|\b(you|they)d\b", r"\1\2 would"),
        (rf"\bi{_APOSTROPHE}m\b|\bim\b", "i am"),
        (rf"\b(that|there|it|he|she|what|who|here|where|how){_APOSTROPHE}s\b|\b(that|there|what)s\b", r"\1\2 is"),
        (rf"(?<=\w){_APOSTROPHE}s\b", ""),
        ("'", ""),
        (r"\b(dr|dra|mr|mrs|ms|sr|sra|st|appt|dept|prof|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.", r"\1 "),
        (r"\b([ap])\.? ?m\b\.?(?! \w+ly)", r"\1m"),
        (r"(?<=\b[a-z])\.(?=[a-z]\b)", ""),
        (r"&", " and "),
        (r"(?<=[a-z])-\s*\n\s*(?=[a-z])", ""),
        (r"(?<=\d),(?=\d)", ""),
        (r"\?[.!?]*", " ? . "),
        (r"(?<!\d)[.!\u2026]+|[.!\u2026]+(?!\d)", " . "),
        (r"[()\[\]\"\u201c\u201d\u00ab\u00bb]+", " "),
        (r"(?<!\d)[,:;\u2013\u2014]+|[,:;\u2013\u2014]+(?!\d)| - ", " , "),
        (r"(?<!\d)[-/]|[-/](?!\d)", " "),
        (r"[^\w .,?:/$#%-]|_", " "),
        (r" {2,}", " "),
    )
    return tuple((re.compile(pattern), new) for pattern, new in steps)


_LATIN = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u0501\u051b\u051d\u04bb\u04cf\u0432\u043d\u043a\u043c\u0442"
    "\u03bf\u03b1\u03bd\u03b9\u03ba\u03c1\u03c4\u03c5\u03c7\u03b5\u03b7\u0251\u0261\u026a\u0280\u028f",
    "aeopcyxisjdqwhlbhkmtoavikptuxenagiry",
)
_LOOKALIKE = re.compile("[" + "".join(map(chr, _LATIN)) + "]")
