"""Normalising: what is the same word, and where it stands in the original."""

import re
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from made import UNTIMED, mention

from bot.query.folding import first_steps, fold, last_steps, say
from bot.query.text import ASIDE, normalise, offsets, words_of
from bot.query.traced import Traced


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("St. Mary's", "st marys"),
        ("St. Mary\u2019s", "st marys"),
        ("St. Mary&#39;s", "st marys"),
        ("St. Mary&rsquo;s", "st marys"),
        ("don`t don\u00b4t", "dont dont"),
        ("U.M.M.C.", "ummc"),
        ("the U.S.A.Today", "the usa today"),
        ("Dr. J.R.Voss", "dr jr voss"),
        ("3.5 stars", "3 5 stars"),
        ("e-mail", "e mail"),
        ("24/7", "24 7"),
        ("AT&T", "at and t"),
        ("AT&amp;T", "at and t"),
        ("R & D", "r and d"),
        ("R \uff06 D", "r and d"),
        ("Stra\u00dfe STRASSE", "strasse strasse"),
        ("Caf\u00e9 CAFE\u0301", "cafe cafe"),
        ("S\u00f8ren \u0141ukasz", "soren lukasz"),
        ("\u0130stanbul \u0131stanbul", "istanbul istanbul"),
        ("\ufb01ne \uff33\uff22\uff2d\uff23", "fine sbmc"),
        ("Bri\u200bgid St\u00adBrigid \ufeffcare", "brigid stbrigid care"),
        ("Brigid\u2122 Brigid\u00ae", "brigid brigid"),
        ("well... really?! (yes) [no]", "well really yes no"),
        ("so\n\tmany\r\nlines", "so many lines"),
        ("voss_eleanor", "voss eleanor"),
        ("\u0430\u0301 \u0439\u043e\u0433\u0430", "\u0430 \u0438\u043e\u0433\u0430"),
        ("\u03a3\u03bf\u03c6\u03cc\u03c2", "\u03c3\u03bf\u03c6\u03bf\u03c3"),
        ("\u0939\u093f\u0928\u094d\u0926\u0940 \u0905\u0938\u094d\u092a\u0924\u093e\u0932", "हिन्दी अस्पताल"),
        ("\u0645\u064f\u0633\u0652\u062a\u064e\u0634\u0652\u0641\u064e\u0649", "\u0645\u0633\u062a\u0634\u0641\u0649"),
        ("\uff8a\uff9e\uff7d \u304b\u3099", "\u30d0\u30b9 \u304c"),
        ("\u75c5\u9662SBMC\u306b", "\u75c5\u9662 sbmc \u306b"),
        ("", ""),
        ("\u200b\u200d\u2060\ufeff", ""),
        ("\U0001f621 !!! \u2026", ""),
        ("\ud800 lone \udfff", "lone"),
        ("\u202egidirB .tS\u202c", "gidirb ts"),
    ],
)
def test_words(text: str, words: str) -> None:
    """Each rule of comparison gives these words."""
    assert normalise(text).words == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("see https://stbrigid.example/room-to-heal now", "see now"),
        ("see HTTP://T.CO/abc.", "see"),
        ("(www.stbrigid.example/a?b=c&amp;d=e) fine", "fine"),
        ("carehttps://t.co/abc", "care"),
        ("pic.example/x9 t.co/abc youtu.be/def", ""),
        ("https://t.co/abc\u75c5\u9662", "\u75c5\u9662"),
        ("&quot;https://t.co/abc&quot;Brigid", "brigid"),
        ("waited hours.Nurses were kind", "waited hours nurses were kind"),
        ("nurses/doctors and/or", "nurses doctors and or"),
        ("press@stbrigid.example", "press stbrigid example"),
    ],
)
def test_links_are_white_space(text: str, words: str) -> None:
    """The words of a link are not words of the text; what only resembles a link is."""
    assert normalise(text).words == words


