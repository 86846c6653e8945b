"""What is muted opens nothing and is told nowhere, but is stored with its reason; a crisis is never muted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hospital import Hospital

from bot.domain.mention import Mention
from bot.domain.mute import LONGEST_MUTE, Mute, MuteKind, MuteRefused, MuteWhy
from bot.domain.severity import Severity
from bot.flow.act import Desk
from bot.flow.muting import Silence
from bot.ports import Fate, Outcome

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
DANA, LEE, GAIL = "U0DANA001", "U0LEE0001", "U0GAIL001"
DAY = timedelta(days=1)
URL = "https://blog.herald.example/waiting"


def desk(hospital: Hospital) -> Desk:
    return hospital.bot.desk(lambda: None)


def muted(hospital: Hospital, kind: MuteKind, value: str) -> Mute:
    """A mute of Dana's for a day."""
    mute = desk(hospital).mute(kind, value, hospital.now + DAY, DANA)
    assert isinstance(mute, Mute), mute
    return mute


def fate(hospital: Hospital) -> Fate:
    """Of the last mention with the link."""
    return hospital.store.fates(URL, [], 1)[0]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (MuteKind.AUTHOR, "@Jonah_P"),
        (MuteKind.SITE, "https://www.Herald.example/any/page"),
        (MuteKind.SITE, "blog.herald.example"),
        (MuteKind.PHRASE, '"waiting room" hours'),
    ],
)
def test_a_muted_mention_opens_nothing_and_says_why(hospital: Hospital, kind: MuteKind, value: str) -> None:
    """Stored with what matched, and with who muted what until when."""
    mute = muted(hospital, kind, value)

    hospital.hears(WAIT, url=URL, author={"handle": "jonah_p"})

    assert hospital.store.alerts() == []
    assert hospital.workspace.channel("reputation").alerts == []
    became = fate(hospital)
    assert became.outcome is Outcome.MUTED
    assert became.reason == f"the {kind} {mute.value} is muted by Dana Whitfield until 21 Nov 2026 12:00 UTC"
    judged = hospital.store.judged(became.stored.id)
    assert (judged.matches[0].rule_id, judged.verdict.severity) == ("hospital-full-name", Severity.NORMAL)


def test_what_is_not_muted_is_told(hospital: Hospital) -> None:
    """A mute is about its own author, site or words."""
    for kind, value in ((MuteKind.AUTHOR, "jonah"), (MuteKind.SITE, "example.org"), (MuteKind.PHRASE, "parking")):
        muted(hospital, kind, value)

    hospital.hears(WAIT, url=URL, author={"handle": "jonah_p"})

    assert len(hospital.store.alerts()) == 1


def test_a_crisis_is_never_muted(hospital: Hospital) -> None:
    """Whoever says it."""
    muted(hospital, MuteKind.AUTHOR, "jonah_p")

    hospital.hears(
        "My aunt died after a medication error at St. Brigid Medical Center, we are suing",
        author={"handle": "jonah_p"},
    )

    assert [alert.severity for alert in hospital.store.alerts()] == [Severity.CRISIS]


def test_a_muted_mention_that_joins_counts_without_a_reply(hospital: Hospital) -> None:
    """The first post shows the new number; the thread stays quiet."""
    alert = hospital.alert_about(WAIT, external_id="a")
    muted(hospital, MuteKind.AUTHOR, "tess")

    hospital.hears("same here at St. Brigid's hospital", url=URL, in_reply_to="a", author={"handle": "tess"})

    alert.expect_shows("2 mentions")
    assert len(alert.thread) == 1
    became = fate(hospital)
    assert (became.outcome, became.stored.alert_id) == (Outcome.MUTED, 1)
    assert became.reason.startswith("joins alert 1 because it is the same conversation; the author tess is muted by")


def test_nothing_is_told_after_the_fact(hospital: Hospital) -> None:
    """When a mute has ended, what it held back stays held back, and what comes then is told."""
    muted(hospital, MuteKind.AUTHOR, "jonah_p")
    hospital.hears(WAIT, author={"handle": "jonah_p"})

    hospital.clock.advance(days=1)
    hospital.works()
    before = len(hospital.store.alerts())
    hospital.hears("St. Brigid Medical Center lost my bill again", author={"handle": "jonah_p"})

    assert (before, len(hospital.store.alerts())) == (0, 1)


def test_a_mute_can_be_ended(hospital: Hospital) -> None:
    """By hand; a second time there is nothing to end."""
    mute = muted(hospital, MuteKind.AUTHOR, "jonah_p")

    ended = desk(hospital).unmute(mute.id, LEE)
    again = desk(hospital).unmute(mute.id, LEE)
    hospital.hears(WAIT, author={"handle": "jonah_p"})

    assert (ended, again) == (mute, MuteRefused(MuteWhy.NOT_MUTED))
    assert desk(hospital).mutes() == []
    assert len(hospital.store.alerts()) == 1
    assert [one.ended_by for one in hospital.store.mutes_after(0, 10)] == [LEE]


@pytest.mark.parametrize(
    ("kind", "value", "lasts", "why"),
    [
        (MuteKind.AUTHOR, " @ ", DAY, MuteWhy.NO_VALUE),
        (MuteKind.SITE, "no site", DAY, MuteWhy.NO_SITE),
        (MuteKind.SITE, "localhost", DAY, MuteWhy.NO_SITE),
        (MuteKind.PHRASE, "", DAY, MuteWhy.NO_VALUE),
        (MuteKind.PHRASE, '"waiting room', DAY, MuteWhy.UNREADABLE),
        (MuteKind.PHRASE, "-waiting", DAY, MuteWhy.UNREADABLE),
        (MuteKind.PHRASE, "waiting " * 200, DAY, MuteWhy.TOO_LONG_A_VALUE),
        (MuteKind.AUTHOR, "jonah", timedelta(), MuteWhy.TIME_PASSED),
        (MuteKind.AUTHOR, "jonah", LONGEST_MUTE + DAY, MuteWhy.TOO_LONG),
    ],
)
def test_what_cannot_be_muted(hospital: Hospital, kind: MuteKind, value: str, lasts: timedelta, why: MuteWhy) -> None:
    """Each with its own reason, and nothing is kept."""
    answer = desk(hospital).mute(kind, value, hospital.now + lasts, DANA)

    assert isinstance(answer, MuteRefused)
    assert answer.why is why
    assert hospital.store.mutes_after(0, 10) == []


def test_the_same_is_not_muted_twice(hospital: Hospital) -> None:
    """The answer has the mute that is there."""
    mute = muted(hospital, MuteKind.AUTHOR, "jonah_p")

    answer = desk(hospital).mute(MuteKind.AUTHOR, "@JONAH_P", hospital.now + 2 * DAY, LEE)

    assert answer == MuteRefused(MuteWhy.ALREADY_MUTED, mute=mute)


def test_a_query_of_another_version_holds_back_nothing(hospital: Hospital) -> None:
    """It must not stop the reading of mentions."""
    unreadable = Mute(1, MuteKind.PHRASE, '"waiting room', hospital.now + DAY, DANA, hospital.now)

    assert Silence([unreadable]).holds_back(Mention("x", "1", WAIT, hospital.now)) is None
