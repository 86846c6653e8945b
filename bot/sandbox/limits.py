"""What Slack takes as a message and as a view. It returns what will be kept, or refuses with every fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bot.sandbox.blockkit.blocks import faults_of
from bot.sandbox.blockkit.checks import Check, boolean, choice, constant, fault, record, string
from bot.sandbox.blockkit.objects import plain
from bot.sandbox.messages import Content
from bot.sandbox.records import Json
from bot.sandbox.refusals import Refusal

MOST_FAULTS = 50
LONGEST_TEXT = 40_000
MOST_ATTACHMENTS = 100
LONGEST_BLOCKS = 11_000
"""Slack counts the text of all blocks together, undisclosed how: 11,341 characters were refused to others."""

_ADDED: Mapping[str, Json] = {"plain_text": {"emoji": True}, "mrkdwn": {"verbatim": False}}
_COMMON: Mapping[str, Check] = {
    "private_metadata": string(3000),
    "callback_id": string(255),
    "external_id": string(255),
}
_BLOCKS: Mapping[str, Check] = {"type": choice("modal", "home"), "blocks": constant}
_VIEWS: Mapping[str, Check] = {
    "modal": record(
        {**_BLOCKS, "title": plain(24)},
        {
            **_COMMON,
            "submit": plain(24),
            "close": plain(24),
            "clear_on_close": boolean,
            "notify_on_close": boolean,
            "submit_disabled": boolean,
        },
    ),
    "home": record(_BLOCKS, _COMMON),
}


def check_content(text: object, blocks: object, attachments: object, metadata: Json | None = None) -> Content:
    """What a message is to say; None stands for what was not given. Refused with Slack's code for what is wrong."""
    if text is not None and not isinstance(text, str):
        raise Refusal("invalid_arguments", fault("must be a string", "/text"))
    if text is not None and len(text) > LONGEST_TEXT:
        raise Refusal("msg_too_long")
    if attachments is not None and not isinstance(attachments, list):
        raise Refusal("invalid_attachments")
    if attachments is not None and len(attachments) > MOST_ATTACHMENTS:
        raise Refusal("too_many_attachments")
    checked = None if blocks is None else check_message_blocks(blocks)
    return Content(text, checked, None if attachments is None else tuple(attachments), metadata)


def check_message_blocks(blocks: object) -> tuple[Json, ...]:
    """The blocks of a message with a `block_id` each.

    Refused with `invalid_blocks_format`, `invalid_blocks`, or `msg_blocks_too_long` when all text together is too much.
    """
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise Refusal("invalid_blocks_format", fault("must be an array of objects", "/blocks"))
    faults = list(faults_of(blocks, "message", "/blocks"))
    if faults:
        raise Refusal("invalid_blocks", *faults[:MOST_FAULTS])
    if _text_length(blocks) > LONGEST_BLOCKS:
        raise Refusal("msg_blocks_too_long")
    return tuple(with_ids(blocks))


def check_pictures(blocks: Sequence[Json], knows: Callable[[Json], bool], pointer: str) -> None:
    """Refused with `invalid_blocks` when an image names a file that is not there."""
    faults = [
        fault("invalid slack file", f"{pointer}/{index}")
        for index, block in enumerate(blocks)
        for image in (block, block.get("accessory"), *(block.get("elements") or ()))
        if isinstance(image, dict) and image.get("slack_file") and not knows(image["slack_file"])
    ]
    if faults:
        raise Refusal("invalid_blocks", *faults[:MOST_FAULTS])


def check_view(view: object) -> Json:
    """A view with a `block_id` for each block. Refused with `invalid_arguments`."""
    faults = list(_faults_of_view(view))
    if faults or not isinstance(view, dict):
        raise Refusal("invalid_arguments", *faults[:MOST_FAULTS])
    return {**spelled_out(view), "blocks": with_ids(view["blocks"])}


def with_ids(blocks: list[Json]) -> list[Json]:
    """The blocks as Slack gives them back: what has no id of its own gets one, and each text says how it is read."""
    return [
        _with_action_ids({**spelled_out(block), "block_id": block.get("block_id") or f"local-{n}"})
        for n, block in enumerate(blocks)
    ]


def spelled_out(value: Any) -> Any:
    """Text objects with what Slack adds to them, wherever they are."""
    if isinstance(value, list):
        return [spelled_out(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    added = _ADDED.get(str(value.get("type")), {}) if "text" in value else {}
    return {**added, **{key: spelled_out(inner) for key, inner in value.items()}}


def _with_action_ids(block: Json) -> Json:
    given = dict(block)
    for key in ("accessory", "element"):
        if isinstance(block.get(key), dict):
            given[key] = _identified(block[key], 0)
    if block["type"] == "actions":
        given["elements"] = [_identified(element, number) for number, element in enumerate(block["elements"])]
    return given


def _identified(element: Json, number: int) -> Json:
    if element["type"] == "image":
        return element
    return {**element, "action_id": element.get("action_id") or f"local-{number}"}


def _text_length(value: object) -> int:
    if isinstance(value, list):
        return sum(map(_text_length, value))
    if not isinstance(value, dict):
        return 0
    text = value.get("text")
    own = len(text) if isinstance(text, str) else 0
    return own + sum(_text_length(inner) for inner in value.values())


def _faults_of_view(view: object) -> Iterator[str]:
    kind = view.get("type") if isinstance(view, dict) else None
    if not isinstance(view, dict) or kind not in _VIEWS:
        yield fault("missing required field: view, of type modal or home", "/view")
        return
    yield from _VIEWS[str(kind)](view, "/view")
    blocks = view.get("blocks")
    if blocks is not None:
        yield from faults_of(blocks, str(kind), "/view/blocks")
    kinds = [block.get("type") for block in blocks or () if isinstance(block, dict)] if isinstance(blocks, list) else []
    if kind == "modal" and "input" in kinds and not view.get("submit"):
        yield fault("`submit` is required when an input block is within the blocks array", "/view")
