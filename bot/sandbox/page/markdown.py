"""The `markdown` block as HTML. Pure: HTML in it is text, and links lead only where links may lead."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup, escape

from bot.sandbox.page.html import NOTHING, href, tag, visible


class _Renderer(RendererHTML):
    """Pictures become links, headings stay below those of the page, and what may not be followed leads nowhere."""

    def image(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: MutableMapping[str, Any]) -> str:
        """A picture of another machine is linked, not fetched."""
        source, alt = str(tokens[idx].attrGet("src") or ""), tokens[idx].content
        return _link(source, alt or source) if href(source) else str(escape(alt))

    def heading_open(self, *_: object) -> str:
        """All headings are of one rank."""
        return "<h4>"

    def heading_close(self, *_: object) -> str:
        """All headings are of one rank."""
        return "</h4>"

    def link_open(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """A link opens a window of its own."""
        return _link(str(tokens[idx].attrGet("href") or "")).removesuffix("</a>")


def _link(address: str, label: str = "") -> str:
    return tag("a", label, href=href(address) or None, target="_blank", rel="noopener noreferrer")


_PARSER = MarkdownIt("js-default", {"html": False, "linkify": False}, renderer_cls=_Renderer)


def markdown(given: str) -> Markup:
    """Headings, lists, quotes, code, tables and links."""
    return Markup(_PARSER.render(visible(given))) if given else NOTHING  # noqa: S704 - the renderer escapes
