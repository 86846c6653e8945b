"""What a post of X becomes."""

from datetime import UTC, datetime

import pytest
from x_samples import NOW, ids, only

from bot.domain.mention import Author, Engagement, Mention, MentionKind
from bot.sources.x import XSource
from tests.standins.x_server import OLDEST_ID, XServer

# --- what a post becomes


def test_a_post_becomes_a_mention(x: XServer, source: XSource) -> None:
    """With its author, its reach, its conversation and its address."""
    metrics = {"like_count": 5, "retweet_count": 2, "quote_count": 1, "reply_count": 3, "impression_count": 900}
    post_id = x.post(1, "Four hours at SBMC", public_metrics=metrics, conversation_id="55")

    mention = only(source.fetch("", NOW))

    assert mention == Mention(
        source="x-search",
        external_id=post_id,
        text="Four hours at SBMC",
        published_at=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
        url=f"https://x.com/river_h/status/{post_id}",
        lang="en",
        author=Author("river_h", "River H", 120, False),
        engagement=Engagement(likes=5, reposts=3, replies=3, views=900),
        conversation_id="55",
    )


def test_an_edit_has_the_identity_of_the_first_version(x: XServer, source: XSource) -> None:
    """Each edit is a new id; the address leads to the latest."""
    first, second = str(OLDEST_ID + 1), str(OLDEST_ID + 2)
    x.post(2, "Five hours, not four", edit_history_tweet_ids=[first, second])

    mention = only(source.fetch("", NOW))

    assert mention.external_id == first
    assert mention.url.endswith(second)


def test_a_long_post_is_whole(x: XServer, source: XSource) -> None:
    """What does not fit the post stands in its note."""
    x.post(1, "It began…", note_tweet={"text": "It began at noon &amp; went on until " + "late " * 900})

    assert only(source.fetch("", NOW)).text.startswith("It began at noon & went on until late")


@pytest.mark.parametrize(
    ("escaped", "written"),
    [
        ("Tom &amp; Jo &lt;3 &gt;_&gt;", "Tom & Jo <3 >_>"),
        ("he wrote &amp;lt;b&amp;gt;", "he wrote &lt;b&gt;"),
        ("&quot;so&quot; &eacute; &#39;", "&quot;so&quot; &eacute; &#39;"),
        ("<!channel> <@U1>", "<!channel> <@U1>"),
        ("", ""),
        ("half \ud800", "half \ud800"),
        ("\u202eevil", "\u202eevil"),
        ("x" * 100_000, "x" * 100_000),
    ],
)
def test_a_text_is_what_its_author_wrote(x: XServer, source: XSource, escaped: str, written: str) -> None:
    """Exactly X's three escapes are undone, once, and nothing else is touched."""
    x.post(1, escaped)

    assert only(source.fetch("", NOW)).text == written


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        ([], MentionKind.POST),
        (["replied_to"], MentionKind.REPLY),
        (["quoted"], MentionKind.QUOTE),
        (["replied_to", "quoted"], MentionKind.QUOTE),
        (["retweeted"], MentionKind.REPOST),
    ],
)
def test_a_reference_says_the_kind(x: XServer, source: XSource, types: list[str], kind: MentionKind) -> None:
    """And which post is answered or quoted."""
    x.post(1, referenced_tweets=[{"type": name, "id": "42"} for name in types])

    mention = only(source.fetch("", NOW))

    assert mention.kind is kind
    assert mention.in_reply_to == ("42" if "replied_to" in types else "")
    assert mention.quoted_url == ("https://x.com/i/status/42" if "quoted" in types else "")


def test_a_quoted_post_has_its_authors_address(x: XServer, source: XSource) -> None:
    """So that a quote joins the story of what it quotes."""
    urls = [{"expanded_url": "https://stbrigid.example/"}, {"expanded_url": "https://twitter.com/ann/status/42?s=20"}]
    x.post(1, referenced_tweets=[{"type": "quoted", "id": "42"}], entities={"urls": urls})

    assert only(source.fetch("", NOW)).quoted_url == "https://x.com/ann/status/42"


def test_an_author_x_does_not_show_is_unknown(x: XServer, source: XSource) -> None:
    """Suspended and protected authors are left out of an answer; their posts are read."""
    post_id = x.post(1, author_id="99")

    mention = only(source.fetch("", NOW))

    assert mention.author == Author()
    assert mention.url == f"https://x.com/i/status/{post_id}"


def test_an_unreadable_post_is_a_fault_and_its_neighbours_are_read(x: XServer, source: XSource) -> None:
    """One broken record spoils nothing."""
    x.page_size = 10
    x.post(1)
    x.post(2, created_at="yesterday")
    x.post(3)

    page = source.fetch("", NOW)

    assert ids(page) == [3, 1]
    assert page.faults == ("post 2 of the page cannot be read: it has no time",)


def test_errors_beside_data_are_faults(x: XServer, source: XSource) -> None:
    """A 200 may say what it left out."""
    x.post(1)
    x.errors = [{"title": "Not Found Error", "detail": "Could not find user with id: [99]."}, {"title": "Odd\u202e"}]

    page = source.fetch("", NOW)

    assert ids(page) == [1]
    assert page.faults == (
        "X left something out: 'Could not find user with id: [99].'",
        "X left something out: 'Odd\\u202e'",
    )


@pytest.mark.parametrize("year", [1899, 2999])
def test_an_unlikely_date_is_kept(x: XServer, source: XSource, year: int) -> None:
    """What is plausible is decided where mentions are stored."""
    x.post(1, created_at=f"{year}-01-01T00:00:00.000Z")

    assert only(source.fetch("", NOW)).published_at.year == year
