"""Field operators as written: `from:handle`, `lang:en`, `rating:<=2`. What they mean for a mention is `attributes`."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import NoReturn

from bot.domain.mention import MentionKind
from bot.errors import QueryError
from bot.query.folding import fold
from bot.query.tree import Field, FieldName

_NUMBER = re.compile(r"(>=|<=|=>|=<|>|<|=|)([0-9]{1,15}(?:\.[0-9]{1,3})?)")
_SIGNS = {"": "=", "=>": ">=", "=<": "<="}
_HANDLE = re.compile(r"[@\uff20]?(\w[\w.@-]{0,199})")
_LANG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*")
_HOST = re.compile(r"(?:[\w-]{1,63}\.)+[\w-]{2,63}")
_SOURCE = re.compile(r"[\w.-]{1,100}")
_CHOICES = {
    FieldName.KIND: tuple(kind.value for kind in MentionKind),
    FieldName.HAS: ("link", "media"),
    FieldName.VERIFIED: ("true", "false"),
}
_SAMPLES = {
    FieldName.FROM: "from:handle",
    FieldName.TO: "to:handle",
    FieldName.LANG: "lang:en",
    FieldName.SITE: "site:example.org",
    FieldName.SOURCE: "source:x",
    FieldName.KIND: "kind:review",
    FieldName.HAS: "has:link",
    FieldName.VERIFIED: "verified:true",
    FieldName.FOLLOWERS: "followers:>=1000",
    FieldName.RATING: "rating:<=2",
}


def read_field(text: str, column: int) -> Field:
    """A field operator with its value. Raises `QueryError` when the value can never be one of the field."""
    written, _, value = text.partition(":")
    name = FieldName(written.lower())
    if not value:
        cure = f"write its value right after the colon, without quotes: {_SAMPLES[name]}"
        raise QueryError(f"`{text}` has nothing after it", column=column, cure=cure)
    if name in (FieldName.FOLLOWERS, FieldName.RATING):
        sign, number = _number(name, value, column)
        return Field(text, name, sign, number, column)
    return Field(text, name, "=", _word(name, value, column), column)


def host_of(name: str) -> str:
    """A host's name as it is compared: small letters, in ASCII, without `www.` before it."""
    with suppress(UnicodeError):  # A name that no address could have is compared as it stands.
        name = name.encode("idna").decode("ascii")
    return name.lower().removeprefix("www.")


def _number(name: FieldName, value: str, column: int) -> tuple[str, float]:
    hit = _NUMBER.fullmatch(value)
    if not hit:
        cure = f"write digits, with >= <= > or < before them: {_SAMPLES[name]}"
        raise QueryError(f"`{value[:40]}` is no number for `{name}:`", column=column, cure=cure)
    return _SIGNS.get(hit[1], hit[1]), float(hit[2])


def _word(name: FieldName, value: str, column: int) -> str:
    if name in _CHOICES:
        return value.lower() if value.lower() in _CHOICES[name] else _refuse_choice(name, value, column)
    if name is FieldName.SITE:
        return host_of(value) if _HOST.fullmatch(value) else _refuse(name, value, column)
    if name is FieldName.LANG:
        lang = value.lower().replace("_", "-")
        return lang if _LANG.fullmatch(lang) else _refuse(name, value, column)
    if name is FieldName.SOURCE:
        return fold(value) if _SOURCE.fullmatch(value) else _refuse(name, value, column)
    hit = _HANDLE.fullmatch(value)
    return fold(hit[1]) if hit else _refuse(name, value, column)


def _refuse_choice(name: FieldName, value: str, column: int) -> NoReturn:
    cure = f"write one of {', '.join(f'{name}:{choice}' for choice in _CHOICES[name])}"
    raise QueryError(f"`{value[:40]}` is nothing that `{name}:` knows", column=column, cure=cure)


def _refuse(name: FieldName, value: str, column: int) -> NoReturn:
    raise QueryError(f"`{value[:40]}` fits no `{name}:`", column=column, cure=f"write it as in {_SAMPLES[name]}")
