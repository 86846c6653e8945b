"""Field operators in X's language: what holds of all posts of X, of none, or of those that X can be asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.query.folding import fold
from bot.query.pushdown.expression import Expression, Refusal, Term, Whole, all_of, some_of
from bot.query.pushdown.spelling import handle_term, is_handle
from bot.query.tree import Field, FieldName

LANGUAGES = frozenset([
    "am", "ar", "bg", "bn", "bo", "ca", "ckb", "cs", "cy", "da", "de", "dv", "el", "en", "es", "et", "eu", "fa",
    "fi", "fr", "gu", "hi", "ht", "hu", "hy", "in", "is", "it", "iw", "ja", "ka", "km", "kn", "ko", "lo", "lt", "lv",
    "ml", "mr", "my", "ne", "nl", "no", "or", "pa", "pl", "ps", "pt", "ro", "ru", "sd", "si", "sk", "sl", "sr", "sv",
    "ta", "te", "th", "tl", "tr", "ug", "uk", "ur", "vi", "zh",
])  # fmt: skip
"""The languages that X tells apart, in its own codes."""
HOST = "x.com"
"""Where the link of every post of X leads."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to ask for, and why that is more than was meant; no reason when it is exactly that."""

    expression: Expression
    why: str = ""


def asked_field(field: Field, source: str, *, negated: bool) -> Asked:
    """A field operator, or its negation. `source` is the name of the source that asks, empty when not known."""
    known = _fixed(field, source)
    if known is not None:
        return _EVERYTHING if known is not negated else _NOTHING
    return _ASKED[field.name](field, negated)


_EVERYTHING = Asked(Whole.EVERYTHING)
_NOTHING = Asked(Whole.NOTHING)


def _fixed(field: Field, source: str) -> bool | None:
    """What is so of every post of X, or of none."""
    if field.name is FieldName.SOURCE and source:
        return field.value == fold(source)
    if field.name is FieldName.SITE:
        return field.value == HOST
    if field.name is FieldName.RATING:
        return False
    if field.name is FieldName.KIND and field.value not in ("post", "reply", "quote"):
        return False
    if field.name is FieldName.FROM and not is_handle(str(field.value)):
        return False
    return None


def _from(field: Field, negated: bool) -> Asked:
    text = f"from:{field.value}"
    return Asked(Refusal(text) if negated else Term(text))


def _to(field: Field, negated: bool) -> Asked:
    if negated:
        return Asked(Whole.EVERYTHING, "X's to: also means replies that do not begin with the name")
    return Asked(handle_term(f"@{field.value}"), "asked as a post that names the account anywhere")


def _lang(field: Field, negated: bool) -> Asked:
    if field.value not in LANGUAGES:
        return Asked(Whole.EVERYTHING, "X cannot be asked for this language")
    text = f"lang:{field.value}"
    return Asked(Refusal(text) if negated else Term(text, stands_alone=False))


def _kind(field: Field, negated: bool) -> Asked:
    if field.value == "quote":
        return Asked(Refusal("is:quote") if negated else Term("is:quote", stands_alone=False))
    if field.value == "reply":
        if negated:
            return Asked(Whole.EVERYTHING, "X also calls a quote a reply when it is both")
        return Asked(Term("is:reply", stands_alone=False))
    if negated:
        return Asked(some_of(Term(text, stands_alone=False) for text in ("is:reply", "is:quote")))
    return Asked(all_of([Refusal("is:reply"), Refusal("is:quote")]))


def _has(_field: Field, negated: bool) -> Asked:
    if negated:
        return Asked(Whole.EVERYTHING, "X calls other things links and media than we do")
    links = some_of(Term(text, stands_alone=False) for text in ("has:links", "is:quote"))
    return Asked(links, "asked as a post with any link, or one that quotes another")


def _unknown_to_x(why: str) -> Callable[[Field, bool], Asked]:
    return lambda _field, _negated: Asked(Whole.EVERYTHING, why)


_ASKED: dict[FieldName, Callable[[Field, bool], Asked]] = {
    FieldName.FROM: _from,
    FieldName.TO: _to,
    FieldName.LANG: _lang,
    FieldName.KIND: _kind,
    FieldName.HAS: _has,
    FieldName.SOURCE: _unknown_to_x("which source asks is not known here"),
    FieldName.VERIFIED: _unknown_to_x("X's filter does not mean the same badge as the field that X returns"),
    FieldName.FOLLOWERS: _unknown_to_x("X cannot be asked for a number of followers"),
}
