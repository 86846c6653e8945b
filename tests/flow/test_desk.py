"""The desk: who may act, from where, what is recorded, and what a merge does to what comes later."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from hospital import Hospital

from bot.domain.alert import Action, Alert, Decided, Decision, Refused, State, Verb, Why
from bot.domain.mute import MuteKind
from bot.domain.notice import Notice, NoticeKind
from bot.domain.oncall import Member, OnCall
from bot.domain.person import HOME, Bar, Barred
from bot.domain.role import Grant, Role, Roles
from bot.domain.severity import Severity
from bot.flow.act import Desk
from bot.flow.rules import LiveRules
from bot.sandbox.records import Channel, User, UserGroup

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
BILL = "St. Brigid Medical Center lost my bill again"
HERE, ELSEWHERE, DIRECT = "C0REPUT01", "C0CAMPGN1", "D0LOCAL77"
DANA, LEE, SAM, GAIL, RUTH, OLEG = "U0DANA001", "U0LEE0001", "U0SAM0001", "U0GAIL001", "U0RUTH001", "U0OLEG001"
OUTSIDER = "U0PAT0001"
ACKNOWLEDGE = Action(Verb.ACKNOWLEDGE)
LOWER = Action(Verb.CHANGE_SEVERITY, severity=Severity.LOW)
RAISE = Action(Verb.CHANGE_SEVERITY, severity=Severity.HIGH)


def desk(hospital: Hospital, *grants: Grant, in_channel: Role = Role.RESPONDER) -> Desk:
    """A desk by these grants alone."""
    book = hospital.bot.rules.current.book
    oncall = OnCall((Member("lee", "Lee Park", LEE),), roles=Roles(grants, in_channel))
    bot = replace(hospital.bot, rules=LiveRules(replace(book, oncall=oncall)))
    return bot.desk(lambda: None)


@pytest.fixture
def alert(hospital: Hospital) -> Alert:
    """An alert in #reputation; Pat is a full member of the workspace, but not of the channel."""
    hospital.slack.directory.add_user(User(OUTSIDER, "pat", "Pat Quill", "T0BRIGID1"))
    hospital.hears(WAIT)
    return hospital.store.alerts()[0]


def bar(answer: Decision | Barred) -> Bar | None:
    return answer.bar if isinstance(answer, Barred) else None


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (DANA, None),
        (GAIL, Bar.GUEST),
        (RUTH, Bar.STRANGER),
        (OLEG, Bar.DEACTIVATED),
        ("U0WARDW01", Bar.BOT),
        (OUTSIDER, Bar.NO_ROLE),
    ],
)
def test_full_members_of_the_channel_respond(hospital: Hospital, alert: Alert, who: str, expected: Bar | None) -> None:
    """And nobody else, while the rules name nobody."""
    answer = desk(hospital).act(alert.id, ACKNOWLEDGE, who, HERE)

    assert bar(answer) is expected
    refusals = [(one.alert_id, one.who, one.verb, one.why, one.at) for one in hospital.store.refusals(0, 10)]
    assert refusals == ([(1, who, "acknowledge", expected, hospital.now)] if expected else [])


def test_membership_is_asked_anew_and_beyond_the_first_page(hospital: Hospital, alert: Alert) -> None:
    """Pat is let into a big channel, and may act from then on."""
    many = tuple(f"U0MEMB{number:04}" for number in range(1_200))
    for user in many:
        hospital.slack.directory.add_user(User(user, user.lower(), user, "T0BRIGID1"))
    before = desk(hospital).act(alert.id, ACKNOWLEDGE, OUTSIDER, HERE)
    channel = hospital.slack.directory.channel_named("reputation")

    hospital.slack.directory.add_channel(replace(channel, members=(*channel.members, *many, OUTSIDER)))

    assert bar(before) is Bar.NO_ROLE
    assert isinstance(desk(hospital).act(alert.id, ACKNOWLEDGE, OUTSIDER, HERE), Decided)


@pytest.mark.parametrize(
    "grant",
    [
        Grant(Role.RESPONDER, groups=("S0NIGHT01",)),
        Grant(Role.RESPONDER, channels=("campaigns",)),
        Grant(Role.RESPONDER, channels=("C0CAMPGN1", "no-such-channel"), groups=("S0GONE001",)),
    ],
)
def test_a_grant_reaches_beyond_the_channel(hospital: Hospital, alert: Alert, grant: Grant) -> None:
    """By user group or by another channel; what Slack will not show takes nothing away."""
    hospital.slack.directory.add_group(UserGroup("S0NIGHT01", "night", "Night", (OUTSIDER,)))
    hospital.slack.directory.invite("C0CAMPGN1", OUTSIDER)

    assert isinstance(desk(hospital, grant).act(alert.id, ACKNOWLEDGE, OUTSIDER, HERE), Decided)


