"""The forms that open over Slack: how they look, and what is said beside their fields."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_sdk.models.views import View
from slack_text import check_snapshot, view_text
from slack_views import DANA, LEE, NOW, REPUTATION, a_mention, an_alert, judged, private

from bot.domain.alert import Action, Disposition, State, Verb
from bot.domain.hours import Stretch
from bot.domain.mention import Author
from bot.domain.mute import MuteKind
from bot.domain.oncall import Member
from bot.domain.person import Person
from bot.domain.roster import Schedule, Shift
from bot.domain.rule import Rule, RuleKind
from bot.domain.severity import Severity
from bot.domain.view import NextTold
from bot.flow.brief import Briefing, Reading
from bot.flow.duty import Plan
from bot.flow.report_by_hand import Choices, Heard
from bot.slack import ids
from bot.slack.buttons import FORMS
from bot.slack.forms import escalating, grading, merging, muting, noting, resolving, snoozing
from bot.slack.forms.fields import Faults, Filled
from bot.slack.forms.form import Form, Muting, telling
from bot.slack.forms.reporting import Origin, origin_of, read_report, reporting
from bot.slack.forms.shifts import SwapAsked, Takeover, read_swap, read_takeover, schedule_of, swapping, taking_over
from bot.slack.words import forms

REF = ids.FormRef(17, REPUTATION, "1795183500.000100", 3)
BRIEF = Briefing(
    an_alert(), judged(), Person(DANA, "Dana Whitfield", timezone="America/Chicago"), NOW, NextTold(NOW, (LEE,))
)
OTHER = an_alert(id=12)
CLOSED = an_alert(id=13, state=State.RESOLVED)
READING = Reading(BRIEF.alert, BRIEF.lead, NOW, lambda typed: {"17": BRIEF.alert, "12": OTHER, "13": CLOSED}.get(typed))
DAY = timedelta(days=1)
MEMBERS = (Member("dana", "Dana Whitfield", DANA), Member("lee", "Lee Park", LEE), Member("sam", "Sam Ortiz", ""))
SHIFTS = tuple(Shift("pr", who, NOW + n * 7 * DAY, NOW + (n + 1) * 7 * DAY) for n, who in enumerate(("dana", "lee")))
PLAN = Plan(Schedule("pr-duty", "PR duty", "America/Chicago", ()), MEMBERS[0], MEMBERS, NOW, SHIFTS[1], SHIFTS)
RULES = (
    Rule("st-brigid", "St. Brigid by name", RuleKind.HOSPITAL, '"St. Brigid"'),
    Rule("voss", "Dr. Voss", RuleKind.EXECUTIVE, "Voss"),
)


def filled(**fields: Any) -> Filled:
    """A form as Slack sends it: text and choices as strings, moments as datetimes."""
    values = {ids.block_of(name): {ids.field(name): _state(given)} for name, given in fields.items()}
    return Filled({"values": values})


def _state(given: Any) -> dict[str, Any]:
    if isinstance(given, datetime):
        return {"selected_date_time": int(given.timestamp())}
    return {"value": given, "selected_option": {"value": given}, "selected_user": given}


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.name)
def test_how_each_form_of_an_alert_looks(form: Form) -> None:
    """Each says which alert it is about and what it does, within what Slack takes."""
    view = form.view(REF, BRIEF).to_dict()

    check_snapshot(f"modal-{form.name}", view_text(view))
    assert len(view["title"]["text"]) <= 24
    assert ids.form_ref_of(view["private_metadata"]) == REF


def test_what_is_shown_while_a_form_is_filled() -> None:
    """It opens at once, before anything is looked up."""
    check_snapshot("modal-one-moment", view_text(telling(forms.FILLING).to_dict()))


def test_what_an_escalation_says_when_nobody_waits() -> None:
    """It does not pretend that somebody would be told."""
    view = escalating.FORM.view(REF, replace(BRIEF, told_at_once=None)).to_dict()

    check_snapshot("modal-escalate-nobody", view_text(view))


def test_private_details_are_never_offered_for_muting() -> None:
    """A handle that holds a phone number is not shown as an option."""
    text = "Call 555-0147 about St. Brigid Medical Center"
    lead = judged(a_mention(text, author=Author("jo 555-0147")), private=(private(text, "555-0147", "phone"),))

    view = muting.FORM.view(REF, replace(BRIEF, lead=lead)).to_dict()

    assert "555-0147" not in str(view)


@pytest.mark.parametrize(
    ("form", "given", "block", "told"),
    [
        (resolving.FORM, {}, "disposition", forms.CHOOSE_DISPOSITION),
        (resolving.FORM, {"disposition": "burned"}, "disposition", forms.CHOOSE_DISPOSITION),
        (resolving.FORM, {"disposition": "answered online"}, "link", forms.ANSWER_MISSING),
        (resolving.FORM, {"disposition": "answered online", "link": "ftp://x"}, "link", forms.NO_WEB_ADDRESS),
        (resolving.FORM, {"disposition": "no follow-up", "note": "x" * 3_001}, "note", forms.NOTE_TOO_LONG),
        (snoozing.FORM, {}, "length", forms.CHOOSE_LENGTH),
        (snoozing.FORM, {"length": "1"}, "length", forms.CHOOSE_LENGTH),
        (snoozing.FORM, {"length": "until:9999999999"}, "length", forms.CHOOSE_LENGTH),
        (snoozing.FORM, {"length": "3600", "until": NOW}, "until", forms.NOT_POSSIBLE_UNTIL),
        (snoozing.FORM, {"length": "3600", "until": NOW + 31 * DAY}, "until", forms.NOT_POSSIBLE_UNTIL),
        (grading.FORM, {"severity": "awful"}, "severity", "It is high already. Choose another severity."),
        (grading.FORM, {"severity": "high"}, "severity", "It is high already. Choose another severity."),
        (noting.FORM, {"note": "  "}, "note", forms.NOTE_MISSING),
        (noting.FORM, {"note": "x" * 3_001}, "note", forms.NOTE_TOO_LONG),
        (merging.FORM, {"into": "99"}, "into", forms.no_such_alert("99")),
        (merging.FORM, {"into": "17"}, "into", forms.INTO_ITSELF),
        (merging.FORM, {"into": "13"}, "into", forms.into_closed(CLOSED)),
        (muting.FORM, {"mute": "phrase", "length": "3600"}, "phrase", forms.PHRASE_MISSING),
        (
            muting.FORM,
            {"mute": "phrase", "phrase": '("open AND', "length": "3600"},
            "phrase",
            "This cannot be read as a phrase: this quote is never closed (close it, or leave it out).",
        ),
        (muting.FORM, {"mute": "phrase", "phrase": "x" * 201, "length": "3600"}, "phrase", forms.PHRASE_TOO_LONG),
        (muting.FORM, {"mute": "everything", "length": "3600"}, "mute", forms.CHOOSE_MUTE),
        (muting.FORM, {"mute": "author", "length": "1"}, "length", forms.CHOOSE_LENGTH),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(form: Form, given: dict[str, Any], block: str, told: str) -> None:
    """Nothing is done, and the form stays."""
    assert form.read(filled(**given), READING) == Faults({ids.block_of(block): told})


@pytest.mark.parametrize(
    ("form", "given", "asked"),
    [
        (
            resolving.FORM,
            {"disposition": "answered online", "link": "https://x.example/1", "note": " done "},
            Action(Verb.RESOLVE, disposition=Disposition.ANSWERED_ONLINE, note="done", link="https://x.example/1"),
        ),
        (snoozing.FORM, {"length": "1800"}, Action(Verb.SNOOZE, until=NOW + timedelta(minutes=30))),
        (snoozing.FORM, {"length": "3600", "until": NOW + DAY}, Action(Verb.SNOOZE, until=NOW + DAY)),
        (
            grading.FORM,
            {"severity": "low", "note": "a joke"},
            Action(Verb.CHANGE_SEVERITY, severity=Severity.LOW, note="a joke"),
        ),
        (noting.FORM, {"note": "called"}, Action(Verb.NOTE, note="called")),
        (merging.FORM, {"into": "12"}, Action(Verb.MERGE, into=12)),
        (escalating.FORM, {}, Action(Verb.ESCALATE)),
        (
            muting.FORM,
            {"mute": "author", "length": "3600"},
            Muting(MuteKind.AUTHOR, "jo_millbrook", NOW + timedelta(hours=1)),
        ),
        (muting.FORM, {"mute": "site", "length": "86400"}, Muting(MuteKind.SITE, "forum.millbrook.example", NOW + DAY)),
        (
            muting.FORM,
            {"mute": "phrase", "phrase": '"open day"', "length": "86400"},
            Muting(MuteKind.PHRASE, '"open day"', NOW + DAY),
        ),
    ],
)
def test_what_is_right_is_asked_for(form: Form, given: dict[str, Any], asked: object) -> None:
    """The answers become one action."""
    assert form.read(filled(**given), READING) == asked


@pytest.mark.parametrize(
    ("zone", "now", "shown", "until"),
    [
        ("America/Chicago", NOW, "Sat 21 Nov at 09:00", datetime(2026, 11, 21, 15, tzinfo=UTC)),
        (
            "Europe/London",
            datetime(2027, 3, 27, 12, tzinfo=UTC),
            "Sun 28 Mar at 09:00",
            datetime(2027, 3, 28, 8, tzinfo=UTC),
        ),
        (
            "Asia/Kolkata",
            datetime(2026, 11, 20, 20, tzinfo=UTC),
            "Sun 22 Nov at 09:00",
            datetime(2026, 11, 22, 3, 30, tzinfo=UTC),
        ),
        ("Moon/Base", NOW, "Sat 21 Nov at 09:00", datetime(2026, 11, 21, 9, tzinfo=UTC)),
    ],
)
def test_tomorrow_morning_is_the_persons_own(zone: str, now: datetime, shown: str, until: datetime) -> None:
    """Nine o'clock where they are, also over a change of the clocks; what they saw is what they get."""
    brief = replace(BRIEF, now=now, person=Person(DANA, "Dana", timezone=zone))
    radio = snoozing.FORM.view(REF, brief).to_dict()["blocks"][0]["element"]
    option = radio["options"][3]

    assert shown in option["text"]["text"]
    assert snoozing.FORM.read(filled(length=option["value"]), replace(READING, now=now)) == Action(
        Verb.SNOOZE, until=until
    )


