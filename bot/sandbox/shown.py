"""What a person reads and can use in blocks, as plain lines and controls. Pure; it renders no markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.sandbox.records import Json

_REFERENCE = re.compile(r"<([^<>]*)>")
_ESCAPES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def lines_of(blocks: Sequence[Json], text: str, names: Mapping[str, str]) -> list[str]:
    """The lines that a person sees: the blocks, or the text when there are none."""
    if not blocks:
        return mrkdwn_text(text, names).split("\n")
    return [line for block in blocks for line in _block_lines(block, names)]


def mrkdwn_text(text: str, names: Mapping[str, str]) -> str:
    """Slack's markup as it reads: links by their label, people and channels by name, entities decoded."""
    shown = _REFERENCE.sub(lambda found: _reference(found[1], names), text)
    for entity, character in _ESCAPES:
        shown = shown.replace(entity, character)
    return shown


def text_of(given: object, names: Mapping[str, str]) -> str:
    """The text of a text object, or nothing."""
    if not isinstance(given, dict):
        return ""
    text = str(given.get("text", ""))
    return mrkdwn_text(text, names) if given.get("type") == "mrkdwn" else text


def label_of(element: Json, block: Json) -> str:
    """What a person calls a control: its label, its text, or what its placeholder says."""
    for given in (element.get("text"), block.get("label"), element.get("placeholder")):
        label = text_of(given, {})
        if label:
            return label
    return ""


def controls_of(blocks: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    """Every element that can be used, with its block, from top to bottom."""
    for block in blocks:
        elements = block.get("elements", ()) if block["type"] == "actions" else ()
        for element in (*elements, block.get("accessory"), block.get("element")):
            if isinstance(element, dict) and "action_id" in element:
                yield block, element


def options_of(element: Json) -> list[Json]:
    """The options of a menu, those of its groups too."""
    grouped = [option for group in element.get("option_groups") or () for option in group["options"]]
    return [*(element.get("options") or ()), *grouped]


def _block_lines(block: Json, names: Mapping[str, str]) -> Iterator[str]:
    kind = block["type"]
    if kind == "divider":
        yield "---"
    elif kind == "rich_text":
        yield from "".join(_rich(part, names) for part in block["elements"]).rstrip("\n").split("\n")
    elif kind == "table":
        yield from (" | ".join(_cell(cell, names) for cell in row) for row in block["rows"])
    elif kind == "context":
        yield " ".join(text_of(e, names) or str(e.get("alt_text", "")) for e in block["elements"])
    elif kind == "markdown":
        yield from str(block["text"]).split("\n")
    else:
        yield from _plain_lines(block, names)


def _plain_lines(block: Json, names: Mapping[str, str]) -> Iterator[str]:
    texts = [text_of(block.get(key), names) for key in ("text", "title", "description", "label", "hint")]
    texts += [text_of(field, names) for field in block.get("fields") or ()]
    texts += [str(block.get(key, "")) for key in ("alt_text", "external_id")]
    yield from (line for text in texts if text for line in text.split("\n"))
    controls = [f"[{_control(element, block)}]" for _, element in controls_of([block])]
    if controls:
        yield " ".join(controls)


def _control(element: Json, block: Json) -> str:
    """What a control says; a menu behind three dots lists what it offers."""
    if element["type"] == "overflow":
        return "⋯ " + " / ".join(text_of(option["text"], {}) for option in options_of(element))
    return label_of(element, block)


def _cell(cell: Json, names: Mapping[str, str]) -> str:
    if cell["type"] == "raw_text":
        return str(cell["text"])
    return "".join(_rich(part, names) for part in cell["elements"]).strip()


def _rich(part: Json, names: Mapping[str, str]) -> str:
    kind = part["type"]
    if kind == "rich_text_list":
        return "".join(f"- {_rich(item, names)}" for item in part["elements"])
    if kind.startswith("rich_text_"):
        mark = "> " if kind == "rich_text_quote" else ""
        text = "".join(_rich(item, names) for item in part["elements"])
        return "".join(f"{mark}{line}\n" for line in text.split("\n"))
    return _inline(part, names)


def _inline(part: Json, names: Mapping[str, str]) -> str:
    match part["type"]:
        case "user":
            return f"@{names.get(part['user_id'], part['user_id'])}"
        case "channel":
            return f"#{names.get(part['channel_id'], part['channel_id'])}"
        case "usergroup":
            return f"@{names.get(part['usergroup_id'], part['usergroup_id'])}"
        case "team":
            return f"@{names.get(part['team_id'], part['team_id'])}"
        case "color":
            return str(part["value"])
        case "broadcast":
            return f"@{part['range']}"
        case "emoji":
            return f":{part['name']}:"
        case "link":
            return str(part.get("text") or part["url"])
        case "date":
            return str(part.get("fallback") or part["timestamp"])
        case _:
            return str(part.get("text", ""))


def _reference(inner: str, names: Mapping[str, str]) -> str:
    target, _, label = inner.partition("|")
    if target.startswith("!date^"):
        return label
    if target[:1] in {"@", "#"}:
        return target[:1] + (label or names.get(target[1:], target[1:]))
    if target.startswith("!"):
        return f"@{label or target[1:]}"
    return label or target
