"""Several threads deliver from one queue."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hospital import Hospital

from bot.domain.notice import Notice
from bot.slack.poster import SlackChat

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
GIFT = "Gave ten dollars to #RoomToHeal today, the new wing is going to be lovely"
WITHIN_S = 30.0


@contextmanager
def sending(hospital: Hospital) -> Iterator[None]:
    senders = hospital.bot.senders()
    for loop in senders.loops:
        loop.start()
    try:
        yield
    finally:
        for loop in senders.loops:
            loop.stop()
        for loop in senders.loops:
            loop.join(WITHIN_S)


def taken_in(hospital: Hospital, *texts: str) -> None:
    for number, text in enumerate(texts):
        hospital.publishes(text, conversation_id=f"talk {number}")
    for timed in hospital.bot.sources:
        hospital.bot.poller.poll(timed.source)
    while hospital.bot.intake.take():
        pass


def test_a_channel_in_which_slack_is_slow_holds_back_no_other(
    hospital: Hospital, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It keeps one sender with its first message; the rest of it waits, everything else is told meanwhile."""
    tell, slow, asked = SlackChat.tell, threading.Event(), []

    def slowly(chat: SlackChat, notice: Notice, *rest: object) -> object:
        if notice.channel == "reputation":
            asked.append(notice.kind)
            assert slow.wait(WITHIN_S)
        return tell(chat, notice, *rest)

    monkeypatch.setattr(SlackChat, "tell", slowly)
    taken_in(hospital, WAIT, "St. Brigid Medical Center lost my bill again, on hold for an hour", GIFT)
    with sending(hospital):
        other = hospital.workspace.channel("campaigns").expect_alert("RoomToHeal", timeout=WITHIN_S)
        other.expect_reply(timeout=WITHIN_S)
        asked_meanwhile, told_meanwhile = len(asked), hospital.workspace.channel("reputation").alerts
        slow.set()
        done = hospital.slack.wait_for(lambda: not sum(hospital.store.undelivered().values()), WITHIN_S)

    assert (asked_meanwhile, told_meanwhile) == (1, [])
    assert done
    assert [len(alert.thread) for alert in hospital.workspace.channel("reputation").expect_alerts(2)] == [1, 1]


def test_however_many_send_a_channel_is_told_in_order(hospital: Hospital) -> None:
    """First posts in the order in which they came, each before its replies, everything once."""
    words = ("one", "two", "three", "four", "five", "six", "seven", "eight")
    texts = [f"St. Brigid Medical Center {' '.join(f'{word}{number}' for word in words)}" for number in range(12)]
    taken_in(hospital, *texts)

    with sending(hospital):
        done = hospital.slack.wait_for(lambda: not sum(hospital.store.undelivered().values()), WITHIN_S)

    assert done
    alerts = hospital.workspace.channel("reputation").expect_alerts(12)
    assert [f"one{number} " in alert.text for number, alert in enumerate(alerts)] == [True] * 12
    assert [len(alert.thread) for alert in alerts] == [1] * 12
