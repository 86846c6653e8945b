"""What X is asked for, query by query, and what is said of it."""

from datetime import timedelta

import pytest
from made import PUBLISHED, rule

from bot.query.pushdown.x import MAX_REQUEST, Compilation, compile_for_x, rules_to_ask
from tests.standins.x_semantics import read


def compiled(*queries: str, source: str = "") -> Compilation:
    return compile_for_x([rule(query, id=f"rule-{number}") for number, query in enumerate(queries)], source)


def asked(*queries: str, source: str = "") -> list[str]:
    return [request.query for request in compiled(*queries, source=source).requests]


def widened(query: str) -> list[str]:
    return [f"{one.part}: {one.why}" for plan in compiled(query).plans for one in plan.widenings]


def missed(query: str) -> list[str]:
    return [one.why for plan in compiled(query).plans for one in plan.unasked if one.misses]


@pytest.mark.parametrize(
    ("query", "request_to_x"),
    [
        ("sepsis", "sepsis"),
        ("sepsis OR strike", "sepsis OR strike"),
        ("sepsis strike", "sepsis strike"),
        ("sepsis (strike OR walkout)", "sepsis (strike OR walkout)"),
        ('"speak up"', '"speak up" OR #speakup'),
        ('"St. Brigid"', '"St Brigid" OR #stbrigid'),
        ('"St. Brigid\'s"', '"St Brigid\'s" OR "St Brigids" OR #stbrigids'),
        ("SBMC", 'SBMC OR "S.B.M.C"'),
        ("U.M.M.C.", '"U.M.M.C" OR UMMC'),
        ("nurses", 'nurses OR "nurse\'s"'),
        ("O'Brien", '"O Brien" OR Obrien'),
        ("e-mail", '"e mail" OR #email'),
        ("24/7", '"24 7" OR 247'),
        ("AT&T", '"at and t" OR "at t" OR #atandt'),
        ("café", "café OR cafe"),
        ("Straße", "Straße OR Strasse"),
        ("город", "город"),
        ("#RoomToHeal", "#RoomToHeal"),
        ("#2026", "2026"),
        ("@StBrigidMed", "@StBrigidMed"),
        ("@voss.bsky.social", '"voss bsky social"'),
        ("from:voss", "from:voss"),
        ("sepsis lang:en", "sepsis lang:en"),
        ("sepsis -from:voss -lang:es", "sepsis -from:voss -lang:es"),
        ("sepsis kind:quote", "sepsis is:quote"),
        ("sepsis kind:post", "sepsis -is:reply -is:quote"),
        ("sepsis -kind:post", "sepsis (is:reply OR is:quote)"),
        ("sepsis site:x.com", "sepsis"),
        ("sepsis title:(-strike)", "sepsis"),
        ("sepsis -rating:<=2", "sepsis"),
        ("sepsis -#strike -@voss", "sepsis -#strike -@voss"),
    ],
)
def test_what_x_can_be_asked_for_is_asked_for_exactly(query: str, request_to_x: str) -> None:
    """With the spellings that are one word to us and several to X; nothing is left to check."""
    assert asked(query) == [request_to_x]
    assert (widened(query), missed(query)) == ([], [])


@pytest.mark.parametrize(
    ("query", "request_to_x"),
    [
        ("sepsis -(strike OR walkout)", '(sepsis -strike -walkout) OR (sepsis ("strike\'s" OR "walkout\'s"))'),
        ("sepsis -strike -(walkout OR from:voss)", None),
        ("sepsis -nurses", "sepsis -nurses"),
        ("sepsis -(strike #walkout)", "sepsis"),
        ("(sepsis -#a) OR (strike -#b)", "(sepsis -#a) OR (strike -#b)"),
    ],
)
def test_a_negated_group_is_taken_apart_where_that_is_the_same(query: str, request_to_x: str | None) -> None:
    """`-(a OR b)` refuses each; `-(a b)` would refuse a choice, which X does not take."""
    (request,) = asked(query)

    assert request_to_x is None or request == request_to_x
    assert "-(" not in request


def test_a_refused_word_keeps_what_only_x_sees_it_in() -> None:
    """X cuts `church's` into `church` and `s`, and would refuse what our rule holds for."""
    assert asked("SBMC2 -church") == ['(SBMC2 -church) OR (SBMC2 "church\'s")']


@pytest.mark.parametrize(
    ("query", "request_to_x", "part"),
    [
        ("a NEAR/3 b", "a b", "NEAR/3: at most 3 words between"),
        (
            "(sepsis OR ward) ONEAR/2 strike",
            "(sepsis OR ward) strike",
            "ONEAR/2: in this order, at most 2 words between",
        ),
        ("case:Rush", "Rush", '"Rush" with these capitals'),
        ("sepsis brigid*", "sepsis", "a word that begins brigid"),
        ("sepsis brigid~", "sepsis", "a word within 1 edit of brigid"),
        ("sepsis followers:>=10", "sepsis", "the field followers:>=10"),
        ("sepsis verified:true", "sepsis", "the field verified:true"),
        ("sepsis has:link", "sepsis (has:links OR is:quote)", "the field has:link"),
        ("sepsis to:voss", "sepsis @voss", "the field to:voss"),
        ("sepsis source:x", "sepsis", "the field source:x"),
        ("sepsis and", "sepsis", "the word and"),
        ("sepsis 病院", "sepsis", "the word 病院"),
        ('sepsis -"match day"', "sepsis", 'NOT the phrase "match day"'),
        ("sepsis -don", "sepsis", "NOT the word don"),
        ("sepsis -case:Rush", "sepsis", 'NOT "Rush" with these capitals'),
        ("sepsis -church*", "sepsis -church", "NOT a word that begins church"),
        ("sepsis -(a NEAR/2 b)", "sepsis", "NOT NEAR/2: at most 2 words between"),
        ("sepsis (strike OR -walkout)", "sepsis", "OR: any of"),
    ],
)
def test_what_x_cannot_be_asked_for_is_widened_and_said(query: str, request_to_x: str, part: str) -> None:
    """The part, and why; it is checked here."""
    assert asked(query) == [request_to_x]
    assert [one.partition(": X ")[0].startswith(part) for one in widened(query)] == [True]


