"""The words by which people find mentions of alerts: folded once, here, so that every database finds the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import chain

from bot.domain.mention import Mention, StoredMention
from bot.storage.engine import MOST_VALUES, Engine

MOST_SEARCHED = 10_000
"""Characters of a text that are searched."""
_WITHOUT_SPACES = re.compile("([\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
"""Letters of scripts that write no space between words: each counts as a word."""
_NO_WORD = re.compile(r"[\W_]+")
_ASCII = {number: " " for number in range(128) if not chr(number).isalnum()}


def write_words(engine: Engine, mentions: Sequence[StoredMention]) -> None:
    """Let mentions be found by their words, and by no words that they had before."""
    size = MOST_VALUES // 2
    for start in range(0, len(mentions), size):
        rows = [(stored.id, _searched(stored.mention)) for stored in mentions[start : start + size]]
        engine.change(_WRITE.format(", ".join(["(?, ?)"] * len(rows))), list(chain.from_iterable(rows)))


def phrases(asked: str) -> list[list[str]]:
    """What somebody looks for: words that must all be there. One that we write as several is a phrase of those."""
    return [words for one in asked.split() if (words := _folded(one).lower().split())]


def _searched(mention: Mention) -> str:
    """What a mention can be found by: its title, text and author, and the site of its link."""
    author = mention.author
    parts = (mention.title, mention.text[:MOST_SEARCHED], author.handle, author.name, _site(mention.url))
    return _folded("\n".join(parts))


def _folded(text: str) -> str:
    """Words with spaces between them. The letters of English keep their case, which both databases fold alike."""
    if text.isascii():
        return text.translate(_ASCII)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return _NO_WORD.sub(" ", _WITHOUT_SPACES.sub(r" \1 ", plain))


def _site(url: str) -> str:
    return url.partition("://")[2].partition("/")[0]


_WRITE = """INSERT INTO mention_words (mention_id, words) VALUES {}
    ON CONFLICT (mention_id) DO UPDATE SET words = excluded.words"""
