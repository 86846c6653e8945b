"""Counting which queries hold, without saying why."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from made import PUBLISHED, mention, rule

from bot.query.holding import holding
from bot.query.matcher import Matcher

WORDS = st.lists(st.sampled_from(["brigid", "ward", "church", "#brigid", "été"]), max_size=6).map(" ".join)
QUERIES = ["brigid ward", "brigid -church", '"brigid ward" OR #brigid', "brigid NEAR/1 church", "ete"]


@given(st.lists(WORDS, max_size=5))
def test_it_says_what_the_matcher_says(texts: list[str]) -> None:
    """For every rule and mention."""
    rules = [rule(query, id=query) for query in QUERIES]
    mentions = [mention(text) for text in texts]

    found = holding(rules, mentions)

    matched = [{match.rule_id for match in matches} for matches in Matcher(rules).match_many(mentions)]
    assert [{query for query, holds in zip(QUERIES, one, strict=True) if holds} for one in found] == matched


def test_a_rule_out_of_season_does_not_hold() -> None:
    """As for the matcher."""
    late = replace(mention("brigid"), published_at=PUBLISHED.replace(year=2030))

    assert holding([rule("brigid", active_until=PUBLISHED)], [mention("brigid"), late]) == [(False,), (False,)]
    assert holding([rule("brigid", active_from=PUBLISHED)], [mention("brigid")]) == [(True,)]
