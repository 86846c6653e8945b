"""X is asked for what the rules look for: several requests in turn, each with its own place, nothing lost between."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.rule import Rule, RuleKind
from bot.domain.source import Page, SourceConfig
from bot.errors import SourceLimitedError
from bot.ports import Source
from bot.query.pushdown.x import MAX_REQUEST
from bot.sources.build import SourceKeys, build_source
from bot.sources.x import XSource
from bot.sources.x_round import id_at
from tests.standins.x_server import OLDEST_ID, TOKEN, Fault, XServer

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
NAMES = [f"Ward{letter * 60}" for letter in "abcdefgh"]
"""So long that a request holds seven of them."""


@pytest.fixture
def x() -> Iterator[XServer]:
    with XServer(searches=True) as server:
        yield server


def rule(query: str, id: str = "hospital-name", **dates: datetime) -> Rule:
    return Rule(id=id, name=id, kind=RuleKind.HOSPITAL, query=query, **dates)


def source_for(x: XServer, *rules: Rule, pages: int = 5) -> XSource:
    config = SourceConfig("x", "x", timedelta(minutes=5), {"pages": pages})
    source = build_source(config, SourceKeys(x_bearer_token=TOKEN, x_base_url=x.url), rules)
    assert isinstance(source, XSource)
    return source


def two_requests(x: XServer, pages: int = 5) -> XSource:
    source = source_for(x, *[rule(name, id=f"ward-{number}") for number, name in enumerate(NAMES)], pages=pages)
    assert len(source.requests(NOW)) == 2
    return source


def numbers(page: Page) -> list[int]:
    return [int(mention.external_id) - OLDEST_ID for mention in page.mentions]


def poll(source: Source, cursor: str, now: datetime = NOW) -> tuple[list[int], str]:
    """All pages of one poll."""
    found: list[int] = []
    while True:
        page = source.fetch(cursor, now)
        assert not page.gap
        found += numbers(page)
        cursor = page.cursor
        if not page.more:
            return found, cursor


def test_the_rules_are_the_query(x: XServer) -> None:
    """Only what they look for is read, and paid for."""
    x.post(1, "A long wait at St. Brigid's")
    x.post(2, "The choir of St. Brigid's church")
    x.post(3, "Nothing of ours")
    x.post(4, "#StBrigid")

    found, _ = poll(source_for(x, rule('"St. Brigid" wait'), rule("#StBrigid", id="tag")), "")

    assert found == [4, 1]


def test_each_request_has_its_own_place(x: XServer) -> None:
    """Posts for one never move the other on."""
    source = two_requests(x)
    x.post(1, NAMES[0])
    x.post(2, NAMES[-1])

    first, cursor = poll(source, "")
    x.post(3, NAMES[-1])
    second, cursor = poll(source, cursor)
    third, _ = poll(source, cursor)

    assert (sorted(first), second, third) == ([1, 2], [3], [])
    assert len(json.loads(cursor)["requests"]) == 2


def test_requests_take_turns(x: XServer) -> None:
    """A flood of one does not keep the other waiting: each is asked once before any is asked again."""
    source = two_requests(x)
    for number in range(1, 8):
        x.post(number, NAMES[0])
    x.post(10, NAMES[-1])

    found, _ = poll(source, "")

    assert sorted(found) == [1, 2, 3, 4, 5, 6, 7, 10]
    assert [asked["query"] == x.asked[0]["query"] for asked in x.asked[:3]] == [True, False, True]


def test_a_poll_reads_so_many_pages_in_all(x: XServer) -> None:
    """However many requests there are; the next poll goes on where each of them stopped."""
    source = two_requests(x, pages=3)
    for number in range(1, 10):
        x.post(number, NAMES[0])
        x.post(number + 20, NAMES[-1])

    first, cursor = poll(source, "")
    asked = len(x.asked)
    found = [*first]
    for _ in range(4):
        more, cursor = poll(source, cursor)
        found += more

    assert (len(first), asked) == (6, 3)
    assert sorted(found) == [*range(1, 10), *range(21, 30)]


def test_every_request_is_asked_in_every_poll(x: XServer) -> None:
    """Even if there are more of them than pages: an empty page costs nothing."""
    source = two_requests(x, pages=1)
    x.post(1, NAMES[0])
    x.post(2, NAMES[-1])

    found, _ = poll(source, "")

    assert sorted(found) == [1, 2]


def test_a_crash_between_requests_reads_again(x: XServer) -> None:
    """The same cursor gives the same page, of the same request."""
    source = two_requests(x)
    x.post(1, NAMES[0])
    x.post(2, NAMES[-1])
    first = source.fetch("", NOW)

    once = source.fetch(first.cursor, NOW)
    again = source.fetch(first.cursor, NOW)

    assert numbers(once) == numbers(again) != numbers(first)


def test_a_limit_between_requests_goes_on_at_the_next_poll(x: XServer) -> None:
    """What was read stays read; the request that was refused comes first."""
    source = two_requests(x)
    x.post(1, NAMES[0])
    x.post(2, NAMES[-1])
    first = source.fetch("", NOW)
    x.fail_next(Fault(429))
    with pytest.raises(SourceLimitedError):
        source.fetch(first.cursor, NOW)

    rest, cursor = poll(source, first.cursor)

    assert sorted(numbers(first) + rest) == [1, 2]
    assert poll(source, cursor)[0] == []


def test_a_changed_rule_set_loses_nothing_and_reads_nothing_again(x: XServer) -> None:
    """A request that is new goes on from where the others were last asked, some minutes earlier."""
    before = source_for(x, rule("SBMC"))
    x.post(1, "SBMC")
    _, cursor = poll(before, "")
    after = source_for(x, rule("SBMC"), rule("Voss", id="voss"))
    x.post(later(NOW, minutes=5), "SBMC or Voss")
    x.post(2, "Voss, a week ago")

    found, _ = poll(after, cursor, NOW + timedelta(minutes=10))

    assert found == [later(NOW, minutes=5)]


def test_a_change_in_the_middle_of_a_poll_loses_nothing(x: XServer) -> None:
    """What the old request had not read yet, the new one reads."""
    before = source_for(x, rule("SBMC"))
    for number in range(1, 6):
        x.post(number, "SBMC")
    first = before.fetch("", NOW)
    assert first.more

    rest, _ = poll(source_for(x, rule("SBMC OR Voss")), first.cursor)

    assert {*numbers(first), *rest} == {1, 2, 3, 4, 5}


def test_an_unchanged_request_keeps_its_place(x: XServer) -> None:
    """When another one changes, it reads nothing twice."""
    rules = [rule(name, id=f"ward-{number}") for number, name in enumerate(NAMES)]
    x.post(1, NAMES[0])
    _, cursor = poll(source_for(x, *rules), "")
    changed = source_for(x, *rules[:-1], replace(rules[-1], query="Ward" + "z" * 60))
    kept = set(source_for(x, *rules).requests(NOW)) & set(changed.requests(NOW))

    found, _ = poll(changed, cursor)

    assert kept
    assert found == []


def test_a_place_of_a_query_by_hand_is_taken_over(x: XServer) -> None:
    """As a cursor of the time before several requests has it, too."""
    x.post(1, "SBMC")
    x.post(2, "SBMC")

    found, _ = poll(source_for(x, rule("SBMC")), json.dumps({"since_id": str(OLDEST_ID + 1)}))

    assert found == [2]


def test_a_request_that_finds_nothing_for_weeks_has_no_gap(x: XServer) -> None:
    """It was asked all the time: nothing was missed, and nothing is read from the beginning."""
    source = source_for(x, rule("SBMC"))
    x.post(1, "SBMC")
    cursor, now = "", NOW
    for _ in range(4):
        _, cursor = poll(source, cursor, now)
        now += timedelta(days=6)
        x.oldest_id = id_at((now - timedelta(days=7)).timestamp())
    x.post(later(now, hours=-1), "SBMC again")

    found, _ = poll(source, cursor, now)

    assert found == [later(now, hours=-1)]


def test_a_long_silence_of_ours_is_still_a_gap(x: XServer) -> None:
    """Nobody asked for longer than X looks back."""
    source = source_for(x, rule("SBMC"))
    x.post(1, "SBMC")
    _, cursor = poll(source, "")
    now = NOW + timedelta(days=20)
    x.oldest_id = id_at((now - timedelta(days=7)).timestamp())

    assert source.fetch(cursor, now).gap


def test_a_campaign_is_asked_for_on_its_days(x: XServer) -> None:
    """From its first day until its last post is out of X's reach."""
    campaign = rule("#RoomToHeal", id="room", active_from=NOW, active_until=NOW + timedelta(days=2))
    source = source_for(x, rule("SBMC"), campaign)

    asked = [source.requests(NOW + timedelta(days=days)) for days in (-1, 1, 8, 10)]

    assert [["#RoomToHeal" in query for query in queries] for queries in asked] == [[False], [True], [True], [False]]


