"""Our own mentions by category: what must be told as it, and what only sounds like it. Every third line is held out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.domain.topic import CATEGORIES

CASES = Path(__file__).with_name("cases")
MISSED = Path(__file__).with_name("missed.txt")
"""Known texts that words do not tell: each is met with the others, and leaves the list as soon as it is told."""


@dataclass(frozen=True)
class Case:
    """A text that is about a category, or is not. Nobody looked at the held-out ones while the lists were written."""

    category: str
    text: str
    holds: bool
    is_held_out: bool


def cases() -> list[Case]:
    """All of them, one file a category."""
    return [case for category in CATEGORIES for case in _of(category)]


def missed() -> list[str]:
    """`category: text` of each."""
    return MISSED.read_text(encoding="utf-8").splitlines()


def _of(category: str) -> list[Case]:
    read = yaml.safe_load((CASES / f"{category}.yaml").read_text(encoding="utf-8"))
    return [
        Case(category, text, key == "match", at % 3 == 2)
        for key in ("match", "ignore")
        for at, text in enumerate(read[key].splitlines())
    ]
