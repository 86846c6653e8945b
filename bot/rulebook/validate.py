"""One document against its model: the values, or every fault as a plain sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from bot.rulebook.document import Document, Path
from bot.rulebook.faults import Fault, listed, nearest, printable, quoted
from bot.rulebook.fields import REFUSAL
from bot.rulebook.keys import Keys, fields_of, groups_in

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_SOURCE_TYPES = ("feed", "x", "file")


def validate(document: Document, model: type[Keys]) -> Keys | list[Fault]:
    """The checked values of a document. A place that was badly written is not reported a second time."""
    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        found = [(_path(detail), detail) for detail in error.errors(include_url=False)]
        return [_fault(document, model, path, detail) for path, detail in found if path not in document.blanks]


def _path(detail: ErrorDetails) -> Path:
    """The place of an error as it is written: without the names that pydantic adds for itself."""
    path = tuple(step for step in detail["loc"] if step != "[key]")
    is_tagged = path[:1] == ("sources",) and len(path) > 2 and path[2] in _SOURCE_TYPES
    return (*path[:2], *path[3:]) if is_tagged else path


def _fault(document: Document, model: type[Keys], path: Path, detail: ErrorDetails) -> Fault:
    groups = _groups_at(model, tuple(detail["loc"]))
    what, cure = _sentence(detail, path, groups)
    return document.fault(path, what, cure)


def _groups_at(model: type[Keys], loc: Path) -> list[type[Keys]]:
    """The groups of keys in which the last step of `loc` stands: one, or several where the type is unknown."""
    groups = [model]
    for step in loc[:-1]:
        inner = [found for group in groups for found in _groups_under(group, step)]
        of_type = [group for group in groups if step in _type_of(group)]
        groups = inner or of_type or groups
    return groups


def _groups_under(group: type[Keys], step: str | int) -> list[type[Keys]]:
    info = fields_of(group).get(step) if isinstance(step, str) else None
    return groups_in(info.annotation) if info else []


def _type_of(group: type[Keys]) -> tuple[str, ...]:
    info = group.model_fields.get("type")
    return getattr(info.annotation, "__args__", ()) if info else ()


def _sentence(detail: ErrorDetails, path: Path, groups: list[type[Keys]]) -> tuple[str, str]:
    kind, name = detail["type"], "id" if detail["loc"][-1:] == ("[key]",) else _name(path)
    context: Mapping[str, Any] = detail.get("ctx", {})
    if kind == REFUSAL:
        return f"{name} {context['what']}".strip(), str(context["cure"])
    if kind == "missing":
        return f"{name} is missing", f"write {name}: {_example(groups, name)}"
    if kind == "extra_forbidden":
        return _unknown_key(name, groups)
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        return _source_type(detail)
    if kind == "too_short":
        return f"{name} has no entries", "write one below it, beginning with a dash, or delete the key"
    if kind == "list_type":
        return f"{name} must be a list", _as_list(detail["input"])
    if kind in ("model_type", "dict_type"):
        return f"{name} must hold keys of its own".strip(), _keys_of(path, groups)
    return f"{name} cannot be used as it is", "write it as the examples in rules/README.md show"


def _name(path: Path) -> str:
    """What a person calls the place: its key, or the number of an entry in a list of texts."""
    if not path:
        return ""
    last = path[-1]
    if isinstance(last, str):
        return printable(last)
    return f"entry {last + 1} of {path[-2]}" if len(path) > 2 else ""


def _example(groups: list[type[Keys]], name: str) -> str:
    examples = [info.examples for group in groups for key, info in fields_of(group).items() if key == name]
    return str(examples[0][0]) if examples and examples[0] else "..."


def _unknown_key(name: str, groups: list[type[Keys]]) -> tuple[str, str]:
    known = list(dict.fromkeys(key for group in groups for key in fields_of(group)))
    near = nearest(name, known)
    return f"{quoted(name)} is no key here", f"write {near}" if near else f"the keys here are {listed(known, 'and')}"


def _source_type(detail: ErrorDetails) -> tuple[str, str]:
    source = detail["input"]
    if not isinstance(source, dict) or "type" not in source:
        return "type is missing", f"write type: {listed(_SOURCE_TYPES)}"
    written = source["type"] if isinstance(source["type"], str) else "..."
    near = nearest(written, _SOURCE_TYPES)
    return f"type may not be {quoted(written)}", f"write type: {near or listed(_SOURCE_TYPES)}"


def _as_list(written: object) -> str:
    if isinstance(written, str) and re.fullmatch(r"[\w-]{1,60}", written):
        return f"write it in brackets: [{written}]"
    return "write each entry on its own line, beginning with a dash and a space"


def _keys_of(path: Path, groups: list[type[Keys]]) -> str:
    inner = [found for group in groups for found in _groups_under(group, path[-1])] if path else groups
    known = list(dict.fromkeys(key for group in inner or groups for key in fields_of(group)))
    return f"write its keys on lines of their own, indented: {listed(known, 'and')}"
