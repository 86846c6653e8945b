"""A fault of the rules folder: one sentence that says where, what is wrong, and what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.rule import Rule

MAX_PATH = 1_000
MAX_QUOTED = 60
"""Characters of the team's own words that a sentence repeats."""

MAX_CANDIDATES = 700
"""Known words among which the nearest is sought; there are about 600 time zones."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one place. `line` counts from 1; 0 when the folder itself is at fault.

    `subject` is what stands there, such as `rule sepsis`, and may be empty.
    """

    file: str
    line: int
    subject: str
    what: str
    cure: str

    @property
    def sentence(self) -> str:
        """The fault on one line."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (place, self.subject, self.what, self.cure) if part)


def rule_fault(rule: Rule, what: str, cure: str) -> Fault:
    """A fault of a whole rule, at the line where it begins."""
    file, _, line = rule.where.rpartition(":")
    return Fault(file, int(line), f"rule {rule.id}", what, cure)


def sentences(faults: Iterable[Fault]) -> tuple[str, ...]:
    """Each different fault once, in the order in which a person would mend them: by file, then by line."""
    ordered = sorted(faults, key=lambda fault: (fault.file, fault.line))
    return tuple(dict.fromkeys(fault.sentence for fault in ordered))


def in_order(told: Iterable[str]) -> list[str]:
    """Sentences from several places, as `sentences` orders those of one."""
    return sorted(told, key=_place)


def _place(sentence: str) -> tuple[str, int]:
    file, _, rest = sentence.partition(":")
    line = rest.partition(":")[0]
    return file, int(line) if line.isdecimal() else 0


def quoted(text: str) -> str:
    """The team's own words as a sentence may repeat them: one line, printable, cut, in quotation marks."""
    return f"'{printable(text)}'"


def printable(text: str, limit: int = MAX_QUOTED) -> str:
    """One line of at most `limit` characters in which nothing moves a terminal's cursor."""
    line = " ".join(text[: 4 * limit].split())
    shown = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in line)
    return shown if len(shown) <= limit else shown[: limit - 3] + "..."


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was most likely meant; empty when none is near."""
    candidates = list(known)[:MAX_CANDIDATES]
    found = difflib.get_close_matches(word[:MAX_QUOTED].lower(), candidates, n=1, cutoff=0.6)
    return found[0] if found else ""


def write_one_of(word: str, known: Iterable[str]) -> str:
    """The cure for a name that leads nowhere: the one that was meant, or the names there are."""
    names = [name for name in known if name]
    near = nearest(word, names)
    if near:
        return f"write {near}"
    return f"write {listed(names[:8])}" if names else "add it there, or delete this"


def listed(words: Iterable[str], joint: str = "or") -> str:
    """`a, b or c`."""
    *others, last = words
    return f"{', '.join(others)} {joint} {last}" if others else last


def quoting(value: str) -> str:
    """How to write a value so that YAML takes it as it is."""
    if "'" in value or len(value) > MAX_QUOTED:
        return "end the line after the colon with > and write the value on the next line, two spaces further in"
    return f"put single quotes around it: '{printable(value.strip())}'"
