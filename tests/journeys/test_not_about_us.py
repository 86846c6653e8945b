"""Somebody says that an alert is not about the hospital: it is dismissed, and the rule can be taught."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hospital import RULES, Hospital, open_hospital
from moved_clock import MovedClock
from workspace import AlertMessage, StoryModal

from bot.domain.alert import State, Verb
from bot.domain.proposal import ProposalState
from bot.flow.rules import compiled
from bot.rulebook.edit import exclude
from bot.rulebook.load import load

ROVERS = "St Brigid's Rovers needs a doctor beside the pitch on Saturday"
NURSES = "The nurses at St Brigid's are the best, says my mother"
CHOIR = "St Brigid's Rovers fan: the triage nurse at St. Brigid's was kind"
SHORT_NAME = "hospital-short-name"


def pressed(hospital: Hospital, alert: AlertMessage, by: str = "dana") -> StoryModal:
    alert.choose_more("Not about us", by=by)
    return hospital.workspace.person(by).expect_modal("Not about us")


def test_the_form_offers_what_would_have_prevented_the_alert(hospital: Hospital) -> None:
    """The exclusion stands in its field; the form names the rule, and what else would have been removed."""
    hospital.hears(NURSES)
    alert = hospital.alert_about(ROVERS)

    with hospital.listening():
        form = pressed(hospital, alert)

    assert "St. Brigid by its short name (hospital.yaml:" in form.text
    assert "it stands beside “St Brigid's”" in form.text
    assert "would have removed none of 1 other mention that" in form.text
    assert '"st brigids rovers"' in str(form.record.body)


def test_dismissing_proposes_the_exclusion(hospital: Hospital) -> None:
    """The alert is closed with its reason; the proposal waits for whoever edits the rules."""
    alert = hospital.alert_about(ROVERS)

    with hospital.listening():
        form = pressed(hospital, alert)
        assert form.submit()
        alert.expect_shows("Dismissed by @Dana Whitfield")

    [proposal] = hospital.store.proposals()
    assert (proposal.rule_id, proposal.who, proposal.alert_id) == (SHORT_NAME, "U0DANA001", 1)
    assert proposal.edited.endswith('-"st brigids rovers"')
    assert proposal.state is ProposalState.OPEN
    assert hospital.store.changes(1)[-1].verb is Verb.DISMISS
    assert 'dismissed it as not about us (proposed to exclude "st brigids rovers")' in alert.text
    assert alert.labels == ["Reopen"]


def test_dismissing_alone_proposes_nothing(hospital: Hospital) -> None:
    """An empty field is an answer."""
    alert = hospital.alert_about(ROVERS)

    with hospital.listening():
        form = pressed(hospital, alert)
        form.fill({"Exclude": ""})
        assert form.submit()
        alert.expect_shows("Dismissed by @Dana Whitfield")

    assert hospital.store.proposals() == []


def test_the_form_warns_of_what_the_team_took_for_real(hospital: Hospital) -> None:
    """An exclusion that costs an acknowledged alert says so before it is proposed."""
    real = hospital.alert_about(CHOIR)
    with hospital.listening():
        real.button("Acknowledge").click(by="lee")
        real.expect_shows("Acknowledged by @Lee Park")
        hospital.hears(ROVERS)
        alert = hospital.workspace.channel("reputation").expect_alert(ROVERS)
        form = pressed(hospital, alert)

        form.fill({"Exclude": "rovers"})
        hospital.slack.wait_for(lambda: "would also have removed" in form.text, 10)

    assert 'Excluding "rovers" would also have removed 1 of 1 other mention' in form.text
    assert "1 of them belongs to alerts that the team acknowledged or resolved" in form.text
    assert f"“{CHOIR}” (alert 1, acknowledged)" in form.text


def test_choosing_another_exclusion_tells_its_cost(hospital: Hospital) -> None:
    """The field takes what was chosen from the list."""
    alert = hospital.alert_about(ROVERS)

    with hospital.listening():
        form = pressed(hospital, alert)
        form.fill({"Or one of these": '"pitch"'})
        hospital.slack.wait_for(lambda: 'Excluding "pitch"' in form.text, 10)
        assert form.submit()
        alert.expect_shows("Dismissed by")

    assert [proposal.exclusion for proposal in hospital.store.proposals()] == ['"pitch"']


def test_faults_stand_beside_the_field(hospital: Hospital) -> None:
    """Unreadable, without effect here, or at the cost of an example: nothing is dismissed."""
    alert = hospital.alert_about(ROVERS)
    told = {
        '"rovers': "this quote is never closed",
        "cricket": "“St. Brigid by its short name” would still match",
        "doctor OR nurses": "would also exclude an example",
        "rovers) OR (a": "more than one exclusion",
    }

    with hospital.listening():
        form = pressed(hospital, alert)
        for typed, fault in told.items():
            form.fill({"Exclude": typed})
            hospital.slack.wait_for(lambda fault=fault: fault in form.text, 10)
            assert not form.submit()
            assert fault in form.errors["Exclude"]

    assert hospital.store.alert(1).state is State.OPEN
    assert hospital.store.proposals() == []


def test_a_late_dismissal_changes_nothing(hospital: Hospital) -> None:
    """Lee resolved it while Dana's form was open: she is told, and nothing is proposed."""
    alert = hospital.alert_about(ROVERS)

    with hospital.listening(at_once=False):
        form = pressed(hospital, alert)
        alert.button("Resolve").click(by="lee")
        other = hospital.workspace.person("lee").expect_modal("Resolve")
        other.fill({"How was it dealt with?": "No follow-up"})
        other.submit()
        hospital.slack.wait_for(lambda: hospital.store.alert(1).state is State.RESOLVED, 10)
        form.submit()
        hospital.workspace.person("dana").expect_whisper("already resolved by @Lee Park")
        alert.choose_more("Not about us", by="sam")
        hospital.workspace.person("sam").modal.expect_shows("already resolved")

    assert hospital.store.alert(1).state is State.RESOLVED
    assert hospital.store.proposals() == []


