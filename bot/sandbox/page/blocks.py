"""Blocks as HTML: all of Block Kit that an app here may send, and what is unknown plainly. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from markupsafe import Markup

from bot.sandbox.page.elements import element
from bot.sandbox.page.html import NOTHING, joined, tag, text
from bot.sandbox.page.markdown import markdown
from bot.sandbox.page.pictures import picture
from bot.sandbox.page.rich import rich_text
from bot.sandbox.page.surface import Surface
from bot.sandbox.page.texts import line, paragraphs
from bot.sandbox.records import Json
from bot.sandbox.shown import text_of

Draw = Callable[[Surface, Json], Markup]
MOST_PLAIN = 50
"""How many pieces of text are shown of a block whose kind is unknown."""


def blocks(given: Sequence[Json], surface: Surface) -> Markup:
    """All blocks, one below the other."""
    return joined(_block(block, surface) for block in given)


def _block(block: Json, surface: Surface) -> Markup:
    kind = str(block.get("type"))
    draw = _DRAWN.get(kind, _unknown)
    key = f"{surface.id(block)}-block" if block.get("block_id") else None
    return tag("div", draw(surface, block), id=key, class_=f"block {kind if kind in _DRAWN else 'unknown'}")


def _header(_surface: Surface, block: Json) -> Markup:
    return tag("h3", text_of(block["text"], {}), dir="auto")


def _section(surface: Surface, block: Json) -> Markup:
    said = paragraphs(block["text"], surface.reader) if block.get("text") else NOTHING
    fields = [tag("div", paragraphs(field, surface.reader)) for field in block.get("fields") or ()]
    body = tag("div", said, tag("div", *fields, class_="fields") if fields else NOTHING, class_="body")
    accessory = block.get("accessory")
    return body + (tag("div", _placed(accessory, block, surface), class_="accessory") if accessory else NOTHING)


def _context(surface: Surface, block: Json) -> Markup:
    return joined(
        picture(given, surface, class_="icon") if given["type"] == "image" else tag("span", line(given, surface.reader))
        for given in block["elements"]
    )


def _actions(surface: Surface, block: Json) -> Markup:
    return joined(_placed(given, block, surface) for given in block["elements"])


def _placed(given: Json, block: Json, surface: Surface) -> Markup:
    """An element of a section or of a row of actions: an image, or a control."""
    if given.get("type") == "image":
        return picture(given, surface, class_="thumbnail")
    return element(surface, block, given)


def _image(surface: Surface, block: Json) -> Markup:
    title = tag("figcaption", text_of(block.get("title"), {})) if block.get("title") else NOTHING
    return tag("figure", title, picture(block, surface))


def _rich(surface: Surface, block: Json) -> Markup:
    return rich_text(block, surface.reader)


def _markdown(_surface: Surface, block: Json) -> Markup:
    return markdown(str(block["text"]))


def _divider(_surface: Surface, _block: Json) -> Markup:
    return tag("hr")


def _alert(surface: Surface, block: Json) -> Markup:
    return tag(
        "div", paragraphs(block["text"], surface.reader), class_=f"notice {block.get('level', 'default')}", role="note"
    )


def _table(surface: Surface, block: Json) -> Markup:
    settings = block.get("column_settings") or []
    head, *rows = [
        [_cell(cell, settings[n] if n < len(settings) else {}, surface) for n, cell in enumerate(row)]
        for row in block["rows"]
    ]
    top = tag("thead", tag("tr", *(tag("th", cell, scope="col", class_=align) for cell, align in head)))
    body = [tag("tr", *(tag("td", cell, class_=align) for cell, align in row)) for row in rows]
    table = tag("table", top, tag("tbody", *body))
    return tag("div", table, class_="scrolled", tabindex="0", role="region", aria_label="Table")


def _cell(cell: Json, setting: Json | None, surface: Surface) -> tuple[Markup, str]:
    drawn = text(cell["text"]) if cell["type"] == "raw_text" else rich_text(cell, surface.reader)
    return drawn, f"to-{(setting or {}).get('align', 'left')}"


def _input(surface: Surface, block: Json) -> Markup:
    key, given = surface.id(block), block["element"]
    label = text_of(block["label"], {})
    optional = tag("span", " (optional)", class_="quiet") if block.get("optional") else NOTHING
    error, hint = surface.errors.get(block["block_id"]), text_of(block.get("hint"), {})
    named = (
        tag("span", label, optional, class_="label")
        if given["type"] in {"checkboxes", "radio_buttons"}
        else tag("label", label, optional, for_=surface.id(block, given), class_="label")
    )
    return joined(
        (
            named,
            element(surface, block, given),
            tag("p", error, id=f"{key}-error", class_="error") if error else NOTHING,
            tag("p", hint, id=f"{key}-hint", class_="quiet") if hint else NOTHING,
        )
    )


def _video(surface: Surface, block: Json) -> Markup:
    title = surface.reader.link(block.get("title_url") or block["video_url"], text_of(block["title"], {}))
    about = text_of(block.get("description"), {})
    source = " · ".join(str(block[key]) for key in ("provider_name", "author_name") if block.get(key))
    return joined(
        (
            tag("p", tag("span", "▶ ", aria_hidden="true"), title),
            tag("p", about) if about else NOTHING,
            tag("p", source, class_="quiet") if source else NOTHING,
            tag("p", block["alt_text"], class_="quiet"),
        )
    )


def _file(_surface: Surface, block: Json) -> Markup:
    return tag("p", tag("span", "📄 ", aria_hidden="true"), str(block.get("external_id", "a file")), class_="file")


def _unknown(_surface: Surface, block: Json) -> Markup:
    """What it is called, and every piece of text in it."""
    name = tag("p", f"A block of the kind “{block.get('type')}”:", class_="quiet")
    return name + joined(tag("p", piece) for piece, _ in zip(_pieces(block), range(MOST_PLAIN), strict=False))


def _pieces(value: object, depth: int = 0) -> Iterator[str]:
    if depth > 20:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str) and key in {"text", "alt_text", "title", "name", "url", "external_id"}:
                yield inner
            else:
                yield from _pieces(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _pieces(inner, depth + 1)


_DRAWN: Mapping[str, Draw] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "divider": _divider,
    "image": _image,
    "rich_text": _rich,
    "markdown": _markdown,
    "table": _table,
    "alert": _alert,
    "input": _input,
    "video": _video,
    "file": _file,
}
