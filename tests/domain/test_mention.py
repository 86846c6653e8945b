"""What a mention looks like once it can be stored."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moved_clock import NOON

from bot.domain.mention import MAX_TEXT, Mention, bounded

any_text = st.text(alphabet=st.characters(), max_size=200)


def a_mention(text: str, **fields: object) -> Mention:
    values: dict[str, object] = {"source": "x", "external_id": "1", "text": text, "published_at": NOON}
    return Mention(**{**values, **fields})  # type: ignore[arg-type]


@given(any_text)
def test_what_is_kept_can_be_stored_and_keeps_its_offsets(text: str) -> None:
    """Any text becomes valid UTF-8 without NUL, code point by code point."""
    kept, _ = bounded(a_mention(text), NOON)

    kept.text.encode("utf-8")
    assert "\x00" not in kept.text
    assert len(kept.text) == len(text)


def test_lone_surrogates_are_in_hypothesis_reach() -> None:
    """A lone surrogate becomes the replacement character; its neighbours stay."""
    kept, _ = bounded(a_mention("St. Brigid \ud83d waits"), NOON)

    assert kept.text == "St. Brigid \ufffd waits"


def test_a_long_text_is_cut_and_says_so() -> None:
    """What is cut is said in a note."""
    kept, notes = bounded(a_mention("a" * (MAX_TEXT + 5)), NOON)

    assert len(kept.text) == MAX_TEXT
    assert notes == ("text cut from 100005 to 100000 characters",)


@pytest.mark.parametrize("year", [1899, 2999])
def test_an_impossible_time_becomes_the_time_first_seen(year: int) -> None:
    """A date in 1899 or 2999 is no time of publication."""
    kept, notes = bounded(a_mention("x", published_at=datetime(year, 1, 1, tzinfo=UTC)), NOON)

    assert kept.published_at == NOON
    assert "impossible" in notes[0]
