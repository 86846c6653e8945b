"""Feeds of every format become articles, and what is no feed becomes a clear sentence."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.mention import Mention, MentionKind
from bot.domain.source import Page
from bot.errors import SourceError, SourceRefusedError, SourceUnavailableError
from bot.sources.entry import MAX_ENTRIES
from bot.sources.feed import FeedSource
from bot.sources.fetch import Fetcher, Limits
from tests.standins.feedserver import Canned, FeedServer

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


@pytest.fixture
def read(feeds: FeedServer) -> Callable[..., Page]:
    """Serve this body and read it."""

    def reader(body: str | bytes, content_type: str = "application/xml", **options: Any) -> Page:
        return source_at(feeds.feed("/f/feed.xml", body, content_type), **options).fetch("", NOW)

    return reader


Read = Callable[..., Page]


def refusal(read: Read, body: str | bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read(body)
    return caught.value


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


# --- what is wrong with a feed


@pytest.mark.parametrize(
    "body",
    [
        rss(item("One & two"), item("Three")),
        '<rss version="2.0"><channel><item><title>One & two</title></item><item><title>Three</title></item><item><ti',
        rss(item("One & two"), item("Three")).replace("</channel>", ""),
    ],
    ids=["bare ampersand", "broken off", "unclosed"],
)
def test_a_malformed_feed_is_read_as_far_as_it_can_be(read: Read, body: str) -> None:
    """Its entries arrive, and a fault says that something is wrong."""
    page = read(body)

    assert [mention.title for mention in page.mentions][:2] == ["One & two", "Three"]
    assert "not well-formed XML" in page.faults[0]


def test_names_of_characters_are_understood(read: Read) -> None:
    """HTML has them, XML has not, and many feeds use them."""
    page = read(rss(item("Caf&eacute;&nbsp;&ldquo;SBMC&rdquo; &amp; more &unknown")))

    assert page.mentions[0].title.startswith("Café “SBMC” & more")


def test_text_before_the_feed_is_passed_over(read: Read) -> None:
    """Some servers put a warning there, or a hundred thousand line breaks."""
    assert len(read("\n" * 100_000 + RSS).mentions) == 1
    assert len(read("Warning: disk low\n" * 50 + RSS).mentions) == 1


def test_an_empty_entry_is_a_fault(read: Read) -> None:
    """There is nothing to store; an entry with an id alone is stored."""
    page = read(rss(item("One"), "<item></item>", item(guid="3")))

    assert len(page.mentions) == 2
    assert page.faults == ("entry 2 is empty",)


def test_an_empty_feed_is_a_feed(read: Read) -> None:
    """Nothing has happened."""
    assert read(rss()).mentions == ()


def test_a_feed_with_too_many_entries_is_bounded(read: Read) -> None:
    """The first thousand, which are the newest, and a fault."""
    many = rss(*(item(f"Number {number}") for number in range(MAX_ENTRIES + 5)))
    as_json = {"version": "https://jsonfeed.org/version/1", "items": [{"id": str(n)} for n in range(MAX_ENTRIES + 5)]}

    for page in (read(many), read(json.dumps(as_json)), read(many.replace("Number 3", "Number & 3"))):
        assert len(page.mentions) == MAX_ENTRIES
        assert f"it has {MAX_ENTRIES + 5} entries: only the first {MAX_ENTRIES} are read" in page.gap


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("<!DOCTYPE html><html><body>Please log in<br></body></html>", "sent a web page instead of a feed"),
        ("<!-- x --><HTML lang='en'>", "sent a web page instead of a feed"),
        ("", "sent nothing"),
        ("  \n", "sent nothing"),
        ("Too many requests", "sent no feed but other text"),
        ("/etc/passwd", "sent no feed but other text"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "sent XML that is no feed"),
        ("<?xml version='1.0'", "sent a document that is broken off"),
        ('{"error": "no"}', "sent JSON that is no JSON Feed"),
        ('{"version": "https://jsonfeed.org/version/1"}', "sent JSON that is no JSON Feed"),
        ("[1]", "sent JSON that is no JSON Feed"),
        ('{"version": ', "sent JSON that is broken"),
        ("[" * 100_000, "sent JSON that is broken"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "sent no feed but other text"),
    ],
)
def test_what_is_no_feed_is_said_to_be_none(read: Read, body: str | bytes, sentence: str) -> None:
    """With what it was instead, and what to do."""
    error = refusal(read, body)

    assert isinstance(error, SourceUnavailableError)
    assert str(error).startswith(f"town-paper: 127.0.0.1 {sentence}")
    assert error.cure


def test_broken_items_of_a_json_feed_spoil_nothing(read: Read) -> None:
    """Each is a fault, or lacks what it lacks."""
    items = [7, {"id": "1", "title": 5, "authors": "me", "url": ["x"]}, None, {"id": True, "summary": "Words"}]

    page = read(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}))

    assert [mention.text for mention in page.mentions] == ["", "Words"]
    assert page.faults == ("item 1 is no object", "item 3 is no object")


# --- bombs


def laughs(head: str = '<?xml version="1.0"?>') -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'{head}<!DOCTYPE rss [<!ENTITY a0 "ha">{entities}]>{rss(item("&a9;"))}'


@pytest.mark.parametrize(
    "body",
    [
        laughs(),
        laughs().encode("utf-16"),
        laughs('<?xml version="1.0" encoding="utf-7"?>'),
        laughs().replace('"ha"', '"h>a"'),
        laughs().replace("]>", "] \n>"),
        laughs().replace("<!DOCTYPE", "<!-- <rss> --><!doctype"),
        f'<!DOCTYPE rss [<!ENTITY a "{"A" * 50_000}">]>{rss(item("&a;" * 50_000))}',
        f'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>{rss(item("&a;"))}',
        f'<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://127.0.0.1:1/x.dtd"> %a;]>{rss(item("One"))}',
    ],
    ids=["plain", "utf-16", "utf-7", "bracket", "spaced end", "comment", "quadratic", "external", "parameter"],
)
def test_a_billion_laughs_are_refused(read: Read, body: str | bytes) -> None:
    """Before any parser sees them."""
    error = refusal(read, body)

    assert isinstance(error, SourceRefusedError)
    assert "declares entities, which can grow without end" in str(error)


@pytest.mark.parametrize(
    "declaration",
    ['<!ENTITY nbsp "&#160;">', "<!ENTITY copy '©'>", "", "<!ELEMENT rss ANY>"],
)
def test_a_harmless_dtd_is_passed_over(read: Read, declaration: str) -> None:
    """Old feeds declare a character or two."""
    page = read(f'<?xml version="1.0"?><!DOCTYPE rss [{declaration}]>{rss(item("One&nbsp;two"))}')

    assert [mention.title for mention in page.mentions] == ["One two"]
    assert page.faults == ()


def test_a_dtd_in_the_wrong_place_is_not_obeyed(read: Read) -> None:
    """Behind an element that a parser takes for the root."""
    page = read(rss(item("&a9;")).replace("<channel>", laughs("").partition("<rss")[0] + "<channel>"))

    assert all(len(mention.title) < 50 for mention in page.mentions)


@pytest.mark.parametrize(
    "body",
    ["<rss>" + "<a>" * 100_000, "<rss " + " ".join(f'a{n}="1"' for n in range(50_000)) + "/>"],
    ids=["depth", "attributes"],
)
def test_xml_beyond_all_reason_is_refused(read: Read, body: str) -> None:
    """It would take a parser minutes."""
    assert "beyond all reason" in str(refusal(read, body))


def test_a_well_formed_flood_of_elements_is_cut(read: Read) -> None:
    """At the entry where it became too much."""
    page = read(rss(item("One"), item("Two", more="<x/>" * 300_000), item("Three")))

    assert [mention.title for mention in page.mentions] == ["One"]
    assert "only the first 1 are read" in page.gap


def test_a_malformed_flood_is_cut(read: Read) -> None:
    """The lenient parser is slow."""
    page = read(rss(item("One & two"), *(item("Long", "x" * 5_000) for _ in range(300))))

    assert 100 < len(page.mentions) < 250
    assert "only its first 1000000 characters are read" in page.faults[1]


@pytest.mark.parametrize(
    "piece", ["<", "<!", "<!--", "<?", "&", "&a", "<a ", '<a b="', "<![CDATA[", "]]>", "</", "<item>", "\x00", "\ud83d"]
)
def test_no_body_is_too_broken(read: Read, piece: str) -> None:
    """Whatever is sent, it is a page or one of our errors."""
    body = f"<rss><channel><item><title>{piece * 3_000}".encode("utf-8", "surrogatepass")

    try:
        page = read(body)
    except SourceError as error:
        assert error.cure
    else:
        assert page.faults


# --- secrets


def test_nothing_of_a_secret_address_is_in_a_mention(feeds: FeedServer) -> None:
    """Relative links, empty links and ids are resolved against the host alone."""
    body = rss(item("One", link="a/1", guid="x"), item("Two", link="?p=1"), item("Three", link="#c", guid="rel"))
    url = feeds.feed("/s3cret/feed.xml?key=s3cret", body).replace("http://", "http://me:s3cret@")
    source = source_at(url, is_secret=True)

    page = source.fetch("", NOW)

    assert page.mentions[0].url == feeds.url("/a/1")
    assert "s3cret" not in repr(page) + repr(source)


def test_a_password_in_an_address_is_in_no_mention(feeds: FeedServer) -> None:
    """Whether the address is said to be secret or not."""
    url = feeds.feed("/f/feed", rss(item("One", link="a"))).replace("http://", "http://me:s3cret@")

    page = source_at(url).fetch("", NOW)

    assert page.mentions[0].url == feeds.url("/f/a")
    assert feeds.asked[0].headers["authorization"].startswith("Basic ")


def test_the_trouble_of_a_fetch_is_the_trouble_of_the_source(feeds: FeedServer) -> None:
    """A 404, for example."""
    with pytest.raises(SourceRefusedError, match=r"town-paper: 127\.0\.0\.1 answered 404"):
        source_at(feeds.put("/gone", Canned(status=404))).fetch("", NOW)
