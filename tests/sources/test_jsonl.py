"""The contract for a mention on one line."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.mention import Author, Engagement, MentionKind
from bot.errors import MentionError
from bot.sources.jsonl import parse_mention

LEAST = {"source": "x", "external_id": "1", "text": "Hi", "published_at": "2026-03-01T09:30:00Z"}


def line(**fields: Any) -> str:
    return json.dumps(LEAST | fields)


def without(key: str) -> str:
    return json.dumps({name: value for name, value in LEAST.items() if name != key})


def test_four_fields_are_enough() -> None:
    """Everything but source, id, text and time may be left out."""
    mention = parse_mention(json.dumps(LEAST))

    assert (mention.source, mention.external_id, mention.text) == ("x", "1", "Hi")
    assert mention.published_at == datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    assert mention.kind is MentionKind.POST
    assert (mention.author, mention.engagement, mention.rating) == (Author(), Engagement(), None)


def test_every_optional_field_arrives() -> None:
    """What a line says about its author, its reach and its thread is kept."""
    mention = parse_mention(
        line(
            url="https://x.com/a/status/1",
            title="T",
            lang="en",
            kind="reply",
            rating=4.5,
            author={"handle": "@river", "name": "River", "followers": 12, "verified": True},
            engagement={"likes": 1, "reposts": 2, "replies": 3, "views": 4},
            in_reply_to="7",
            conversation_id="5",
            quoted_url="https://stbrigid.example/",
        )
    )

    assert (mention.url, mention.title, mention.lang) == ("https://x.com/a/status/1", "T", "en")
    assert (mention.kind, mention.rating) == (MentionKind.REPLY, 4.5)
    assert mention.author == Author("river", "River", 12, True)
    assert mention.engagement == Engagement(1, 2, 3, 4)
    assert (mention.in_reply_to, mention.conversation_id) == ("7", "5")
    assert mention.quoted_url == "https://stbrigid.example/"


def test_null_counts_as_absent() -> None:
    """Recorders write `null` for what they do not know."""
    fields = dict.fromkeys(
        ["url", "title", "lang", "kind", "rating", "author", "engagement", "in_reply_to", "conversation_id"]
    )

    assert parse_mention(line(**fields)) == parse_mention(json.dumps(LEAST))
    assert parse_mention(line(author={"handle": None, "followers": None})).author == Author()


def test_unknown_keys_are_ignored() -> None:
    """Recordings carry labels and other notes of their own."""
    assert parse_mention(line(labels=["a"], author={"age": 3})) == parse_mention(json.dumps(LEAST))


@given(st.text(alphabet=st.characters()))
def test_text_is_kept_exactly(text: str) -> None:
    """Offsets count code points of the text as given, so not one of them may move."""
    assert parse_mention(line(text=text)).text == text


@pytest.mark.parametrize(
    "text", ["", "\ud800 alone", "<!channel> <@U1>", "\u202eevil", "  two  spaces\r\n", "x" * 100_000, "a\x00b"]
)
def test_hostile_text_is_a_value_like_any_other(text: str) -> None:
    """An empty, endless, markup-laden or half-surrogate text is still a mention."""
    assert parse_mention(line(text=text)).text == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03-01T09:30:00.25+02:00", datetime(2026, 3, 1, 7, 30, 0, 250_000, tzinfo=UTC)),
        ("2026-03-01t09:30:00z", datetime(2026, 3, 1, 9, 30, tzinfo=UTC)),
        ("2026-03-01 09:30:00-00:00", datetime(2026, 3, 1, 9, 30, tzinfo=UTC)),
        ("2016-12-31T23:59:60Z", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("1899-01-01T00:00:00Z", datetime(1899, 1, 1, tzinfo=UTC)),
        ("2999-01-01T00:00:00Z", datetime(2999, 1, 1, tzinfo=UTC)),
        ("2026-03-01T09:30:00.123456789Z", datetime(2026, 3, 1, 9, 30, 0, 123_456, tzinfo=UTC)),
    ],
)
def test_times_are_rfc_3339(written: str, meant: datetime) -> None:
    """Every offset becomes UTC; an unlikely year is not for this reader to judge."""
    assert parse_mention(line(published_at=written)).published_at == meant


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-01T09:30:00",
        "2026-03-01",
        "20260301T093000Z",
        "2026-02-30T00:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "0000-01-01T00:00:00Z",
        "2026-03-01T09:30:61Z",
        "2026-03-01T09:30:00+25:00",
        "yesterday",
        "\u0662\u0660\u0662\u0666-03-01T09:30:00Z",
        "2026-03-01T09:30:00Z\n",
        1772357400,
    ],
)
def test_other_times_are_refused(written: object) -> None:
    """A time without offset above all: it would be off by hours without anybody noticing."""
    with pytest.raises(MentionError, match="published_at"):
        parse_mention(line(published_at=written))


@pytest.mark.parametrize("key", sorted(LEAST))
def test_what_is_missing_is_named(key: str) -> None:
    """The error says which field to add."""
    with pytest.raises(MentionError, match=f"{key} is missing.*add"):
        parse_mention(without(key))


@pytest.mark.parametrize(
    "fields",
    [
        {"source": ""},
        {"source": "\ud800"},
        {"source": "s" * 201},
        {"external_id": 17},
        {"text": ["a"]},
        {"kind": "tweet"},
        {"rating": 0},
        {"rating": 5.5},
        {"rating": True},
        {"rating": "5"},
        {"author": "river"},
        {"author": {"followers": -1}},
        {"author": {"followers": 1.5}},
        {"author": {"followers": 2**53 + 1}},
        {"author": {"verified": "yes"}},
        {"engagement": []},
        {"engagement": {"likes": True}},
        {"engagement": {"likes": float("nan")}},
        {"engagement": {"likes": float("inf")}},
        {"url": {}},
    ],
)
def test_what_is_wrong_is_refused_with_a_cure(fields: dict[str, Any]) -> None:
    """Each refusal tells what to write instead."""
    with pytest.raises(MentionError) as caught:
        parse_mention(line(**fields))

    assert caught.value.cure


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "[1]",
        "null",
        '"x"',
        "{",
        '{"a": 1} {"b": 2}',
        '{"a": NaN}',
        "[" * 200_000,
        '{"a":' * 100_000,
        '{"rating": ' + "9" * 5_000 + "}",
    ],
    ids=lambda text: text[:12],
)
def test_what_is_no_object_is_refused(text: str) -> None:
    """Broken, bottomless or endless JSON is one error, not a crash."""
    with pytest.raises(MentionError):
        parse_mention(text)


def test_a_number_too_large_for_a_float_is_refused() -> None:
    """`1e999` is legal JSON and infinite in Python."""
    with pytest.raises(MentionError, match="likes"):
        parse_mention(line()[:-1] + ', "engagement": {"likes": 1e999}}')


def test_an_error_shows_no_hostile_character() -> None:
    """What is quoted from the line is short ASCII: a terminal is a place of honour too."""
    with pytest.raises(MentionError) as caught:
        parse_mention(line(kind="\x1b[31m\u202e" + "k" * 5_000))

    assert str(caught.value).isascii()
    assert len(str(caught.value)) < 300


def test_a_byte_order_mark_is_no_obstacle() -> None:
    """Editors on Windows put one before the first line."""
    assert parse_mention("\ufeff" + line()) == parse_mention(line())
