"""Attachments, the older way of adding to a message, as HTML. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from bot.sandbox.page.blocks import blocks
from bot.sandbox.page.html import NOTHING, joined, tag
from bot.sandbox.page.mrkdwn import mrkdwn
from bot.sandbox.page.pictures import picture
from bot.sandbox.page.surface import Surface
from bot.sandbox.records import Json

MOST_SHOWN = 20
_COLOURS = {"good", "warning", "danger"}


def attachments(given: Sequence[Json], surface: Surface) -> Markup:
    """Each with a line at its side; more than a few are counted."""
    drawn = [tag("div", *_parts(one, surface), class_=f"attachment {_colour(one)}") for one in given[:MOST_SHOWN]]
    if len(given) > MOST_SHOWN:
        drawn.append(tag("p", f"{len(given) - MOST_SHOWN} more attachments", class_="quiet"))
    return joined(drawn)


def _parts(given: Json, surface: Surface) -> Iterator[Markup]:
    reader = surface.reader
    for key in ("pretext", "author_name"):
        yield tag("p", _said(given, key), class_="quiet") if given.get(key) else NOTHING
    if given.get("title"):
        yield tag("p", tag("strong", reader.link(_said(given, "title_link"), _said(given, "title"))))
    if given.get("text") or (given.get("fallback") and not given.get("blocks")):
        yield mrkdwn(_said(given, "text") or _said(given, "fallback"), reader)
    fields = [one for one in given.get("fields") or () if isinstance(one, dict)]
    for field in fields[:MOST_SHOWN]:
        yield tag("p", tag("strong", _said(field, "title")), " ", mrkdwn(_said(field, "value"), reader))
    if given.get("image_url"):
        yield tag("figure", picture({"alt_text": _said(given, "fallback"), **given}, surface))
    if isinstance(given.get("blocks"), list):
        yield blocks([block for block in given["blocks"] if isinstance(block, dict)], surface)
    if given.get("footer"):
        yield tag("p", _said(given, "footer"), class_="quiet")


def _said(given: Json, key: str) -> str:
    return str(given.get(key) or "")


def _colour(given: Json) -> str:
    colour = _said(given, "color")
    return colour if re.fullmatch("[a-z]+", colour) and colour in _COLOURS else ""