def test_who_is_named_has_exactly_that_role(hospital: Hospital, alert: Alert) -> None:
    """Lee is named a viewer, and so does not respond in his own channel; the highest of two grants counts."""
    viewer, lead = Grant(Role.VIEWER, members=("lee",)), Grant(Role.LEAD, groups=("S0PRLEAD1",))

    answer = desk(hospital, viewer).act(alert.id, ACKNOWLEDGE, LEE, HERE)
    both = desk(hospital, Grant(Role.VIEWER, channels=("reputation",)), lead).act(alert.id, LOWER, DANA, HERE)

    assert isinstance(answer, Barred)
    assert (answer.bar, answer.needs) == (Bar.ROLE, Role.RESPONDER)
    assert isinstance(both, Decided)


def test_lowering_a_severity_is_for_leads(hospital: Hospital, alert: Alert) -> None:
    """Raising it is for everybody who responds."""
    led = desk(hospital, Grant(Role.LEAD, groups=("S0PRLEAD1",)))

    refused = led.act(alert.id, LOWER, SAM, HERE)
    raised = led.act(alert.id, RAISE, SAM, HERE)
    lowered = led.act(alert.id, LOWER, DANA, HERE)

    assert isinstance(refused, Barred)
    assert (refused.bar, refused.needs) == (Bar.ROLE, Role.LEAD)
    assert isinstance(raised, Decided)
    assert isinstance(lowered, Decided)


def test_a_team_without_leads_leads_itself(hospital: Hospital, alert: Alert) -> None:
    """There is nobody to ask."""
    assert isinstance(desk(hospital).act(alert.id, LOWER, SAM, HERE), Decided)


def test_muting_is_for_leads(hospital: Hospital, alert: Alert) -> None:
    """From anywhere; refusals are recorded without an alert."""
    led, until = desk(hospital, Grant(Role.LEAD, groups=("S0PRLEAD1",))), hospital.now.replace(hour=18)

    refused = [
        led.mute(MuteKind.AUTHOR, "jonah", until, SAM),
        led.unmute(1, OUTSIDER),
        led.trace("https://x.example/1", GAIL),
    ]
    done = led.mute(MuteKind.AUTHOR, "jonah", until, DANA)

    assert [one.bar for one in refused if isinstance(one, Barred)] == [Bar.ROLE, Bar.NO_ROLE, Bar.GUEST]
    assert not isinstance(done, Barred)
    recorded = [(one.alert_id, one.verb, one.why) for one in hospital.store.refusals(0, 10)]
    assert recorded == [(None, "mute", "role"), (None, "unmute", "no role"), (None, "trace", "guest")]


# --- where a click counts


def test_a_click_counts_where_the_alert_is_seen(hospital: Hospital, alert: Alert) -> None:
    """In its channel and on the person's home; in another channel it is refused."""
    for place, expected in ((HERE, None), (HOME, None), (ELSEWHERE, Bar.ELSEWHERE), (DIRECT, Bar.ELSEWHERE)):
        assert bar(desk(hospital).act(alert.id, Action(Verb.NOTE, note="Called them."), DANA, place)) is expected


def test_the_home_of_a_stranger_to_the_channel_gives_nothing(hospital: Hospital, alert: Alert) -> None:
    """Everybody has a home; the role comes from the channel."""
    assert bar(desk(hospital).act(alert.id, ACKNOWLEDGE, OUTSIDER, HOME)) is Bar.NO_ROLE


def test_a_direct_message_counts_for_the_alert_that_it_told_of(hospital: Hospital, alert: Alert) -> None:
    """Dana was told directly; Lee was not, and another alert was not."""
    hospital.hears(BILL)
    told = Notice("page-1", NoticeKind.RAISED, DANA, "it is grave", hospital.now, 0, alert.id, alert.lead_id)
    hospital.store.add_notice(told)

    answers = [
        desk(hospital).act(alert.id, ACKNOWLEDGE, DANA, DIRECT),
        desk(hospital).act(alert.id, ACKNOWLEDGE, LEE, DIRECT),
        desk(hospital).act(2, ACKNOWLEDGE, DANA, DIRECT),
    ]

    assert [bar(answer) for answer in answers] == [None, Bar.ELSEWHERE, Bar.ELSEWHERE]


def test_nobody_is_made_an_owner_who_may_not_act(hospital: Hospital, alert: Alert) -> None:
    """A guest, and somebody who is not in the channel."""
    for who in (GAIL, OUTSIDER):
        answer = desk(hospital).act(alert.id, Action(Verb.ASSIGN, to=who), DANA, HERE)
        assert isinstance(answer, Refused)
        assert (answer.why, answer.by) == (Why.CANNOT_OWN, who)


def test_a_late_click_is_on_record(hospital: Hospital, alert: Alert) -> None:
    """Not only who was not allowed to, but also who was too late."""
    desk(hospital).act(alert.id, Action(Verb.DISMISS), DANA, HERE)

    desk(hospital).act(alert.id, ACKNOWLEDGE, LEE, HERE)
    desk(hospital).consider(alert.id, Verb.RESOLVE, SAM, HERE)

    assert [(one.who, one.verb, one.why) for one in hospital.store.refusals(0, 10)] == [
        (LEE, "acknowledge", "closed"),
        (SAM, "resolve", "closed"),
    ]


