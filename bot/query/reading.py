"""A mention as queries look at it: its title and its text, normalised once, each on its own.

Looks for nothing; `places` does. Made for every mention that is looked at, so of what is made soonest.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.domain.mention import Mention
from bot.domain.rule import Evidence
from bot.query.text import Normal, normalise

Span = tuple[int, int]
"""Start and end in the original of one field, in code points."""

TITLE, TEXT = "title", "text"


class FieldText(NamedTuple):
    """The title or the text. `padded` is `Normal.searched` with a space on either side."""

    name: str
    normal: Normal
    padded: str

    @classmethod
    def of(cls, name: str, original: str) -> FieldText:
        """Normalises the original."""
        normal = normalise(original)
        return cls(name, normal, f" {normal.searched} ")

    def evidence(self, span: Span) -> Evidence:
        """What stands there."""
        start, end = span
        return Evidence(self.normal.original[start:end], start, end, self.name)


class Reading(NamedTuple):
    """The fields of a mention that have words, the title first."""

    mention: Mention
    fields: tuple[FieldText, ...]

    @classmethod
    def of(cls, mention: Mention) -> Reading:
        """Reads both fields."""
        text = FieldText.of(TEXT, mention.text)
        return cls(mention, (FieldText.of(TITLE, mention.title), text) if mention.title else (text,))

    def has(self, words: str) -> bool:
        """Whether normalised words, with spaces around them where they must be whole, stand in one of the fields."""
        for field in self.fields:  # noqa: SIM110  # a generator takes three times as long
            if words in field.padded:
                return True
        return False

    def title_alone(self) -> Reading:
        """The same mention as if it had no text."""
        return self._replace(fields=tuple(field for field in self.fields if field.name == TITLE))
