"""Field operators: what of a mention they look at."""

from dataclasses import replace

import pytest
from made import mention, rule

from bot.domain.mention import Author, Mention, MentionKind
from bot.query.matcher import Matcher

FULL = replace(
    mention("@StBrigidMed why https://pic.twitter.com/abc"),
    source="Google-News",
    url="https://www.News.Town.example:8443/a",
    lang="en-GB",
    kind=MentionKind.REVIEW,
    rating=2.0,
    author=Author(handle="@Voss", followers=1000, verified=True),
)
BARE = mention("nothing said")


def holds(query: str, one: Mention) -> bool:
    return bool(Matcher([rule(query)]).match(one))


@pytest.mark.parametrize(
    "query",
    [
        *(
            "from:voss",
            "from:@VOSS",
            "to:stbrigidmed",
            "to:@StBrigidMed",
            "lang:en",
            "lang:en-gb",
            "source:google-news",
        ),
        *("site:town.example", "site:news.town.example", "site:www.news.town.example", "kind:review", "has:link"),
        *("has:media", "verified:true", "followers:>=1000", "followers:1000", "followers:<1001", "rating:<=2"),
        *("rating:2", "rating:>1.5"),
    ],
)
def test_holds_for_a_mention_that_is_so_and_not_for_one_that_does_not_say(query: str) -> None:
    """A field that is missing never holds."""
    assert holds(query, FULL)
    assert not holds(query, BARE) or query.startswith("kind:")


@pytest.mark.parametrize(
    "query",
    [
        *("from:vos", "from:lee", "to:voss", "lang:fr", "lang:en-us", "source:news", "site:own.example"),
        *(
            "site:example.org",
            "kind:post",
            "verified:false",
            "followers:>1000",
            "followers:<5",
            "rating:<2",
            "rating:3",
        ),
    ],
)
def test_does_not_hold_for_another_value(query: str) -> None:
    """Compared whole, not in part."""
    assert not holds(query, FULL)


@pytest.mark.parametrize("query", ["verified:false", "verified:true", "rating:<=5", "followers:>=0", "site:a.example"])
def test_what_the_source_does_not_say_is_neither_so_nor_otherwise(query: str) -> None:
    """Nor does a value that would fit a nought."""
    assert not holds(query, BARE)
    assert holds(f"nothing -{query}", BARE)


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ("https://pbs.twimg.com/media/x", True),
        ("pic.twitter.com/x", True),
        ("https://m.youtube.com/watch?v=1", True),
        ("https://stbrigid.example/room.JPG?size=2", True),
        ("https://stbrigid.example/room", False),
        ("https://notyoutube.com/a", False),
        ("a photo.jpg without a link", False),
    ],
)
def test_media_are_known_by_their_links(text: str, media: bool) -> None:
    """No source says it of itself."""
    assert holds("has:media", mention(text)) is media


def test_a_quoted_post_is_a_link() -> None:
    """Also where the text does not show it."""
    assert holds("has:link", replace(BARE, quoted_url="https://x.example/1"))


def test_only_the_first_handle_is_spoken_to() -> None:
    """Who is named later, or not at the beginning, is not answered."""
    assert not holds("to:voss", mention("@StBrigidMed @voss hello"))
    assert not holds("to:voss", mention("hello @voss"))
    assert holds("to:voss.social", mention("@voss.social hello"))


def test_field_operators_alone_are_a_rule_without_evidence() -> None:
    """Everything that is so matches; no word of it is the reason."""
    (match,) = Matcher([rule("rating:<=2 source:google-news")]).match(FULL)

    assert match.evidence == ()


def test_fields_and_words_go_together() -> None:
    """Either may be what a query needs, or what it refuses."""
    assert holds("nothing OR from:voss", FULL)
    assert holds("nothing OR from:voss", BARE)
    assert holds("why -from:lee", FULL)
    assert not holds("why -from:voss", FULL)
    assert holds("from:voss -(sepsis strike)", FULL)


def test_an_address_that_is_none_is_no_site() -> None:
    """A hostile address breaks nothing."""
    assert not holds("site:a.example", replace(BARE, url="http://[::1"))
    assert not holds("site:a.example", replace(BARE, url="//" + "a" * 300))
