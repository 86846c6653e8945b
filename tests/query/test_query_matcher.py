"""Matching: each form of the language, the evidence, and the rules around it."""

from datetime import timedelta

import pytest
from made import PUBLISHED, evidence, holds, matches, mention, rule, shown

from bot.domain.rule import Evidence, Match, RuleKind
from bot.domain.severity import Severity
from bot.errors import QueryError
from bot.query.evaluate import MOST_EVIDENCE
from bot.query.matcher import Matcher
from bot.query.scanner import BATCH


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("brigid", "I love BRIGID!"),
        ("caf\u00e9", "at the CAFE"),
        ("cafe", "at the cafe\u0301"),
        ("strasse", "Die Stra\u00dfe"),
        ("ummc", "U.M.M.C. is full"),
        ('"St. Brigid\'s"', "at ST BRIGIDS"),
        ('"St Brigid"', "at St.\n\u2014 Brigid, yes"),
        ('"speak up"', "Speak-Up!"),
        ('"speak up"', "so #speakup"),
        ('"speak up"', "so #SpeakUP"),
        ('"room to heal"', "see #RoomToHealMillbrook"),
        ('"St. Brigid"', "#stbrigid"),
        ('"mayo clinic"', "#Mayo #Clinic"),
        ("mayo", "#mayo"),
        ("clinic", "#MayoClinic"),
        ("mayoclinic", "#MayoClinic"),
        ("mayo", "#Mayo's"),
        ("AT&T", "at and t"),
        ("e-mail", "an e mail"),
        ("#StBrigid", "(#stbrigid)"),
        ("@StBrigidMed", ".@stbrigidmed: shame"),
        ("stbrigidmed", "@StBrigidMed shame"),
        ("stbrigid", "press@stbrigid.example"),
        ("\u75c5\u9662", "\u5927\u75c5\u9662\u306b"),
        ("\u0905\u0938\u094d\u092a\u0924\u093e\u0932", "\u0905\u0938\u094d\u092a\u0924\u093e\u0932 \u092e\u0947\u0902"),
        ("aa OR bb", "bb"),
        ("aa bb", "bb x aa"),
        ("aa -bb", "aa"),
        ("aa NOT (bb cc)", "aa bb"),
        ("aa bb OR cc", "cc"),
        ("or", "this or that"),
        ("nurs*", "Nurses!"),
        ("nurs*", "#NursesWeek"),
        ('"speak up stb*"', "so #SpeakUpStBrigid"),
        ('"waiting room*"', "two waiting-rooms"),
        ("brigid~", "at Brigit"),
        ("brigid~", "at Brgid"),
        ("brigid~", "at Brrigid"),
        ("brigid~", "at Birgid"),
        ("millbrook~2", "in Milbrok"),
        ("millbrook~2", "in milblorok"),
        ("case:Rush", "RUSH rush Rush"),
        ('case:"Speak Up"', "Speak-Up"),
        ('case:"Speak Up"', "#SpeakUp"),
        ("case:Rush", "#GoldRush"),
        ("case:AT&T", "AT&amp;T"),
        ("case:\u00c9cole", "Ecole"),
        ("aa NEAR/0 bb", "bb, aa"),
        ("aa NEAR/1 bb", "bb x aa"),
        ("aa ONEAR/1 bb", "aa x bb"),
        ('"aa bb" NEAR/1 (cc OR ddd*)', "dddd x aa-bb"),
        ("wait NEAR/1 heal", "wait for #RoomToHeal"),
        ("room ONEAR/0 heal", "#RoomToHeal"),
        ("\u75c5\u9662 ONEAR/0 \u524d", "\u5927\u75c5\u9662\u306e\u524d"),
        ("aa NEAR/1 bb", "aa x x x x bb x aa"),
        ('"a b c d e"', "x a b, c. d e!"),
        ('"a  b"', "a ... \u2026 ---   b"),
    ],
)
def test_holds(query: str, text: str) -> None:
    """The query holds for the text."""
    assert holds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("mayo", "mayonnaise"),
        ("brigid", "Brigid's"),
        ('"St Brigid"', "Brigid St"),
        ('"St Brigid"', "St. Mary Brigid"),
        ('"speak up"', "speakup"),
        ("speak", "#speakup"),
        ("clinic", "#mayoclinic"),
        ("brigid", "https://stbrigid.example/brigid"),
        ("#StBrigid", "stbrigid"),
        ("#StBrigid", "#StBrigidMed"),
        ("#StBrigid", "#St_Brigid"),
        ("@StBrigidMed", "a@stbrigidmed.example"),
        ("@StBrigidMed", "StBrigidMed"),
        ("@StBrigidMed", "@StBrigidMed2"),
        ("brigid", "@StBrigidMed"),
        ("\u75c5\u9662", "\u75c5 \u9662"),
        ("\u0e19", "\u0e19\u0e49\u0e33"),
        ("\u0905\u0938", "\u0905\u0938\u094d\u092a\u0924\u093e\u0932"),
        ("aa bb", "aa"),
        ("aa -bb", "aa bb"),
        ("aa NOT (bb cc)", "aa bb cc"),
        ("aa (bb OR cc)", "aa"),
        ("aa", ""),
        ("aa", "\ud800\u200b"),
        ("nurs*", "unnursed"),
        ('"waiting room*"', "waiting bedrooms"),
        ("brigid~", "brigands"),
        ("brigid~", "abrigidb"),
        ("millbrook~2", "milbrk"),
        ("case:Rush", "RUSH rush #rush"),
        ('case:"Speak Up"', "#SPEAKUP speak up"),
        ("aa NEAR/1 bb", "bb x x aa"),
        ("aa ONEAR/5 bb", "bb aa"),
        ("aa NEAR/9 aa", "aa"),
        ('"aa bb" NEAR/9 bb', "aa bb"),
        ("wait NEAR/0 heal", "wait for #RoomToHeal"),
        ("aa -(bb NEAR/1 cc)", "aa bb cc"),
        ('"a b c d e"', "a b c d x a b d e b c d e"),
    ],
)
def test_does_not_hold(query: str, text: str) -> None:
    """The query does not hold for the text."""
    assert not holds(query, text)


