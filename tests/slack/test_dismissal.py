"""The form of Not about us, as a person sees it, and what is read from it."""

from dataclasses import replace
from typing import Any

import pytest
from slack_text import check_snapshot, view_text
from slack_views import a_mention, an_alert, judged, private

from bot.domain.alert import State
from bot.domain.proposal import Impact
from bot.domain.rule import Rule, RuleKind
from bot.domain.view import CaseMention
from bot.flow.propose import Misfit, Offer, RuleEdit, Unfit, Weighed
from bot.query.candidates import Candidate
from bot.query.narrowing import LONGEST
from bot.sandbox.limits import check_view
from bot.slack import ids
from bot.slack.dismissal import dismissal, typed_in
from bot.slack.words import exclusions

REF = ids.FormRef(17, "C0REPUT01", "1795183500.000100")
RULE = Rule("st-brigid", "St. Brigid by name", RuleKind.HOSPITAL, '"St. Brigid"', where="hospital.yaml:26")
CANDIDATES = (
    Candidate('"rovers"', "it stands beside “St. Brigid”, and it would remove none of 9 other mentions", 0),
    Candidate("#stbrigidfc", "it stands near “St. Brigid”, and it would remove 2 of 9 other mentions", 2),
)
SECRET = "Call 555-0147 about the <!channel> Rovers at *St. Brigid*\u202e"


def case(text: str, state: State, number: int) -> CaseMention:
    details = (private(text, "555-0147", "phone"),) if "555-0147" in text else ()
    return CaseMention(judged(a_mention(text), private=details), number, state)


def weighed(impact: Impact, exclusion: str = '"rovers"') -> Weighed:
    return Weighed(exclusion, (RuleEdit(RULE, f'"St. Brigid" -{exclusion}', impact),), impact)


def offer(answer: Weighed | Unfit, typed: str = '"rovers"', candidates: tuple[Candidate, ...] = CANDIDATES) -> Offer:
    return Offer(an_alert(), (RULE,), candidates, typed, answer)


COSTLY = Impact(
    2_000, 41, 2, (case(SECRET, State.RESOLVED, 3), case("Rovers ward at St. Brigid", State.OPEN, 9)), capped=True
)
OFFERS = {
    "modal-dismiss": offer(weighed(Impact(9))),
    "modal-dismiss-costly": offer(weighed(COSTLY)),
    "modal-dismiss-unfit": offer(Unfit(Misfit.EXCLUDES_NOTHING, RULE.name), "cricket"),
    "modal-dismiss-nothing-found": offer(Weighed("", (), Impact(0)), "", ()),
    "modal-dismiss-no-rule": replace(offer(Weighed("", (), Impact(0)), "", ()), rules=()),
}


@pytest.mark.parametrize("name", OFFERS)
def test_the_form(name: str) -> None:
    """What the exclusion is, what it costs, and what else could be excluded; Slack takes the form."""
    view = dismissal(REF, OFFERS[name]).to_dict()

    check_snapshot(name, view_text(view))
    check_view(view)


def test_private_details_and_markup_are_not_shown() -> None:
    """Samples are shown as on cards."""
    shown = str(dismissal(REF, OFFERS["modal-dismiss-costly"]).to_dict())

    assert "555-0147" not in shown
    assert "\u202e" not in shown
    assert "••••••••" in shown


def test_slack_takes_the_longest_form() -> None:
    """Whatever strangers and the team have written."""
    rule = replace(RULE, name="n" * 500, where="w" * 500)
    text = "💥" * 5_000 + " St. Brigid Medical Center"
    impact = Impact(2_000, 2_000, 2_000, tuple(case(text, State.RESOLVED, 10**15) for _ in range(5)), capped=True)
    candidates = tuple(Candidate(f"#{letter * 74}", "r" * 5_000, 1) for letter in "abcdefgh")
    answer = weighed(impact, "x" * LONGEST)

    view = dismissal(REF, Offer(an_alert(), (rule,) * 50, candidates, candidates[0].text, answer)).to_dict()

    check_view(view)


@pytest.mark.parametrize("why", Misfit)
def test_every_fault_has_a_sentence(why: Misfit) -> None:
    """It names what is wrong, and what to do; Slack shows at most so much beside a field."""
    told = exclusions.unfit(Unfit(why, "r" * 500, "d" * 500))

    assert told.endswith(".")
    assert len(told) < 500


def test_the_field_is_read() -> None:
    """Its id changes with what the form tells of; what was typed since is found all the same."""
    block = ids.exclusion_block('"rovers"')

    typed = typed_in({"values": {"other": {}, block: {ids.EXCLUSION: {"value": " choir "}}}})

    assert typed == ("choir", block)
    assert block != ids.exclusion_block("choir")
    assert ids.exclusion_block(" choir ") == ids.exclusion_block("choir")


@pytest.mark.parametrize(
    "state", [{}, {"values": None}, {"values": {"x": 1}}, {"values": {"wardwatch:exclusion:": {}}}]
)
def test_a_form_without_the_field(state: dict[str, Any]) -> None:
    """What is not ours reads as nothing."""
    assert typed_in(state) == ("", "")


@pytest.mark.parametrize("value", [None, 7, ""])
def test_an_empty_field_is_an_answer(value: object) -> None:
    """Slack sends null for it."""
    block = ids.exclusion_block("x")

    assert typed_in({"values": {block: {ids.EXCLUSION: {"value": value}}}}) == ("", block)
