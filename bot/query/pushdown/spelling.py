"""Words of a rule as X must be asked for them: X cuts words where we do not, and keeps accents that we remove.

X's words are cut at everything that is neither letter, digit nor mark: `St. Brigid's` is `st brigid s` to X.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise, product
from math import prod

from bot.query.characters import APOSTROPHES, UNSPACED
from bot.query.pushdown.expression import Expression, Term, Whole, all_of, some_of
from bot.query.text import normalise, squeezed

MOST_FORMS = 12
"""Spellings of one phrase; a phrase with more is asked for as its words in any order."""
LONGEST_ACRONYM = 6

_UNSPACED = re.compile(f"[{UNSPACED}]")
_PIECES = re.compile(f"[^\\w\\s.&{APOSTROPHES}]+|\\s+")
_CONTRACTIONS = frozenset([
    "ain", "aren", "can", "couldn", "didn", "doesn", "don", "hadn", "hasn", "haven", "isn", "mightn", "mustn",
    "needn", "shan", "shouldn", "wasn", "weren", "won", "wouldn", "he", "how", "it", "let", "she", "that", "there",
    "they", "we", "what", "when", "where", "who", "why", "you", "ll", "re", "ve", "all", "clock", "cause", "em",
    "er", "tis", "twas",
])  # fmt: skip
"""Words that X also sees in `don't`, `they're` and `o'clock`."""
_IN_LINKS = frozenset(["http", "https", "www", "co", "com"])

Form = tuple[str, ...]


def tokens_of(text: str) -> Form:
    """A text as X cuts it, in its own capitals."""
    return tuple("".join(char if unicodedata.category(char)[0] in "LNM" else " " for char in text).split())


def words_term(form: Form) -> Term:
    """A word or a phrase of X."""
    text = form[0]
    for before, after in pairwise(form):
        text += _gap(before, after) + after
    bare = len(form) == 1 and text.isalnum() and text not in ("OR", "AND", "NOT")
    return Term(text if bare else f'"{text}"', tuple(token.lower() for token in form), is_words=True)


def _gap(before: str, after: str) -> str:
    """What stands between two tokens is nothing to X; people read `nurse's` and `S.B.M.C`."""
    if after == "s" and len(before) > 1:
        return "'"
    return "." if len(before) == len(after) == 1 else " "


def hashtag_term(name: str) -> Term:
    """A hashtag of X; one of digits alone is a mere word there."""
    bare = name[1:]
    if not any(char.isalpha() for char in bare):
        return words_term(tokens_of(bare))
    return Term(f"#{bare}", tuple(token.lower() for token in tokens_of(bare)))


def handle_term(name: str) -> Term:
    """A handle of X, or the words of one that X cannot have."""
    tokens = tokens_of(name)
    return Term(name, tuple(token.lower() for token in tokens)) if is_handle(name[1:]) else words_term(tokens)


def is_handle(name: str) -> bool:
    """Whether an account of X may be called so."""
    return re.fullmatch(r"[A-Za-z0-9_]{1,15}", name) is not None


def asked_for(text: str, words: str) -> Expression:
    """All spellings of the words that a rule writes as `text`; everything when X cannot be asked for them."""
    if _UNSPACED.search(words):
        return Whole.EVERYTHING
    forms = [_forms(word, written) for word, written in _aligned(text, words)]
    tags = [hashtag_term(name) for name in _run_together(text, words)] if len(forms) > 1 else []
    if prod(len(some) for some in forms) > MOST_FORMS:
        return some_of([all_of(_any_form(some) for some in forms), *tags])
    joined = [tuple(token for form in forms for token in form) for forms in product(*forms)]
    return some_of([_any_form([*joined, tokens_of(text)]), *tags])


def _any_form(forms: list[Form]) -> Expression:
    return some_of(words_term(form) if form else Whole.EVERYTHING for form in forms)


def _forms(word: str, written: str) -> list[Form]:
    """One of our words as X may see it; `written` is how the rule has it, empty when that is not known."""
    shown = word.upper() if written.isupper() else word.capitalize() if written[:1].isupper() else word
    own = tokens_of(written)
    forms = [own] if own else []
    if len(own) != 1 or own[0].lower() != word:
        forms.append((shown,))
    if may_be_possessive(word):
        forms.append((shown[:-1], "s"))
    if written.isupper() and 2 <= len(word) <= LONGEST_ACRONYM and word.isalpha():
        forms.append(tuple(word.upper()))
    return [*forms, ()] if word == "and" else forms


def may_be_possessive(word: str) -> bool:
    """Whether people may write it with an apostrophe before its last letter: `nurses`, `brigids`."""
    return word.endswith("s") and len(word) > 3 and word[-2] not in "siu"


def _aligned(text: str, words: str) -> Iterator[tuple[str, str]]:
    """Each word with the piece of the text that it was; without one where a piece is several words."""
    pieces = [(normalise(piece).words, piece.strip(".")) for piece in _PIECES.split(text) if piece]
    found = [(word, piece if word == said else "") for said, piece in pieces for word in said.split()]
    plain = words.split(" ")
    yield from found if [word for word, _ in found] == plain else [(word, "") for word in plain]


def _run_together(text: str, words: str) -> list[str]:
    """As a hashtag: folded, and with the accents of the rule."""
    accented = "".join(tokens_of(text.replace("&", " and "))).lower()
    return list(dict.fromkeys([squeezed(words), f"#{accented}"]))


def refused(word: str) -> Term | None:
    """The word that X can be told to refuse, or none where X would refuse more than its possessive."""
    risky = len(word) < 2 or word in _CONTRACTIONS or word in _IN_LINKS or _UNSPACED.search(word)
    return None if risky or " " in word or word == "and" else words_term((word,))


def possessives(word: str) -> tuple[Term, ...]:
    """`church's`, in which X sees `church` and we do not; none of a plural."""
    return () if may_be_possessive(word) else (words_term((word, "s")),)
