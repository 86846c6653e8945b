"""Numbers for people: with their noun, and in columns, the first to the left and the others to the right."""

from __future__ import annotations

from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The head and the rows as lines of one width for each column."""
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    return [_line(row, widths) for row in (head, *rows)]


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = row
    cells = [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))]
    return "  ".join(cells).rstrip()


def counted(number: int, noun: str) -> str:
    """`1 thread`, `2,000 threads`."""
    return f"{number:,} {noun if number == 1 else noun + 's'}"
