"""A group of keys of a file, and how the groups hang together."""

from __future__ import annotations

from typing import get_args

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo


class Keys(BaseModel):
    """A group of keys; no others may stand beside them."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def groups_in(annotation: object) -> list[type[Keys]]:
    """The groups of keys that a value of this annotation may hold."""
    if isinstance(annotation, type) and issubclass(annotation, Keys):
        return [annotation]
    return [group for part in get_args(annotation) for group in groups_in(part)]


def fields_of(group: type[Keys]) -> dict[str, FieldInfo]:
    """The keys of a group as they are written."""
    return {info.alias or name: info for name, info in group.model_fields.items()}