def test_a_phrase_does_not_straddle_title_and_text() -> None:
    """Title and text are apart for phrases, together for everything else."""
    assert not holds('"St Brigid"', "Brigid", title="St")
    assert holds("st brigid", "Brigid", title="St")
    assert not holds("st -brigid", "Brigid", title="St")


def test_near_does_not_reach_from_title_to_text() -> None:
    """Title and text are apart for proximity too."""
    assert not holds("aa NEAR/5 bb", "aa", title="bb")
    assert holds("aa NEAR/5 bb", "aa", title="bb aa")


def test_title_looks_at_the_title_alone() -> None:
    """A word, a phrase or a group; what stands in the text is not seen, and what is excluded there neither."""
    assert holds("title:aa", "bb", title="aa")
    assert not holds("title:aa", "aa", title="bb")
    assert holds('title:("aa bb" -cc)', "cc", title="aa bb")
    assert not holds("title:aa", "aa")
    assert [piece.field for piece in evidence("title:aa", "aa", title="aa")] == ["title"]


def test_near_shows_the_words_that_are_near() -> None:
    """Not those of the same words that are far from each other."""
    found = evidence("aa NEAR/1 bb", "aa x x x x bb x aa")

    assert found == (Evidence("bb", 11, 13), Evidence("aa", 16, 18))


def test_evidence_points_into_title_and_text() -> None:
    """Title first, then by position, in code points of the original."""
    found = evidence("brigid (st OR millbrook) -church", "\U0001f600 At <b>BRIGID</b>", title="St. Bri\u00adgid")

    assert found == (
        Evidence("St", 0, 2, "title"),
        Evidence("Bri\u00adgid", 4, 11, "title"),
        Evidence("BRIGID", 8, 14, "text"),
    )


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("see https://t.co/brigid Brigid now", 24),
        ("\u0130\u0130 Brigid now", 3),
        ("Bri'gid brigid.example/x", 0),
        ("&lt;Brigid&gt; brigids", 4),
    ],
)
def test_evidence_points_at_the_only_place(text: str, start: int) -> None:
    """A word that stands once is shown where it stands, not where a link or a letter that grows would put it."""
    found = evidence("brigid", text)

    assert [piece.start for piece in found] == [start]


def test_evidence_leaves_out_what_is_excluded_and_what_did_not_help() -> None:
    """A branch that failed and a negated word are no reason, even where they stand."""
    assert shown("(aa bb) OR cc -dd", "aa cc") == ["cc"]
    assert shown("aa -(bb cc)", "aa bb") == ["aa"]
    assert shown("aa OR bb", "bb aa bb") == ["bb", "aa", "bb"]
    assert shown("aa OR aa OR AA", "aa") == ["aa"]


def test_a_hashtag_is_one_piece_of_evidence_for_a_phrase() -> None:
    """The parts of a tag are not shown beside the whole tag."""
    assert shown('"speak up"', "go #SpeakUp") == ["#SpeakUp"]


def test_evidence_is_bounded_and_every_leaf_is_heard() -> None:
    """A word that stands everywhere does not push out the one that stands once."""
    found = shown("aa bb", "aa " * 500 + "bb")

    assert len(found) == MOST_EVIDENCE
    assert found[-1] == "bb"


