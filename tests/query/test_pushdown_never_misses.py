"""What is pushed to X, against a slow X: no post that a rule holds for is missed, and X takes every request.

The posts are such as people write on X. What X's language cannot reach at all is not among them, and is named in
docs/sources.md: the parts of a longer hashtag, accents that the rule does not have, apostrophes within a word other
than before its last `s`.
"""

import re
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st
from made import PUBLISHED, rule

from bot.domain.mention import Author, Mention, MentionKind
from bot.domain.rule import Rule
from bot.errors import QueryError
from bot.query.matcher import Matcher
from bot.query.pushdown.x import MAX_REQUEST, compile_for_x
from bot.query.syntax import parse
from tests.standins.x_semantics import Post, finds, read

SOURCE = "x"
WORDS = ["St", "St.", "Brigid", "brigid's", "Brigids", "SBMC", "S.B.M.C.", "ward", "nurses", "nurse's", "nurse", "ER"]
WORDS += [
    "church",
    "church's",
    "Church",
    "AT&T",
    "e-mail",
    "café",
    "24/7",
    "up",
    "speak",
    "don't",
    "don",
    "and",
]
WORDS += ["O'Brien", "OR'", "Straße", "город", "病院"]
NAMES = ["#SpeakUp", "#StBrigid", "#ERward", "@StBrigidMed", "@river_h", "#2026", "#café", "@voss.bsky.social"]
FIELDS = ["lang:en", "lang:es", "lang:en-gb", "from:river_h", "from:a.very.long.handle", "to:StBrigidMed", "has:link"]
FIELDS += ["has:media", "kind:post", "kind:reply", "kind:quote", "kind:review", "verified:true", "followers:>=10"]
FIELDS += ["rating:<=2", "site:x.com", "site:example.org", "source:x", "source:feed"]

SAID = ["St.", "St", "Brigid", "Brigid's", "BRIGIDS", "SBMC", "S.B.M.C.", "sbmc", "ward", "nurses", "nurse's", "nurse"]
SAID += [
    "ER",
    "E.R.",
    "church",
    "church's",
    "Church\u2019s",
    "AT&T",
    "at and t",
    "e-mail",
    "E mail",
    "café",
    "24/7",
    "24-7",
]
SAID += ["speak", "up", "Speak-Up!", "don't", "don", "O'Brien", "obrien", "Straße", "strasse", "ГОРОД", "病院", "wards"]
SAID += ["#SpeakUp", "#speakup", "#stbrigid", "#ER", "#Café", "#2026", "@StBrigidMed", "@river_h", "#church", "&", "\n"]
SAID += ["https://t.co/AbC", "@StBrigidMed", "—", "(", "😡", "'church'", '"', "#StBrigid's", "2026", "café's"]


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=2, max_size=3)
    return st.one_of(
        several.map(" ".join),
        several.map(lambda parts: f"({' OR '.join(parts)})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}) -({two[1]})"),
        st.tuples(inner, inner).map(lambda two: f"{two[0]} OR ({two[1]})"),
    )


def is_a_query(query: str) -> bool:
    try:
        parse(query)
    except QueryError:
        return False
    return True


quoted = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(lambda words: f'"{" ".join(words)}"')
near = st.tuples(st.sampled_from(WORDS), st.sampled_from(["NEAR/2", "ONEAR/1"]), quoted).map(" ".join)
rarer = [
    "brigid*",
    '"st brig*"',
    "brigid~",
    "church*",
    "case:SBMC",
    'case:"St Brigid"',
    "title:SBMC",
    "title:(-church)",
]
leaf = st.one_of(
    *[st.sampled_from(some) for some in (WORDS, NAMES, FIELDS, rarer)], st.sampled_from(WORDS), quoted, near
)
queries = st.recursive(leaf, nested, max_leaves=8).filter(is_a_query)
gaps = st.sampled_from([" ", " ", " ", ", ", "! ", "\n"])
texts = st.lists(st.tuples(st.sampled_from(SAID), gaps), max_size=10).map(
    lambda pieces: "".join(word + gap for word, gap in pieces)
)
posts = st.builds(
    Post,
    text=texts,
    author=st.sampled_from(["river_h", "somebody"]),
    lang=st.sampled_from(["en", "es", "und"]),
    is_reply=st.booleans(),
    is_quote=st.booleans(),
)


