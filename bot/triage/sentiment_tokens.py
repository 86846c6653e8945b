"""A text as its mood is read: words, emoticons, emoji and runs of punctuation, with the reach of each negation.

It keeps what `bot.query.text` rightly drops: a sign or a capital says much of a mood and nothing of a subject.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

LINK = "<link>"
NAME = "<name>"
NUMBER = "0"
REACH = 4
"""Tokens after a negation that it turns round, unless a sign or a `but` ends it."""

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NAME = re.compile(r"@\w+")
_LONG = re.compile(r"(\w)\1{2,}")
_QUOTES = str.maketrans("\u2018\u2019\u02bc\u201c\u201d\u00b4`", "'''\"\"''")
_EMOTICON = r">?[:;=8x][-o*']?[)\](\[dp/\\|}{@]+(?!\w)|<3+|[)(][:;=](?!\w)"
_TOKEN = re.compile(rf"<link>|<name>|{_EMOTICON}|#?\w+(?:'\w+)*|[!?]+|\.{{2,}}|[^\w\s]", re.IGNORECASE)
_END = re.compile(r"[.!?;:,]+|but|however|although|though")
_NEGATION = re.compile(
    r"no|not|never|without|cannot|neither|nor|none|nobody|nothing|hardly|barely|\w+n't"
    r"|(?:ca|do|did|is|was|wo|does|would|could|should|ai|have|has|had|are|were)nt"
)


@dataclass(slots=True)
class Token:
    """One word or sign. `said` is as it stands in the text, `word` as it is compared."""

    said: str
    word: str
    is_negated: bool

    @property
    def is_loud(self) -> bool:
        """Whether it is a word in capitals."""
        return len(self.said) > 2 and self.said.isupper()


def tokens(text: str) -> list[Token]:
    """The tokens of a text in order. Links and handles have a token each, without what they say."""
    plain = html.unescape(text).translate(_QUOTES)
    plain = _NAME.sub(NAME, _LINK.sub(LINK, plain))
    found: list[Token] = []
    reach = 0
    for said in _TOKEN.findall(plain):
        word = compared(said)
        if _END.fullmatch(word):
            reach = 0
        found.append(Token(said, word, reach > 0))
        reach = REACH if negates(word) else max(0, reach - 1)
    return found


def negates(word: str) -> bool:
    """Whether a token turns round what follows."""
    return bool(_NEGATION.fullmatch(word))


def compared(said: str) -> str:
    """Lower case, `sooooo` as `soo`, and one number like another."""
    word = _LONG.sub(r"\1\1", said.lower())
    return NUMBER if word.isdigit() else word
