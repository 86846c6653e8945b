"""The words by which people find mentions of alerts: folded once, here, so that every database finds the same."""

# Every value is bound; only placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from bot.domain.mention import Mention, StoredMention
from bot.storage.engine import MOST_VALUES, Engine, Value, batches

MOST_SEARCHED = 10_000
"""Characters of a text that are searched."""
_WITHOUT_SPACES = re.compile("([\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
"""Letters of scripts that write no space between words: each counts as a word."""
_NO_WORD = re.compile(r"[\W_]+")
_ASCII = bytes(sign if chr(sign).isalnum() else ord(" ") for sign in range(128)).ljust(256)


def write_words(engine: Engine, mentions: Sequence[StoredMention]) -> None:
    """Let mentions be found by their words, and by no words that they had before.

    In one statement: at each further one of a transaction FTS5 writes out what it has gathered, and has more to merge.
    """
    for batch in batches(mentions, MOST_VALUES // 2):
        values: list[Value] = []
        for stored in batch:
            values += (stored.id, _searched(stored.mention))
        engine.change(_write_sql(len(batch)), values)


def phrases(asked: str) -> list[list[str]]:
    """What somebody looks for: words that must all be there. One that we write as several is a phrase of those."""
    return [words for one in asked.split() if (words := _folded(one).lower().split())]


def _searched(mention: Mention) -> str:
    """What a mention can be found by: its title, text and author, and the site of its link."""
    author = mention.author
    text = f"{mention.title}\n{mention.text[:MOST_SEARCHED]}\n{author.handle}\n{author.name}\n{_site(mention.url)}"
    return _folded(text)


def _folded(text: str) -> str:
    """Words with spaces between them. The letters of English keep their case, which both databases fold alike."""
    if text.isascii():
        return text.encode("ascii").translate(_ASCII).decode("ascii")
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return _NO_WORD.sub(" ", _WITHOUT_SPACES.sub(r" \1 ", plain))


def _site(url: str) -> str:
    return url.partition("://")[2].partition("/")[0]


@lru_cache(maxsize=128)
def _write_sql(rows: int) -> str:
    return f"""INSERT INTO mention_words (mention_id, words) VALUES {", ".join(["(?, ?)"] * rows)}
        ON CONFLICT (mention_id) DO UPDATE SET words = excluded.words"""