def view_of(view: object) -> dict[str, Any]:
    assert isinstance(view, View)
    shown: dict[str, Any] = view.to_dict()
    return shown


def test_how_the_forms_about_shifts_look() -> None:
    """Who is on call now, and which shifts can be swapped for which."""
    over, swap = view_of(taking_over(PLAN)), view_of(swapping(PLAN))

    check_snapshot("modal-take-over", view_text(over))
    check_snapshot("modal-swap", view_text(swap))
    assert schedule_of(over["private_metadata"]) == schedule_of(swap["private_metadata"]) == "pr-duty"


def test_without_a_shift_there_is_nothing_to_swap() -> None:
    """The form says so instead of offering an empty list."""
    assert "no shift in the next 60 days" in str(swapping(replace(PLAN, coming=SHIFTS[1:])))
    assert "nobody else" in str(swapping(replace(PLAN, members=MEMBERS[:1])))


@pytest.mark.parametrize(
    ("start", "end", "block"),
    [
        (None, NOW + DAY, "start"),
        (NOW, None, "end"),
        (NOW + DAY, NOW + DAY, "end"),
        (NOW - 2 * DAY, NOW - DAY, "end"),
        (NOW, NOW + 61 * DAY, "end"),
    ],
)
def test_a_takeover_that_cannot_be(start: datetime | None, end: datetime | None, block: str) -> None:
    """The fault stands beside its field."""
    given = {name: at for name, at in (("start", start), ("end", end)) if at}

    found = read_takeover(filled(**given), NOW)

    assert isinstance(found, Faults)
    assert list(found.by_block) == [ids.block_of(block)]


