"""What is offered and weighed when an alert is not about the hospital."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hospital import Hospital

from bot.flow import propose
from bot.flow.propose import Misfit, Proposing, Unfit, Weighed
from bot.flow.rules import compiled

ROVERS = "St Brigid's Rovers needs a doctor beside the pitch on Saturday"
BOTH = "St Brigid's hospital in Dublin: St. Brigid Medical Center of Kildare has a nurse"


def proposing(hospital: Hospital) -> Proposing:
    return Proposing(hospital.store, hospital.bot.rules, hospital.clock)


def weighed(hospital: Hospital, typed: str, alert_id: int = 1) -> Weighed:
    answer = proposing(hospital).weigh(alert_id, typed)
    assert isinstance(answer, Weighed)
    return answer


def test_private_details_are_never_proposed(hospital: Hospital) -> None:
    """Nothing of an address that triage found stands among the exclusions."""
    hospital.hears("St Brigid's nurse wanted, write to tilda@quarry.example please")

    offer = proposing(hospital).offer(1)

    assert not [one.text for one in offer.candidates if "tilda" in one.text or "quarry" in one.text]


def test_an_exclusion_is_for_every_rule_that_matched(hospital: Hospital) -> None:
    """One rule alone would still open the alert; what they removed is counted once."""
    hospital.hears(BOTH)
    hospital.hears("Dublin: both St. Brigid Medical Center and St. Brigid's hospital have a ward")

    answer = weighed(hospital, "Dublin")

    assert [edit.rule.id for edit in answer.edits] == ["hospital-full-name", "hospital-short-name"]
    assert (answer.impact.matched, answer.impact.removed) == (1, 1)
    assert {one.text for one in proposing(hospital).offer(1).candidates} >= {'"dublin"', '"kildare"'}


def test_only_the_last_thirty_days_count(hospital: Hospital) -> None:
    """What was seen before tells little of now."""
    hospital.hears("The Rovers nurse at St. Brigid's was kind")
    hospital.clock.advance(days=31)
    hospital.hears(ROVERS)

    assert weighed(hospital, "rovers", 2).impact.matched == 0


def test_more_than_is_looked_at_is_said(hospital: Hospital, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest are looked at."""
    monkeypatch.setattr(propose, "MOST_MATCHED", 2)
    for number in range(4):
        hospital.hears(f"Nurse of St. Brigid's: thanks{number}, bed{number}, ward{number}")
    hospital.hears(ROVERS)

    impact = weighed(hospital, "rovers", 5).impact

    assert impact.capped
    assert impact.matched == 1


def test_the_alerts_own_mentions_do_not_count(hospital: Hospital) -> None:
    """They are what the exclusion is for."""
    hospital.hears(ROVERS, external_id="a")
    hospital.hears("St Brigid's Rovers doctor, yes", in_reply_to="a")

    assert weighed(hospital, "rovers").impact.matched == 0


def test_a_rule_that_was_taken_away(hospital: Hospital) -> None:
    """There is nothing left to exclude from; the alert can still be dismissed."""
    hospital.hears(ROVERS)
    book = hospital.bot.rules.current.book
    others = tuple(rule for rule in book.rules if rule.id != "hospital-short-name")
    hospital.bot.rules.replace(compiled(replace(book, rules=others)))

    offer = proposing(hospital).offer(1)

    assert (offer.rules, offer.candidates, offer.typed) == ((), (), "")
    assert proposing(hospital).weigh(1, "rovers") == Unfit(Misfit.NO_RULE)
    assert weighed(hospital, "").edits == ()
