"""Slack's markup as HTML. Pure, and linear in the text: each mark is open once at most, so nothing nests deeply.

What cannot be understood stays as it was typed. Nothing that is written can become markup of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from bot.sandbox.page.dates import date
from bot.sandbox.page.emoji import emoji_of
from bot.sandbox.page.html import NOTHING, joined, tag, text
from bot.sandbox.page.reader import Reader

LONGEST_SHOWN = 4000
"""Slack takes 40,000 characters and shows as many as this."""

_FENCE = re.compile(r"```\n?(.*?)\n?```", re.DOTALL)
_ALL_QUOTED = re.compile(r"^(?:>|&gt;){3}", re.MULTILINE)
_LINE = re.compile(r"(?P<quote>(?:>|&gt;) ?)|(?P<bullet>\s{0,8}[•◦▪-] )|(?P<ordered>\s{0,8}(?P<number>\d{1,5})\. )")
_TOKEN = re.compile(
    r"<(?P<reference>[^<>\n]{1,4000})>"
    r"|`(?P<code>[^`\n]+)`"
    r"|:(?P<emoji>[a-z0-9_+'-]{1,60}):"
    r"|(?P<address>https?://[^\s<>|]+)"
    r"|(?P<mark>[*_~])"
)
_MARKS = {"*": "strong", "_": "em", "~": "s"}


def mrkdwn(given: str, reader: Reader) -> Markup:
    """Paragraphs, quotes, lists and code of a text."""
    shown = given[:LONGEST_SHOWN]
    parts = _FENCE.split(shown)
    drawn = [_code(part) if index % 2 else _lines(part, reader) for index, part in enumerate(parts)]
    if len(given) > LONGEST_SHOWN:
        drawn.append(tag("p", f"… ({len(given) - LONGEST_SHOWN:,} more characters)", class_="quiet"))
    return joined(drawn)


def inline(given: str, reader: Reader) -> Markup:
    """One line: marks, links, names, dates and emoji."""
    return _Line(reader).drawn(given)


def decoded(given: str) -> str:
    """The characters for which Slack's three entities stand."""
    return given.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _code(given: str) -> Markup:
    return tag("pre", tag("code", decoded(given)), tabindex="0") if given else text("``````")


def _lines(given: str, reader: Reader) -> Markup:
    whole = _ALL_QUOTED.search(given)
    if whole:
        quoted = given[whole.end() :].strip("\n")
        quote = tag("blockquote", _paragraph(quoted.split("\n"), reader))
        return _lines_before(given[: whole.start()], reader) + quote
    return _lines_before(given, reader)


def _lines_before(given: str, reader: Reader) -> Markup:
    trimmed = given.strip("\n")
    if not trimmed:
        return NOTHING
    return joined(_group(kind, list(lines), reader) for kind, lines in groupby(trimmed.split("\n"), key=_kind))


def _kind(line: str) -> str:
    found = _LINE.match(line)
    return (found.lastgroup or "") if found else ""


def _group(kind: str, lines: list[str], reader: Reader) -> Markup:
    if not kind:
        return _paragraph(lines, reader)
    heads = [_LINE.match(line) for line in lines]
    bodies = [line[head.end() :] if head else line for line, head in zip(lines, heads, strict=True)]
    if kind == "quote":
        return tag("blockquote", _paragraph(bodies, reader))
    items = [tag("li", inline(body, reader)) for body in bodies]
    if kind == "bullet":
        return tag("ul", *items)
    first = heads[0]["number"] if heads[0] else "1"
    return tag("ol", *items, start=first)


def _paragraph(lines: list[str], reader: Reader) -> Markup:
    return tag("p", Markup("<br>").join(inline(line, reader) for line in lines), dir="auto")


class _Line:
    """Draws one line from left to right. An opened mark becomes an element only when it is closed."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._out: list[Markup] = []
        self._open: list[tuple[str, int]] = []

    def drawn(self, line: str) -> Markup:
        """The line as HTML."""
        at = 0
        for found in _TOKEN.finditer(line):
            self._out.append(text(decoded(line[at : found.start()])))
            at = found.end()
            if found["mark"]:
                self._mark(found["mark"], line[: found.start()][-1:], line[at : at + 1])
            else:
                self._out.extend(self._token(found))
        self._out.append(text(decoded(line[at:])))
        return joined(self._out)

    def _token(self, found: re.Match[str]) -> Iterator[Markup]:
        if found["reference"]:
            yield reference(found["reference"], self._reader)
        elif found["code"]:
            yield tag("code", decoded(found["code"]))
        elif found["emoji"]:
            yield emoji(found["emoji"])
        else:
            address = found["address"]
            bare = address.rstrip(".,;:!?)'\"*_~")
            yield self._reader.link(decoded(bare), decoded(bare))
            yield text(decoded(address[len(bare) :]))

    def _mark(self, mark: str, before: str, after: str) -> None:
        opened = next((index for kind, index in self._open if kind == mark), None)
        if opened is not None and before.strip() and not after.isalnum():
            self._close(mark, opened)
        elif opened is None and after.strip() and after != mark and not before.isalnum():
            self._open.append((mark, len(self._out)))
            self._out.append(text(mark))
        else:
            self._out.append(text(mark))

    def _close(self, mark: str, opened: int) -> None:
        while self._open.pop()[0] != mark:
            pass
        inner = joined(self._out[opened + 1 :])
        self._out[opened:] = [tag(_MARKS[mark], inner)]


def reference(inner: str, reader: Reader) -> Markup:
    """What stands between angle brackets: a person, a channel, a date, everybody, or a link."""
    target, _, label = inner.partition("|")
    label = decoded(label)
    if target.startswith("@"):
        return reader.mention(target[1:], label)
    if target.startswith("#"):
        return reader.channel(target[1:], label)
    if target.startswith("!date^"):
        epoch, form, address = (*target.split("^")[1:], "", "")[:3]
        return date(reader, epoch, decoded(form), decoded(address), label)
    if target.startswith("!subteam^"):
        return reader.group(target.removeprefix("!subteam^"), label)
    if target.startswith("!"):
        return reader.broadcast(label.lstrip("@") or target[1:])
    return reader.link(decoded(target), label or decoded(target).removeprefix("mailto:"))


def emoji(name: str) -> Markup:
    """An emoji by its name, or the name as it was typed."""
    drawn = emoji_of(name)
    return tag("span", drawn, title=f":{name}:", class_="emoji") if drawn else text(f":{name}:")
