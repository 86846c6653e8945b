"""Parsing: what a query means, and what a faulty one is told."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import UNTIMED

from bot.errors import QueryError
from bot.query.syntax import MAX_DEPTH, MAX_LENGTH, parse
from bot.query.tree import (
    And,
    Cased,
    Field,
    FieldName,
    Fuzzy,
    Handle,
    Hashtag,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Title,
    Word,
)


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


def test_forms_of_the_full_language() -> None:
    """Each form is its own node, with its column."""
    tree = parse('brig* "st brig*" brigid~ brigidine~2 case:Rush case:"Rush Hour" title:(aa OR bb) Rating:<=2')

    assert tree == And(
        (
            Prefix("brig*", "brig", 1),
            Prefix("st brig*", "st brig", 7),
            Fuzzy("brigid~", "brigid", 1, 18),
            Fuzzy("brigidine~2", "brigidine", 2, 26),
            Cased("Rush", "rush", 38),
            Cased("Rush Hour", "rush hour", 48),
            Title(Or((Word("aa", "aa", 72), Word("bb", "bb", 78)), 72), 65),
            Field("Rating:<=2", FieldName.RATING, "<=", 2.0, 82),
        ),
        1,
    )


def test_near_binds_before_and() -> None:
    """`a NEAR/2 b c` is `(a NEAR/2 b) AND c`; its operands may be groups with OR."""
    tree = parse("aa NEAR/2 (bb OR cc) dd ONEAR/0 ee")

    assert tree == And(
        (
            Near(Word("aa", "aa", 1), Or((Word("bb", "bb", 12), Word("cc", "cc", 18)), 12), 2, False, 1),
            Near(Word("dd", "dd", 22), Word("ee", "ee", 33), 0, True, 22),
        ),
        1,
    )


@pytest.mark.parametrize(
    ("query", "name", "sign", "value"),
    [
        ("from:@StBrigidMed", FieldName.FROM, "=", "stbrigidmed"),
        ("to:voss.social", FieldName.TO, "=", "voss.social"),
        ("lang:en_GB", FieldName.LANG, "=", "en-gb"),
        ("site:www.Example.org", FieldName.SITE, "=", "example.org"),
        ("site:b\u00fccher.example", FieldName.SITE, "=", "xn--bcher-kva.example"),
        ("source:Google-News", FieldName.SOURCE, "=", "google-news"),
        ("kind:Review", FieldName.KIND, "=", "review"),
        ("has:link", FieldName.HAS, "=", "link"),
        ("verified:true", FieldName.VERIFIED, "=", "true"),
        ("followers:>=1000", FieldName.FOLLOWERS, ">=", 1000.0),
        ("followers:5", FieldName.FOLLOWERS, "=", 5.0),
        ("rating:=<2.5", FieldName.RATING, "<=", 2.5),
    ],
)
def test_fields(query: str, name: FieldName, sign: str, value: str | float) -> None:
    """A field operator alone is a query, with its value as it is compared."""
    assert parse(query) == Field(query, name, sign, value, 1)


@pytest.mark.parametrize(
    ("query", "column", "what", "cure"),
    [
        ("aa near/5 bb", 4, "small letters", "NEAR/5"),
        ("aa onear/5 bb", 4, "small letters", "ONEAR/5"),
        ("aa NEAR bb", 4, "lacks its number", "NEAR/5"),
        ("aa NEAR/ bb", 4, "lacks its number", "NEAR/5"),
        ("aa NEAR/x bb", 4, "lacks its number", "NEAR/5"),
        ("aa NEAR/101 bb", 4, "too far", "up to 100"),
        ("aa NEAR/5", 4, "nothing after it", "write a word after"),
        ("NEAR/5 aa", 1, "nothing before it", "write a word before"),
        ("aa NEAR/5 OR bb", 4, "nothing after it", "write a word after"),
        ("aa NEAR/5 bb NEAR/5 cc", 14, "second in a row", "(a NEAR/5 b) (b NEAR/5 c)"),
        ("-aa NEAR/5 bb", 1, "excluded", "-(a NEAR/5 b)"),
        ("aa NEAR/5 (bb cc)", 12, "this group", "groups with OR"),
        ("aa NEAR/5 (bb OR -cc)", 18, "excluded", "-(a NEAR/5 b)"),
        ("aa NEAR/5 #bb", 11, "#bb", "AND"),
        ("aa NEAR/5 from:bb", 11, "from:bb", "AND"),
        ("aa NEAR/5 title:bb", 11, "this group", "groups with OR"),
        ("ab*", 1, "too many words", "at least 3 letters"),
        ('"brigid st*"', 1, "too many words", "at least 3 letters"),
        ("*brigid", 1, "at no end", "end of the word"),
        ('"br* st"', 1, "at no end", "end of the phrase"),
        ('"st brig"*', 10, "outside of its phrase", "before the closing quote"),
        ("\u75c5\u9662\u524d*", 1, "with or without a star", "leave out"),
        ("aa #speak*", 4, "star does not go with #names", "leave out the #"),
        ("aa @voss~", 4, "tilde does not go with @names", "leave out the @"),
        ("brig~", 1, "too short", "5 letters"),
        ("brigidin~2", 1, "too short", "9 letters"),
        ("brigidine~3", 1, "too far", "~2 for two"),
        ("st-brigid~", 1, "not after one word", "one word"),
        ("~brigid", 1, "before its word", "brigid~"),
        ('"st brigid"~3', 12, "after a phrase", "NEAR/3"),
        ("case:", 1, "nothing after it", "case:Word"),
        ("case: Rush", 1, "nothing after it", "case:Word"),
        ("case:(aa bb)", 1, "nothing after it", "case:Word"),
        ("case:#aa", 1, "a word or a phrase alone", "case:Word"),
        ("case:Brig*", 1, "whole words", "leave out the star"),
        ("title:", 1, "nothing after it", "title:Word"),
        ("title:-aa", 1, "nothing after it", "title:word"),
        ("title:(aa from:bb)", 11, "not in the title", "beside the title:"),
        ("title:(-aa)", 8, "without any word", "name -word"),
        ("-from:voss", 1, "without any word", "name -word"),
        ("aa from:", 4, "nothing after it", "from:handle"),
        ('aa from:"voss"', 4, "nothing after it", "without quotes"),
        ("aa from:a/b", 4, "fits no `from:`", "from:handle"),
        ("aa lang:english", 4, "fits no `lang:`", "lang:en"),
        ("aa site:https://example.org", 4, "fits no `site:`", "site:example.org"),
        ("aa site:example", 4, "fits no `site:`", "site:example.org"),
        ("aa source:a/b", 4, "fits no `source:`", "source:x"),
        ("aa kind:tweet", 4, "nothing that `kind:` knows", "kind:review"),
        ("aa has:video", 4, "nothing that `has:` knows", "has:media"),
        ("aa verified:yes", 4, "nothing that `verified:` knows", "verified:true"),
        ("aa followers:many", 4, "no number", "followers:>=1000"),
        ("aa followers:1,000", 4, "no number", "digits"),
        ("aa rating:<>2", 4, "no number", "rating:<=2"),
    ],
)
def test_faults_of_the_rarer_forms(query: str, column: int, what: str, cure: str) -> None:
    """A fault names its column, what is wrong, and what to write instead."""
    test_faults(query, column, what, cure)


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
@given(st.text(alphabet="abcdef \"()-#@~*:/.5NEAR'\u201c\u2013&|NOTRAD\n\ud800\u200b\u75c5", max_size=40))
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


README = (Path(__file__).parent.parent.parent / "rules" / "README.md").read_text(encoding="utf-8")
LANGUAGE = README.partition("## The query language")[2].partition("\n## ")[0]


def test_every_form_of_the_page_can_be_read() -> None:
    """What stands in the left column of its tables is a query."""
    rows = re.findall(r"^\| (`.*?) \|", LANGUAGE, flags=re.M)
    forms = [form for row in rows for form in re.findall(r"`([^`]+)`", row)]

    queries = [f"aa {form}" if form.startswith(("NOT", "-")) else form for form in forms if "..." not in form]

    assert len(queries) > 30
    assert all(parse(query) for query in queries)


def test_every_field_is_on_the_page() -> None:
    """Whoever adds one documents it."""
    assert [name for name in FieldName if f"`{name}:" not in LANGUAGE] == []
