"""Slack's markup, rich text, dates and markdown as HTML: right for what is meant, harmless for what is hostile."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.page.dates import LATEST_EPOCH_S, day
from bot.sandbox.page.emoji import EMOJI
from bot.sandbox.page.html import href, tag, visible
from bot.sandbox.page.markdown import markdown
from bot.sandbox.page.mrkdwn import LONGEST_SHOWN, inline, mrkdwn
from bot.sandbox.page.reader import Reader
from bot.sandbox.page.rich import rich_text
from bot.sandbox.page.said import as_sent
from bot.sandbox.records import User

DANA = User("U1", "dana", "Dana Whitfield", "T1", tz="America/New_York")
NAMES = {"U1": "Dana Whitfield", "U2": "Lee Park", "C1": "reputation", "S1": "pr-leads"}
NOON = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
READER = Reader(DANA, NAMES, "http://127.0.0.1:1", NOON)
AWAY = 'target="_blank" rel="noopener noreferrer"'


class Outline(HTMLParser):
    """The elements of some HTML, their depth, and their text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.depth = self.deepest = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.names.add(name)
        self.attributes |= {key for key, _ in attributes}
        self.depth += name not in {"br", "hr"}
        self.deepest = max(self.deepest, self.depth)

    def handle_endtag(self, name: str) -> None:
        self.depth -= 1

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("*bold* _italic_ ~struck~ `code`", "<strong>bold</strong> <em>italic</em> <s>struck</s> <code>code</code>"),
        ("*bold _and italic_*", "<strong>bold <em>and italic</em></strong>"),
        ("*crossed _over* there_", "<strong>crossed _over</strong> there_"),
        ("2*3*4 snake_case_name a ~ b", "2*3*4 snake_case_name a ~ b"),
        ("`*not bold*`", "<code>*not bold*</code>"),
        ("a &lt;b&gt; &amp;amp;", "a &lt;b&gt; &amp;amp;"),
        ("<https://a.example|here>", f'<a href="https://a.example" {AWAY}>here</a>'),
        ("see https://a.example/x.", f'see <a href="https://a.example/x" {AWAY}>https://a.example/x</a>.'),
        ("<mailto:a@b.example>", f'<a href="mailto:a@b.example" {AWAY}>a@b.example</a>'),
        ("<javascript:alert(1)|here>", "here"),
        ("<@U1> <@U9|guest>", '<span class="mention mine">@Dana Whitfield</span> <span class="mention">@guest</span>'),
        ("<!subteam^S1>", '<span class="mention">@pr-leads</span>'),
        ("<!here>", '<span class="mention mine">@here</span>'),
        (":eyes: :no_such_thing:", '<span title=":eyes:" class="emoji">👀</span> :no_such_thing:'),
        ("at 10:30:45 today", "at 10:30:45 today"),
    ],
)
def test_a_line(typed: str, drawn: str) -> None:
    """Marks, links, references and emoji; what only looks like one stays as it was typed."""
    assert inline(typed, READER) == drawn


def test_a_channel_and_a_permalink_stay_on_the_page() -> None:
    """They lead to the place as the same person."""
    channel = inline("<#C1>", READER)
    message = inline("<http://127.0.0.1:1/archives/C1/p1795174200000001?thread_ts=1.2|that>", READER)

    assert 'href="/channel/C1?as=dana" class="mention" data-soft>#reputation<' in channel
    assert 'href="/archives/C1/p1795174200000001?as=dana&amp;thread_ts=1.2" data-soft>that<' in message


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("one\ntwo", '<p dir="auto">one<br>two</p>'),
        ("&gt; a\n&gt; b\nc", '<blockquote><p dir="auto">a<br>b</p></blockquote><p dir="auto">c</p>'),
        ("x\n&gt;&gt;&gt;a\nb", '<p dir="auto">x</p><blockquote><p dir="auto">a<br>b</p></blockquote>'),
        ("- a\n- *b*", "<ul><li>a</li><li><strong>b</strong></li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("```\n*a* &lt;b&gt;\n```", '<pre tabindex="0"><code>*a* &lt;b&gt;</code></pre>'),
        ("```never closed", '<p dir="auto">```never closed</p>'),
    ],
)
def test_paragraphs(typed: str, drawn: str) -> None:
    """Lines, quotes, lists and code."""
    assert mrkdwn(typed, READER) == drawn


