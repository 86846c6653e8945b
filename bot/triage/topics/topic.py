"""A topic: one category with the words that tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One category with its words; `name` is what people read.

    `phrases` are lists in the notation of `bot.triage.phrases`, under the points that each phrase is worth: 40 make a
    mention `high` by themselves, fewer need company. `elsewhere` are phrases that use the same words for something
    else: what stands in them is not read for this topic. `is_grave`: no good mood makes up for it. `is_negatable`:
    `no infection` is none.
    """

    category: str
    name: str
    phrases: Mapping[int, str]
    elsewhere: str = ""
    is_grave: bool = False
    is_negatable: bool = False
