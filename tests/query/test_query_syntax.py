"""Parsing: what a query means, and what a faulty one is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import UNTIMED

from bot.errors import QueryError
from bot.query.syntax import MAX_DEPTH, MAX_LENGTH, And, Handle, Hashtag, Not, Or, Phrase, Word, parse


def test_not_binds_before_and_before_or() -> None:
    """`a b OR c -d` is `(a AND b) OR (c AND (NOT d))`."""
    tree = parse("aa bb OR cc -dd")

    assert tree == Or(
        (
            And((Word("aa", "aa", 1), Word("bb", "bb", 4)), 1),
            And((Word("cc", "cc", 10), Not(Word("dd", "dd", 14), 13)), 10),
        ),
        1,
    )


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("aa AND bb", "aa     bb"),
        ("aa NOT bb", "aa -bb"),
        ("(aa)", " aa "),
    ],
)
def test_spellings_of_one_tree(query: str, same: str) -> None:
    """A space is AND, a minus is NOT, and needless parentheses mean nothing."""
    assert shape(parse(query)) == shape(parse(same))


def shape(node: object) -> object:
    if isinstance(node, And | Or):
        return type(node).__name__, [shape(part) for part in node.parts]
    if isinstance(node, Not):
        return "Not", shape(node.part)
    return getattr(node, "words", getattr(node, "name", None))


@pytest.mark.parametrize(
    ("query", "leaf"),
    [
        ("Brigid", Word("Brigid", "brigid", 1)),
        ('  "Brigid"', Word("Brigid", "brigid", 3)),
        ('"St. Brigid"', Phrase("St. Brigid", "st brigid", 1)),
        ("\u201cSt. Brigid\u201d", Phrase("St. Brigid", "st brigid", 1)),
        ("24/7", Phrase("24/7", "24 7", 1)),
        ("don't", Word("don't", "dont", 1)),
        ("AT&T", Phrase("AT&T", "at and t", 1)),
        ("e-mail", Phrase("e-mail", "e mail", 1)),
        ("St.", Word("St.", "st", 1)),
        ("U.M.M.C.", Word("U.M.M.C.", "ummc", 1)),
        ("O\u2019Brien", Word("O\u2019Brien", "obrien", 1)),
        ("or", Word("or", "or", 1)),
        ("ORDER", Word("ORDER", "order", 1)),
        ("near", Word("near", "near", 1)),
        ("12:30", Phrase("12:30", "12 30", 1)),
        ("#StBrigid", Hashtag("#StBrigid", "#stbrigid", 1)),
        ("@StBrigidMed", Handle("@StBrigidMed", "@stbrigidmed", 1)),
        ("@voss.social", Handle("@voss.social", "@voss.social", 1)),
        ('"say #SpeakUp now"', Phrase("say #SpeakUp now", "say speakup now", 1)),
        ("\u75c5\u9662SBMC", Phrase("\u75c5\u9662SBMC", "\u75c5\u9662 sbmc", 1)),
    ],
)
def test_leaves(query: str, leaf: object) -> None:
    """An unquoted token of several words is a phrase, a quoted single word is a word."""
    assert parse(query) == leaf


@pytest.mark.parametrize(
    "query", ["cc (aa OR -bb)", "aa -(bb OR cc)", "cc -(aa OR -bb)", "-(aa OR -bb)", "aa -(bb cc)"]
)
def test_negations_beside_a_word_are_fine(query: str) -> None:
    """Groups can be negated as long as some word must be found."""
    assert parse(query)


@pytest.mark.parametrize(
    ("query", "column", "what", "cure"),
    [
        ("", 1, "empty", "at least one word"),
        (" \n ", 1, "empty", "at least one word"),
        ('aa "bb cc', 4, "never closed", "close it"),
        ('aa "', 4, "never closed", "close it"),
        ('aa ""', 4, "quotes are empty", "between them"),
        ('"aa"bb', 5, "touch the closing quote", "put a space"),
        ("aa OR", 4, "OR has nothing after it", "write a word after"),
        ("aa AND", 4, "AND has nothing after it", "write a word after"),
        ("aa NOT", 4, "NOT has nothing after it", "write a word after"),
        ("OR aa", 1, "OR has nothing before it", "write a word before"),
        ("aa (OR bb)", 5, "OR has nothing before it", "write a word before"),
        ("aa OR AND bb", 4, "OR has nothing after it", "write a word after"),
        ("aa - bb", 4, "stands alone", "-word"),
        ("aa --bb", 4, "negates twice", "leave out both"),
        ("aa NOT -bb", 4, "negates twice", "leave out both"),
        ("(aa", 1, "never closed", "closing one"),
        ("(aa OR (bb)", 1, "never closed", "closing one"),
        ("aa OR (bb", 7, "never closed", "closing one"),
        ("aa)", 3, "closes nothing", "leave it out"),
        ('aa) "bb', 3, "closes nothing", "leave it out"),
        ("aa\nbb\n)", 7, "closes nothing", "leave it out"),
        ("aa ()", 4, "empty", "between the parentheses"),
        ("-aa", 1, "without any word", "name -word"),
        ("NOT aa NOT bb", 1, "without any word", "name -word"),
        ("aa OR -bb", 7, "without any word", "name -word"),
        ("-(aa bb)", 1, "without any word", "name -word"),
        ("aa OR (bb OR -cc)", 14, "without any word", "name -word"),
        ("aa !!!", 4, "nothing is left", "leave it out"),
        ('aa "\U0001f600"', 4, "nothing is left", "leave it out"),
        ("aa www.stbrigid.example/x", 4, "nothing is left", "links are never searched"),
        ("\ud800", 1, "nothing is left", "leave it out"),
        ("#", 1, "no hashtag", "#name"),
        ("#a-b", 1, "no hashtag", "#name"),
        ("@", 1, "no handle", "@name"),
        ("@a,b", 1, "no handle", "@name"),
        ("aa \u2013bb", 4, "dash", "-bb"),
        ("'speak up'", 1, "apostrophe", "double quotes"),
        ("aa | bb", 4, "no operator", "OR"),
        ("aa|bb", 1, "no operator", "OR"),
        ("aa & bb", 4, "no operator", "AND"),
        ("aa && bb", 4, "no operator", "AND"),
        ("foo:bar", 1, "`foo:` is no field", "quote it"),
        ("https://stbrigid.example", 1, "no field", "quote it"),
    ],
)
def test_faults(query: str, column: int, what: str, cure: str) -> None:
    """A fault names its column, what is wrong, and what to write instead."""
    with pytest.raises(QueryError) as caught:
        parse(query)

    fault = caught.value
    assert (fault.column, what in fault.what, cure in fault.cure) == (column, True, True), str(fault)
    str(fault).encode()


LATER = [
    *("NEAR/5 bb", "ONEAR/3 bb", "NEAR bb", "near/5 bb", "brig*", '"st brig*"', "-brig*", "#speak*", "@voss*"),
    *("brigid~", "brigidine~2", '"st brigid"~3', "case:Rush", 'case:"Rush Hour"', "title:brigid", 'title:"st brigid"'),
    *("title:", "from:voss", "to:voss", "lang:en", "site:example.org", "source:x", "kind:review", "has:link"),
    *("verified:true", "followers:>=1000", "rating:<=2"),
]


@pytest.mark.parametrize("form", LATER)
def test_forms_of_the_full_language_are_refused(form: str) -> None:
    """What a later version will read is never silently read as words now."""
    with pytest.raises(QueryError, match="not supported in this version"):
        parse(f"aa {form}")


def test_a_query_has_a_greatest_length() -> None:
    """One character more than allowed is a fault."""
    longest = "a" * MAX_LENGTH

    assert parse(longest)
    with pytest.raises(QueryError, match="10001 characters"):
        parse(longest + "a")


def test_parentheses_have_a_greatest_depth() -> None:
    """Deep nesting is a fault and never exhausts the stack."""
    deepest = "(" * MAX_DEPTH + "aa" + ")" * MAX_DEPTH

    assert parse(deepest) == Word("aa", "aa", MAX_DEPTH + 1)
    with pytest.raises(QueryError, match="nested"):
        parse(f"({deepest})")
    with pytest.raises(QueryError, match="nested"):
        parse("-(" * 4000)


def test_a_long_chain_is_no_depth() -> None:
    """Thousands of words in a row are one flat part."""
    tree = parse(" OR ".join(["ab"] * 1500))

    assert isinstance(tree, Or)
    assert len(tree.parts) == 1500


@UNTIMED
@given(st.text(alphabet="ab \"()-#@~*:/.'\u201c\u2013&|NOTRAD\n\ud800\u200b\u75c5", max_size=40))
def test_whatever_is_written_is_a_tree_or_a_fault_of_its_columns(query: str) -> None:
    """No text makes the parser fail otherwise."""
    try:
        tree = parse(query)
    except QueryError as fault:
        assert 1 <= fault.column <= len(query) + 1
        assert fault.what
        assert fault.cure
    else:
        assert 1 <= tree.column <= len(query)
