"""Feeds of every format become articles, each once."""

import json
from datetime import UTC, datetime

import pytest
from feed_samples import ATOM, JSON_FEED, NOW, RSS, Read, item, rss, source_at

from bot.domain.mention import Mention, MentionKind
from bot.domain.source import Page
from tests.standins.feedserver import FeedServer

# --- formats


def test_an_rss_item_becomes_an_article(read: Read, feeds: FeedServer) -> None:
    """Its whole text as plain text, its link absolute, its time in UTC."""
    page = read(RSS)

    (mention,) = page.mentions
    assert mention == Mention(
        source="town-paper",
        external_id="courier-17",
        text="Patients waited nine hours.\nNobody came.",
        published_at=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
        url=feeds.url("/news/17"),
        title="Waits grow at St Brigid\u2019s & beyond",
        lang="en-us",
        kind=MentionKind.ARTICLE,
        author=mention.author,
        content_key=mention.content_key,
    )
    assert (mention.author.name, page.faults, page.more, page.gap) == ("Ann Bell", (), False, "")
    assert mention.content_key


def test_an_atom_entry_becomes_an_article(read: Read, feeds: FeedServer) -> None:
    """A title that says it is text is taken at its word."""
    (mention,) = read(ATOM).mentions

    assert (mention.external_id, mention.title) == ("tag:blog.example,2026:1", "AT&T <b> and SBMC")
    assert (mention.text, mention.author.name, mention.lang) == ("I was there.", "Cleo Marsh", "en")
    assert mention.published_at == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert mention.url == feeds.url("/f/posts/1")


def test_a_json_feed_becomes_articles(read: Read, feeds: FeedServer) -> None:
    """Of version 1.0 and 1.1; what it calls text is text."""
    first, second = read(json.dumps(JSON_FEED), "application/feed+json").mentions

    assert (first.external_id, first.title, first.text) == ("1", "At SBMC", "I was there.")
    assert (first.url, first.author.name) == (feeds.url("/f/posts/1"), "Cleo Marsh")
    assert first.published_at == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert (second.external_id, second.text, second.url) == ("2", "a <b> c", "https://other.example/")
    assert (second.author.name, second.published_at) == ("Old Style", NOW)


@pytest.mark.parametrize(
    ("declared", "encoding", "content_type"),
    [
        ("utf-8", "utf-8", "application/xml"),
        ("iso-8859-1", "iso-8859-1", "text/xml"),
        ("iso-8859-1", "utf-8", "text/xml; charset=iso-8859-1"),
        ("windows-1252", "cp1252", "application/rss+xml"),
        ("utf-16", "utf-16", "application/xml"),
        ("utf-8", "utf-8-sig", "application/xml; charset=utf-8"),
        ("", "cp1252", "text/xml; charset=windows-1252"),
        ("no-such-thing", "utf-8", "text/xml; charset=punycode"),
    ],
)
def test_every_usual_encoding_is_read(read: Read, declared: str, encoding: str, content_type: str) -> None:
    """By what it is, where that and what it says differ."""
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""

    page = read((head + rss(item("Café à Millbrook"))).encode(encoding), content_type)

    assert [mention.title for mention in page.mentions] == ["Café à Millbrook"]


def test_an_rss_author_is_a_name(read: Read) -> None:
    """The mail address that RSS puts there is nobody's business."""
    (mention,) = read(rss(item("T", more="<author>ann@courier.example (Ann Bell)</author>"))).mentions

    assert mention.author.name == "Ann Bell"


def test_an_entry_without_a_date_was_published_now(read: Read) -> None:
    """Now is when it was first seen; a broken date is no date."""
    page = read(rss(item("One"), item("Two", more="<pubDate>soon</pubDate>")))

    assert [mention.published_at for mention in page.mentions] == [NOW, NOW]


@pytest.mark.parametrize("year", [1899, 2999])
def test_an_unlikely_date_is_kept(read: Read, year: int) -> None:
    """What is plausible is decided where mentions are stored."""
    (mention,) = read(rss(item("One", more=f"<pubDate>01 Jan {year} 00:00:00 GMT</pubDate>"))).mentions

    assert mention.published_at == datetime(year, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("link", "url"),
    [("javascript:alert(1)", ""), ("http://[", ""), ("//cdn.example/a", "http://cdn.example/a")],
)
def test_only_a_web_address_is_a_link(read: Read, link: str, url: str) -> None:
    """Anything else is left out."""
    (mention,) = read(rss(item("One", link=link, guid="g"))).mentions

    assert mention.url == url


def test_hostile_text_is_kept_as_text(read: Read) -> None:
    """Slack's markup, bidi marks and a hundred thousand characters are somebody's words."""
    page = read(rss(item("&lt;!channel&gt; \u202eevil", "x" * 100_000), item("T", "&amp;lt;@U1&amp;gt;")))

    assert [mention.title for mention in page.mentions] == ["<!channel> \u202eevil", "T"]
    assert [mention.text for mention in page.mentions] == ["x" * 100_000, "<@U1>"]


def test_a_lone_surrogate_in_json_is_kept(read: Read) -> None:
    """It is legal JSON; making it storable comes later."""
    feed = {"version": "https://jsonfeed.org/version/1", "items": [{"id": "\ud800", "content_text": "half \ud800"}]}

    (mention,) = read(json.dumps(feed)).mentions

    assert mention.text == "half \ud800"


# --- identity


def test_the_same_article_under_a_new_guid_has_the_same_content(read: Read) -> None:
    """However it is spaced and capitalised."""
    first, second, other = read(
        rss(
            item("Waits grow at SBMC", "Nine hours, they say.", "https://a.example/1", "1"),
            item("Waits  Grow at SBMC", "Nine hours, they say. ", "https://b.example/2", "2"),
            item("Waits grow at SBMC", "Ten hours, they say.", "https://a.example/3", "3"),
        )
    ).mentions

    assert first.external_id != second.external_id
    assert first.content_key == second.content_key != other.content_key


