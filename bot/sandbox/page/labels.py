"""What every control carries: what it does and to what, its name, its question, its hint and complaint. Pure."""

from __future__ import annotations

import json

from bot.sandbox.page.html import Attribute
from bot.sandbox.page.surface import Surface
from bot.sandbox.page.texts import paragraphs
from bot.sandbox.records import Json
from bot.sandbox.shown import label_of, text_of


def control(block: Json, given: Json, surface: Surface, does: str) -> dict[str, Attribute]:
    """What the page's script needs to say what was done, and to what."""
    return {
        "data_does": does,
        "data_block": str(block.get("block_id", "")),
        "data_action": str(given.get("action_id", "")),
        "data_confirm": question(given.get("confirm"), surface),
        "data_focus": bool(given.get("focus_on_load")),
    }


def question(given: Json | None, surface: Surface) -> str | None:
    """A confirm dialog for the page's script, its text already drawn."""
    if not given:
        return None
    told = {key: text_of(given[key], {}) for key in ("title", "confirm", "deny")}
    drawn = paragraphs(given["text"], surface.reader)
    return json.dumps({**told, "text": drawn, "style": given.get("style", "")})


def name_of(block: Json, given: Json) -> str:
    """What a screen reader calls a control that has no label of its own beside it."""
    return label_of(given, block) or text_of(block.get("text"), {}) or str(given["type"]).replace("_", " ")


def aria_name(block: Json, given: Json) -> str | None:
    """The name of a control, unless a label beside it says it."""
    return None if block["type"] == "input" else name_of(block, given)


def described_by(surface: Surface, block: Json) -> dict[str, Attribute]:
    """The hint and the complaint that stand beside an input."""
    if block["type"] != "input":
        return {}
    key = surface.id(block)
    has_error = block["block_id"] in surface.errors
    ids = [f"{key}-error"] * has_error + [f"{key}-hint"] * bool(block.get("hint"))
    return {
        "aria_describedby": " ".join(ids) or None,
        "aria_invalid": "true" if has_error else None,
        "aria_required": None if block.get("optional") else "true",
    }