def as_mention(post: Post) -> Mention:
    """As `bot.sources.x_post` makes it."""
    kind = MentionKind.QUOTE if post.is_quote else MentionKind.REPLY if post.is_reply else MentionKind.POST
    return Mention(
        source=SOURCE,
        external_id="1",
        text=post.text,
        published_at=PUBLISHED,
        url=f"https://x.com/{post.author}/status/1",
        lang=post.lang,
        kind=kind,
        author=Author(post.author, followers=20, verified=True),
        quoted_url="https://x.com/i/status/2" if post.is_quote else "",
    )


def held_by(rules: list[Rule], post: Post) -> set[str]:
    """The rules that hold, and not only thanks to a part of a longer hashtag: capitals are what shows the parts."""
    plain = replace(post, text=re.sub(r"#\w+", lambda tag: tag[0].lower(), post.text))
    matcher = Matcher(rules)
    return set.intersection(*({match.rule_id for match in matcher.match(as_mention(one))} for one in (post, plain)))


@settings(deadline=None, max_examples=200)
@given(st.lists(queries, min_size=1, max_size=5), posts)
@example(['"speak up"'], Post("#SpeakUp!"))
@example(["St -church"], Post("St. and the church's roof"))
@example(["St -don"], Post("St. don't"))
@example(['ward -(church OR "St Brigid")'], Post("ward"))
@example(["nurses"], Post("the nurse's room"))
@example(["SBMC"], Post("S.B.M.C."))
@example(['"AT&T"'], Post("at and t"))
def test_no_post_that_a_rule_holds_for_is_missed(some: list[str], post: Post) -> None:
    """Of every rule whose whole could be asked for, alone and beside others."""
    rules = [rule(query, id=str(number)) for number, query in enumerate(some)]
    compilation = compile_for_x(rules, SOURCE)
    complete = {plan.rule: plan for plan in compilation.plans if not any(one.misses for one in plan.unasked)}

    held = held_by(rules, post)

    for rule_id in held & set(complete):
        asked = [compilation.requests[number].query for number in complete[rule_id].requests]
        assert any(finds(query, post) for query in asked), (some[int(rule_id)], asked)


many_words = st.lists(st.sampled_from([*WORDS, "rheumatology", "otolaryngology", "gastroenterology"]), min_size=30)
long_queries = st.one_of(
    many_words.map(lambda words: f"ward ({' OR '.join(words)}) -({' OR '.join(words[:9])})"),
    many_words.map(lambda words: f'"{" ".join(words)}"'),
    many_words.map(" ".join),
    st.tuples(many_words, many_words).map(lambda two: f"({' OR '.join(two[0])}) ({' OR '.join(two[1])})"),
)


@settings(deadline=None, max_examples=80)
@given(st.lists(st.one_of(queries, long_queries.filter(is_a_query)), min_size=1, max_size=6))
def test_x_takes_every_request(some: list[str]) -> None:
    """Each is within the length, and one that X's grammar has."""
    compilation = compile_for_x([rule(query, id=str(number)) for number, query in enumerate(some)], SOURCE)

    for request in compilation.requests:
        assert len(request.query) <= MAX_REQUEST
        read(request.query)
        assert request.rules


@settings(deadline=None, max_examples=80)
@given(long_queries.filter(is_a_query), st.lists(st.sampled_from(SAID), max_size=40))
def test_what_is_cut_to_length_misses_nothing(query: str, words: list[str]) -> None:
    """A rule that is longer than a request is split, or asked for more widely."""
    post = Post(" ".join(words))
    compilation = compile_for_x([rule(query)], SOURCE)
    held = held_by([rule(query)], post)
    missing = any(one.misses for plan in compilation.plans for one in plan.unasked)

    assert missing or not held or any(finds(request.query, post) for request in compilation.requests)
