"""YAML text as nodes that know their lines. Every plain value stays the text that was written.

So `2024`, `no` and `2026-01-01` mean what they look like: this is no place for YAML's guesses. Depth is bounded here,
aliases are kept as one shared node and bounded where they are unfolded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

MAX_DEPTH = 20

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_OWN_TAGS = (None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map")


class NodeError(Exception):
    """The text breaks off at `line`; `what` is wrong and `cure` mends it."""

    def __init__(self, line: int, what: str, cure: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value. `text` is None when nothing was written; `lost` is the part that YAML took for a comment."""

    line: int
    text: str | None
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    line: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, repeated keys included."""

    line: int
    pairs: tuple[tuple[Scalar, Node], ...]


Node = Scalar | Sequence | Mapping


def compose(text: str) -> Node | None:
    """The one document of the text; None when there is none. Raises `NodeError` and `yaml.MarkedYAMLError`."""
    return _Composer(text).document()


class _Composer:
    """Reads events one by one, so that no text can make it recurse deeper than `MAX_DEPTH`."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=_LOADER))
        self._anchors: dict[str, Node] = {}

    def document(self) -> Node | None:
        """The root node, after which nothing may follow."""
        root: Node | None = None
        for event in self._events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            if root is not None:
                raise NodeError(_line(event), "a second document begins here", "move it into a file of its own")
            root = self._node(next(self._events), 1)
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if depth > MAX_DEPTH:
            cure = "write it as the examples in rules/README.md show"
            raise NodeError(_line(event), f"is nested more than {MAX_DEPTH} levels deep", cure)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        tag = getattr(event, "tag", None)
        if tag not in _OWN_TAGS:
            raise NodeError(_line(event), "a value may not begin with !", "put the value in single quotes")
        node = self._fresh(event, depth)
        anchor = getattr(event, "anchor", None)
        if anchor:
            self._anchors[anchor] = node
        return node

    def _fresh(self, event: yaml.Event, depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(_line(event), tuple(self._items(depth)))
        return Mapping(_line(event), tuple(self._pairs(depth)))

    def _alias(self, event: yaml.AliasEvent) -> Node:
        name = str(event.anchor)
        if name not in self._anchors:
            what = f"*{name[:40]} repeats something that is not there"
            raise NodeError(_line(event), what, "put a value that begins with * in single quotes")
        return self._anchors[name]

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                cure = "put a value that begins with { or [ in single quotes"
                raise NodeError(key.line, "a list or a group of keys stands where a key should", cure)
            yield key, self._node(next(self._events), depth + 1)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        if event.style in ("|", ">"):
            return Scalar(_line(event), event.value)
        is_nothing = event.implicit[0] and event.value in ("", "~")
        return Scalar(_line(event), None if is_nothing else event.value, self._lost(event))

    def _lost(self, event: yaml.ScalarEvent) -> str:
        """A `#word` right after a value: most likely a hashtag, and YAML drops it without a sound."""
        end = _mark(event.end_mark)
        line = self._lines[end.line] if end.line < len(self._lines) else ""
        rest = line[end.column :].lstrip(" ")
        return rest if rest.startswith("#") and rest[1:2].isalnum() else ""


def _line(event: yaml.Event) -> int:
    return _mark(event.start_mark).line + 1


def _mark(mark: Any) -> yaml.Mark:
    """Where an event stands; PyYAML leaves it open whether it says, yet every event that was read from a text does."""
    marked: yaml.Mark = mark
    return marked