@pytest.mark.parametrize(
    ("form", "read"),
    [
        ("{date_num}", "2026-11-20"),
        ("{date_short_pretty} at {time}", "today at 6:30 AM"),
        ("{date_long}", "Friday, November 20th, 2026"),
        ("{ago}", "5 hours ago"),
        ("{time_secs} {nothing}", "6:30:00 AM {nothing}"),
    ],
)
def test_dates(form: str, read: str) -> None:
    """A moment in Slack's formats, in the reader's own time zone, with the whole of it to hover over."""
    drawn = inline(f"<!date^1795174200^{form}|then>", READER)

    assert Outline(drawn).text == read
    assert 'datetime="2026-11-20T06:30:00-05:00"' in drawn


def test_what_is_no_date() -> None:
    """The fallback stands for it."""
    assert inline("<!date^soon^{date}|then>", READER) == "then"
    assert inline("<!date^999999999999^{date}|far>", READER) == "far"


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_moments_at_the_end_of_the_calendar(zone: str) -> None:
    """The last one that is shown is one everywhere; what comes after it is told as it was written."""
    reader = replace(READER, user=replace(DANA, tz=zone))

    assert "December" in inline(f"<!date^{LATEST_EPOCH_S}^{{date}}|far>", reader)
    assert inline(f"<!date^{LATEST_EPOCH_S + 1}^{{date}}|far>", reader) == "far"


def test_days_between_messages() -> None:
    """Today and yesterday by name, the year only if it is another."""
    at = READER.local(NOON.timestamp())

    assert day(at, NOON) == "Today"
    assert day(at.replace(day=19), NOON) == "Yesterday"
    assert day(at.replace(day=1), NOON) == "Sunday, November 1st"
    assert day(at.replace(year=2025), NOON) == "Thursday, November 20th, 2025"


def test_long_text_is_cut() -> None:
    """Forty thousand characters are shown as Slack shows them: the first four thousand, and how many more."""
    drawn = mrkdwn("x" * 40_000, READER)

    assert drawn.endswith("… (36,000 more characters)</p>")
    assert len(drawn) < LONGEST_SHOWN + 200


@given(st.text(alphabet="*_~`<>&;:@#!|^- \n\u202e1.ax/:ht", max_size=400))
def test_any_text_is_harmless(typed: str) -> None:
    """Whatever is typed becomes a few kinds of elements, shallow, closed, and not much larger than the text."""
    outline = Outline(drawn := mrkdwn(typed, READER))

    assert outline.depth == 0
    assert outline.deepest <= 6
    assert outline.names <= {"p", "br", "strong", "em", "s", "code", "pre", "a", "span", "ul", "ol", "li", "blockquote"}
    assert outline.attributes <= {"dir", "class", "href", "target", "rel", "tabindex", "start", "title", "data-soft"}
    assert len(drawn) < 200 + 120 * len(typed)
    assert "\u202e" not in drawn


@pytest.mark.parametrize("mark", ["*", "_", "~", "*_~", "`", "<", "&gt;", "- ", "<@", "```", "*a ", ":a:", "<http://"])
def test_ten_thousand_marks(mark: str) -> None:
    """Marks without end make neither deep nor endless HTML."""
    outline = Outline(drawn := mrkdwn(mark * 10_000, READER))

    assert outline.deepest <= 6
    assert len(drawn) < 300_000


