"""What happens to messages when Slack, the network or the process fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hospital import Hospital

from bot.domain.notice import Receipt
from bot.errors import ChatRefusedError, ChatUncertainError, StoreFullError
from bot.slack.poster import SlackChat

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
BILL = "St. Brigid Medical Center lost my bill again, on hold for an hour"


def test_a_rate_limit_waits_what_slack_asks_and_loses_nothing(hospital: Hospital) -> None:
    """The channel pauses for as long as Slack says; then everything is posted once, in order."""
    hospital.slack.refuse_next(channel="reputation", retry_after=30)
    hospital.publishes(WAIT)
    hospital.publishes(BILL)

    hospital.works()
    assert hospital.workspace.channel("reputation").alerts == []
    hospital.clock.advance(seconds=29)
    hospital.works()
    assert hospital.workspace.channel("reputation").alerts == []
    hospital.clock.advance(seconds=2)
    hospital.works()

    first, second = hospital.workspace.channel("reputation").expect_alerts(2)
    assert (WAIT in first.text, BILL in second.text) == (True, True)
    assert [len(alert.thread) for alert in (first, second)] == [1, 1]
    assert hospital.store.undelivered() == {"waiting": 0, "claimed": 0, "parked": 0}


def test_another_channel_goes_on_while_one_waits(hospital: Hospital) -> None:
    """A limit on one channel is a limit on that channel alone."""
    hospital.slack.refuse_next(channel="reputation", retry_after=600)
    hospital.publishes(WAIT)
    hospital.publishes("Gave ten dollars to #RoomToHeal today, the new wing is going to be lovely")

    hospital.works()

    assert hospital.workspace.channel("reputation").alerts == []
    hospital.workspace.channel("campaigns").expect_alerts(1)


def test_a_limit_of_hours_is_obeyed_and_the_edits_go_on(hospital: Hospital) -> None:
    """What Slack asks of posts to a channel says nothing about editing there, nor about another channel."""
    alert = hospital.alert_about(WAIT, external_id="a")
    hospital.slack.refuse_next(channel="reputation", retry_after=5 * 3600)

    hospital.hears("same here at St. Brigid's hospital", in_reply_to="a")
    hospital.clock.advance(hours=4)
    hospital.hears("us too, St. Brigid's hospital", in_reply_to="a")

    alert.expect_shows("3 mentions")
    assert len(alert.thread) == 1
    hospital.clock.advance(hours=1, seconds=1)
    hospital.works()
    assert len(alert.thread) == 3
    assert hospital.slack.rates.refused == 1


def test_a_limit_of_edits_is_one_for_all_channels_and_posts_go_on(hospital: Hospital) -> None:
    """Slack limits editing for the whole app: nothing is edited before it may be, and everything is then."""
    alert = hospital.alert_about(WAIT, external_id="a")
    hospital.slack.limit_rates = True
    for _ in range(50):
        hospital.slack.rates.spend_call("chat.update", 50)

    hospital.hears("same here at St. Brigid's hospital", in_reply_to="a")
    hospital.hears("Gave ten dollars to #RoomToHeal today, the new wing is going to be lovely", external_id="b")
    hospital.hears("So did I, #RoomToHeal at St. Brigid's hospital", in_reply_to="b")

    assert len(alert.thread) == 2
    assert "1 mention " in alert.text
    assert hospital.slack.rates.refused == 1
    hospital.clock.advance(seconds=2)
    hospital.works()
    hospital.clock.advance(seconds=2)
    hospital.works()
    alert.expect_shows("2 mentions")


def test_a_post_whose_answer_was_lost_is_found_and_not_repeated(
    hospital: Hospital, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slack took the message, we did not hear it: it is looked up by its key and adopted."""
    _lose_one_answer(monkeypatch)
    hospital.hears(WAIT)
    hospital.workspace.channel("reputation").expect_alerts(1)
    assert hospital.store.thread(1) is None

    hospital.clock.advance(minutes=1)
    hospital.works()

    [alert] = hospital.workspace.channel("reputation").expect_alerts(1)
    assert hospital.store.thread(1) is not None
    assert len(alert.thread) == 1


