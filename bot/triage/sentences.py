"""A text as the word lists read it: normalised words, sentences apart, sums told as such, short verbs spelled out.

Phrases reach across no end of a sentence. It knows nothing of grammar: what ends a sentence is a mark with white space
after it, unless the mark belongs to an abbreviation (`Dr. Quintero`, `St. Brigid`, `2 p.m. today`).
"""

from __future__ import annotations

import re

from bot.query.text import ASIDE, normalise

_ABBREVIATED = re.compile(
    r"(?:drs?|st|m[rsx]|mrs|prof|sra?|srta|jr|vs|dept|no|nr|tel|ext|appt|approx|inc|ltd|co|ave|rd|blvd|ln|apt|rm|eg|ie"
    r"|etc|us|uk|[^\W\d_])",
    re.IGNORECASE,
)
"""An initial is an abbreviation, too."""
_END = re.compile(r"(?<!\.)\.(?!\.)(?=[\s\"')\u201d\u2019]|$)|[!?\u2026][!?.]*(?=[\s\"')\u201d\u2019]|$)|\n")
_LAST_WORD = re.compile(r"[^\W_]{1,9}$")
_LONGEST = 10
_MARK = " qzendqz "
"""A word that nobody writes: it survives normalising, and becomes the gap between two sentences."""
_GAPS = re.compile(rf"(?: ?{_MARK.strip()} ?)+")
_SUM = re.compile(r"([$\u00a3\u20ac])\s?(\d[\d,]*)(?:\.\d+)?")
_CURRENCIES = {"$": "usd", "\u00a3": "gbp", "\u20ac": "eur"}
_OWN = r"it|he|she|that|this|there|here|what|who|where|when|how|why|let"
"""What lists write as people do: `its`, `thats`. Any other noun is told as itself, with its verb."""
_DONE = r"been|got|gone|had"
_SAID_OF = (
    r"an?|the|not|never|always|still|so|too|very|really|just|such|gonna|going|getting|being|trying|coming|dying|ignoring"
    r"|broken|off|down|full|closed|dirty|filthy|disgusting|freezing|late|wrong|rude|useless|terrible|awful|amazing"
)
_SHORT_VERB = re.compile(rf"\b(?!(?:{_OWN})['\u2019])([^\W\d_]+)['\u2019]s (?:({_DONE})|({_SAID_OF}))\b", re.IGNORECASE)


def words_of_sentences(text: str) -> str:
    """The normalised words of a text with a gap between its sentences. `$1,200` is the one word `usd1200`.

    `The heating's off` reads as `the heating is off`: else each noun would stand in the lists twice.
    """
    text = _SUM.sub(_told, text) if any(sign in text for sign in _CURRENCIES) else text
    text = _SHORT_VERB.sub(_spelled, text) if "'s " in text or "\u2019s " in text else text
    parted = _END.sub(_parted, text)
    return _GAPS.sub(ASIDE, normalise(parted).searched).strip()


def _parted(end: re.Match[str]) -> str:
    return (
        end[0] if end[0] == "." and _is_abbreviated(end.string[max(0, end.start() - _LONGEST) : end.start()]) else _MARK
    )


def _is_abbreviated(before: str) -> bool:
    """Whether the dot after these letters belongs to the word: an initial or a usual abbreviation."""
    word = _LAST_WORD.search(before)
    return bool(word and _ABBREVIATED.fullmatch(word[0]))


def _spelled(short: re.Match[str]) -> str:
    noun, done, said = short.groups()
    return f"{noun} has {done}" if done else f"{noun} is {said}"


def _told(amount: re.Match[str]) -> str:
    return f" {_CURRENCIES[amount[1]]}{amount[2].replace(',', '')}"