def rich(*elements: dict[str, Any]) -> str:
    return rich_text({"type": "rich_text", "elements": list(elements)}, READER)


def test_rich_text_parses_nothing() -> None:
    """What a stranger wrote stays text, whatever it looks like; its style is the app's."""
    hostile = {"type": "text", "text": "*a* <@U1> <script>", "style": {"bold": True, "italic": True}}

    drawn = rich({"type": "rich_text_section", "elements": [hostile]})

    assert drawn == '<p dir="auto"><em><strong>*a* &lt;@U1&gt; &lt;script&gt;</strong></em></p>'


def test_rich_lists() -> None:
    """Lists keep their kind, their depth, their border and their first number."""
    item = {"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}
    shape = {"type": "rich_text_list", "elements": [item]}

    drawn = rich({**shape, "style": "bullet", "indent": 1, "border": 1}, {**shape, "style": "ordered", "offset": 2})

    li = '<li dir="auto">x</li>'
    assert drawn == f'<ul class="indent-1 bordered">{li}</ul><ol class="indent-0" start="3">{li}</ol>'


def test_rich_parts_that_are_unknown() -> None:
    """A part of a kind that came later is told by its name."""
    assert rich({"type": "rich_text_hologram"}) == '<p class="quiet">(rich_text_hologram)</p>'


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("**a** <b>c</b>", "<p><strong>a</strong> &lt;b&gt;c&lt;/b&gt;</p>\n"),
        ("# Top\n\nx", "<h4>Top</h4><p>x</p>\n"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("![x](https://a.example/p.png)", f'<p><a href="https://a.example/p.png" {AWAY}>x</a></p>\n'),
        ('[x](https://a.example "<i>")', f'<p><a href="https://a.example" {AWAY}>x</a></p>\n'),
    ],
)
def test_markdown(typed: str, drawn: str) -> None:
    """HTML is text, scripts lead nowhere, pictures of elsewhere are links."""
    assert markdown(typed) == drawn


NOWHERE = [
    "javascript:x",
    " JavaScript:x",
    "java\nscript:x",
    "data:text/html,x",
    "file:///x",
    "//a.example",
    "x",
    "http://[",
]


@pytest.mark.parametrize("address", [*NOWHERE, "https://" + "x" * 3000])
def test_addresses_that_lead_nowhere(address: str) -> None:
    """Only what a browser opens as a page, a letter or a call may be followed."""
    assert href(address) == ""


def test_elements() -> None:
    """Attributes and texts are escaped, what is false is left out, void elements have no end."""
    assert (
        tag("a", "<x>", class_="b", data_at='"', hidden=True, title=None)
        == '<a class="b" data-at="&#34;" hidden>&lt;x&gt;</a>'
    )
    assert tag("input", value="") == '<input value="">'
    assert visible("a\u202eb\u2066\x00c\nd") == "abc\nd"


def test_emoji_are_a_character_each() -> None:
    """The table has names that Slack takes, and no text among its characters."""
    assert EMOJI["+1"] == EMOJI["thumbsup"] == "👍"
    assert all(not drawn.isascii() for drawn in EMOJI.values())


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("hi @lee, @Nobody and @pr-leads", "hi <@U2>, @Nobody and <!subteam^S1>"),
        ("#reputation #nowhere #1", "<#C1> #nowhere #1"),
        ("@here <b> & co", "<!here> &lt;b&gt; &amp; co"),
        ("https://a.example/@lee?a=1&b=2.", "<https://a.example/@lee?a=1&amp;b=2>."),
        ("mail lee@lee.example", "mail lee@lee.example"),
    ],
)
def test_what_is_typed_is_sent_as_slack_sends_it(typed: str, sent: str) -> None:
    """Names become references, links are bracketed, the three characters are escaped."""
    assert as_sent(typed, {"lee": "U2"}, {"reputation": "C1"}, {"pr-leads": "S1"}) == sent