# --- merging


@pytest.fixture
def merged(hospital: Hospital, alert: Alert) -> Alert:
    """The alert, after Dana merged it into a second one."""
    hospital.hears(BILL, author={"handle": "tess", "followers": 60})
    answer = desk(hospital).act(alert.id, Action(Verb.MERGE, into=2), DANA, HERE)
    assert isinstance(answer, Decided)
    return answer.alert


def test_both_alerts_of_a_merge_have_their_line(hospital: Hospital, merged: Alert) -> None:
    """And both first posts are edited."""
    hospital.delivers()

    assert (merged.state, merged.merged_into) == (State.RESOLVED, 2)
    target = hospital.store.alert(2)
    assert (target.mention_count, target.reach, target.revision) == (2, 60, 2)
    assert [hospital.store.changes(number)[-1].reason for number in (1, 2)] == [
        "merged into alert 2",
        "alert 1 was merged into it",
    ]
    threads = [hospital.store.thread(number) for number in (1, 2)]
    assert [thread.shown_revision for thread in threads if thread] == [2, 2]


def test_later_mentions_join_the_other_alert(hospital: Hospital, merged: Alert) -> None:
    """The same words from elsewhere."""
    hospital.hears(WAIT, source="bluesky")

    assert len(hospital.store.alerts()) == 2
    assert hospital.store.alert(2).mention_count == 3
    assert "joins alert 2" in hospital.store.changes(2)[-1].reason


def test_an_edit_of_what_was_merged_reaches_the_other_alert(hospital: Hospital, merged: Alert) -> None:
    """It is read anew there, and counted once; the merged alert is left alone."""
    hospital.hears(WAIT + " (edit: and they gave my aunt the wrong medication)", external_id="post-1")

    other = hospital.store.alert(2)
    assert (other.severity, other.mention_count) == (Severity.HIGH, 2)
    assert hospital.store.changes(2)[-1].verb is Verb.EDIT
    assert hospital.store.alert(1) == merged


def test_who_merges_may_act_on_both(hospital: Hospital, alert: Alert) -> None:
    """Pat is in the first channel, but not where the other alert lives."""
    hospital.hears("my aunt died after a medication error at St. Brigid Medical Center, we are suing")
    hospital.slack.directory.invite(HERE, OUTSIDER)
    assert hospital.store.alert(2).channel == "crisis-room"

    answer = desk(hospital).act(alert.id, Action(Verb.MERGE, into=2), OUTSIDER, HERE)

    assert bar(answer) is Bar.NO_ROLE
    assert hospital.store.alert(1).merged_into is None


def test_merging_into_nothing_is_refused(hospital: Hospital, alert: Alert) -> None:
    """With the number that was named."""
    answer = desk(hospital).act(alert.id, Action(Verb.MERGE, into=404), DANA, HERE)

    assert isinstance(answer, Refused)
    assert (answer.why, answer.other) == (Why.NO_SUCH_ALERT, 404)


def test_many_who_merge_and_press_at_once_lose_nothing(hospital: Hospital, alert: Alert) -> None:
    """Real threads, real database: every change is one revision, both histories are whole, and the sums agree."""
    hospital.hears(BILL)
    presses = [
        (1, Action(Verb.MERGE, into=2, seen=1), DANA),
        (2, Action(Verb.ASSIGN, to=SAM, seen=1), LEE),
        (1, Action(Verb.ASSIGN, to=LEE, seen=1), SAM),
        (2, Action(Verb.NOTE, note="Called them."), SAM),
        (1, Action(Verb.NOTE, note="Called them.", seen=1), LEE),
        (2, RAISE, DANA),
    ]
    answers: list[Decision | Barred] = []
    gate = threading.Barrier(len(presses))

    def press(alert_id: int, action: Action, who: str) -> None:
        gate.wait()
        answers.append(desk(hospital).act(alert_id, action, who, HERE))

    threads = [threading.Thread(target=press, args=one) for one in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [type(answer) for answer in answers] == [Decided] * len(presses)
    first, second = hospital.store.alert(1), hospital.store.alert(2)
    assert (first.merged_into, first.owner, second.owner, second.mention_count) == (2, LEE, SAM, 2)
    assert second.severity is Severity.HIGH
    for one in (first, second):
        assert [line.revision for line in hospital.store.changes(one.id)] == list(range(1, one.revision + 1))


def test_channels_may_be_private(hospital: Hospital, alert: Alert) -> None:
    """A private channel without the app gives nobody a role, and does not stand in the way."""
    hospital.slack.directory.add_channel(Channel("C0BOARD01", "board", (OUTSIDER,), is_private=True))
    grant = Grant(Role.ADMIN, channels=("board",))

    assert bar(desk(hospital, grant).act(alert.id, ACKNOWLEDGE, OUTSIDER, HERE)) is Bar.NO_ROLE
    assert isinstance(desk(hospital, grant).act(alert.id, ACKNOWLEDGE, DANA, HERE), Decided)
