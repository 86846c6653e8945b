"""`rich_text` as HTML: sections, lists, quotes and code, in which nothing is parsed. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.sandbox.page.dates import date
from bot.sandbox.page.html import joined, tag, text
from bot.sandbox.page.mrkdwn import emoji
from bot.sandbox.page.reader import Reader
from bot.sandbox.records import Json

_STYLES = {"bold": "strong", "italic": "em", "strike": "s", "code": "code", "underline": "u", "highlight": "mark"}


def rich_text(block: Json, reader: Reader) -> Markup:
    """The parts of a block or of a table's cell."""
    return joined(_part(part, reader) for part in block["elements"])


def _part(part: Json, reader: Reader) -> Markup:
    border = " bordered" if part.get("border") else ""
    match part["type"]:
        case "rich_text_section":
            return tag("p", _inlines(part["elements"], reader), dir="auto")
        case "rich_text_quote":
            return tag("blockquote", tag("p", _inlines(part["elements"], reader), dir="auto"))
        case "rich_text_preformatted":
            return tag("pre", tag("code", _inlines(part["elements"], reader)), tabindex="0")
        case "rich_text_list":
            items = [tag("li", _inlines(item["elements"], reader), dir="auto") for item in part["elements"]]
            name = "ol" if part["style"] == "ordered" else "ul"
            start = part.get("offset", 0) + 1 if name == "ol" else None
            return tag(name, *items, class_=f"indent-{part.get('indent', 0)}{border}", start=start)
        case unknown:
            return tag("p", f"({unknown})", class_="quiet")


def _inlines(parts: Sequence[Json], reader: Reader) -> Markup:
    return joined(_styled(_inline(part, reader), part.get("style") or {}) for part in parts)


def _styled(drawn: Markup, style: Json) -> Markup:
    for key, name in _STYLES.items():
        drawn = tag(name, drawn) if style.get(key) else drawn
    return drawn


def _inline(part: Json, reader: Reader) -> Markup:
    match part["type"]:
        case "text":
            return text(part["text"])
        case "link":
            return reader.link(part["url"], part.get("text") or part["url"])
        case "user":
            return reader.mention(part["user_id"])
        case "channel":
            return reader.channel(part["channel_id"])
        case "usergroup":
            return reader.group(part["usergroup_id"])
        case "broadcast":
            return reader.broadcast(part["range"])
        case "emoji":
            return emoji(part["name"])
        case "date":
            fallback = part.get("fallback") or str(part["timestamp"])
            return date(reader, str(part["timestamp"]), part["format"], part.get("url", ""), fallback)
        case "color":
            return tag("code", part["value"], class_="colour")
        case unknown:
            return tag("span", str(part.get("text", f"({unknown})")))
