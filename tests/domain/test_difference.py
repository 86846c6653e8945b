"""What an edit changed, by the names and keys that the team writes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from moved_clock import NOON

from bot.domain.difference import Changed, Difference, Entries, difference
from bot.domain.oncall import BusinessHours, Member, OnCall, QuietHours
from bot.domain.policy import Condition, Policy, Step, Target, TargetKind
from bot.domain.reply import Contact, Replies, Template
from bot.domain.role import Grant, Role, Roles
from bot.domain.roster import Layer, Rotation, Schedule
from bot.domain.routing import Route, Routing
from bot.domain.rule import Example, Rule, RuleKind
from bot.domain.rulebook import Rulebook
from bot.domain.severity import Severity
from bot.domain.source import SourceConfig


def policy(member: str) -> Policy:
    return Policy("crisis", (Step(timedelta(0), (Target(TargetKind.PERSON, member),)),))


NAME = Rule("full-name", "By its full name", RuleKind.HOSPITAL, "SBMC", examples=(Example("SBMC", True, "a.yaml:5"),))
CAMPAIGN = Rule("room-to-heal", "Room to Heal", RuleKind.CAMPAIGN, "#RoomToHeal", where="campaigns.yaml:4")
NEWS = SourceConfig("news", "feed", timedelta(minutes=5), {"url": "https://news.example/feed"}, "sources.yaml:2")
BOOK = Rulebook(
    rules=(NAME, CAMPAIGN),
    replies=Replies(
        "St. Brigid", (Contact("relations", "Patient Relations", phone="555-0142"),), (Template("t", "Hi"),)
    ),
    routing=Routing((Route("campaigns", kinds=frozenset({RuleKind.CAMPAIGN})),)),
    oncall=OnCall((Member("dana", "Dana Whitfield", "U0DANA001"),), policies=(policy("dana"),)),
    sources=(NEWS,),
)


def rules(*changed: Rule) -> Rulebook:
    return replace(BOOK, rules=changed)


def test_the_same_rules_differ_in_nothing() -> None:
    """A folder that was saved again without an edit."""
    assert difference(BOOK, replace(BOOK)).is_empty


def test_where_an_entry_stands_does_not_count() -> None:
    """A comment above it, or another file; and the place of an example inside it."""
    moved = replace(NAME, where="other.yaml:90", examples=(Example("SBMC", True, "other.yaml:95"),))

    assert difference(BOOK, replace(rules(moved, CAMPAIGN), warnings=("a warning",))).is_empty


def test_rules_that_came_and_went() -> None:
    """By their ids."""
    found = difference(rules(NAME), rules(CAMPAIGN))

    assert found == Difference(rules=Entries(added=("room-to-heal",), removed=("full-name",)))


@pytest.mark.parametrize(
    ("edited", "keys"),
    [
        (replace(NAME, query="SBMC OR brigid"), ("query",)),
        (replace(NAME, severity=Severity.HIGH, owner="dana"), ("owner", "severity")),
        (replace(NAME, active_from=NOON, active_until=NOON + timedelta(days=1)), ("active",)),
        (replace(NAME, examples=(Example("SBMC", False),)), ("examples",)),
    ],
    ids=["query", "two keys", "active", "an example"],
)
def test_a_changed_rule_names_its_keys(edited: Rule, keys: tuple[str, ...]) -> None:
    """As they are called in the file."""
    assert difference(BOOK, rules(edited, CAMPAIGN)).rules.changed == (Changed("full-name", keys),)


def test_the_order_of_rules_means_something() -> None:
    """The first of two rules leads an alert."""
    assert difference(BOOK, rules(CAMPAIGN, NAME)) == Difference(rules=Entries(reordered=True))


def test_an_entry_that_was_added_reorders_nothing() -> None:
    """Wherever it stands."""
    assert not difference(rules(NAME), rules(CAMPAIGN, NAME)).rules.reordered


def test_everything_else_of_the_folder_counts_too() -> None:
    """Replies, contacts, people, policies, sources, and the keys that stand by themselves."""
    after = replace(
        BOOK,
        replies=Replies("St. Brigid's", (), (Template("t", "Hello"),)),
        routing=replace(BOOK.routing, routes=(), ops_channel="wardwatch-ops"),
        oncall=OnCall((Member("lee", "Lee Park", "U0LEE0001"),), policies=(policy("lee"),)),
        sources=(replace(NEWS, every=timedelta(minutes=1), options={"url": "https://news.example/other"}),),
    )

    assert difference(BOOK, after) == Difference(
        templates=Entries(changed=(Changed("t", ("text",)),)),
        contacts=Entries(removed=("relations",)),
        people=Entries(added=("lee",), removed=("dana",)),
        policies=Entries(changed=(Changed("crisis", ("steps",)),)),
        sources=Entries(changed=(Changed("news", ("every", "url")),)),
        files=(Changed("routing.yaml", ("routes", "ops")), Changed("replies.yaml", ("hospital",))),
    )


def duty(*members: str) -> Schedule:
    rotation = Rotation(members, NOON.replace(tzinfo=None), 7, NOON.time())
    return Schedule("duty", "Duty", "UTC", (Layer(rotation),), where="oncall.yaml:9")


def test_schedules_differ_by_what_they_say() -> None:
    """Wherever they stand."""
    before = replace(BOOK, oncall=OnCall(schedules=(duty("dana", "lee"),)))
    moved = replace(BOOK, oncall=OnCall(schedules=(replace(duty("dana", "lee"), where="oncall.yaml:90"),)))
    after = replace(BOOK, oncall=OnCall(schedules=(duty("lee", "dana"),)))

    assert difference(before, moved).is_empty
    assert difference(before, after) == Difference(schedules=Entries(changed=(Changed("duty", ("layers",)),)))
    assert difference(before, replace(BOOK, oncall=OnCall())).schedules == Entries(removed=("duty",))


def test_a_policy_names_its_keys_as_they_are_written() -> None:
    """How often it repeats is `repeat` in the file."""
    walked_twice = replace(policy("dana"), repeats=1, confirm_after=timedelta(hours=1))

    found = difference(BOOK, replace(BOOK, oncall=replace(BOOK.oncall, policies=(walked_twice,))))

    assert found == Difference(policies=Entries(changed=(Changed("crisis", ("repeat", "confirm_after")),)))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("roles", Roles((Grant(Role.ADMIN, members=("dana",)),))),
        ("quiet_hours", QuietHours(Condition(weekdays=frozenset({6})), Severity.HIGH, "UTC")),
        ("business_hours", BusinessHours(timezone="Europe/London")),
    ],
)
def test_who_may_do_what_and_which_hours_count(key: str, value: object) -> None:
    """These stand in oncall.yaml by themselves."""
    after = replace(BOOK, oncall=replace(BOOK.oncall, **{key: value}))

    assert difference(BOOK, after) == Difference(files=(Changed("oncall.yaml", (key,)),))


@pytest.mark.parametrize(
    ("after", "asks_otherwise"),
    [
        (rules(NAME), True),
        (rules(NAME, replace(CAMPAIGN, query="heal")), True),
        (rules(NAME, replace(CAMPAIGN, active_from=NOON)), True),
        (rules(NAME, replace(CAMPAIGN, severity=Severity.HIGH)), False),
        (rules(CAMPAIGN, NAME), False),
        (replace(BOOK, sources=()), False),
    ],
    ids=["removed", "query", "active", "severity", "order", "sources"],
)
def test_what_is_looked_for_may_have_changed(after: Rulebook, asks_otherwise: bool) -> None:
    """Sources that ask for what the rules look for must know."""
    assert difference(BOOK, after).asks_otherwise is asks_otherwise
