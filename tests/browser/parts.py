"""Blocks that the tests post."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(label: str) -> Json:
    return {"text": plain(label), "value": label.lower()}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "block_id": "doings", "elements": list(elements)}


def section(text: str, **more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(label: str, **more: Any) -> Json:
    return {"type": "button", "action_id": label.lower().replace(" ", "_"), "text": plain(label), **more}


def element(kind: str, **more: Any) -> Json:
    return {"type": kind, "action_id": kind, **more}


def asks(label: str, given: Json, **more: Any) -> Json:
    """An input block, called after its element."""
    return {"type": "input", "block_id": f"ask_{given['type']}", "label": plain(label), "element": given, **more}


def modal(title: str, *blocks: Json, **more: Any) -> Json:
    shape = {"type": "modal", "callback_id": "form", "title": plain(title), "submit": plain("Send it")}
    return {**shape, "blocks": list(blocks), **more}


COLOURS = [option("Red"), option("Green"), option("Blue")]