def test_a_guest_may_not_dismiss(hospital: Hospital) -> None:
    """A guest is told so, and can send nothing."""
    alert = hospital.alert_about(ROVERS)

    with hospital.listening():
        alert.choose_more("Not about us", by="gail")
        form = hospital.workspace.person("gail").modal
        form.expect_shows("guests can read alerts")

    assert form.labels == []


def test_why_is_answered_privately(hospital: Hospital) -> None:
    """What was found, that nothing was excluded, why this channel and this severity; only Sam sees it."""
    alert = hospital.alert_about(ROVERS)

    with hospital.listening():
        alert.choose_more("Why?", by="sam")
        answer = hospital.workspace.person("sam").expect_whisper("Why alert 1")

    assert "✓ found" in answer.text
    assert "the word doctor: “doctor”" in answer.text
    assert "not excluded: nothing is there of what the query refuses (10 exclusions)" in answer.text
    assert "Alert 1 in reputation" in answer.text
    assert hospital.workspace.person("dana").whispers == []


def test_what_nearly_excluded_it_is_on_the_card(hospital: Hospital) -> None:
    """A rule that refuses `church` met churches: a person sees at once what to look at."""
    alert = hospital.alert_about("The nurse at St Brigid's sings in two churches")

    with hospital.listening():
        alert.choose_more("Why?", by="sam")
        answer = hospital.workspace.person("sam").expect_whisper("Why alert 1")

    assert "nearly excluded it by the word church (a longer form of it stands there: “churches”)" in alert.text
    assert "⚠️ nearly excluded by the word church: “churches” (a longer form of it stands there)" in answer.text


