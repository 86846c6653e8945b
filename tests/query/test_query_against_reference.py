"""The matcher against the slow evaluator, over generated queries and texts in several scripts."""

from hypothesis import example, given
from hypothesis import strategies as st
from made import PUBLISHED, UNTIMED, mention, rule
from reference import edits, reference_holds

from bot.domain.mention import Author, Mention, MentionKind
from bot.errors import QueryError
from bot.query.explain import explain
from bot.query.fuzzy import clues, within
from bot.query.lines import lines_of
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
LINKED = st.sampled_from(
    [
        *(
            "see https://a.b/c now",
            "HTTP://A.b/c",
            "www.a.example x",
            "aWWW.b",
            "pic.a.com/b c",
            "a.example/b",
            "ftp://a.b c",
        ),
        *(
            "https:// a",
            "http://https://a.b c",
            "www.https://a b",
            "caf\u00e9.com/x y",
            "\u201chttps://a.b\u201d c",
            "a/b",
        ),
        *(
            "h\u200bttps://a.b c",
            "https://a.b\u75c5\u9662",
            "\u2764\ufe0f https://t.co/x #A\u00c9b",
            "a \u2026 b",
            "\u2122 tm",
        ),
        *("#RoomToHeal's &eacute; &amp;lt; &#30; x", "\x1e a \x01 b", "U.S. \u00e9.\u00e9.", "#\u00dfX1", "&num;A1b"),
    ]
)
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

TYPOS = ["brigdi", "brigids", "brgid", "hospital", "hopsital", "hosptials", "millbrook", "milbrok", "Speak", "ROOM"]

text_pieces = st.tuples(
    st.sampled_from([*WORDS, *NAMES, *NOISE, *TYPOS]), st.sampled_from([" ", " ", "\n", "! ", ", "])
)
texts = st.lists(text_pieces, max_size=12).map(lambda pieces: "".join(word + gap for word, gap in pieces))

phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
quoted = phrases.map(lambda words: f'"{words}"')
STARRED = ["bri*", "brigid*", "strass*", '"up speak*"', '"st brig*"', "e-mai*", "\u0433\u043e\u0440*", '"up spe*"']
FUZZY = ["brigid~", "hospital~", "hospitals~2", "millbrook~2", "speakup~", "strasse~1"]
CASED = ["case:Brigid", "case:BRIGID", "case:speak", 'case:"Speak Up"', 'case:"St Brigid"', "case:Up", "case:AT&T"]
CASED += ["case:Stra\u00dfe", "case:CAFE", "case:\u75c5\u9662", "case:cafe", "case:SpeakUp"]
FIELDS = ["from:voss", "from:@Voss", "to:stbrigidmed", "lang:en", "site:town.example", "source:x", "kind:review"]
FIELDS += ["has:link", "verified:true", "verified:false", "followers:>=1000", "followers:<5", "rating:<=2", "rating:4"]
words_alone = st.one_of(st.sampled_from([*WORDS, *TYPOS, *STARRED, *FUZZY, *CASED]), quoted)
operands = st.one_of(
    words_alone, st.lists(words_alone, min_size=2, max_size=3).map(lambda some: f"({' OR '.join(some)})")
)
nears = st.tuples(operands, st.sampled_from(["NEAR/0", "NEAR/2", "ONEAR/0", "ONEAR/1", "NEAR/5"]), operands).map(
    " ".join
)
titled = st.one_of(words_alone, st.sampled_from(NAMES)).map(lambda part: f"title:{part}")
leaf_queries = st.one_of(
    words_alone, st.sampled_from(NAMES), nears.map(lambda near: f"({near})"), titled, st.sampled_from(FIELDS)
)

