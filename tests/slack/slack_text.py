"""Blocks as a person sees them, in plain text: for snapshots that can be read, and for assertions."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.slack.cards import Card

SNAPSHOTS = Path(__file__).parent / "snapshots"
UPDATE = "UPDATE_SNAPSHOTS"


def raw(card: Card) -> list[dict[str, Any]]:
    return [block.to_dict() for block in card.blocks]


def card_text(card: Card) -> str:
    return f"notification: {card.text}\n\n{blocks_text(raw(card))}"


def blocks_text(blocks: list[dict[str, Any]]) -> str:
    return "\n".join(line.rstrip() for block in blocks for line in _block(block)) + "\n"


def view_text(view: dict[str, Any]) -> str:
    if view["type"] == "home":
        return blocks_text(view["blocks"])
    named = f"  ({view['callback_id']})" if "callback_id" in view else ""
    submit = f" [{view['submit']['text']}]" if "submit" in view else ""
    feet = f"\n[{view['close']['text']}]{submit}\n"
    return f"{view['title']['text']}{named}\n\n" + blocks_text(view["blocks"]) + feet


def check_snapshot(name: str, shown: str) -> None:
    """Compare with the file; with UPDATE_SNAPSHOTS=1 in the environment, write the file instead."""
    path = SNAPSHOTS / f"{name}.txt"
    if os.environ.get(UPDATE):
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8"), f"{name} changed: look at it, then run with {UPDATE}=1"


def _block(block: dict[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield from (f"# {block['text']['text']}", "")
        case "rich_text":
            yield from (line for part in block["elements"] for line in _part(part))
            yield ""
        case "context":
            yield from (f"~ {element['text']}" for element in block["elements"])
            yield ""
        case "actions":
            yield " ".join(_control(element) for element in block["elements"])
        case "input":
            yield f"{block['label']['text']}{' (optional)' if block.get('optional') else ''}"
            yield f"  {_control(block['element'])}"
            yield from [f"  ~ {block['hint']['text']}"] if "hint" in block else []
        case other:
            raise AssertionError(f"no card should hold a {other}")


def _part(part: dict[str, Any]) -> Iterator[str]:
    match part["type"]:
        case "rich_text_section":
            yield from _inline(part["elements"]).split("\n")
        case "rich_text_quote":
            yield from (f"| {line}" for line in _inline(part["elements"]).split("\n"))
        case "rich_text_preformatted":
            yield from ("```", *_inline(part["elements"]).split("\n"), "```")
        case "rich_text_list":
            yield from (f"- {_inline(item['elements'])}" for item in part["elements"])


def _inline(elements: list[dict[str, Any]]) -> str:
    return "".join(_element(element) for element in elements)


def _element(element: dict[str, Any]) -> str:
    match element["type"]:
        case "user":
            return f"<@{element['user_id']}>"
        case "date":
            ago = "ago: " if element["format"] == "{ago}" else ""
            return f"{{{ago}{element['fallback']}}}"
        case "link":
            return f"[{element['text']}]({element['url']})"
    bold = element.get("style", {}).get("bold")
    return f"**{element['text']}**" if bold else str(element["text"])


def _control(element: dict[str, Any]) -> str:
    match element["type"]:
        case "button":
            return f"[{element['text']['text']}]" + (f"({element['url']})" if "url" in element else "")
        case "overflow":
            return "[⋯ " + " / ".join(option["text"]["text"] for option in element["options"]) + "]"
        case "radio_buttons":
            return " ".join(_radio(option, element.get("initial_option")) for option in element["options"])
        case "datetimepicker":
            return "[date and time]"
        case "users_select":
            return f"[{element['placeholder']['text']} v]"
        case "static_select":
            return f"[{element['placeholder']['text']} v] " + " / ".join(o["text"]["text"] for o in element["options"])
        case "plain_text_input":
            return f"[{element.get('initial_value', '____')} up to {element['max_length']} characters]"
    raise AssertionError(f"no card should hold a {element['type']}")


def _radio(option: dict[str, Any], initial: dict[str, Any] | None) -> str:
    return f"({'x' if option == initial else ' '}) {option['text']['text']}"
