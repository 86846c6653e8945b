"""Private answers to questions, as a person sees them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from slack_text import card_text, check_snapshot, raw
from slack_views import NOW, THREAD, a_mention, a_view, an_alert, judged, private

from bot.domain.alert import Change, State, Verb
from bot.domain.mention import Mention, StoredMention
from bot.domain.source import SourceState
from bot.flow.why import AlertWhy, RuleWhy, Trace, TracedFate
from bot.ports import Fate, Outcome
from bot.query.explain import explain
from bot.sandbox.limits import check_message_blocks
from bot.slack.reasons import alert_answer, trace_answer

QUERY = (
    '("St. Brigid" OR SBMC OR #StBrigid) ("emergency room" OR ward OR nurse OR surgeon OR clinic OR triage OR ICU) '
    "-church -(football OR soccer)"
)
LINK = "https://forum.millbrook.example/t/1"


def rule_why(mention: Mention, query: str = QUERY, near: float = 1.0, *, active: bool = True) -> RuleWhy:
    told = explain(query, mention)
    return RuleWhy("st-brigid", "St. Brigid by name", "hospital.yaml:26", query, told, near, active)


def alert_why() -> AlertWhy:
    text = "My mother Ann, 555-0147, fell in the emergency room at St. Brigid Medical Center."
    lead = judged(a_mention(text), private=(private(text, "555-0147", "phone"),))
    joins = (Change(17, 2, NOW, "wardwatch", Verb.JOIN, "", "", "joins alert 17 because it has the same link"),)
    gone = RuleWhy("old", "A rule of last year")
    alert = an_alert(why="no open alert has the same link; call 555-0147; routing: high hospital goes to reputation")
    return AlertWhy(alert, lead, (rule_why(lead.stored.mention), gone), joins)


def fate(outcome: Outcome | None, reason: str = "", text: str = "the church", **changes: object) -> Fate:
    stored = StoredMention(41, 1, a_mention(text), NOW)
    return replace(Fate(stored, outcome, reason, "millbrook-forum", NOW), **changes)


def trace(*fates: TracedFate, **changes: object) -> Trace:
    return replace(Trace(LINK, "forum.millbrook.example/t/1", fates), **changes)


DROPPED = a_mention("The nurse of St. Brigid church")
SOURCES = (
    SourceState("feed", polled_at=NOW, succeeded_at=NOW - timedelta(hours=9), trouble="HTTP 503 <!here>"),
    SourceState("new"),
    SourceState("x", polled_at=NOW, trouble="no token"),
)
ANSWERS = {
    "why-alert": alert_answer(alert_why()),
    "why-link-alerted": trace_answer(
        trace(TracedFate(fate(Outcome.ALERTED, "it joins alert 17"), an_alert(state=State.RESOLVED), THREAD)),
        {17: "https://stbrigid.slack.example/archives/C0REPUT01/p1"},
    ),
    "why-link-dropped": trace_answer(
        trace(TracedFate(fate(Outcome.UNMATCHED, "no rule matches"), nearest=rule_why(DROPPED, near=0.9))), {}
    ),
    "why-link-failed-and-waiting": trace_answer(
        trace(TracedFate(fate(None, edited_at=NOW)), TracedFate(fate(Outcome.FAILED, "KeyError: 'x'"))), {}
    ),
    "why-link-not-returned": trace_answer(trace(sources=SOURCES), {}),
    "why-no-link": trace_answer(trace(link=""), {}),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_answer(name: str) -> None:
    """At which step, why, and what to look at; Slack takes it."""
    check_snapshot(name, card_text(ANSWERS[name]))
    check_message_blocks(raw(ANSWERS[name]))


def test_private_details_are_dots_in_the_answer() -> None:
    """Also in the reasons."""
    assert "555-0147" not in card_text(ANSWERS["why-alert"])


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (rule_why(DROPPED, "church", active=False), "it is not about the day on which this was published"),
        (rule_why(DROPPED, "church"), "A rule holds now: it was changed since."),
    ],
)
def test_a_rule_that_holds_and_did_not_match(rule: RuleWhy, told: str) -> None:
    """Dates and later edits are reasons, too."""
    answer = trace_answer(trace(TracedFate(fate(Outcome.UNMATCHED, "no rule matches"), nearest=rule)), {})

    assert told in card_text(answer)


def test_slack_takes_the_longest_answer() -> None:
    """Whatever strangers and the team have written."""
    mention = a_mention("word " * 20_000 + "St. Brigid Medical Center")
    query = " ".join(f"(word OR alternative{number} OR St)" for number in range(60)) + " Brigid"
    rules = tuple(rule_why(mention, query) for _ in range(5))
    verdict = replace(a_view().lead.verdict, reasons=("r" * 5_000,) * 50)
    lead = replace(judged(mention), verdict=verdict)
    change = Change(17, 2, NOW, "wardwatch", Verb.JOIN, "", "", "j" * 5_000)
    many = tuple(SourceState("s" * 500, trouble="t" * 5_000) for _ in range(500))
    fates = tuple(TracedFate(fate(Outcome.UNMATCHED, "f" * 5_000), nearest=rules[0]) for _ in range(3))

    check_message_blocks(raw(alert_answer(AlertWhy(an_alert(why="w" * 9_000), lead, rules, (change,) * 3))))
    check_message_blocks(raw(trace_answer(trace(*fates), {})))
    check_message_blocks(raw(trace_answer(trace(sources=many), {})))