def test_a_few_words_are_no_identity(read: Read) -> None:
    """Two entries that only say "Closed" may be two."""
    assert {mention.content_key for mention in read(rss(item("Closed", guid="1"), item(guid="2"))).mentions} == {""}


def test_an_id_is_the_guid_or_the_link_or_the_content(read: Read) -> None:
    """And the same at every read."""
    body = rss(item("One", link="https://a.example/1"), item("Two words and more"), item(guid="g" * 3_000))

    first = [mention.external_id for mention in read(body).mentions]
    again = [mention.external_id for mention in read(body).mentions]

    assert first == again
    assert first[0] == "https://a.example/1"
    assert first[1].startswith("content:")
    assert len(set(first)) == 3
    assert max(map(len, first)) < 100


NEWS = (
    "<item><title>Nurses strike at St Brigid - day two - Millbrook Courier</title>"
    "<link>https://news.google.com/rss/articles/{n}?oc=5</link><guid isPermaLink='false'>{n}</guid>"
    "<pubDate>Sun, 01 Mar 2026 09:0{n}:00 GMT</pubDate>"
    "<description>&lt;ol&gt;&lt;li&gt;&lt;a href='https://news.google.com/{n}'&gt;Nurses strike&lt;/a&gt;&lt;/li&gt;"
    "&lt;/ol&gt;</description><source url='https://courier.example'>{publisher}</source></item>"
)


def test_google_news_is_the_same_article_under_every_link(read: Read) -> None:
    """Its id and link change at each fetch; title and publisher do not."""
    (first,) = read(rss(NEWS.format(n=1, publisher="Millbrook Courier")), shape="google-news").mentions
    (second,) = read(rss(NEWS.format(n=2, publisher="Millbrook Courier")), shape="google-news").mentions

    assert (first.external_id, first.content_key) == (second.external_id, second.content_key)
    assert first.url != second.url
    assert first.title == "Nurses strike at St Brigid - day two"
    assert (first.author.name, first.text) == ("Millbrook Courier", "")


def test_google_news_without_a_source_splits_its_title(read: Read) -> None:
    """At the last dash; a title without one has no publisher."""
    page = read(rss(item("Strike - day two - The Paper"), item("Strike")), shape="google-news")

    assert [(mention.title, mention.author.name) for mention in page.mentions] == [
        ("Strike - day two", "The Paper"),
        ("Strike", ""),
    ]


def test_the_same_title_of_two_publishers_is_two_articles(read: Read) -> None:
    """Each of them told its own readers."""
    first, second = read(rss(item("Strike - The Paper"), item("Strike - The Post")), shape="google-news").mentions

    assert first.external_id != second.external_id
    assert first.content_key != second.content_key


def alert(number: int, link: str) -> str:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:google.com,2013:alerts/feed:{number}</id>'
        f'<title type="html">Strike at &lt;b&gt;St. Brigid&lt;/b&gt; &amp;amp; more</title><link href="{link}"/>'
        f"<published>2026-03-01T09:0{number}:00Z</published>"
        f'<content type="html">Nurses at &lt;b&gt;St. Brigid&lt;/b&gt; walked out&amp;nbsp;...</content></entry></feed>'
    )


WRAPPED = (
    "https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://courier.example/a%3Fp%3D1%26q%3D2&amp;ct=ga&amp;cd={n}"
)


def test_google_alerts_lead_to_the_real_article(read: Read) -> None:
    """The address inside Google's is the link and the identity; the bold is gone."""
    (first,) = read(alert(1, WRAPPED.format(n=1)), shape="google-alerts").mentions
    (second,) = read(alert(2, WRAPPED.format(n=2)), shape="google-alerts").mentions

    assert first.url == first.external_id == second.external_id == "https://courier.example/a?p=1&q=2"
    assert first.title == "Strike at St. Brigid & more"
    assert first.text == "Nurses at St. Brigid walked out ..."


@pytest.mark.parametrize(
    "link",
    ["https://courier.example/url?url=https://other.example/", "https://www.google.com/url?url=javascript:alert(1)"],
)
def test_google_alerts_unwrap_only_googles_links_to_the_web(read: Read, link: str) -> None:
    """Anything else is left as it is."""
    (mention,) = read(alert(1, link), shape="google-alerts").mentions

    assert mention.url == link


# --- the cursor


def test_an_unchanged_feed_is_not_read_again(feeds: FeedServer) -> None:
    """The cursor carries what the server said of its answer."""
    source = source_at(feeds.feed("/feed", RSS, etag='"1"', modified="Sun, 01 Mar 2026 09:00:00 GMT"))
    first = source.fetch("", NOW)

    second = source.fetch(first.cursor, NOW)

    assert second == Page((), first.cursor)
    assert feeds.asked[1].headers["if-none-match"] == '"1"'


def test_a_feed_that_answers_the_same_again_is_repeated(feeds: FeedServer) -> None:
    """Without validators each read is whole, and the same; the store knows what it has."""
    source = source_at(feeds.feed("/feed", RSS))
    first = source.fetch("", NOW)

    assert source.fetch(first.cursor, NOW) == first


def test_another_address_under_the_same_name_is_read_anew(feeds: FeedServer) -> None:
    """What a server said of one feed says nothing of another."""
    first = source_at(feeds.feed("/one", RSS, etag='"1"')).fetch("", NOW)

    second = source_at(feeds.feed("/two", ATOM, etag='"1"')).fetch(first.cursor, NOW)

    assert len(second.mentions) == 1
