"""A good folder as values of the domain."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.oncall import Member, OnCall
from bot.domain.policy import Policy, Step, Target, TargetKind
from bot.domain.reply import Contact
from bot.domain.routing import Route, Routing
from bot.domain.rule import Example, Rule, RuleKind
from bot.domain.rulebook import Rulebook
from bot.domain.severity import Severity
from bot.domain.verdict import Label
from bot.rulebook.load import load
from bot.rulebook.wordbook import shipped

Book = Callable[..., Rulebook]


def test_a_rule_arrives_whole(book: Book) -> None:
    """Every key of a rule has its place in the value, and its file and line."""
    loaded = book(
        hospital="""kind: hospital
rules:
  - id: campaign
    name: The Campaign
    kind: campaign
    query: >
      #RoomToHeal OR
      "Room to Heal"
    owner: dana
    channel: "#campaigns"
    severity: High
    examples:
      match:
        - a RoomToHeal
      ignore: [b]
"""
    )

    assert loaded.rules == (
        Rule(
            id="campaign",
            name="The Campaign",
            kind=RuleKind.CAMPAIGN,
            query='#RoomToHeal OR "Room to Heal"',
            owner="dana",
            channel="campaigns",
            severity=Severity.HIGH,
            examples=(Example("a RoomToHeal", True, "hospital.yaml:14"), Example("b", False, "hospital.yaml:15")),
            where="hospital.yaml:3",
        ),
    )


def test_what_is_missing_has_its_documented_default(book: Book) -> None:
    """One file of rules is a whole folder."""
    loaded = book()

    assert loaded == Rulebook(rules=loaded.rules, wordbook=shipped())
    assert loaded.rules[0].name == "name"
    assert loaded.rules[0].kind is RuleKind.HOSPITAL


@pytest.mark.parametrize("written", ["2024", "no", "on", "1e3", "0x1f", "null"])
def test_values_that_yaml_would_mangle_stay_what_they_look_like(book: Book, written: str) -> None:
    """An id of digits or `no` is a text like any other."""
    loaded = book(hospital=f"kind: topic\nrules:\n  - id: {written}\n    name: {written}\n    query: {written}\n")

    rule = loaded.rules[0]
    assert (rule.id, rule.name, rule.query) == (written, written, written)


def test_active_days_are_those_of_the_time_zone_and_both_included(book: Book) -> None:
    """The end is the midnight after the last day, also when a clock change lies between."""
    loaded = book(
        hospital="kind: campaign\nrules:\n  - {id: a, query: a, active: {from: 2026-03-08, until: 2026-03-08}}\n",
        routing="timezone: America/Chicago\n",
    )

    rule = loaded.rules[0]
    assert rule.active_from == datetime(2026, 3, 8, 6, tzinfo=UTC)
    assert rule.active_until == datetime(2026, 3, 9, 5, tzinfo=UTC)


def test_one_end_of_the_active_days_may_be_left_open(book: Book) -> None:
    """`from` and `until` stand alone too."""
    loaded = book(
        hospital="kind: campaign\nrules:\n"
        "  - {id: a, query: a, active: {from: 2026-01-01}}\n"
        "  - {id: b, query: b, active: {until: '2026-01-01'}}\n"
    )

    first, second = loaded.rules
    assert (first.active_from, first.active_until) == (datetime(2026, 1, 1, tzinfo=UTC), None)
    assert (second.active_from, second.active_until) == (None, datetime(2026, 1, 2, tzinfo=UTC))


def test_replies_arrive_with_their_conditions(book: Book) -> None:
    """Contacts and templates keep every key."""
    loaded = book(
        replies="""hospital: St. Brigid Medical Center
contacts:
  - {id: care, name: Patient Relations, phone: 555-0142, email: a@stbrigid.example, url: https://stbrigid.example}
templates:
  - id: thanks
    text: "Thanks from {hospital}: {contact.care.phone}"
    categories: [praise]
    kinds: [hospital, campaign]
    sentiments: [positive]
"""
    )

    contact = Contact("care", "Patient Relations", "555-0142", "a@stbrigid.example", "https://stbrigid.example")
    template = loaded.replies.templates[0]
    assert loaded.replies.contacts == (contact,)
    assert template.text == "Thanks from {hospital}: {contact.care.phone}"
    assert template.categories == frozenset({"praise"})
    assert template.kinds == frozenset({RuleKind.HOSPITAL, RuleKind.CAMPAIGN})
    assert template.sentiments == frozenset({Label.POSITIVE})
    assert template.where == "replies.yaml:5"


def test_routing_and_oncall_arrive(book: Book) -> None:
    """The ops channel is the default channel unless it is named."""
    loaded = book(
        routing="default: news\nroutes:\n  - {kinds: [topic], at_least: high, channel: C0CRISIS1, policy: crisis}\n",
        oncall="people:\n  - {id: lee, name: Lee Park, slack: U0LEE0001}\n"
        "policies:\n  crisis: {steps: [{tell: [lee]}]}\n",
    )

    route = Route("C0CRISIS1", "crisis", frozenset({RuleKind.TOPIC}), Severity.HIGH)
    assert loaded.routing == Routing((route,), "news", "news", "UTC")
    policy = Policy("crisis", (Step(timedelta(0), (Target(TargetKind.PERSON, "lee"),)),))
    assert loaded.oncall == OnCall((Member("lee", "Lee Park", "U0LEE0001"),), policies=(policy,))


def test_sources_arrive_with_the_options_of_their_type(write: Callable[..., Path]) -> None:
    """Defaults are filled in; a file's path starts at the folder."""
    folder = write(
        sources="""sources:
  - {name: news, type: feed, url: 'https://news.example/rss', every: 5m, allow_private: yes}
  - {name: alerts, type: feed, url_env: GOOGLE_ALERTS_URL, shape: google-alerts, every: 2h}
  - {name: x, type: x, query: '"St. Brigid" -is:retweet', every: 30s}
  - {name: clippings, type: file, path: more/clippings.jsonl, every: 1s}
"""
    )

    news, alerts, x, clippings = load(folder).sources

    assert news.options == {"url": "https://news.example/rss", "url_env": "", "shape": "plain", "allow_private": True}
    assert alerts.options["url_env"] == "GOOGLE_ALERTS_URL"
    assert alerts.every == timedelta(hours=2)
    assert x.options == {"query": '"St. Brigid" -is:retweet', "pages": 5}
    assert clippings.options == {"path": str(folder / "more/clippings.jsonl")}
    assert (clippings.name, clippings.type, clippings.where) == ("clippings", "file", "sources.yaml:5")


def test_rules_stand_in_the_order_of_files_and_lines(book: Book) -> None:
    """The order is the same on every host."""
    loaded = book(
        zebra="kind: topic\nrules:\n  - {id: z, query: z}\n",
        alpha="kind: topic\nrules:\n  - {id: b, query: b}\n  - {id: a, query: a}\n",
    )

    assert [rule.id for rule in loaded.rules] == ["b", "a", "name", "z"]


def test_an_alias_is_the_value_it_repeats(book: Book) -> None:
    """People who know YAML's anchors may use them."""
    loaded = book(
        hospital="kind: topic\nrules:\n"
        "  - {id: a, query: a, examples: &same {match: [a]}}\n  - {id: b, query: b, examples: *same}\n"
    )

    assert [example.text for rule in loaded.rules for example in rule.examples] == ["a", "a"]
