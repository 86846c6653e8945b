"""Strangers' text made safe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.escape import LONGEST_LINK, clean, isolated, link_host, mrkdwn, one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<!channel> & <@U1>", "&lt;!channel&gt; &amp; &lt;@U1&gt;"),
        ("&lt;", "&amp;lt;"),
        ("*bold* _it_ ~no~ `code`", "*bold* _it_ ~no~ `code`"),
    ],
)
def test_exactly_three_characters_are_escaped(text: str, shown: str) -> None:
    """Slack asks for `&`, `<` and `>`, and for no others."""
    assert mrkdwn(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("inv\u202eoice\u202c", "invoice"),
        ("\u2066a\u2069\u200fb\u200e\u061c", "ab"),
        ("St\u200b Bri\u200dgid\ufeff\u00ad", "St Brigid"),
        ("flag\U000e0067\U000e0062", "flag"),
        ("a\ud800b", "a\ufffdb"),
        ("\x00\x1b[31mred", "[31mred"),
        ("one\r\ntwo\u2028three\x85four", "one\ntwo\nthree\nfour"),
        ("e" + "\u0301" * 40, "e" + "\u0301" * 4),
        ("❤" + "\ufe0f" * 9, "❤\ufe0f"),
        ("", ""),
    ],
)
def test_invisible_tricks_are_stripped(text: str, shown: str) -> None:
    """What cannot be seen, or reorders what can, is not shown."""
    assert clean(text) == shown


@pytest.mark.parametrize(
    "text",
    ["👩\u200d👩\u200d👧 ❤\ufe0f", "Krankenhaus für Kinder", "Tiếng Việt", "مستشفى", "ภาษาไทย", "हिन्दी", "a\tb"],
)
def test_languages_and_emoji_stay_whole(text: str) -> None:
    """Cleaning does not damage what people really write."""
    assert clean(text) == text


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    """What was cleaned is clean."""
    assert clean(clean(text)) == clean(text)


@given(st.text(), st.integers(1, 50))
def test_one_line_is_one_line_and_short(text: str, limit: int) -> None:
    """The limit holds and no line break is left."""
    line = one_line(text, limit)

    assert len(line) <= limit
    assert "\n" not in line


def test_only_right_to_left_text_is_isolated() -> None:
    """An Arabic name does not turn the line around that it stands in."""
    assert isolated("مستشفى") == "\u2068مستشفى\u2069"
    assert isolated("Jo Tanner") == "Jo Tanner"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://forum.millbrook.example/t/1?a=b&c=d#e", "forum.millbrook.example"),
        ("http://FORUM.millbrook.example:8080/", "forum.millbrook.example"),
        ("https://bücher.example/a", "xn--bcher-kva.example"),
    ],
)
def test_ordinary_addresses_become_links(url: str, host: str) -> None:
    """The host is shown as it will be asked for, so that look-alike letters show."""
    assert link_host(url) == host


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "ftp://x.example/",
        "slack://user?id=1",
        "//x.example/",
        "https://",
        "https://stbrigid.example@evil.example/",
        "https://x.example/a b",
        "https://x.example/<!channel>",
        "https://x.example/|label",
        "https://x.example/\u202egnp",
        "https://x.example/\n",
        "https://[::1",
        "https://x.example/" + "a" * LONGEST_LINK,
        "https://" + "a" * 64 + ".example/",
    ],
)
def test_deceiving_addresses_do_not(url: str) -> None:
    """Other schemes, user names, spaces, markup, invisible letters and endless addresses are no links."""
    assert link_host(url) == ""
