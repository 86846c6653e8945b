"""What is wrong with a feed: malformed, endless, hostile; and its secret address."""

import json

import pytest
from feed_samples import NOW, RSS, Read, item, refusal, rss, source_at

from bot.errors import SourceError, SourceRefusedError, SourceUnavailableError
from bot.sources.entry import MAX_ENTRIES
from tests.standins.feedserver import Canned, FeedServer

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
