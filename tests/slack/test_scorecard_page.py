"""The scorecard as a page: complete, escaped, and readable without colours, scripts or a network."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from drill_samples import DRILL, HOSTILE, MINUTE, a_busy_drill, at, played
from slack_text import check_snapshot

from bot.charts.scorecard import scorecard_page, span
from bot.domain.drill import scorecard

VOID = {"meta", "br"}


class Read(HTMLParser):
    """The words of a page, its elements, and whether each that was opened was closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.lines: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and "style" not in self.open:
            self.lines.append(f"{self.open[-1]}: {' '.join(data.split())}")


def page() -> str:
    return scorecard_page(scorecard(DRILL, a_busy_drill(), at(40)))


def test_the_page_as_it_is_read() -> None:
    """Word for word, in the order of reading."""
    check_snapshot("scorecard-page", "\n".join(Read(page()).lines) + "\n")


def test_it_is_well_formed_and_loads_nothing() -> None:
    """Every element is closed; no script, no picture, no address of another page."""
    read = Read(page())

    assert read.open == []
    names = {name for name, _ in read.elements}
    assert not names & {"script", "img", "link", "iframe", "a", "form"}
    assert "http" not in re.sub(r'xmlns="[^"]*"', "", page())


def test_what_people_wrote_is_words() -> None:
    """Markup in a mention, in an answer or in a finding is shown, not used."""
    assert "<script>" not in page()
    assert page().count("&lt;script&gt;") >= 2
    assert HOSTILE in "\n".join(Read(page()).lines)


def test_it_can_be_read_by_ear() -> None:
    """A language, one title, headings in order, tables with captions and headers, and a chart with a description."""
    read = Read(page())
    of = {name: [given for found, given in read.elements if found == name] for name, _ in read.elements}

    assert of["html"][0]["lang"] == "en"
    assert len(of["h1"]) == 1
    assert all(name not in of for name in ("h3", "h4"))
    assert len(of["caption"]) == len(of["table"])
    assert all(one.get("scope") in ("col", "row") for one in of["th"])
    assert of["svg"][0]["role"] == "img"
    assert "mentions" in (of["svg"][0]["aria-label"] or "")


def test_a_drill_without_anything_has_a_page_too() -> None:
    """Nobody did anything, nothing was said."""
    empty = scorecard(DRILL, played(changes=()), at(0))

    assert "Nobody did anything." in scorecard_page(empty)
    assert "Nobody joined" in scorecard_page(empty)


def test_spans_read_well() -> None:
    """Minutes and seconds, or hours and minutes."""
    assert [span(0 * MINUTE), span(1.5 * MINUTE), span(130 * MINUTE)] == ["0:00 min", "1:30 min", "2 h 10 min"]
