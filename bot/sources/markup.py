"""HTML becomes text that a person can read. Nothing is sanitised here, because nothing stays markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

MAX_HTML = 400_000
"""Characters of HTML that are read for one field."""

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"}
    | {"table", "td", "th", "tr", "ul"}
)
_UNSEEN = frozenset({"script", "style", "template", "title", "iframe", "noscript", "svg", "select"})
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n[\n ]*")


def readable(html: str) -> str:
    """The text of some HTML: entities decoded, a line a block, scripts and styles gone."""
    reader = _Reader()
    reader.feed(html[:MAX_HTML])
    reader.close()
    return _BREAKS.sub("\n", _SPACES.sub(" ", "".join(reader.pieces))).strip()


def one_line(text: str) -> str:
    """The same words on one line."""
    return " ".join(text.split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNSEEN and not self._unseen:
            self._unseen = tag
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data)
