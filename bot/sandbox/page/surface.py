"""What blocks are drawn on: a message or a view before one person, with what was set on its controls. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.sandbox.choosing import FIELDS
from bot.sandbox.page.reader import Reader
from bot.sandbox.records import File, Json

Values = Mapping[str, Mapping[str, Json]]


@dataclass(frozen=True, slots=True)
class Surface:
    """Blocks before one person. `key` is what its elements' ids begin with, `values` what Slack would report as state,
    `errors` what is said beside inputs, by block id; `pictures` the uploaded files by id and by address.
    """

    reader: Reader
    key: str
    values: Values = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, File] = field(default_factory=dict)

    def id(self, block: Json, element: Json | None = None) -> str:
        """An id in the page that stays the same while the control stays the same."""
        parts = (self.key, str(block.get("block_id", "")), str(element.get("action_id", "")) if element else "")
        return "-".join(filter(None, parts)).replace(" ", "_")

    def value(self, block: Json, element: Json) -> object:
        """What the control is set to: what was filled in, else what it starts from."""
        known = FIELDS.get(element["type"])
        kept = self.values.get(block.get("block_id", ""), {}).get(element.get("action_id", ""))
        if known is None:
            return None
        return kept.get(known.name) if kept else element.get(known.initial)