def test_matches_come_in_the_order_of_the_rules_with_their_floor() -> None:
    """Each match carries the rule's id, name, kind and severity."""
    rules = [rule("zz", id="z"), rule("brigid OR aa", id="b"), rule("aa", id="a")]
    floored = [*rules[:2], rules[2].__class__("a", "Heal", RuleKind.CAMPAIGN, "aa", severity=Severity.HIGH)]

    found = Matcher(floored).match(mention("aa"))

    piece = (Evidence("aa", 0, 2),)
    assert found == (
        Match("b", "St. Brigid", RuleKind.HOSPITAL, piece),
        Match("a", "Heal", RuleKind.CAMPAIGN, piece, Severity.HIGH),
    )


def test_a_rule_is_about_its_own_time() -> None:
    """A campaign that has not begun, or is over, matches nothing."""
    day = timedelta(days=1)
    rules = [
        rule("aa", id="now", active_from=PUBLISHED, active_until=PUBLISHED + day),
        rule("aa", id="later", active_from=PUBLISHED + day),
        rule("aa", id="over", active_until=PUBLISHED),
    ]

    found = Matcher(rules).match(mention("aa"))

    assert [match.rule_id for match in found] == ["now"]


def test_many_mentions_are_answered_in_order_across_batches() -> None:
    """Each mention has its own answer, whatever stands in its neighbours."""
    matcher = Matcher([rule('"St Brigid"', id="b"), rule("care", id="c")])
    texts = ["St", "Brigid", "care St. Brigid", "", "#StBrigid care"] * (BATCH // 2)

    found = matcher.match_many([mention(text) for text in texts])

    assert [[match.rule_id for match in one] for one in found] == [[], [], ["b", "c"], [], ["b", "c"]] * (BATCH // 2)


def test_no_rules_and_no_mentions() -> None:
    """Nothing to look for finds nothing, and names alone need no words."""
    assert Matcher([]).match(mention("aa")) == ()
    assert Matcher([rule("aa")]).match_many([]) == []
    assert matches("#StBrigid OR @StBrigidMed", "#StBrigid")


def test_a_faulty_rule_is_named() -> None:
    """The error says which rule, which column and what to write."""
    with pytest.raises(QueryError) as caught:
        Matcher([rule("aa"), rule("aa OR", id="broken")])

    assert str(caught.value) == (
        "rule broken, column 4: OR has nothing after it (write a word after it, or leave it out)"
    )


HOSTILE = [
    *("#Aa ", "a.", "a-", "www.", "@a", "@a.", "a@", "#", "&#1", "&amp;", "'", "\n", "-", "_", "#_", "A.", "#a1"),
    *("a.com/", "https://", "RT @a: ", "\u0301", "\u0e38\u0e48", "\u093f", "\u200b", "\u202e", "\ud800", "\U0001f600"),
    *("\u75c5", "\u314f", "\u1100\u1161", "\u3099\u304b", "\ufdfa", "a\u0301", "a" * 1000 + " "),
]


@pytest.mark.parametrize("seed", HOSTILE, ids=lambda seed: ascii(seed[:8]))
def test_hostile_texts_are_read_and_their_neighbours_kept(seed: str) -> None:
    """A hundred thousand characters of one thing neither break matching nor hide what stands after them."""
    text = (seed * 100_000)[:99_980] + " St. Brigid care"

    found = Matcher([rule('"St. Brigid" care -church'), rule("a OR \u75c5 OR @a OR #a", id="flood")]).match(
        mention(text)
    )

    assert found[0].rule_id == "st-brigid"
    assert [piece.text for piece in found[0].evidence] == ["St. Brigid", "care"]
    assert all(piece.text == text[piece.start : piece.end] for match in found for piece in match.evidence)


def test_invisible_and_bidi_texts() -> None:
    """What nobody sees hides nothing, and is no word."""
    assert shown("brigid", "\u202eBri\u200b\u2066gid\u2069") == ["Bri\u200b\u2066gid"]
    assert not holds("brigid", "\u200b" * 100_000)


@pytest.mark.parametrize("seed", ["aa bb ", "#AaBb ", "aa \u00e9 bb ", "@aa.bb "])
def test_hostile_texts_do_not_hide_what_is_near(seed: str) -> None:
    """Tens of thousands of places of both words are read once each, and evidence stays bounded and true."""
    text = (seed * 50_000)[:99_000] + " x cc x dd"

    found = evidence('cc NEAR/1 dd (aa NEAR/2 bb OR case:"Aa Bb")', text)

    assert len(found) <= MOST_EVIDENCE
    assert {"cc", "dd"} <= {piece.text for piece in found}
    assert all(piece.text == text[piece.start : piece.end] for piece in found)
