"""Texts that are nearly the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.triage.near import ALIKE, bands, likeness

STORY = "four hours in the waiting room at st brigid medical center with a broken wrist and nobody said a word"
WORDS = st.lists(st.sampled_from([*"abcdefgh", "st", "brigid"]), min_size=0, max_size=30).map(" ".join)


@pytest.mark.parametrize(
    "edited",
    [
        STORY.replace("broken", "fractured"),
        " ".join(STORY.split()[:16]),
        f"{STORY} please share this",
        f"breaking {STORY}",
    ],
)
def test_an_edit_is_found_and_is_alike(edited: str) -> None:
    """They share a band, and most of their neighbouring words."""
    assert set(bands(STORY)) & set(bands(edited))
    assert likeness(STORY, edited) >= ALIKE


def test_other_words_about_the_same_place_are_not_alike() -> None:
    """The hospital's name alone says nothing."""
    assert likeness(STORY, "thank you to the nurses at st brigid medical center for a lovely afternoon") < ALIKE


@pytest.mark.parametrize("words", ["", "st", "st brigid", "st brigid st brigid"])
def test_very_short_texts_have_no_near_copies(words: str) -> None:
    """Too little is left when one word is changed."""
    assert bands(words) == ()


@given(WORDS, WORDS)
def test_likeness_is_a_share(one: str, other: str) -> None:
    """The same both ways, whole for the same text."""
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, one) == (1.0 if len(one.split()) > 1 else 0.0)


def test_bands_are_the_same_in_every_process() -> None:
    """They are kept in the store, and compared with those of another day."""
    assert bands("one two three four five")[:2] == ("0:68d3ca1f.28d5364a", "2:33f7913b.c52c5016")
