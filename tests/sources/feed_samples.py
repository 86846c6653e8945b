"""What the tests of feed share."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.source import Page
from bot.errors import SourceError
from bot.sources.feed import FeedSource
from bot.sources.fetch import Fetcher, Limits

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LOCAL = Fetcher(allow_private=True, limits=Limits(connect_s=5, read_s=5, total_s=30))

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Millbrook Courier</title><link>https://courier.example/</link><language>en-us</language>
<item><title>Waits grow at St Brigid&amp;#8217;s &amp;amp; beyond</title><link>/news/17</link>
<guid isPermaLink="false">courier-17</guid><pubDate>Sun, 01 Mar 2026 10:30:00 +0100</pubDate>
<dc:creator>Ann Bell</dc:creator>
<description>&lt;p&gt;Short&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>Patients waited <b>nine</b> hours.</p><p>Nobody came.</p><script>x()</script>]]>
</content:encoded>
</item></channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Town blog</title><id>tag:blog.example,2026:feed</id>
<entry><id>tag:blog.example,2026:1</id><title type="text">AT&amp;T &lt;b&gt; and SBMC</title>
<link href="posts/1"/><published>2026-03-01T08:00:00Z</published><updated>2026-03-01T09:00:00Z</updated>
<author><name>Cleo Marsh</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>I was <i>there</i>.</p></div></content>
</entry></feed>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Town blog",
    "language": "en",
    "authors": [{"name": "Cleo Marsh"}],
    "items": [
        {
            "id": "1",
            "url": "posts/1",
            "title": "At  SBMC",
            "content_html": "<p>I was <i>there</i>.</p>",
            "date_published": "2026-03-01T09:00:00+01:00",
        },
        {"id": 2, "content_text": "a <b> c", "author": {"name": "Old Style"}, "external_url": "https://other.example/"},
    ],
}


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>T</title>{"".join(items)}</channel></rss>'


def item(title: str = "", text: str = "", link: str = "", guid: str = "", more: str = "") -> str:
    named = {"title": title, "description": text, "link": link, "guid": guid}
    return "<item>" + "".join(f"<{tag}>{value}</{tag}>" for tag, value in named.items() if value) + more + "</item>"


def source_at(url: str, **options: Any) -> FeedSource:
    return FeedSource("town-paper", url, LOCAL, **options)


Read = Callable[..., Page]


def refusal(read: Read, body: str | bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read(body)
    return caught.value