authors = st.builds(
    Author,
    handle=st.sampled_from(["", "Voss", "lee"]),
    followers=st.sampled_from([None, 3, 1000]),
    verified=st.sampled_from([None, True, False]),
)
mentions = st.builds(
    Mention,
    source=st.sampled_from(["x", "file"]),
    external_id=st.just("1"),
    text=texts,
    published_at=st.just(PUBLISHED),
    title=texts,
    url=st.sampled_from(["", "https://town.example/a", "https://news.town.example", "https://uptown.example"]),
    lang=st.sampled_from(["", "en", "en-GB", "fr"]),
    kind=st.sampled_from(list(MentionKind)),
    rating=st.sampled_from([None, 1.0, 2.0, 4.0]),
    author=authors,
)


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
@given(st.lists(queries, min_size=1, max_size=4), mentions)
@example(['"speak up"', "up"], mention("#SpeakUp"))
@example(["\u0e19"], mention("\u0e19\u0e49\u0e33"))
@example(['"up \u75c5\u9662"'], mention("Up \u75c5\u9662"))
@example(["speak NEAR/0 up"], mention("#SpeakUp"))
@example(["hospital~"], mention("hopsital", title="a"))
@example(["to:stbrigidmed"], mention("@StBrigidMed! "))
@example(["room NEAR/1 wait", "wait NEAR/0 room"], mention("wait #RoomToHeal"))
@example(
    ["caf\u00e9 NEAR/1 town", "town NEAR/1 wait"], mention("wait \u2014 town caf\u00e9 &amp; \u0433", title="town")
)
def test_the_matcher_agrees_with_the_reference(some: list[str], one: Mention) -> None:
    """The same rules hold, in the order of the rules, alone and in a batch, and in an explanation."""
    matcher = Matcher([rule(query, id=str(number)) for number, query in enumerate(some)])
    expected = [str(number) for number, query in enumerate(some) if reference_holds(parse(query), one)]

    alone = matcher.match(one)
    batch = matcher.match_many([mention(one.title), one, mention("")])

    assert [match.rule_id for match in alone] == expected
    assert batch[1] == alone
    assert [str(number) for number, query in enumerate(some) if explain(query, one).holds] == expected


@UNTIMED
@given(queries, texts, texts)
@example('"speak up"', "", "\u2014 #SpeakUP!")
@example("and", "R &amp; D", "")
def test_evidence_is_words_of_the_original(query: str, text: str, title: str) -> None:
    """Every piece of evidence is a slice of its field that alone is what some leaf of the query looks for."""
    one = mention(text, title)
    evidence = [piece for match in Matcher([rule(query)]).match(one) for piece in match.evidence]

    assert len(evidence) == len(set(evidence))
    assert evidence == sorted(evidence, key=lambda piece: (piece.field != "title", piece.start, piece.end))
    for piece in evidence:
        assert piece.text == {"title": one.title, "text": one.text}[piece.field][piece.start : piece.end]
        assert any(reference_holds(leaf, mention(piece.text)) for leaf in leaves(parse(query)))


@UNTIMED
@given(st.lists(st.one_of(texts, st.text(max_size=30), LINKED), min_size=1, max_size=6))
@example(["\u00c6re #x\u00c6re", "a&#30;b &#1075;", "www.a.b c", "1'U.S. a.'b `a.b"])
def test_lines_say_what_the_words_say(some: list[str]) -> None:
    """The quick way over many texts at once finds the same letters as the slow way over each."""
    assert lines_of(some).decode().split("\n") == [normalise(text).words.replace(" ", "") for text in some]


LONG = ["millbrook", "hospitals", "brigidines"]
slips = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["more", "less", "other", "swap"])), max_size=3)


def slipped(word: str, some: list[tuple[int, str]]) -> str:
    for at, slip in some:
        before, here, after = word[:at], word[at : at + 1], word[at + 1 :]
        changed = {"more": "z" + here, "less": "", "other": "z", "swap": after[:1] + here}[slip]
        word = before + changed + (after[1:] if slip == "swap" else after)
    return word


@UNTIMED
@given(st.sampled_from(LONG), slips, st.integers(1, 2))
@example("millbrook", [(0, "other"), (8, "other")], 2)
@example("millbrook", [(2, "swap"), (8, "other")], 2)
@example("millbrook", [(2, "swap"), (5, "swap")], 2)
@example("millbrook", [(0, "less"), (5, "swap")], 2)
def test_clues_stand_in_every_word_that_is_near_enough(word: str, some: list[tuple[int, str]], most: int) -> None:
    """A word within so many edits is found by one of the clues; and so many edits are what they are by definition."""
    other = slipped(word, some)
    near = edits(word, other) <= most

    assert within(word, other, most) is near
    assert not near or any(clue in f" {other} " for clue in clues(word, most))
