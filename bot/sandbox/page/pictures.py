"""Pictures and files as HTML. Pure. A picture of another machine is told and linked, never fetched."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from markupsafe import Markup

from bot.sandbox.page.html import NOTHING, tag
from bot.sandbox.page.surface import Surface
from bot.sandbox.records import File, Json

SHOWN_TYPES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""What a browser may be shown as a picture. SVG can hold scripts."""


def picture(given: Json, surface: Surface, class_: str | None = None) -> Markup:
    """An image block or element: from its uploaded file, from our own address, or as a link to where it is."""
    alt = str(given.get("alt_text", ""))
    kept = given.get("slack_file") or {}
    address = str(given.get("image_url") or kept.get("url") or "")
    file = surface.pictures.get(str(kept.get("id") or _id_in(address, surface.reader.origin)))
    if file:
        return shown(file, alt, class_)
    host = _host(address) or "elsewhere"
    where = surface.reader.link(address, f"open at {host}") if address else NOTHING
    return tag("span", tag("span", alt, class_="alt"), where, class_="picture")


def shown(file: File, alt: str = "", class_: str | None = None) -> Markup:
    """An uploaded picture itself, or its name with the way to it."""
    address = address_of(file)
    if file.media_type in SHOWN_TYPES:
        named = alt or file.alt_text or file.title or file.name
        return tag("img", src=address, alt=named, class_=class_, loading="lazy")
    size = f"{file.size / 1000:,.1f} kB" if file.size >= 1000 else f"{file.size} bytes"
    link = tag("a", file.title or file.name, href=address, target="_blank", rel="noopener")
    return tag("span", tag("span", "📄 ", aria_hidden="true"), link, tag("small", f" {size}"), class_="file")


def _id_in(address: str, origin: str) -> str:
    """The id of the uploaded file to which an address of ours leads."""
    files = f"{origin}/files/"
    return address.removeprefix(files).partition("/")[0] if origin and address.startswith(files) else ""


def _host(address: str) -> str:
    """The machine that an address names; empty when it names none, or is no address."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def address_of(file: File) -> str:
    """Where the bytes of a file are."""
    return f"/files/{quote(file.id)}/{quote(file.name, safe='')}"