def test_a_takeover_never_begins_in_the_past() -> None:
    """What is past stays as it was."""
    assert read_takeover(filled(start=NOW - DAY, end=NOW + DAY), NOW) == Takeover(NOW, NOW + DAY, "")


def test_what_a_swap_asks_for() -> None:
    """A shift, a person, and perhaps a shift in return."""
    view = view_of(swapping(PLAN))
    mine = view["blocks"][0]["element"]["options"][0]["value"]
    nothing, returned = (option["value"] for option in view["blocks"][1]["element"]["options"])
    gives = Stretch(SHIFTS[0].start, SHIFTS[0].end)

    assert read_swap(filled(gives=mine, takes=nothing)) == SwapAsked("lee", gives, None)
    assert read_swap(filled(gives=mine, takes=returned)) == SwapAsked(
        "lee", gives, Stretch(SHIFTS[1].start, SHIFTS[1].end)
    )
    assert isinstance(read_swap(filled(gives="x|y", takes=nothing)), Faults)
    assert isinstance(read_swap(filled(gives=mine)), Faults)


def test_how_the_form_of_a_report_looks() -> None:
    """From a message its words stand there; from a link the field waits for it."""
    likely = Choices(RULES, "voss", Severity.HIGH)

    check_snapshot(
        "modal-report-message", view_text(view_of(reporting(likely, Origin(REPUTATION, "1.2"), "Dr. Voss?")))
    )
    check_snapshot("modal-report-link", view_text(view_of(reporting(Choices(RULES), Origin(), ""))))


def test_a_report_of_a_message_is_named_by_it() -> None:
    """So that reported twice it is one."""
    origin = Origin(REPUTATION, "1795183500.000100")
    given = {"heard": "Dr. Voss?", "rule": "voss", "severity": "high"}

    heard = read_report(filled(**given), origin, DANA, "https://s.example/p1")

    key = "C0REPUT01:1795183500.000100"
    assert heard == Heard(DANA, key, "Dr. Voss?", "https://s.example/p1", "voss", Severity.HIGH)


@pytest.mark.parametrize(
    ("given", "origin", "blocks"),
    [
        ({}, Origin(), ["link", "rule", "severity"]),
        ({"link": "x", "rule": "voss", "severity": "low"}, Origin(), ["link"]),
        ({"rule": "voss", "severity": "low"}, Origin(REPUTATION, "1.2"), ["heard"]),
    ],
)
def test_a_report_that_says_too_little(given: dict[str, str], origin: Origin, blocks: list[str]) -> None:
    """Each fault stands beside its field."""
    found = read_report(filled(**given), origin, DANA, "")

    assert isinstance(found, Faults)
    assert list(found.by_block) == [ids.block_of(block) for block in blocks]


@pytest.mark.parametrize("metadata", ["", "[]", "null", '{"channel": "x", "ts": "1.2"}', '{"schedule": "<!channel>"}'])
def test_metadata_of_another_version_is_not_ours(metadata: str) -> None:
    """It is not guessed at."""
    assert origin_of(metadata) is None
    assert schedule_of(metadata) == ""
