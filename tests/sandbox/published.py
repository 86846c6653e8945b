"""The field lists of `published_fields.yaml`, and what of a payload does not agree with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

PUBLISHED: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("published_fields.yaml").read_text("utf-8"))
SIMPLE = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None)}
IDENTITY = {"type": "string", "block_id": "string", "action_id": "string", "action_ts": "string"}


def payload(name: str) -> dict[str, Any]:
    """The fields of a payload."""
    return dict(PUBLISHED["payloads"][name]["fields"])


def event(name: str) -> dict[str, Any]:
    """The fields of an event."""
    return dict(PUBLISHED["events"][name]["fields"])


def action(kind: str) -> dict[str, Any]:
    """The fields of one entry of `actions`."""
    return IDENTITY | PUBLISHED["actions"][kind]


def value(kind: str) -> dict[str, Any]:
    """The fields of one entry of `state.values`."""
    return {"type": "string"} | PUBLISHED["values"][kind]


def always(fields: dict[str, Any]) -> set[str]:
    """The names of those that are never left out."""
    return {name for name, kind in fields.items() if not _is_optional(kind)}


def faults(given: object, fields: dict[str, Any], where: str = "") -> list[str]:
    """What is missing, what is not known and what is of another type; nothing when all agrees."""
    assert isinstance(given, dict), f"{where} is no object"
    found = [f"{where}/{name} is missing" for name in sorted(always(fields) - given.keys())]
    found += [f"{where}/{name} is not known" for name in sorted(given.keys() - fields.keys())]
    for name in given.keys() & fields.keys():
        found += _faults_of_value(given[name], fields[name], f"{where}/{name}")
    return found


def _is_optional(kind: object) -> bool:
    return "maybe" in kind if isinstance(kind, list) else str(kind).startswith("maybe ")


def _faults_of_value(given: object, kind: object, where: str) -> Iterator[str]:
    if isinstance(kind, list):
        if not isinstance(given, list):
            yield f"{where} is no list"
            return
        for index, entry in enumerate(given):
            yield from _faults_of_value(entry, kind[-1], f"{where}/{index}")
        return
    kinds = str(kind).removeprefix("maybe ").split("|")
    shapes = [each for each in kinds if each in PUBLISHED["shapes"]]
    if any(type(given) is SIMPLE.get(each) for each in kinds):
        return
    if not shapes or not isinstance(given, dict):
        yield f"{where} is {given!r}, not {kind}"
        return
    yield from faults(given, PUBLISHED["shapes"][shapes[0]], where)
