"""What can be told of a rule at a glance: that it holds thanks to one word or phrase, as nothing else it names is near.

Most matches are such. What stands in a line of letters (`lines`) but once, and in the text just as it is compared, need
not be looked for among normalised words; what does not stand in the line does not stand in the mention. Whatever is
less plain is left to `evaluate`, which says the same and takes several times as long.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.domain.mention import Mention
from bot.domain.rule import Evidence
from bot.query.anchors import anchors
from bot.query.lines import spellings
from bot.query.places import written_span
from bot.query.reading import TEXT
from bot.query.tree import And, Field, Leaf, Near, Node, Not, Or, Phrase, Title, Word, leaves


class Glance(NamedTuple):
    """These words are enough for a rule where they stand once, and none of `others` in the line."""

    words: str
    others: tuple[bytes, ...]

    def evidence(self, mention: Mention, line: bytes) -> Evidence | None:
        """The only place of the words, or None where a closer look is needed. Asked where they are once in the line."""
        for other in self.others:
            if other in line:
                return None
        span = written_span(self.words, mention.text)
        return Evidence(mention.text[slice(*span)], *span, TEXT) if span else None


def glance_of(tree: Node, leaf: Leaf) -> Glance | None:
    """How to tell at a glance that the tree holds thanks to this leaf alone, if that can be."""
    if not isinstance(leaf, Word | Phrase) or not leaf.words.isascii():
        return None
    watched = {anchor.leaf for anchor in anchors(tree) if not anchor.companions}
    others = [other for other in leaves(tree) if not _is_same(other, leaf) and other not in watched]
    if any(isinstance(other, Field) for other in leaves(tree)) or not _is_enough(leaf, tree):
        return None
    return Glance(leaf.words, tuple(dict.fromkeys(letters for other in others for letters in spellings(other))))


def _is_enough(leaf: Word | Phrase, node: Node) -> bool:
    """Whether a node holds where this leaf stands once in the text, and no other leaf anywhere."""
    if isinstance(node, And):
        return all(_is_enough(leaf, part) for part in node.parts)
    if isinstance(node, Or):
        return any(_is_enough(leaf, part) for part in node.parts)
    if isinstance(node, Not):
        return not _is_enough(leaf, node.part)
    return not isinstance(node, Near | Title) and _is_same(node, leaf)


def _is_same(node: Leaf, leaf: Word | Phrase) -> bool:
    return type(node) is type(leaf) and node.words == leaf.words
