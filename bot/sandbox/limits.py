"""What Slack takes as a message and as a view. It returns what will be kept, or refuses with every fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.sandbox.blockkit.blocks import faults_of
from bot.sandbox.blockkit.checks import Check, boolean, choice, constant, fault, record, string
from bot.sandbox.blockkit.objects import plain
from bot.sandbox.messages import Content
from bot.sandbox.records import Json
from bot.sandbox.refusals import Refusal

MOST_FAULTS = 50
LONGEST_TEXT = 40_000
MOST_ATTACHMENTS = 100

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
    """The blocks of a message with a `block_id` each. Refused with `invalid_blocks_format` or `invalid_blocks`."""
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise Refusal("invalid_blocks_format", fault("must be an array of objects", "/blocks"))
    faults = list(faults_of(blocks, "message", "/blocks"))
    if faults:
        raise Refusal("invalid_blocks", *faults[:MOST_FAULTS])
    return tuple(with_ids(blocks))


def check_view(view: object) -> Json:
    """A view with a `block_id` for each block. Refused with `invalid_arguments`."""
    faults = list(_faults_of_view(view))
    if faults or not isinstance(view, dict):
        raise Refusal("invalid_arguments", *faults[:MOST_FAULTS])
    return {**view, "blocks": with_ids(view["blocks"])}


def with_ids(blocks: list[Json]) -> list[Json]:
    """The blocks as Slack gives them back: whatever has no id of its own gets one."""
    return [
        _with_action_ids({**block, "block_id": block.get("block_id") or f"local-{n}"}) for n, block in enumerate(blocks)
    ]


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