def test_nothing_to_ask_for_asks_nothing(x: XServer) -> None:
    """Between two campaigns the place is kept."""
    source = source_for(x, rule("#RoomToHeal", active_until=NOW - timedelta(days=30)))

    assert source.fetch("some place", NOW) == Page((), "some place")
    assert x.asked == []


def test_a_query_by_hand_is_asked_as_it_stands(x: XServer) -> None:
    """Whatever the rules say."""
    config = SourceConfig("x", "x", timedelta(minutes=5), {"query": "Voss -is:retweet"})
    source = build_source(config, SourceKeys(x_bearer_token=TOKEN, x_base_url=x.url), [rule("SBMC")])

    source.fetch("", NOW)

    assert x.asked[0]["query"] == "Voss -is:retweet"


def test_many_rules_are_requests_that_x_takes(x: XServer) -> None:
    """Each within X's length; the stand-in refuses what X refuses."""
    rules = [rule(f'"Ward {number}" (nurses OR "waiting room") -church', id=f"ward-{number}") for number in range(40)]
    source = source_for(x, *rules)

    poll(source, "")

    assert {asked["query"] for asked in x.asked} == set(source.requests(NOW))
    assert all(len(asked["query"]) <= MAX_REQUEST for asked in x.asked)


def later(moment: datetime, **by: float) -> int:
    """The number of a post published so much later."""
    return id_at((moment + timedelta(**by)).timestamp()) - OLDEST_ID
