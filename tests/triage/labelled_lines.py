"""Lines in which people marked what is private: `my cell is [[phone|614-555-0147]]`."""

import re
from pathlib import Path

from bot.domain.verdict import PrivateDetail

FOLDER = Path(__file__).parent / "private_lines"
_MARK = re.compile(r"\[\[([a-z_]+)\|(.+?)\]\]")

Labelled = tuple[str, frozenset[PrivateDetail]]


def labelled(name: str) -> list[Labelled]:
    """The lines of one file, without their marks, each with the details that it holds."""
    return [_unmarked(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def _unmarked(line: str) -> Labelled:
    text, details, at = "", set(), 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        details.add(PrivateDetail(mark[1], len(text), len(text) + len(mark[2])))
        text, at = text + mark[2], mark.end()
    return text + line[at:], frozenset(details)