def test_a_crash_between_the_answer_and_the_commit_says_nothing_twice(
    hospital: Hospital, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full when the receipt is to be kept; after a restart the message is adopted."""
    hospital.publishes(WAIT)
    with monkeypatch.context() as broken:
        broken.setattr(hospital.store, "finish_delivery", _disk_full)
        with pytest.raises(StoreFullError):
            hospital.works()
    hospital.workspace.channel("reputation").expect_alerts(1)

    hospital.restarts()
    hospital.clock.advance(minutes=3)
    hospital.works()

    [alert] = hospital.workspace.channel("reputation").expect_alerts(1)
    assert len(alert.thread) == 1
    assert hospital.store.undelivered()["waiting"] == 0


def test_a_first_post_that_was_deleted_comes_back_once(hospital: Hospital) -> None:
    """Somebody deletes the root: the alert gets one new thread, and what comes later goes there."""
    deleted = hospital.alert_about(WAIT, external_id="a")
    hospital.slack.messages.erase(deleted.record)

    hospital.hears("same here at St. Brigid's hospital", in_reply_to="a")
    hospital.hears("us too, St. Brigid's hospital", in_reply_to="a")
    for _ in range(3):
        hospital.clock.advance(minutes=5)
        hospital.works()

    anew = [alert for alert in hospital.workspace.channel("reputation").alerts if alert.ts != deleted.ts]
    assert len(anew) == 1
    assert "3 mentions" in anew[0].text
    assert "us too" in anew[0].thread[-1].text
    assert hospital.store.undelivered()["waiting"] == 0


def test_a_channel_that_is_archived_is_told_once_and_tried_again(hospital: Hospital) -> None:
    """Nothing is dropped: a person hears where and why, and when it is mended everything is posted."""
    hospital.slack.directory.archive("C0REPUT01")
    for text in (WAIT, BILL):
        hospital.hears(text)
    hospital.clock.advance(minutes=20)
    hospital.works()

    told, *stand_ins = hospital.workspace.channel("wardwatch-ops").expect_alerts(3)
    assert "alert 1" in told.text
    assert "is_archived" in told.text
    assert all("which cannot be used" in one.text for one in stand_ins)
    unarchive(hospital, "C0REPUT01")
    hospital.clock.advance(minutes=20)
    hospital.works()

    hospital.workspace.channel("reputation").expect_alerts(2)
    assert sum(hospital.store.undelivered().values()) == 0


def test_a_message_that_slack_will_not_take_is_parked_and_tried_at_the_next_start(
    hospital: Hospital, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The neighbours go on; the ops channel is told; after an upgrade and a restart it is sent."""
    with monkeypatch.context() as broken:
        broken.setattr(SlackChat, "tell", refusing_the_first(SlackChat.tell))
        hospital.publishes(WAIT)
        hospital.publishes(BILL)
        hospital.works()
    hospital.workspace.channel("reputation").expect_alerts(1)
    hospital.workspace.channel("wardwatch-ops").expect_alert("invalid_blocks")
    assert hospital.store.undelivered()["parked"] == 1

    assert hospital.store.retry_refused() == 1
    hospital.works()

    hospital.workspace.channel("reputation").expect_alerts(2)


def test_a_bug_after_the_post_says_nothing_twice(hospital: Hospital, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message is there, but keeping its place failed: at the next start it is looked for, not sent again."""
    with monkeypatch.context() as broken:
        broken.setattr(hospital.store, "save_thread", a_bug)
        hospital.hears(WAIT)
    assert hospital.store.undelivered()["parked"] == 1

    hospital.store.retry_refused()
    hospital.works()

    [alert] = hospital.workspace.channel("reputation").expect_alerts(1)
    assert len(alert.thread) == 1


def test_a_restart_repeats_nothing(hospital: Hospital) -> None:
    """What was read, stored and told before a restart is not read, stored or told again."""
    hospital.hears(WAIT)

    hospital.restarts()
    hospital.works()

    [alert] = hospital.workspace.channel("reputation").expect_alerts(1)
    assert len(alert.thread) == 1


def test_a_source_in_trouble_is_told_once_and_again_when_it_recovers(hospital: Hospital) -> None:
    """The third failure in a row is told; the neighbours go on; the recovery is told too."""
    hospital.public.unlink()
    for _ in range(5):
        hospital.works()
    hospital.workspace.channel("wardwatch-ops").expect_alerts(1)

    hospital.public.touch()
    hospital.hears(WAIT)

    trouble, recovery = hospital.workspace.channel("wardwatch-ops").expect_alerts(2)
    assert "Source public cannot be read" in trouble.text
    assert "Source public answers again" in recovery.text
    hospital.workspace.channel("reputation").expect_alerts(1)


def a_bug(*_: object) -> None:
    raise ZeroDivisionError


def unarchive(hospital: Hospital, channel: str) -> None:
    ledger = hospital.slack.ledger
    ledger.put(replace(ledger.channels[channel], is_archived=False))


def refusing_the_first(tell: Callable[..., Receipt]) -> Callable[..., Receipt]:
    refused: list[bool] = []

    def picky(self: SlackChat, *arguments: object) -> Receipt:
        if not refused:
            refused.append(True)
            raise ChatRefusedError("Slack refuses: invalid_blocks", code="invalid_blocks", who="reputation")
        return tell(self, *arguments)

    return picky


def _lose_one_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    tell = SlackChat.tell
    lost: list[bool] = []

    def deaf(self: SlackChat, *arguments: object) -> object:
        receipt = tell(self, *arguments)  # type: ignore[arg-type]
        if not lost:
            lost.append(True)
            raise ChatUncertainError("the connection broke", who="reputation")
        return receipt

    monkeypatch.setattr(SlackChat, "tell", deaf)


def _disk_full(*_: object) -> bool:
    raise StoreFullError("the disk is full", who="wardwatch.db")
