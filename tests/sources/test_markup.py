"""HTML becomes text that a person can read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.markup import MAX_HTML, readable


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain words", "plain words"),
        ("Tom &amp; Jo &lt;3 &eacute; &#39;", "Tom & Jo <3 é '"),
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("One<br>Two<br/>Three", "One\nTwo\nThree"),
        ("<ul><li>One</li>\n <li>Two</li></ul>", "One\nTwo"),
        ("a <b>bold</b> word", "a bold word"),
        ("  many \t spaces&nbsp;here ", "many spaces here"),
        ("<script>alert(1)</script>seen<style>p{}</style>", "seen"),
        ("<script>never closed", ""),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("<!-- hidden -->seen", "seen"),
        ("&lt;!channel&gt; <@U1>", "<!channel> <@U1>"),
        ("<a href='javascript:alert(1)'>link</a>", "link"),
        ("half \ud800", "half \ud800"),
        ("", ""),
    ],
)
def test_what_is_left_is_what_a_browser_would_show(html: str, text: str) -> None:
    """Words, with a line a block."""
    assert readable(html) == text


@given(st.text(alphabet=st.sampled_from("<>/!-&;\"'= \nabp[]?#x0"), max_size=300))
def test_no_markup_is_too_broken(html: str) -> None:
    """Whatever is sent, some text comes out, without edges of white space."""
    assert readable(html) == readable(html).strip()


def test_endless_html_is_cut() -> None:
    """A field is bounded before it is read."""
    assert len(readable("x" * (MAX_HTML + 500))) == MAX_HTML
