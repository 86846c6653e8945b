"""Private details are dots until somebody who may looks at them; and people say what they think of a verdict."""

from __future__ import annotations

from hospital import Hospital

from bot.domain.alert import State, Verb
from bot.flow.measures import told_of_triage

LEAKED = "St. Brigid Medical Center read out my number, call me at 614-555-0147. I am in room 412."


def test_a_lead_looks_at_what_is_hidden(hospital: Hospital) -> None:
    """Nobody else sees it, and that Lee looked is in the history."""
    alert = hospital.alert_about(LEAKED)
    assert "614-555-0147" not in str(alert.blocks)
    assert "412" not in alert.text

    with hospital.listening():
        alert.choose_more("Show private details", by="lee")
        whisper = hospital.workspace.person("lee").expect_whisper("614-555-0147")
        alert.expect_shows("looked at the private details")

    assert "phone: 614-555-0147" in whisper.text
    assert "room: 412" in whisper.text
    assert "614-555-0147" not in str(alert.blocks)
    assert [line.who for line in hospital.store.changes(1) if line.verb is Verb.REVEAL] == ["U0LEE0001"]


def test_who_may_not_look_is_refused_and_recorded(hospital: Hospital) -> None:
    """Sam responds, but does not lead."""
    alert = hospital.alert_about(LEAKED)

    with hospital.listening():
        alert.choose_more("Show private details", by="sam")
        refused = hospital.workspace.person("sam").expect_whisper("this needs a lead of the team")

    assert "614" not in refused.text
    assert [one.verb for one in hospital.store.refusals(0, 10)] == [Verb.REVEAL]
    assert not [line for line in hospital.store.changes(1) if line.verb is Verb.REVEAL]


def test_nothing_hidden_is_nothing_looked_at(hospital: Hospital) -> None:
    """A history of looks has only looks in it."""
    alert = hospital.alert_about("Three hours of waiting at St. Brigid Medical Center")

    with hospital.listening():
        alert.choose_more("Show private details", by="dana")
        hospital.workspace.person("dana").expect_whisper("Nothing is hidden")

    assert not [line for line in hospital.store.changes(1) if line.verb is Verb.REVEAL]


def test_suggestions_hold_no_private_detail(hospital: Hospital) -> None:
    """What is hidden in the quote is in no prepared answer either."""
    alert = hospital.alert_about(LEAKED)

    [reply] = alert.thread
    assert "614-555-0147" not in str(reply.blocks)
    assert "412" not in reply.text


def test_too_high_is_kept_and_counted(hospital: Hospital) -> None:
    """The alert goes on as it was; the report tells how often people disagreed."""
    alert = hospital.alert_about("Three hours of waiting at St. Brigid Medical Center")
    before = hospital.store.alert(1)

    with hospital.listening():
        alert.choose_more("Severity is too high", by="sam")
        alert.expect_shows(f"found {before.severity} too high")

    after = hospital.store.alert(1)
    assert (after.state, after.severity) == (State.OPEN, before.severity)
    said = told_of_triage(hospital.store, before.opened_at, hospital.now.replace(year=2030))
    assert (
        said.total.too_high
        == said.by_category[before.category].too_high
        == said.by_rule[before.rule_name].too_high
        == 1
    )
