"""One file of the rules folder as plain values, with the line of every key and entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from bot.rulebook import nodes, syntax
from bot.rulebook.faults import Fault, printable, quoted, quoting

MAX_VALUES = 50_000
"""Values in one file once its aliases are unfolded."""

Value = str | None | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]

_SUBJECTS = {
    "rules": ("rule", "id"),
    "templates": ("template", "id"),
    "contacts": ("contact", "id"),
    "people": ("person", "id"),
    "sources": ("source", "name"),
    "topics": ("topic", "id"),
    "routes": ("route", ""),
    "schedules": ("schedule", ""),
    "policies": ("policy", ""),
    "steps": ("step", ""),
    "expect": ("expectation", ""),
    "injects": ("inject", "id"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One member of a list of the file, such as a rule."""

    path: Path
    keys: Mapping[str, Value]

    def text(self, key: str) -> str:
        """The value of a key; empty when it is missing or no text."""
        value = self.keys.get(key)
        return value.strip() if isinstance(value, str) else ""

    def texts(self, key: str) -> list[tuple[Path, str]]:
        """The texts in a list, each with its place."""
        value = self.keys.get(key)
        listed = value if isinstance(value, list) else []
        return [((*self.path, key, at), item.strip()) for at, item in enumerate(listed) if isinstance(item, str)]

    def entry(self, key: str) -> list[Entry]:
        """The group of keys below a key, alone in a list; none when it is missing or something else."""
        value = self.keys.get(key)
        return [Entry((*self.path, key), value)] if isinstance(value, dict) else []

    def entries(self, key: str) -> list[Entry]:
        """The members of a list or of a group of named entries that are groups of keys themselves."""
        value = self.keys.get(key)
        named = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        return [Entry((*self.path, key, name), member) for name, member in named if isinstance(member, dict)]


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says, still unchecked. `faults` are those of its writing, not of its meaning.

    `blanks` are the places where a value is missing, which its faults have told already.
    """

    file: str
    value: Value
    lines: Mapping[Path, int]
    faults: tuple[Fault, ...] = ()
    blanks: frozenset[Path] = frozenset()

    def line(self, path: Path) -> int:
        """The line of a place, or of what holds it when the place is not there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def where(self, path: Path) -> str:
        """`FILE:LINE`."""
        return f"{self.file}:{self.line(path)}"

    def subject(self, path: Path) -> str:
        """What stands at a place, such as `rule sepsis` or `route 2`; empty outside every list of entries."""
        section = str(path[0]) if path else ""
        if len(path) < 2 or section not in _SUBJECTS:
            return ""
        noun, key = _SUBJECTS[section]
        if isinstance(path[1], str):
            return f"{noun} {printable(path[1])}"
        named = self._entry(section, path[1]).text(key)
        return f"{noun} {printable(named)}" if named else f"{noun} {path[1] + 1}"

    def _entry(self, section: str, at: int) -> Entry:
        members = self.value.get(section) if isinstance(self.value, dict) else None
        member = members[at] if isinstance(members, list) and at < len(members) else None
        return Entry((section, at), member if isinstance(member, dict) else {})

    def fault(self, path: Path, what: str, cure: str) -> Fault:
        """A fault at this place."""
        return Fault(self.file, self.line(path), self.subject(path), what, cure)

    @property
    def top_keys(self) -> frozenset[str]:
        """The keys that are not indented."""
        return frozenset(self.value) if isinstance(self.value, dict) else frozenset()

    def entries(self, section: str) -> list[Entry]:
        """The members of a list or of a group of named entries that are groups of keys themselves."""
        return Entry((), self.value).entries(section) if isinstance(self.value, dict) else []


def parse(file: str, text: str) -> Document | Fault:
    """The document in the text, or why nothing of it can be read."""
    file = printable(file)
    indent = syntax.bad_indent(text)
    if indent:
        return Fault(file, indent[0], "", *indent[1:])
    try:
        root = nodes.compose(text)
        if root is None or root == nodes.Scalar(root.line, None):
            return Fault(file, 1, "", "the file is empty", "write something in it, or delete it")
        return _Unfolding().document(file, root)
    except nodes.NodeError as error:
        return Fault(file, error.line, "", error.what, error.cure)
    except yaml.MarkedYAMLError as error:
        line, what, cure = syntax.explain(text, error)
        return Fault(file, line, "", what, cure)


@dataclass(slots=True)
class _Unfolding:
    """Turns nodes into values, noting lines and what was badly written."""

    lines: dict[Path, int] = field(default_factory=dict)
    notes: list[tuple[Path, int, str, str]] = field(default_factory=list)
    blanks: set[Path] = field(default_factory=set)
    steps: int = 0

    def document(self, file: str, root: nodes.Node) -> Document:
        value = self.value(root, ())
        bare = Document(file, value, self.lines)
        faults = [Fault(file, line, bare.subject(path), what, cure) for path, line, what, cure in self.notes]
        return Document(file, value, self.lines, tuple(faults), frozenset(self.blanks))

    def value(self, node: nodes.Node, path: Path) -> Value:
        self._step(node, path)
        self.lines.setdefault(path, node.line)
        if isinstance(node, nodes.Scalar):
            return self._text(node, path)
        if isinstance(node, nodes.Sequence):
            return [self.value(item, (*path, at)) for at, item in enumerate(node.items)]
        return self._mapping(node, path)

    def _step(self, node: nodes.Node, path: Path) -> None:
        self.steps += 1
        if self.steps > MAX_VALUES or len(path) > nodes.MAX_DEPTH:
            cure = "write it out without & and *, or split the file"
            raise nodes.NodeError(node.line, f"the file unfolds to more than {MAX_VALUES} values", cure)

    def _mapping(self, node: nodes.Mapping, path: Path) -> Value:
        values: dict[str, Value] = {}
        for key, child in node.pairs:
            name = key.text or ""
            place = (*path, name)
            if name in values:
                self._step(key, place)
                first = self.lines[place]
                what = f"key {quoted(name)} is here twice, first in line {first}"
                self.notes.append((place, key.line, what, "keep one of the two"))
                continue
            self.lines[place] = key.line
            values[name] = self.value(child, place)
        return values

    def _text(self, node: nodes.Scalar, path: Path) -> str | None:
        if node.lost:
            what = f"{quoted(node.lost)} is taken for a comment because of its #"
            whole = f"{node.text or ''} {node.lost}"
            cure = f"{quoting(whole)}, or put a space after # if it is a comment"
            self.notes.append((path, node.line, what, cure))
        elif node.text is None:
            name = printable(path[-1]) if path and isinstance(path[-1], str) else "this entry"
            what, cure = f"{name} has no value", "write one after it, or delete the line"
            self.notes.append((path, self.lines[path], what, cure))
        if node.text is None:
            self.blanks.add(path)
        return node.text