@pytest.mark.parametrize(
    ("text", "asides"),
    [
        ("#RoomToHeal", ["room to heal"]),
        ("so #SpeakUP today", ["speak up"]),
        ("#COVID19 #HTMLParser", ["covid 19", "html parser"]),
        ("#Brigid's", ["brigid"]),
        ("\uff03RoomToHeal", ["room to heal"]),
        ("#roomtoheal #Brigid a#NoTag RoomToHeal", []),
        ("https://stbrigid.example/#RoomToHeal", []),
    ],
)
def test_asides(text: str, asides: list[str]) -> None:
    """The parts that the capitals of a hashtag show stand apart from the words of the text."""
    assert normalise(text).searched.split(ASIDE)[1:] == asides


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("#StBrigid and @StBrigidMed.", ("#stbrigid", "@stbrigidmed")),
        (".@StBrigidMed: hi", ("@stbrigidmed",)),
        ("a@stbrigid.example", ()),
        ("@voss.social", ("@voss", "@voss.social")),
        ("@voss@town.example", ("@voss", "@voss@town.example")),
        ("#\u75c5\u9662 #\u0905\u0938\u094d\u092a", ("#\u75c5\u9662", "#\u0905\u0938\u094d\u092a")),
        ("# @ ## @@", ()),
        ("&#35;StBrigid", ("#stbrigid",)),
    ],
)
def test_names(text: str, names: tuple[str, ...]) -> None:
    """Hashtags and handles are found whole; an e-mail address is no handle."""
    assert normalise(text).names == names


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("St. Mary&#39;s &amp; U.M.M.C.", ["St", "Mary&#39;s", "&amp;", "U.M.M.C"]),
        ("Stra\u00dfe \ufb01ne CAFE\u0301 e&#769;t", ["Stra\u00dfe", "\ufb01ne", "CAFE\u0301", "e&#769;t"]),
        ("a\u200bb https://t.co/x c\u00add", ["a\u200bb", "c\u00add"]),
        ("\U0001f600 go #RoomToHeal", ["go", "RoomToHeal", "Room", "To", "Heal"]),
        ("\u75c5\u9662SBMC\uff8a\uff9e", ["\u75c5\u9662", "SBMC", "\uff8a\uff9e"]),
    ],
)
def test_spans_point_into_the_original(text: str, pieces: list[str]) -> None:
    """A word's span is the whole original word, with what was dropped or decoded inside it."""
    normal = normalise(text)

    found = [text[slice(*normal.span(*hit.span()))] for hit in re.finditer(r"\S+", normal.searched)]

    assert found == pieces


def test_a_span_over_several_words_covers_what_stands_between() -> None:
    """The slice runs from the first character to the last."""
    text = "at St. \u2014 Brigid\u2019s, yes"
    normal = normalise(text)
    start = normal.words.index("st brigids")

    span = normal.span(start, start + len("st brigids"))

    assert text[slice(*span)] == "St. \u2014 Brigid\u2019s"


def test_an_empty_slice_is_empty_in_the_original() -> None:
    """Nothing maps to nothing, also at either end and in an empty text."""
    assert normalise("").span(0, 0) == (0, 0)
    assert normalise("ab").span(1, 1) == (1, 1)
    assert normalise("ab").span(2, 2) == (2, 2)


HARD = st.sampled_from(
    [
        *("#", "@", "&", "_", ".", "'", "\n", "&amp;", "&#769;", "https://a.b/c", "\u200b", "\ud800"),
        *("\u0301", "\u3099", "\uff9e", "\u314f", "\u1161", "\u0345", "\u0e48", "\u093f"),
        *("\u00df", "\u0130", "\ufb03", "\u00b4", "\u337f", "\u0149"),
    ]
)
PLAIN = st.sampled_from(["https://a.b/c", "www.a.b", "a.com/b", "U.S.", "#RoomToHeal", "it's", "ab", " "])
TEXTS = st.lists(st.one_of(st.text(max_size=4), HARD, st.sampled_from("aAbB19 ")), max_size=30).map("".join)


