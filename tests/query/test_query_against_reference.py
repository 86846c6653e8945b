"""The matcher against the slow evaluator, over generated queries and texts in several scripts."""

from hypothesis import example, given
from hypothesis import strategies as st
from made import UNTIMED, mention, rule
from reference import reference_holds

from bot.domain.mention import Mention
from bot.errors import QueryError
from bot.query.explain import explain
from bot.query.matcher import Matcher
from bot.query.syntax import parse
from bot.query.text import normalise
from bot.query.tree import leaves

WORDS = ["St", "St.", "Brigid", "brigid\u2019s", "BRIGID", "brig", "speak", "Up", "speakup", "U.M.M.C.", "ummc", "and"]
WORDS += [
    "Stra\u00dfe",
    "strasse",
    "caf\u00e9",
    "CAFE\u0301",
    "cafe",
    "r\u00e9sum\u00e9",
    "\uff33\uff34",
    "e-mail",
    "24/7",
]
WORDS += ["\u0433\u043e\u0440\u043e\u0434", "\u0413\u041e\u0420\u041e\u0414", "\u0939\u093f\u0928\u094d\u0926\u0940"]
WORDS += ["\u75c5\u9662", "\u5927\u75c5\u9662\u524d", "\u304c\u3093", "\u304b\u3099\u3093", "SBMC\u75c5\u9662"]
WORDS += ["\u0e19\u0e49\u0e33", "\u0e19", "\u0e01\u0e32\u0e23", "\ubcd1\uc6d0", "AT&T"]
NAMES = ["#SpeakUp", "#speakup", "#StBrigid", "#stbrigid", "#COVID19", "@StBrigidMed", "@stbrigidmed", "#\u75c5\u9662"]
NOISE = [
    "!",
    ",",
    "\u2014",
    "&amp;",
    "&",
    "\u200b",
    "https://t.co/brigid",
    "a@stbrigidmed",
    "#",
    "\U0001f600",
    "#Brig's",
]

text_pieces = st.tuples(st.sampled_from([*WORDS, *NAMES, *NOISE]), st.sampled_from([" ", " ", "\n", "! ", ", "]))
texts = st.lists(text_pieces, max_size=12).map(lambda pieces: "".join(word + gap for word, gap in pieces))

quoted = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"')
leaf_queries = st.one_of(st.sampled_from(WORDS), st.sampled_from(NAMES), quoted)


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=2, max_size=3)
    return st.one_of(
        several.map(" ".join),
        several.map(" AND ".join),
        several.map(lambda parts: f"({' OR '.join(parts)})"),
        inner.map(lambda part: f"-({part})"),
        inner.map(lambda part: f"NOT ({part})"),
    )


def is_a_query(query: str) -> bool:
    try:
        parse(query)
    except QueryError:
        return False
    return True


queries = st.recursive(leaf_queries, grown, max_leaves=6).filter(is_a_query)


@UNTIMED
@given(st.lists(queries, min_size=1, max_size=4), texts, texts)
@example(['"speak up"', "up"], "#SpeakUp", "")
@example(["\u0e19"], "\u0e19\u0e49\u0e33", "")
@example(['"up \u75c5\u9662"'], "Up \u75c5\u9662", "")
def test_the_matcher_agrees_with_the_reference(some: list[str], text: str, title: str) -> None:
    """The same rules hold, in the order of the rules, alone and in a batch, and in an explanation."""
    matcher = Matcher([rule(query, id=str(number)) for number, query in enumerate(some)])
    one = mention(text, title)
    expected = [str(number) for number, query in enumerate(some) if reference_holds(parse(query), one)]

    alone = matcher.match(one)
    batch = matcher.match_many([mention(title), one, mention("")])

    assert [match.rule_id for match in alone] == expected
    assert batch[1] == alone
    assert [str(number) for number, query in enumerate(some) if explain(query, one).holds] == expected


@UNTIMED
@given(queries, texts, texts)
@example('"speak up"', "", "\u2014 #SpeakUP!")
@example("and", "R &amp; D", "")
def test_evidence_is_words_of_the_original(query: str, text: str, title: str) -> None:
    """Every piece of evidence is a slice of its field that says one of the terms of the query."""
    one = mention(text, title)
    evidence = [piece for match in Matcher([rule(query)]).match(one) for piece in match.evidence]

    assert len(evidence) == len(set(evidence))
    assert evidence == sorted(evidence, key=lambda piece: (piece.field != "title", piece.start, piece.end))
    for piece in evidence:
        assert piece.text == field_of(one, piece.field)[piece.start : piece.end]
        assert said_by(query, piece.text)


def field_of(one: Mention, name: str) -> str:
    return {"title": one.title, "text": one.text}[name]


def said_by(query: str, text: str) -> bool:
    """Whether the text alone, read anew, is what some leaf of the query looks for."""
    read = normalise(text)
    said = {read.words, *read.names}
    return bool(said & {term for leaf in leaves_of(query) for term in leaf})


def leaves_of(query: str) -> list[tuple[str, ...]]:
    return [leaf.terms for leaf in leaves(parse(query))]
