"""What is told at a glance is what a closer look tells: the same rules, the same words at the same places."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from made import mention, rule

from bot.domain.rule import Evidence
from bot.query.evaluate import evidence_of, holds
from bot.query.glance import Glance, glance_of
from bot.query.lines import lines_of
from bot.query.matcher import Matcher
from bot.query.reading import Reading
from bot.query.syntax import parse
from bot.query.tree import Leaf, leaves

WORDS = ["mayo", "Mayo", "MAYO", "clinic", "mayoclinic", "no", "www", "http", "t", "co", "a", "b", "and", "amp", "s"]
SIGNS = [" ", " ", " ", "  ", "\n", "'", "\u2019", '"', "\u201c", "\u201d", "(", ")", "[", ".", ". ", "..", "...", '."']
SIGNS += [",", ", ", ":", ": ", "://", "/", "-", "!", ";", "&", "&amp;", "#", "@", "\u2026", "_", "\u200b", "\u0301"]
SIGNS += ["\u0130", " https://t.co/", " www.", ".com/", "\x1e", "\u75c5", "`", "<"]
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SIGNS)), max_size=8).map(
    lambda pieces: "".join(word + sign for word, sign in pieces)
)
LEAVES = ["mayo", "clinic", '"mayo clinic"', '"clinic mayo"', '"a b"', "a", "http", "www", '"mayo http"', '"mayo www"']
LEAVES += ["#mayo", "#mayoclinic", "case:Mayo", "mayoc*", "clinic~", "title:mayo", "lang:en", "(mayo NEAR/1 clinic)"]
LEAVES += ['"mayo s"', "mayos", '"no mayo"', '"t co"', '"a and b"', "(clinic ONEAR/2 no)"]
some_leaves = st.lists(st.sampled_from(LEAVES), min_size=1, max_size=4)
queries = st.tuples(some_leaves, st.lists(st.sampled_from(LEAVES), max_size=2)).map(
    lambda both: f"({' OR '.join(both[0])})" + "".join(f" -{part}" for part in both[1])
)


@settings(deadline=None, max_examples=400)
@given(queries, texts, st.sampled_from(["", "", "Mayo", "clinic no"]))
@example('("mayo clinic")', 'http://a/"mayo clinic, #MayoClinic', "")
@example("(http)", " http: http", "")
@example("(mayo)", "mayo.com/a mayo", "")
@example("(mayo) -clinic", "mayo (a", "clinic")
def test_a_glance_tells_what_a_closer_look_tells(query: str, text: str, title: str) -> None:
    """Whatever stands around the words, and whatever else the rule names."""
    one, tree = mention(text, title), parse(query)
    reading = Reading.of(one)
    expected = [evidence_of(tree, reading)] if holds(tree, reading) else []

    assert [match.evidence for match in Matcher([rule(query)]).match(one)] == expected


def glance(query: str, text: str) -> Evidence | None:
    """At the first leaf of a query."""
    seen = glance_at(query)
    return seen.evidence(mention(text), lines_of([text])) if seen else None


def glance_at(query: str) -> Glance | None:
    first: Leaf = next(iter(leaves(parse(query))))
    return glance_of(parse(query), first)


def test_most_matches_are_seen_at_a_glance() -> None:
    """A phrase that stands once and as it is compared, with nothing that the rule excludes."""
    assert glance('("mayo clinic" OR ummc) -rush', "At “Mayo Clinic”: late") == Evidence("Mayo Clinic", 4, 15)
    assert glance("mayo", "we love MAYO…") == Evidence("MAYO", 8, 12)


def test_what_is_less_plain_is_left_to_a_closer_look() -> None:
    """Letters of an exclusion, words parted or written otherwise, signs that may belong to a link."""
    assert glance('"mayo clinic" -rush', "mayo clinic, crushed") is None
    assert glance('"mayo clinic"', "mayo-clinic") is None
    assert glance("mayos", "mayo's") is None
    assert glance("mayo", "see mayo.example/mayo") is None


def test_a_leaf_that_is_not_enough_has_no_glance() -> None:
    """Where another must hold too, where a field counts, or where the leaf is compared otherwise."""
    for query in ("mayo clinic", "mayo NEAR/2 clinic", "title:mayo", "mayo -lang:en", "case:Mayo", "may*", "#mayo"):
        assert glance_at(query) is None
