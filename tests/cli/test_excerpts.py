"""A mention on one line of a report."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.cli.excerpts import excerpt
from bot.domain.mention import Mention
from bot.domain.rule import Evidence
from bot.flow.backtest.samples import Sample

AT = datetime(2026, 3, 1, tzinfo=UTC)


def sample(text: str, *found: str, title: str = "", field: str = "text") -> Sample:
    searched = title if field == "title" else text
    evidence = [Evidence(words, searched.index(words), searched.index(words) + len(words), field) for words in found]
    return Sample(Mention("x", "1", text, AT, title=title), tuple(evidence))


def test_the_words_that_matched_stand_between_marks() -> None:
    """All of them, in their order."""
    shown = excerpt(sample("Dr. Voss of SBMC spoke", "Voss", "SBMC"))

    assert shown == "Dr. »Voss« of »SBMC« spoke"


def test_a_long_text_is_cut_around_the_first_words_that_matched() -> None:
    """Between words, and words farther off are named behind."""
    shown = excerpt(sample(f"{'before ' * 50}SBMC {'after ' * 50}Voss", "SBMC", "Voss"), width=60)

    assert shown == f"…before before »SBMC« {'after ' * 6}after…  (and Voss)"


def test_words_in_the_title_are_shown_there() -> None:
    """The text is left out."""
    assert excerpt(sample("read more", "SBMC", title="SBMC is sued", field="title")) == "»SBMC« is sued"


def test_a_mention_that_did_not_match_begins_at_its_beginning() -> None:
    """With its title."""
    assert excerpt(sample("and so on " * 20, title="Nothing"), width=20) == "Nothing and so on and…"


@given(st.text(max_size=400), st.integers(0, 400), st.integers(1, 40))
def test_any_text_becomes_one_bounded_printable_line(text: str, start: int, length: int) -> None:
    """Wherever the words stand that matched."""
    found = text[start : start + length]
    evidence = (Evidence(found, start, start + len(found)),) if found else ()

    shown = excerpt(Sample(Mention("x", "1", text, AT), evidence))

    assert shown.isprintable()
    assert len(shown) < 400
