"""A text as its mood is read: words, emoticons, emoji and runs of punctuation, with the reach of each negation.

It keeps what `bot.query.text` rightly drops: a sign or a capital says much of a mood and nothing of a subject.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import NamedTuple

LINK = "<link>"
NAME = "<name>"
NUMBER = "0"
REACH = 4
"""Tokens after a negation that it turns round, unless a sign or a `but` ends it."""

ELONGATED = re.compile(r"(\w)\1{2,}")
"""`soooo`."""

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NAME = re.compile(r"@\w+")
_QUOTES = str.maketrans("\u2018\u2019\u02bc\u201c\u201d\u00b4`", "'''\"\"''")
_EMOTICON = r">?[:;=8x][-o*']?[)\](\[dp/\\|}{@]+(?!\w)|<3+|[)(][:;=](?!\w)"
_TOKEN = re.compile(rf"<link>|<name>|{_EMOTICON}|#?\w+(?:'\w+)*|[!?]+|\.{{2,}}|[^\w\s]", re.IGNORECASE)
_END = re.compile(r"[.!?;:,]+|but|however|although|though")
_NEGATION = re.compile(
    r"no|not|never|without|cannot|neither|nor|none|nobody|nothing|hardly|barely|\w+n't"
    r"|(?:ca|do|did|is|was|wo|does|would|could|should|ai|have|has|had|are|were)nt"
)


class Token(NamedTuple):
    """One word or sign. `said` is as it stands in the text, `word` as it is compared, `is_loud` a word in capitals."""

    said: str
    word: str
    is_loud: bool
    is_negated: bool


def tokens(text: str) -> list[Token]:
    """The tokens of a text in order. Links and handles have a token each, without what they say."""
    plain = html.unescape(text).translate(_QUOTES)
    plain = _NAME.sub(NAME, _LINK.sub(LINK, plain))
    found: list[Token] = []
    reach = 0
    for said in _TOKEN.findall(plain):
        asserted, turned, is_end, is_negation = _seen(said)
        if is_end:
            reach = 0
        found.append(turned if reach else asserted)
        if is_negation:
            reach = REACH
        elif reach:
            reach -= 1
    return found


def negates(word: str) -> bool:
    """Whether a token turns round what follows."""
    return bool(_NEGATION.fullmatch(word))


@lru_cache(maxsize=20_000)
def _seen(said: str) -> tuple[Token, Token, bool, bool]:
    """A token as it is and as a negation leaves it; whether it ends a negation, or begins one."""
    word = ELONGATED.sub(r"\1\1", said.lower())
    word = NUMBER if word.isdigit() else word
    is_loud = len(said) > 2 and said.isupper()
    asserted, turned = (Token(said, word, is_loud, is_negated) for is_negated in (False, True))
    return asserted, turned, bool(_END.fullmatch(word)), negates(word)
