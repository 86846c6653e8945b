"""Texts that are nearly the same: a cut tail, a changed word, another link. MinHash finds them, their words decide."""

from __future__ import annotations

from itertools import pairwise

from rensa import RMinHash

ALIKE = 0.5
"""From this likeness on, two texts say the same thing. Measured: `bench/near.py`."""
_BANDS, _ROWS, _SEED = 16, 2, 42
"""Two texts as alike as `ALIKE` share one of the bands in 99 of 100 cases."""
_FEWEST_PAIRS = 3


def bands(words: str) -> tuple[str, ...]:
    """What a text most likely shares with one that is nearly the same. `words` are as `words_of` gives them.

    None for a text that is too short to be nearly the same as anything.
    """
    pairs = _pairs(words)
    if len(pairs) < _FEWEST_PAIRS:
        return ()
    minimal = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    minimal.update(sorted(pairs))
    digest = minimal.digest()
    return tuple(
        f"{at}:{'.'.join(format(value, 'x') for value in digest[at : at + _ROWS])}"
        for at in range(0, len(digest), _ROWS)
    )


def likeness(one: str, other: str) -> float:
    """The share of their neighbouring words that two texts have in common: 0 to 1."""
    first, second = _pairs(one), _pairs(other)
    return len(first & second) / len(first | second) if first and second else 0.0


def _pairs(words: str) -> set[str]:
    return {f"{word} {after}" for word, after in pairwise(words.split(" "))}
