"""The blocks, and on which surface each may stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.sandbox.blockkit.checks import (
    Check,
    any_of_keys,
    boolean,
    by_type,
    choice,
    constant,
    fault,
    list_of,
    one_of_keys,
    record,
    string,
    url,
)
from bot.sandbox.blockkit.elements import IMAGE, IN_ACTIONS, IN_INPUT, IN_SECTION, ONLY_IN_MODALS
from bot.sandbox.blockkit.objects import SLACK_FILE, any_text, plain
from bot.sandbox.blockkit.rich_text import BLOCK_ID, RICH_TEXT

_TYPE: Mapping[str, Check] = {"type": constant}
_ID: Mapping[str, Check] = {"block_id": BLOCK_ID}
_CELL = by_type({"rich_text": RICH_TEXT, "raw_text": record({**_TYPE, "text": string(3000)})})
_COLUMN = record({}, {"align": choice("left", "center", "right"), "is_wrapped": boolean})


def _distinct_action_ids(value: Mapping[str, object], pointer: str) -> Iterator[str]:
    elements = value.get("elements")
    seen: set[str] = set()
    for index, element in enumerate(elements if isinstance(elements, list) else ()):
        action_id = element.get("action_id") if isinstance(element, dict) else None
        if isinstance(action_id, str) and action_id in seen:
            yield fault(
                f"`action_id` {action_id[:80]} already exists for another action",
                f"{pointer}/elements/{index}/action_id",
            )
        elif isinstance(action_id, str):
            seen.add(action_id)


_EVERYWHERE: Mapping[str, Check] = {
    "section": record(
        _TYPE,
        {
            **_ID,
            "text": any_text(3000),
            "fields": list_of(any_text(2000), 10),
            "accessory": by_type(IN_SECTION),
            "expand": boolean,
        },
        any_of_keys("text", "fields"),
    ),
    "header": record({**_TYPE, "text": plain(150)}, _ID),
    "divider": record(_TYPE, _ID),
    "image": record(
        {**_TYPE, "alt_text": string(2000, 1)},
        {**_ID, "image_url": url(), "slack_file": SLACK_FILE, "title": plain(2000)},
        one_of_keys("image_url", "slack_file"),
    ),
    "context": record(
        {
            **_TYPE,
            "elements": list_of(by_type({"image": IMAGE, "plain_text": any_text(3000), "mrkdwn": any_text(3000)}), 10),
        },
        _ID,
    ),
    "actions": record({**_TYPE, "elements": list_of(by_type(IN_ACTIONS), 25)}, _ID, _distinct_action_ids),
    "rich_text": RICH_TEXT,
    "input": record(
        {**_TYPE, "label": plain(2000), "element": by_type(IN_INPUT)},
        {**_ID, "hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "file": record({**_TYPE, "external_id": string(255, 1), "source": choice("remote")}, _ID),
    "video": record(
        {
            **_TYPE,
            "alt_text": string(2000, 1),
            "title": plain(200),
            "thumbnail_url": url(),
            "video_url": url(),
        },
        {
            **_ID,
            "title_url": url(),
            "description": plain(200),
            "provider_icon_url": url(),
            "provider_name": string(50),
            "author_name": string(50),
        },
    ),
}
_IN_MESSAGES: Mapping[str, Check] = {
    **_EVERYWHERE,
    "markdown": record({**_TYPE, "text": string(12_000, 1)}, _ID),
    "table": record(
        {**_TYPE, "rows": list_of(list_of(_CELL, 20), 100)}, {**_ID, "column_settings": list_of(_COLUMN, 20, 0)}
    ),
}
_IN_MODALS: Mapping[str, Check] = {
    **_EVERYWHERE,
    "alert": record(
        {**_TYPE, "text": any_text(3000)},
        {**_ID, "level": choice("default", "info", "warning", "error", "success")},
    ),
}

SURFACES: Mapping[str, tuple[int, Check]] = {
    "message": (50, by_type(_IN_MESSAGES)),
    "modal": (100, by_type(_IN_MODALS)),
    "home": (100, by_type(_EVERYWHERE)),
}
"""For each surface: how many blocks it takes, and the check of one."""


def faults_of(blocks: object, surface: str, pointer: str) -> Iterator[str]:
    """Everything that is wrong with these blocks on this surface."""
    most, block = SURFACES[surface]
    yield from list_of(block, most, 0)(blocks, pointer)
    if isinstance(blocks, list):
        yield from _repeated_block_ids(blocks, pointer)
        yield from _several_focused(blocks, pointer)
        yield from _of_one_message(blocks, pointer) if surface == "message" else ()
        yield from _misplaced_inputs(blocks, pointer) if surface != "modal" else ()


def _repeated_block_ids(blocks: list[object], pointer: str) -> Iterator[str]:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        block_id = block.get("block_id") if isinstance(block, dict) else None
        if isinstance(block_id, str) and block_id in seen:
            yield fault(f"`block_id` {block_id[:80]} already exists in another block", f"{pointer}/{index}/block_id")
        elif isinstance(block_id, str) and block_id:
            seen.add(block_id)


def _several_focused(blocks: list[object], pointer: str) -> Iterator[str]:
    focused = 0
    for index, block in enumerate(blocks):
        elements = [block.get("element"), block.get("accessory")] if isinstance(block, dict) else []
        inside = block.get("elements") if isinstance(block, dict) else None
        elements += inside if isinstance(inside, list) else []
        focused += sum(isinstance(element, dict) and element.get("focus_on_load") is True for element in elements)
        if focused > 1:
            yield fault("only one element can be focused on load", f"{pointer}/{index}")
            return


def _of_one_message(blocks: list[object], pointer: str) -> Iterator[str]:
    kinds = [block.get("type") for block in blocks if isinstance(block, dict)]
    if kinds.count("table") > 1:
        yield fault("only one table is allowed in a message", pointer)


def _misplaced_inputs(blocks: list[object], pointer: str) -> Iterator[str]:
    for index, block in enumerate(blocks):
        element = block.get("element") if isinstance(block, dict) else None
        if isinstance(element, dict) and element.get("type") in ONLY_IN_MODALS:
            yield fault("only allowed in modals", f"{pointer}/{index}/element")
