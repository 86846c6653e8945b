"""Whether a text can be read: the language its source declares, its script, and the small words in it."""

from __future__ import annotations

import re
from functools import cache
from operator import itemgetter

from bot.query.functionwords import FUNCTION_WORDS
from bot.triage.lexicon_languages import DECLARED, ENGLISH, FOREIGN, NAMES

READ = 4_000
"""Code points of a text that are read; the rest of a long one changes a mood little and costs much."""
NO_WORD = "no word to read"

_UNDECLARED = ("", "und", "zxx", "qme", "qst", "qht", "qam", "qct")
"""`zxx` and those with `q` are X's own marks for posts of links, hashtags or media alone."""
_LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\uff21-\uff5a]")
_FOREIGN_SIGN = re.compile("[\u00bf\u00a1\u00f1\u00d1\u00e3\u00f5\u00df\u0142\u0107\u0151\u0171\u0103\u0219\u021b]")
_LINK = re.compile(r"\bhttps?://\S+")
_SURE = 2
"""So many foreign words, twice as many as English ones, contradict a source that declares English."""
_SHARED = "a me no he as so do use an"
"""Small words of English that other languages have too: they speak for neither."""


def unread(text: str, words: str, lang: str) -> str:
    """Why a text cannot be read, as a reason for people; empty when it is English. `words` are its normalised words."""
    declared = lang.strip().lower().replace("_", "-").partition("-")[0]
    if declared not in _UNDECLARED and declared != "en":
        return f"the language is {DECLARED.get(declared, 'not English')}"
    if strange := _script(text[:READ]):
        return strange
    language, foreign, english = _counted(text[:READ], words[:READ].split())
    contradicts = foreign >= _SURE and foreign > 2 * english if declared == "en" else foreign >= 1 and foreign > english
    return f"the words look {language}" if contradicts else ""


def _script(text: str) -> str:
    """Why the letters cannot be read, or empty. A link has no word."""
    if "://" in text:
        text = _LINK.sub(" ", text)
    latin = len(_LATIN.findall(text))
    letters = latin if text.isascii() else sum(map(str.isalpha, text))
    if not letters:
        return NO_WORD
    return "the script is not Latin" if 2 * letters > 3 * latin else ""


def _counted(text: str, words: list[str]) -> tuple[str, float, int]:
    """The likeliest other language, how much speaks for it, and how many words are English."""
    known, english = _known(), _english()
    found: dict[str, float] = {}
    for word in words:
        for language, weight in known.get(word, ()):
            found[language] = found.get(language, 0.0) + weight
    signs = 0 if text.isascii() else len(set(_FOREIGN_SIGN.findall(text)))
    if not found and not signs:
        return "", 0.0, 0
    language, foreign = max(found.items(), key=itemgetter(1), default=("foreign", 0.0))
    return language, foreign + signs, sum([word in english for word in words])


@cache
def _known() -> dict[str, list[tuple[str, float]]]:
    """The languages that have a word. One that is as often part of a name (`Las Palmas`) says half as much."""
    names, english = frozenset(NAMES.split()), _english()
    known: dict[str, list[tuple[str, float]]] = {}
    for language, listed in FOREIGN.items():
        for word in set(listed.split()) - english:
            known.setdefault(word, []).append((language, 0.5 if word in names else 1.0))
    return known


@cache
def _english() -> frozenset[str]:
    return FUNCTION_WORDS.difference(_SHARED.split()).union(ENGLISH.split())
