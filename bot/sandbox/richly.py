"""What a person types as Slack reports it: a `rich_text` block of sections, people, channels, links and emoji. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.sandbox.records import Json

_MARKS = re.compile(
    r"<@(?P<user>[A-Z0-9]+)(?:\|[^<>]*)?>"
    r"|<#(?P<channel>[A-Z0-9]+)(?:\|[^<>]*)?>"
    r"|<!subteam\^(?P<usergroup>[A-Z0-9]+)(?:\|[^<>]*)?>"
    r"|<!(?P<range>here|channel|everyone)(?:\|[^<>]*)?>"
    r"|<(?P<url>[a-z]+:[^<>|]+)(?:\|(?P<label>[^<>]*))?>"
    r"|(?<![\w:]):(?P<emoji>[a-z0-9_+'-]+):(?![\w:])"
)
_ESCAPES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def rich_text_of(text: str) -> Json:
    """A text with Slack's references in it as a `rich_text` block, without a `block_id`."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(_parts(text))}]}


def _parts(text: str) -> Iterator[Json]:
    end = 0
    for found in _MARKS.finditer(text):
        if found.start() > end:
            yield _words(text[end : found.start()])
        yield _reference(found)
        end = found.end()
    if end < len(text):
        yield _words(text[end:])


def _words(text: str) -> Json:
    for entity, character in _ESCAPES:
        text = text.replace(entity, character)
    return {"type": "text", "text": text}


def _reference(found: re.Match[str]) -> Json:
    kind = str(found.lastgroup if found.lastgroup != "label" else "url")
    match kind:
        case "user" | "channel" | "usergroup":
            return {"type": kind, f"{kind}_id": found[kind]}
        case "range":
            return {"type": "broadcast", "range": found[kind]}
        case "emoji":
            return {"type": "emoji", "name": found[kind]}
        case _:
            label = {"text": found["label"]} if found["label"] else {}
            return {"type": "link", "url": found["url"], **label}
