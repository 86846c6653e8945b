"""How many edits lead from one word to another: a letter more, less or another, or two neighbours swapped."""

from __future__ import annotations


def within(word: str, other: str, edits: int) -> bool:
    """Whether at most so many edits lead from one to the other. No letter is edited twice."""
    if word == other:
        return True
    if abs(len(word) - len(other)) > edits:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(word, 1):
        before, row = row, _next_row(before, row, word, other, at, letter)
        if min(row) > edits:
            return False
    return row[-1] <= edits


def _next_row(before: list[int], above: list[int], word: str, other: str, at: int, letter: str) -> list[int]:
    row = [at]
    for place, opposite in enumerate(other, 1):
        cost = min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != opposite))
        swapped = at > 1 and place > 1 and letter == other[place - 2] and word[at - 2] == opposite
        row.append(min(cost, before[place - 2] + 1) if swapped else cost)
    return row


def clues(word: str, edits: int) -> tuple[str, ...]:
    """Patterns of which at least one stands in ` other ` for every other word within so many edits.

    A word is cut into one piece more than there are edits: one piece stays whole, unless a swap breaks two of them.
    """
    cuts = [len(word) * piece // (edits + 1) for piece in range(1, edits + 1)]
    first, last = cuts[0], cuts[-1]
    swapped = word
    for cut in cuts:
        swapped = _swapped(swapped, cut)
    found = [f" {word[:first]}", f"{word[last:]} ", f" {swapped} "]
    if edits == 2:
        found += [word[first:last], f" {_swapped(word, first)[:last]}", f"{_swapped(word, last)[first:]} "]
    return tuple(found)


def _swapped(word: str, cut: int) -> str:
    return word[: cut - 1] + word[cut] + word[cut - 1] + word[cut + 1 :]
