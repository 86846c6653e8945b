"""Blocks as Slack takes them: what the SDK's own `to_dict` makes and checks, in a small part of its time.

The SDK looks through all names of every object for its checks, each time; here that is done once for each class.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from slack_sdk.models.basic_objects import EMPTY_ALLOWED_TYPE_AND_PROPERTY_LIST, JsonObject
from slack_sdk.models.blocks import Option

_AS_THEY_ARE = frozenset({str, int, bool, float, dict})
_EMPTY_ALLOWED = frozenset((each["type"], each["property"]) for each in EMPTY_ALLOWED_TYPE_AND_PROPERTY_LIST)


def as_json(value: Any) -> Any:
    """A block, or a list of them, as JSON. Raises `SlackObjectFormationError` as `to_dict` does."""
    kind: type = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is list or kind is tuple:
        return [as_json(one) for one in value]
    shape = _shape(kind)
    if shape is None:
        return value if isinstance(value, (str, int, dict)) else value.to_dict()
    checks, keys = shape
    for check in checks:
        getattr(value, check)()
    return _option(value) if kind is Option else _members(value, keys)


def _members(value: Any, keys: tuple[str, ...]) -> dict[str, Any]:
    """What is there of them; an empty one only where Slack takes it."""
    made = {}
    for key in keys:
        held = getattr(value, key, None)
        if held is None:
            continue
        if held or not hasattr(held, "__len__") or (getattr(value, "type", None), key) in _EMPTY_ALLOWED:
            made[key] = as_json(held)
    return made


def _option(option: Option) -> dict[str, Any]:
    """A line of a menu has no list of attributes; its public `text` is a string that does not say of which kind."""
    if option._text is None:
        return option.to_dict()
    made = {"text": as_json(option._text), "value": option.value}
    if option._block_description:
        made["description"] = as_json(option._block_description)
    return made | ({"url": option.url} if option.url else {})


@lru_cache(maxsize=200)
def _shape(kind: type) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The methods by which objects of a class check themselves, and their attributes; None for what does it itself."""
    if not issubclass(kind, JsonObject) or kind.get_object_attribute is not JsonObject.get_object_attribute:
        return None
    if kind is not Option and kind.to_dict is not JsonObject.to_dict:
        return None
    checks = tuple(name for name in dir(kind) if hasattr(getattr(kind, name, None), "validator"))
    # What a class calls its attributes is the same for all its objects, and needs none to be told.
    names = kind.attributes
    return checks, tuple(sorted(names if isinstance(names, set) else kind.__new__(kind).attributes))
