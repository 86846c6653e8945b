"""Text objects as HTML: parsed only if they are `mrkdwn`. Pure."""

from __future__ import annotations

from markupsafe import Markup

from bot.sandbox.page.html import tag, text
from bot.sandbox.page.mrkdwn import inline, mrkdwn
from bot.sandbox.page.reader import Reader
from bot.sandbox.records import Json


def paragraphs(given: Json, reader: Reader) -> Markup:
    """A text object as one or more paragraphs."""
    if given.get("type") == "mrkdwn":
        return mrkdwn(str(given["text"]), reader)
    return tag("p", str(given["text"]), dir="auto")


def line(given: Json, reader: Reader) -> Markup:
    """A text object on one line."""
    return inline(str(given["text"]), reader) if given.get("type") == "mrkdwn" else text(given["text"])