@UNTIMED
@given(TEXTS)
@example("\u1100\u314f")
@example("#A\u0301b\u0301C's")
def test_every_character_of_the_words_has_a_place(text: str) -> None:
    """Each character stands for a slice of the original, and all of them for the whole from first to last."""
    normal = normalise(text)

    spans = [normal.span(at, at + 1) for at in range(len(normal.searched))]

    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(start < end for (start, end), char in zip(spans, normal.searched, strict=True) if char.strip())
    assert normal.span(0, len(normal.searched)) == (
        (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)
    )


@UNTIMED
@given(st.lists(st.one_of(st.text(alphabet="aB1_.'`#@ -\n/", max_size=5), PLAIN), max_size=12).map("".join))
def test_the_short_way_to_a_place_is_no_other_way(text: str) -> None:
    """A span in plain ASCII is what tracing every step says."""
    normal = normalise(text)
    traced = offsets(text).searched

    ends = [(start, end) for start in range(len(normal.words)) for end in range(start, len(normal.words) + 1)]

    for start, end in ends:
        if normal.words[start:end].strip(" ") == normal.words[start:end]:
            assert normal.span(start, end) == traced.span(start, end)


@UNTIMED
@given(st.lists(st.one_of(st.text(alphabet="aB1_.'`#@ -\n/", max_size=5), PLAIN, HARD), max_size=12).map("".join))
@example("")
def test_each_word_has_its_own_place(text: str) -> None:
    """The places of the words are those that tracing every step says, in their order."""
    normal = normalise(text)
    traced = offsets(text).searched

    spans = normal.word_spans()

    places = [hit.span() for hit in re.finditer("[^ ]+", normal.words)]
    assert spans == [traced.span(start, end) for start, end in places]


@UNTIMED
@given(TEXTS)
@example("\u0345\uff9e -\u0345\uff9e")
def test_every_step_says_the_same_at_once_and_traced(text: str) -> None:
    """The quick way and the way that remembers offsets agree."""
    text = text.replace("\n", " ")
    for step in (*first_steps(), *last_steps()):
        traced = step.trace(Traced.of(text))
        text = step.apply(text)

        assert traced.text == text
        assert len(traced.starts) == len(traced.ends) == len(text)


@UNTIMED
@given(st.one_of(TEXTS, st.text(alphabet="aB1_.&'`#@ -\n", max_size=30)))
@example("1'U.S. a.'b")
def test_the_short_way_through_ascii_is_no_other_way(text: str) -> None:
    """Words found at once are those that the steps find one by one."""
    by_steps = text
    for step in last_steps():
        by_steps = step.apply(by_steps)

    assert say(text) == by_steps.strip(" ")


@UNTIMED
@given(TEXTS)
def test_words_are_stable(text: str) -> None:
    """Normalising words changes nothing, and they are joined by single spaces."""
    words = normalise(text).words

    assert normalise(words).words == words
    assert words == " ".join(words.split(" "))
    assert "\n" not in words


@UNTIMED
@given(TEXTS)
def test_composed_and_decomposed_texts_have_the_same_words(text: str) -> None:
    """Canonically equivalent texts are the same words."""
    assert normalise(unicodedata.normalize("NFD", text)).words == normalise(unicodedata.normalize("NFC", text)).words


def test_folding_is_stable_for_every_character() -> None:
    """Folding what is folded changes nothing."""
    unstable = [hex(code) for code in range(sys.maxunicode + 1) if fold(once := fold(chr(code))) != once]

    assert unstable == []


def test_words_of_a_mention_are_title_and_text_without_links() -> None:
    """The same words under another short link, or repeated with RT, are equal."""
    first = mention("Long wait at St. Brigid https://t.co/abc", title="Care")
    again = mention("RT @voice: Long wait at St. Brigid\u2026 https://t.co/xyz", title="Care")

    assert words_of(first) == words_of(again) == "care long wait at st brigid"


def test_words_of_an_empty_mention_are_empty() -> None:
    """Nothing said is no words."""
    assert words_of(mention("https://t.co/abc")) == ""
