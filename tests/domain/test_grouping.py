"""Which mentions say the same thing."""

import pytest
from moved_clock import NOON

from bot.domain.grouping import MOST_LOOKED_AT, Joins, Opens, canonical_link, place, story_keys
from bot.domain.mention import Mention, MentionKind


def a_mention(text: str = "Four hours in the waiting room at St. Brigid", **fields: object) -> Mention:
    values: dict[str, object] = {"source": "x", "external_id": "1", "text": text, "published_at": NOON}
    return Mention(**{**values, **fields})  # type: ignore[arg-type]


def keys(mention: Mention, words: str = "") -> set[str]:
    return {key.value for key in story_keys(mention, words)}


def test_a_reply_shares_a_key_with_what_it_answers() -> None:
    """The first post and a reply to it are one conversation, with or without a conversation id."""
    first = a_mention()
    reply = a_mention("shameful", external_id="2", in_reply_to="1")

    assert keys(first) & keys(reply)


def test_conversations_of_two_sources_are_strangers() -> None:
    """The same id on another site is another conversation."""
    assert not keys(a_mention()) & keys(a_mention(source="bluesky"))


def test_an_article_and_a_post_about_it_share_its_link() -> None:
    """Tracking parameters, `www.` and a last slash do not make another link."""
    article = a_mention(
        "Emergency room overwhelmed", source="news", url="https://news.example/er?id=7", kind=MentionKind.ARTICLE
    )
    post = a_mention("look at this https://www.news.example/er/?utm_source=x&id=7", external_id="9")

    assert keys(article) & keys(post) == {"link:news.example/er?id=7"}


def test_a_bare_site_is_no_story() -> None:
    """Two posts that both name the hospital's home page need not say the same thing."""
    assert not any(key.startswith("link:") for key in keys(a_mention("see https://stbrigid.example/")))


def test_reviews_of_one_place_are_not_one_story() -> None:
    """All reviews carry the address of the place."""
    place_url = "https://reviews.example/st-brigid"
    one = a_mention("good", external_id="1", url=place_url, kind=MentionKind.REVIEW, source="reviews")
    other = a_mention("bad", external_id="2", url=place_url, kind=MentionKind.REVIEW, source="reviews")

    assert not keys(one) & keys(other)


def test_short_texts_are_not_one_story_by_their_words() -> None:
    """Three words are too few to say the same thing."""
    assert not keys(a_mention("st brigid"), "st brigid wow") & {"words:st brigid wow"}


def never(_alert_id: int) -> bool:
    """Nothing is nearly the same."""
    return False


def test_a_hint_only_says_where_to_look() -> None:
    """The alert with the most hints is compared first; one that is not alike is left."""
    found = story_keys(a_mention(), "four hours in the waiting room", near=("a", "b", "c"))
    hinted = {"near:a": 5, "near:b": 6, "near:c": 6}
    asked: list[int] = []

    def alike(alert_id: int) -> bool:
        asked.append(alert_id)
        return alert_id == 5

    assert place(found, hinted, alike) == Joins(5, "joins alert 5 because it says nearly the same words")
    assert asked == [6, 5]
    assert isinstance(place(found, hinted, never), Opens)


def test_only_so_many_alerts_are_compared() -> None:
    """However many share a hint with a mention."""
    found = story_keys(a_mention(), "four hours in the waiting room", near=tuple("abcdefghij"))
    asked: list[int] = []

    place(found, {f"near:{hint}": at for at, hint in enumerate("abcdefghij")}, lambda alert: bool(asked.append(alert)))

    assert len(asked) == MOST_LOOKED_AT


def test_the_surest_key_decides_and_says_why() -> None:
    """Conversation before link before words, each with a reason that a person can read."""
    found = story_keys(a_mention(conversation_id="77"), "four hours in the waiting room")

    joined = place(found, {"conversation:x:77": 5, "words:four hours in the waiting room": 6, "near:a": 7}, never)

    assert joined == Joins(5, "joins alert 5 because it is the same conversation")


def test_a_first_mention_opens_an_alert() -> None:
    """Without an open alert for any key, a new one is opened, with the reason."""
    opened = place(story_keys(a_mention(), ""), {}, never)

    assert isinstance(opened, Opens)
    assert "no open alert" in opened.reason


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://www.news.example/a/?utm_source=x#top", "news.example/a"),
        ("http://m.news.example/a?b=2&a=1", "news.example/a?a=1&b=2"),
        ("javascript:alert(1)", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_canonical_link(url: str, link: str) -> None:
    """One page has one canonical link; what is no web address has none."""
    assert canonical_link(url) == link
