"""The small checks from which the tables are built.

A check yields one sentence for each fault, in Slack's form with a JSON pointer, and nothing for what is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

Check = Callable[[object, str], Iterator[str]]
Rule = Callable[[Mapping[str, object], str], Iterator[str]]
"""A check of an object as a whole, such as that one of two keys is there."""

_URL = re.compile(r"(https?|mailto|slack|tel|sms):\S+", re.IGNORECASE)


def fault(sentence: str, pointer: str) -> str:
    """One fault as Slack words it."""
    return f"[ERROR] {sentence} [json-pointer:{pointer}]"


def string(most: int, least: int = 0) -> Check:
    """Text of `least` to `most` characters."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield fault("must be a string", pointer)
        elif len(value) < least:
            yield fault(f"must be more than {least - 1} characters", pointer)
        elif len(value) > most:
            yield fault(f"must be less than {most + 1} characters", pointer)

    return check


def matching(pattern: str, named: str) -> Check:
    """Text of a form, such as a date."""
    form = re.compile(pattern)

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, str) or not form.fullmatch(value):
            yield fault(f"must be {named}", pointer)

    return check


def url(most: int = 3000) -> Check:
    """An absolute address."""

    def check(value: object, pointer: str) -> Iterator[str]:
        yield from string(most, 1)(value, pointer)
        if isinstance(value, str) and value and not _URL.fullmatch(value):
            yield fault("must be a valid URL", pointer)

    return check


def boolean(value: object, pointer: str) -> Iterator[str]:
    """True or false."""
    if not isinstance(value, bool):
        yield fault("must be a boolean", pointer)


def whole(least: int, most: int) -> Check:
    """A whole number within bounds."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield fault("must be an integer", pointer)
        elif not least <= value <= most:
            yield fault(f"must be between {least} and {most}", pointer)

    return check


def choice(*allowed: str) -> Check:
    """One of a few words."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if value not in allowed:
            yield fault(f"must be one of: {', '.join(allowed)}", pointer)

    return check


def constant(_value: object, _pointer: str) -> Iterator[str]:
    """What was checked before the table was chosen: the `type`."""
    yield from ()


def list_of(item: Check, most: int, least: int = 1) -> Check:
    """A list of `least` to `most` items."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield fault("must be an array", pointer)
            return
        if len(value) > most:
            yield fault(f"no more than {most} items allowed", pointer)
        elif len(value) < least:
            yield fault(f"no less than {least} items allowed", pointer)
        for index, entry in enumerate(value[:most]):
            yield from item(entry, f"{pointer}/{index}")

    return check


def record(
    required: Mapping[str, Check] | None = None, optional: Mapping[str, Check] | None = None, *rules: Rule
) -> Check:
    """An object with these keys and no others; `rules` look at it as a whole."""
    needed = required or {}
    known = {**needed, **(optional or {})}

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield fault("must be an object", pointer)
            return
        yield from (fault(f"missing required field: {key}", pointer) for key in needed if value.get(key) is None)
        for key, given in value.items():
            if key not in known:
                yield fault(f"invalid additional property: {str(key)[:80]}", pointer)
            elif given is not None:
                yield from known[key](given, f"{pointer}/{key}")
        for rule in rules:
            yield from rule(value, pointer)

    return check


def by_type(table: Mapping[str, Check]) -> Check:
    """An object whose `type` chooses its table; any other type is refused."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield fault("must be an object", pointer)
            return
        kind = value.get("type")
        if not isinstance(kind, str):
            yield fault("missing required field: type", pointer)
        elif kind not in table:
            yield fault(f"unsupported type: {kind[:80]}", f"{pointer}/type")
        else:
            yield from table[kind](value, pointer)

    return check


def one_of_keys(*keys: str) -> Rule:
    """Exactly one of these keys is there."""

    def rule(value: Mapping[str, object], pointer: str) -> Iterator[str]:
        given = [key for key in keys if value.get(key) is not None]
        if len(given) != 1:
            yield fault(f"exactly one of {', '.join(keys)} is required", pointer)

    return rule


def any_of_keys(*keys: str) -> Rule:
    """At least one of these keys is there."""

    def rule(value: Mapping[str, object], pointer: str) -> Iterator[str]:
        if all(value.get(key) is None for key in keys):
            yield fault(f"missing required field: {' or '.join(keys)}", pointer)

    return rule