def test_the_source_that_asks_is_known_by_its_name() -> None:
    """A rule for other sources asks X for nothing."""
    assert asked("sepsis source:x", source="x") == ["sepsis"]
    assert asked("sepsis source:google-news", source="x") == []


@pytest.mark.parametrize(
    "query", ["brigid*", "病院", "brigid~", "and", "lang:en", "followers:>=10 lang:en", "title:(-a) lang:en"]
)
def test_a_rule_that_nothing_anchors_is_said_to_be_missed(query: str) -> None:
    """Never silently."""
    assert asked(query) == []
    assert len(missed(query)) == 1
    assert missed(query)[0]


def test_one_choice_that_cannot_be_asked_for_takes_no_other_with_it() -> None:
    """It alone is missed."""
    assert asked("brigid* OR sepsis") == ["sepsis"]
    assert missed("brigid* OR sepsis") == ["X knows no beginnings of words"]


@pytest.mark.parametrize("query", ["title:sepsis", "sepsis rating:<=2", "sepsis kind:review", "from:voss.bsky.social"])
def test_what_no_post_of_x_can_hold_is_not_asked_for(query: str) -> None:
    """It costs nothing, and nothing is missed."""
    (plan,) = compiled(query).plans

    assert asked(query) == []
    assert [one.misses for one in plan.unasked] == [False]


def test_rules_share_requests() -> None:
    """As few as fit; each says for which rules it reads."""
    found = compiled("sepsis", "strike -#bus", "Voss hospital")

    assert [request.query for request in found.requests] == ["sepsis OR (strike -#bus) OR (Voss hospital)"] or len(
        found.requests
    ) == 1
    assert found.requests[0].rules == ("rule-0", "rule-1", "rule-2")
    assert [plan.requests for plan in found.plans] == [(0,), (0,), (0,)]


def test_what_another_rule_asks_for_anyway_is_asked_for_once() -> None:
    """Each post is paid for once, and both rules read it."""
    found = compiled('"St. Brigid Medical Center"', '"St. Brigid"', '"st brigid" hospital', "#StBrigid")

    assert [request.query for request in found.requests] == ['#stbrigidmedicalcenter OR "St Brigid" OR #stbrigid']
    assert found.requests[0].rules == ("rule-0", "rule-1", "rule-2", "rule-3")


def test_a_long_rule_is_asked_for_in_pieces() -> None:
    """By its choices, or by the choices within it."""
    names = " OR ".join(f"hospital{number}" for number in range(60))
    apart, within = asked(names), asked(f"sepsis ({names}) -#bus")

    assert len(apart) == len(within) == 2
    assert all(query.startswith("sepsis (") and query.endswith(" -#bus") for query in within)


def test_a_conjunction_that_is_too_long_loses_its_refusals_first() -> None:
    """And says which."""
    words = " ".join(f"hospital{number}" for number in range(40))
    refusals = " ".join(f"-#tag{number}" for number in range(20))

    (request,) = asked(f"{words} {refusals}")

    assert len(request) <= MAX_REQUEST
    assert "hospital39" in request
    assert "-#tag19: there is no room for it in 512 characters" in widened(f"{words} {refusals}")


def test_a_phrase_that_is_too_long_is_asked_for_by_its_beginning() -> None:
    """Whoever says all of it says that."""
    phrase = " ".join(f"word{number}" for number in range(100))

    (request,) = asked(f'"{phrase}" sepsis')

    assert len(request) <= MAX_REQUEST
    assert widened(f'"{phrase}" sepsis')


def test_a_word_without_end_is_missed_and_said() -> None:
    """X takes none of it."""
    assert asked("a" * 600) == []
    assert len(missed("a" * 600)) == 1


def test_many_rules_make_few_requests() -> None:
    """Three hundred rules of one name each."""
    requests = asked(*[f'"Hospital {number} Millbrook"' for number in range(300)])

    assert all(len(query) <= MAX_REQUEST for query in requests)
    assert all(read(query) for query in requests)
    assert len(requests) <= sum(map(len, requests)) / 400


def test_rules_are_asked_for_as_long_as_x_finds_posts_of_their_days() -> None:
    """A week beyond their end."""
    week = rule("sepsis", active_from=PUBLISHED, active_until=PUBLISHED + timedelta(days=1))

    asked_on = [bool(rules_to_ask([week], PUBLISHED + timedelta(days=days))) for days in (-1, 0, 7, 9)]

    assert asked_on == [False, True, True, False]
