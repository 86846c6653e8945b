"""App Home and the answers that list something: how they look, and that they keep Slack's limits."""

from dataclasses import replace
from datetime import timedelta

import pytest
from slack_text import blocks_text, card_text, check_snapshot, view_text
from slack_views import DANA, LEE, NOW, ROOT, a_mention, an_alert, judged, private

from bot.domain.alert import State
from bot.domain.drill import Drill, DrillRun
from bot.domain.mute import Mute, MuteKind
from bot.domain.oncall import BusinessHours, Member, OnCall
from bot.domain.person import Bar, Barred, Person
from bot.domain.report import Course, report
from bot.domain.roster import Schedule, Shift
from bot.domain.severity import Severity
from bot.domain.source import SourceState
from bot.domain.view import Listed
from bot.flow.duty import Duty
from bot.flow.overview import Found, Overview
from bot.sandbox.limits import check_message_blocks, check_view
from bot.slack import listing
from bot.slack.home import home

HOUR = timedelta(hours=1)
TEAM = OnCall(
    members=(Member("dana", "Dana Whitfield", DANA), Member("lee", "Lee Park", LEE), Member("sam", "Sam Ortiz", ""))
)
SCHEDULE = Schedule("pr-duty", "PR duty", "America/Chicago", ())
DUTIES = (
    Duty(SCHEDULE, Shift("pr-duty", "dana", NOW - HOUR, NOW + HOUR), Shift("pr-duty", "", NOW + HOUR, NOW + 9 * HOUR)),
    Duty(replace(SCHEDULE, id="nights", name="Nights"), Shift("nights", "sam", NOW, NOW + 9 * HOUR)),
)
SOURCES = (
    SourceState("herald", succeeded_at=NOW - HOUR, polled_at=NOW),
    SourceState("x", succeeded_at=NOW - 30 * HOUR, polled_at=NOW, trouble="out of credits: top them up"),
    SourceState("new-feed"),
)
COURSE = Course(
    3, Severity.HIGH, State.RESOLVED, "r", "R", NOW - 20 * HOUR, NOW - 19 * HOUR, NOW - 19 * HOUR, NOW - 18 * HOUR
)
WEEK = report([COURSE], BusinessHours(), NOW - 7 * 24 * HOUR, NOW)
SEEN = Overview(
    NOW,
    (Listed(an_alert(state=State.ACKNOWLEDGED, owner=DANA, revision=2), judged(), ROOT),),
    (
        Listed(an_alert(id=12, severity=Severity.CRISIS, mention_count=40), judged(), ROOT),
        Listed(an_alert(id=13, state=State.SNOOZED, owner=LEE, snoozed_until=NOW + HOUR), judged(), ROOT),
    ),
    DUTIES,
    SOURCES,
    WEEK,
)
GUEST = Barred(Bar.GUEST, Person("U0GAIL001", "Gail Moss", is_guest=True))


def link(one: Listed) -> str:
    return f"https://stbrigid.example/archives/C0REPUT01/p{one.alert.id}"


@pytest.mark.parametrize(("name", "seen"), [("home", SEEN), ("home-empty", Overview(NOW)), ("home-guest", GUEST)])
def test_how_home_looks(name: str, seen: Overview | Barred) -> None:
    """My alerts, the others with the gravest first, who is on call, the sources, the last seven days."""
    view = home(seen, TEAM, link).to_dict()

    check_snapshot(name, view_text(view))
    assert check_view(view)


def test_home_stays_within_a_hundred_blocks() -> None:
    """However many alerts, schedules and sources there are."""
    many = tuple(replace(SEEN.others[0], alert=an_alert(id=n, rule_name="x" * 500)) for n in range(1, 400))
    seen = replace(SEEN, mine=many[:200], others=many[200:], duties=DUTIES * 40, sources=SOURCES * 100)

    view = home(seen, TEAM, link).to_dict()

    assert len(view["blocks"]) <= 100
    assert check_view(view)


def test_private_details_are_never_on_home() -> None:
    """What triage found is dots there, too."""
    text = "Call 555-0147 about St. Brigid Medical Center"
    lead = judged(a_mention(text), private=(private(text, "555-0147", "phone"),))

    view = home(replace(SEEN, mine=(Listed(an_alert(), lead, ROOT),)), TEAM, link).to_dict()

    assert "555-0147" not in str(view)


MUTES = (
    Mute(3, MuteKind.AUTHOR, "spam_bot", NOW + HOUR, DANA, NOW, "a bot"),
    Mute(4, MuteKind.PHRASE, '"open day"', NOW + 9 * HOUR, LEE, NOW),
)
CARDS = {
    "answer-status": listing.status(SEEN, link),
    "answer-mine": listing.mine(SEEN, link),
    "answer-mine-none": listing.mine(Overview(NOW), link),
    "answer-found": listing.found(Found("waiting room", SEEN.others), link),
    "answer-found-none": listing.found(Found("<!channel>", ()), link),
    "answer-oncall": listing.on_call(SEEN, TEAM, acts=True),
    "answer-mutes": listing.mutes(MUTES),
    "answer-mutes-none": listing.mutes(()),
    "answer-drills": listing.drills(
        (Drill("The emergency room is full", "A bad afternoon.", ()),),
        (DrillRun("a1b2c3", "drills/fire.yaml", "", 2, "drills", NOW),),
    ),
    "answer-help": listing.help_card(),
    "answer-shareable": listing.shareable(listing.mutes(()), "mute"),
    "answer-shared": listing.shared(listing.mutes(MUTES), DANA, "mute"),
}


@pytest.mark.parametrize("name", CARDS)
def test_how_each_answer_of_the_command_looks(name: str) -> None:
    """Short, with a way to each thread, and within what Slack takes."""
    card = CARDS[name]

    check_snapshot(name, card_text(card))
    assert check_message_blocks([block.to_dict() for block in card.blocks])


def test_a_long_list_says_how_many_are_left_out() -> None:
    """Nothing is left out silently."""
    many = tuple(replace(SEEN.others[0], alert=an_alert(id=n)) for n in range(1, 30))

    shown = blocks_text([block.to_dict() for block in listing.status(replace(SEEN, others=many), link).blocks])

    assert "and 20 more" in shown
