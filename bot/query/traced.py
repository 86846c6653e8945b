"""A text under rewriting that remembers, for each character, the slice of the original it came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Traced:
    """`text[i]` stands for `original[starts[i]:ends[i]]`, in code points. Does not keep the original itself."""

    text: str
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, original: str) -> Traced:
        """A text before any rewriting."""
        size = len(original)
        return cls(original, list(range(size)), list(range(1, size + 1)))

    def rewrite(self, pattern: re.Pattern[str], replace: Callable[[str], str]) -> Traced:
        """Replace each hit of the pattern; every character of a replacement stands for the whole hit."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for hit in pattern.finditer(self.text):
            begin, end = hit.span()
            new = replace(hit[0])
            first = self._place(begin)
            pieces += (self.text[done:begin], new)
            starts += self.starts[done:begin] + [first] * len(new)
            ends += self.ends[done:begin] + [max(first, self.ends[end - 1]) if end > begin else first] * len(new)
            done = end
        return Traced("".join(pieces) + self.text[done:], starts + self.starts[done:], ends + self.ends[done:])

    def respelt(self, pieces: list[str]) -> Traced:
        """Each character replaced by a piece of its own, which stands for what the character stood for."""
        text = "".join(pieces)
        if len(text) == len(pieces) and all(pieces):
            return Traced(text, self.starts, self.ends)
        starts = [start for start, piece in zip(self.starts, pieces, strict=True) for _ in piece]
        ends = [end for end, piece in zip(self.ends, pieces, strict=True) for _ in piece]
        return Traced(text, starts, ends)

    def _place(self, at: int) -> int:
        return self.starts[at] if at < len(self.starts) else (self.ends[-1] if self.ends else 0)

    def slice(self, start: int, end: int) -> Traced:
        """The characters from `start` to `end`."""
        return Traced(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def followed_by(self, pieces: Iterable[tuple[str, int, int]]) -> Traced:
        """This text, then for each piece a gap and a copy of the slice of this text that it names."""
        text, starts, ends = [self.text], list(self.starts), list(self.ends)
        for gap, start, end in pieces:
            text += (gap, self.text[start:end])
            starts += [self.starts[start]] * len(gap) + self.starts[start:end]
            ends += [self.starts[start]] * len(gap) + self.ends[start:end]
        return Traced("".join(text), starts, ends)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the original that `text[start:end]` came from; an empty slice is an empty slice there too."""
        if start >= end:
            here = self._place(start)
            return here, here
        return min(self.starts[start:end]), max(self.ends[start:end])
