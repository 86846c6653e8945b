"""Where a mention stands, and what opens the site's own reply box."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from moved_clock import NOON

from bot.domain.mention import Mention
from bot.domain.site import platform_of, reply_box, site_of


def a_mention(url: str = "", source: str = "x", external_id: str = "1790000000000000001") -> Mention:
    return Mention(source, external_id, "We waited.", NOON, url=url)


@pytest.mark.parametrize(
    ("url", "source", "platform", "site"),
    [
        ("https://x.com/jo/status/17", "search", "x", "x"),
        ("https://mobile.twitter.com/jo/status/17", "search", "x", "x"),
        ("", "x", "x", "x"),
        ("https://bsky.app/profile/jo/post/3k", "sky", "bluesky", "bluesky"),
        ("https://www.facebook.com/1/posts/2", "feed", "facebook", "facebook"),
        ("https://forum.millbrook.example/t/1", "feed", "", "forum.millbrook.example"),
        ("https://notx.com/a/status/1", "feed", "", "notx.com"),
        ("", "feed", "", "feed"),
        ("https://[broken", "feed", "", "feed"),
    ],
)
def test_the_site_of_a_mention(url: str, source: str, platform: str, site: str) -> None:
    """By its address, else by its source."""
    mention = a_mention(url, source)

    assert (platform_of(mention), site_of(mention)) == (platform, site)


@pytest.mark.parametrize(
    ("mention", "post"),
    [
        (a_mention("https://x.com/jo/status/17?s=20"), "17"),
        (a_mention("https://x.com/i/web/status/18"), "18"),
        (a_mention(), "1790000000000000001"),
    ],
)
def test_the_reply_box_of_x(mention: Mention, post: str) -> None:
    """It answers that very post, with exactly these words."""
    text = "Thank you & “bye”, 50 % #now\nhttps://stbrigid.example/?a=b"

    box = urlsplit(reply_box(mention, text))

    assert (box.scheme, box.netloc, box.path) == ("https", "x.com", "/intent/post")
    assert parse_qs(box.query) == {"in_reply_to": [post], "text": [text]}


@pytest.mark.parametrize(
    "mention",
    [
        a_mention("https://bsky.app/profile/jo/post/3k"),
        a_mention("https://x.com/jo", external_id="jo"),
        a_mention("https://forum.millbrook.example/t/1"),
    ],
)
def test_no_box_elsewhere(mention: Mention) -> None:
    """Then the words are copied."""
    assert reply_box(mention, "Thank you.") == ""


def test_a_text_too_long_for_a_link_is_copied() -> None:
    """Slack takes 3,000 characters for a button's link."""
    assert reply_box(a_mention(), "ü" * 600) == ""
