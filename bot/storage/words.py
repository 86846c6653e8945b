"""The words by which people find mentions of alerts: folded once, here, so that every database finds the same."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bot.domain.mention import Mention
from bot.query.text import normalise

MOST_SEARCHED = 10_000
"""Characters of a text that are searched."""
_WITHOUT_SPACES = re.compile("([\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
"""Letters of scripts that write no space between words: each counts as a word."""
_WORD = re.compile(r"\w+")


def searched(mention: Mention) -> str:
    """What a mention can be found by: its title, text and author, and the site of its link."""
    author = mention.author
    parts = (mention.title, mention.text[:MOST_SEARCHED], author.handle, author.name, _site(mention.url))
    return " ".join(word for part in parts if part for word in _words(part))


def phrases(asked: str) -> list[list[str]]:
    """What somebody looks for: words that must all be there. One that we write as several is a phrase of those."""
    return [words for one in asked.split() if (words := _words(one))]


def _words(text: str) -> list[str]:
    return _WORD.findall(_WITHOUT_SPACES.sub(r" \1 ", normalise(text).words))


def _site(url: str) -> str:
    try:
        return " ".join((urlsplit(url).hostname or "").split("."))
    except ValueError:
        return ""
