"""What the ops channel reads about a reload. Bounded: a thousand changes are as long as twenty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.difference import Difference, Entries

MOST_NAMES = 5
"""Entries that one part of the sentence names."""
MOST_FAULTS = 5
MOST_REMARKS = 3
"""Examples that fail, warnings, or sources that are off, each."""
LONGEST_SUMMARY = 800
LONGEST_FAULT = 400
LONGEST_REMARK = 160


def reloaded(changes: Difference, remarks: Sequence[str], *, mended: bool) -> str:
    """The message about rules that came into force."""
    parts = ", ".join(_parts(changes))
    if not mended:
        first = f"Rules reloaded: {parts}"
    elif parts:
        first = f"The rules folder is mended and in force: {parts}"
    else:
        first = "The rules folder is mended; the rules are the same as before"
    return "\n".join([_cut(first, LONGEST_SUMMARY), *remarks])


def refused(faults: Sequence[str]) -> str:
    """The message about a folder that cannot be used, with its first faults as `wardwatch check` prints them."""
    has = f"The rules folder has {_count(len(faults), 'fault')}, so the old rules stay in force:"
    more = len(faults) - MOST_FAULTS
    rest = [f"and {more} more: `wardwatch check` shows them all"] if more > 0 else []
    return "\n".join([has, *(_cut(fault, LONGEST_FAULT) for fault in faults[:MOST_FAULTS]), *rest])


def remarks(failing: Sequence[str], warnings: Sequence[str], off: Sequence[str]) -> list[str]:
    """What is in force and yet wants a look: each kind in few lines."""
    holds_not = "does not hold" if len(failing) == 1 else "do not hold"
    return [
        *_listed(failing, f"{_count(len(failing), 'example')} {holds_not}"),
        *_listed(warnings, _count(len(warnings), "warning")),
        *_listed(off, f"{_count(len(off), 'source')} off"),
    ]


def _listed(sentences: Sequence[str], title: str) -> list[str]:
    if not sentences:
        return []
    more = len(sentences) - MOST_REMARKS
    shown = [_cut(sentence, LONGEST_REMARK) for sentence in sentences[:MOST_REMARKS]]
    return [f"{title}:", *shown, *([f"and {more} more"] if more > 0 else [])]


def _parts(changes: Difference) -> Iterator[str]:
    yield from _told(changes.rules, "rule")
    yield from _told(changes.templates, "reply template")
    yield from _told(changes.contacts, "contact")
    yield from _told(changes.people, "person", "people")
    yield from _told(changes.schedules, "schedule")
    yield from _told(changes.policies, "policy", "policies")
    yield from _told(changes.sources, "source")
    for file in changes.files:
        yield f"{file.name} changed ({', '.join(file.keys)})"


def _told(entries: Entries, one: str, many: str = "") -> Iterator[str]:
    many = many or f"{one}s"
    changed = [f"{entry.name}: {', '.join(entry.keys)}" for entry in entries.changed]
    for what, names in (("added", entries.added), ("changed", changed), ("removed", entries.removed)):
        if names:
            yield f"{_count(len(names), one, many)} {what} ({_few(names)})"
    if entries.reordered:
        yield f"{many} in another order"


def _few(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMES
    shown = [*names[:MOST_NAMES], f"{more} more"] if more > 0 else names
    return "; ".join(shown) if any(": " in name for name in shown) else ", ".join(shown)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 3]}..."