def test_the_link_of_an_alert_leads_to_its_thread(hospital: Hospital) -> None:
    """Whatever tracks readers in the link is overlooked."""
    hospital.alert_about(ROVERS, url="https://www.herald.example/rovers?utm_source=feed")

    answer = asked(hospital, "why http://herald.example/rovers?fbclid=1")

    assert "Source public returned it" in answer
    assert "It belongs to alert 1 in reputation, open. Open its thread" in answer


def test_a_dropped_mention_names_the_nearest_rule(hospital: Hospital) -> None:
    """The number in the link finds the post; what the rule lacked is told."""
    hospital.hears("St Brigid's church nurse retires", external_id="1790000000001")

    answer = asked(hospital, "why https://x.com/i/status/1790000000001")

    assert "Dropped at matching: no rule matches." in answer
    assert "The rule that came nearest:" in answer
    assert "St. Brigid by its short name" in answer
    assert "excluded by the word church: “church”" in answer


def test_a_link_that_nobody_returned(hospital: Hospital) -> None:
    """The sources are named, with when each was last read."""
    hospital.hears(NURSES)

    answer = asked(hospital, "why https://elsewhere.example/story")

    assert "No source returned a mention with this link." in answer
    assert "public: last read 20 Nov 2026" in answer
    assert "never read" in answer


def test_what_waits_and_what_is_no_address(hospital: Hospital) -> None:
    """A mention that no rule has looked at yet waits; other words get help."""
    hospital.publishes(NURSES, url="https://town.example/nurses")
    hospital.bot.poller.poll(hospital.bot.sources[0].source)

    assert "Waiting: it is stored" in asked(hospital, "why https://town.example/nurses/")
    assert "This is no web address" in asked(hospital, "why nurses")
    assert "what became of the mention behind a link" in asked(hospital, "help")
    assert "Wardwatch does not know that." in asked(hospital, "resolve everything")


@pytest.mark.parametrize(
    ("name", "sentence"), [("gail", "guests can read alerts"), ("ruth", "people of another organisation")]
)
def test_strangers_get_no_answer_about_an_alert(hospital: Hospital, name: str, sentence: str) -> None:
    """Why? tells of the team's rules. That they asked is on record."""
    alert = hospital.alert_about("Three hours in the waiting room at St. Brigid Medical Center")
    with hospital.listening():
        alert.choose_more("Why?", by=name)
        person = hospital.workspace.person(name)
        person.expect_whisper(sentence)

    assert not person.sees("Why alert 1")
    assert [refusal.verb for refusal in hospital.store.refusals(0, 10)] == ["why"]


def test_guests_get_no_answer_about_links(hospital: Hospital) -> None:
    """It would tell of rules and sources."""
    assert "guests can read alerts" in asked(hospital, "why https://town.example/nurses", by="gail")


def test_an_applied_proposal_keeps_the_next_one_away(tmp_path: Path, clock: MovedClock) -> None:
    """From the button to the rules file and back: the same story is not an alert any more, and the real ones are."""
    rules = Path(shutil.copytree(RULES, tmp_path / "rules"))
    with open_hospital(tmp_path, clock, rules) as hospital:
        alert = hospital.alert_about(ROVERS)
        with hospital.listening():
            assert pressed(hospital, alert).submit()
            alert.expect_shows("Dismissed by")
        [proposal] = hospital.store.proposals()

        exclude(rules, proposal.rule_id, proposal.exclusion)
        hospital.bot.rules.replace(compiled(load(rules).without_quiet_hours()))
        hospital.hears("St Brigid's Rovers needs a new doctor")
        hospital.hears(NURSES)

        assert len(hospital.store.alerts()) == 2
        hospital.workspace.channel("reputation").expect_alert(NURSES)


def asked(hospital: Hospital, question: str, by: str = "dana") -> str:
    """The private answer to a command."""
    before = len(hospital.workspace.person(by).whispers)
    with hospital.listening():
        hospital.workspace.channel("reputation").command(f"/wardwatch {question}", by=by)
        hospital.slack.wait_for(lambda: len(hospital.workspace.person(by).whispers) > before, 10)
    return hospital.workspace.person(by).whispers[-1].text
