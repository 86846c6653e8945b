"""A channel or a token that is refused keeps no alert from people, and all goes where it belongs when it is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hospital import Hospital
from workspace import AlertMessage

from bot.errors import PagerUnavailableError
from bot.flow.watch import Auditor
from bot.sandbox.records import Channel
from tests.standins.faulty_proxy import FaultyProxy, refused

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"
AGAIN = "same here at St. Brigid's hospital, my mother sat there all night"
MENDED = "Alert 1 lives in #reputation again."


def reputation(hospital: Hospital) -> Channel:
    return hospital.slack.directory.channel_named("reputation")


def archive(hospital: Hospital) -> Callable[[], None]:
    ledger = hospital.slack.ledger
    ledger.put(replace(reputation(hospital), is_archived=True))
    return lambda: ledger.put(replace(reputation(hospital), is_archived=False))


def remove_the_bot(hospital: Hospital) -> Callable[[], None]:
    ledger, members = hospital.slack.ledger, reputation(hospital).members
    others = tuple(who for who in members if who != hospital.slack.install.user)
    ledger.put(replace(reputation(hospital), members=others))
    return lambda: ledger.put(replace(reputation(hospital), members=members))


def stand_ins(hospital: Hospital) -> list[AlertMessage]:
    """The alerts that stand in the ops channel, beside what is said of troubles."""
    return [alert for alert in hospital.workspace.channel("wardwatch-ops").alerts if "belongs in" in alert.text]


def passes(hospital: Hospital, minutes: int) -> None:
    for _ in range(minutes):
        hospital.clock.advance(minutes=1)
        hospital.works()


@pytest.mark.parametrize("breaks", [archive, remove_the_bot])
def test_an_alert_lives_in_the_ops_channel_until_its_own_is_mended(
    hospital: Hospital, breaks: Callable[[Hospital], Callable[[], None]]
) -> None:
    """People see it there, whole, and act on it there; later it is posted where it belongs, once."""
    mend = breaks(hospital)
    hospital.hears(WAIT)
    [alert] = stand_ins(hospital)
    assert "Alert 1 belongs in #reputation, which cannot be used" in alert.text
    assert WAIT in alert.text

    with hospital.listening():
        alert.button("Acknowledge").click(by="Lee Park")
        alert.expect_shows("Acknowledged by @Lee Park")
    passes(hospital, 12)
    assert hospital.workspace.channel("reputation").alerts == []
    assert len(stand_ins(hospital)) == 1

    mend()
    passes(hospital, 6)

    [root] = hospital.workspace.channel("reputation").expect_alerts(1)
    assert "Acknowledged by @Lee Park" in root.text
    assert len(root.thread) == 1
    alert.expect_shows(MENDED)
    assert "Acknowledge" not in alert.labels
    assert stand_ins(hospital) == []
    assert hospital.store.undelivered() == {"waiting": 0, "claimed": 0, "parked": 0}


def test_an_alert_whose_channel_is_archived_later_stands_in_too(hospital: Hospital) -> None:
    """What joins the story is seen there, in one message that is edited."""
    first = hospital.hears(WAIT)
    mend = archive(hospital)
    for number in range(3):
        hospital.hears(f"{AGAIN} {number}", in_reply_to=first)

    [alert] = stand_ins(hospital)
    assert "4 mentions" in alert.text

    mend()
    passes(hospital, 6)
    [root] = hospital.workspace.channel("reputation").expect_alerts(1)
    assert len(root.thread) == 4
    alert.expect_shows(MENDED)


def test_the_ops_channel_hears_of_a_trouble_once_and_of_its_end(hospital: Hospital) -> None:
    """However many alerts it concerns, however long it takes."""
    auditor = hospital.bot.auditor()
    mend = archive(hospital)
    hospital.hears(WAIT)
    hospital.hears("St. Brigid Medical Center lost my bill again, on hold for an hour")
    for _ in range(20):
        passes(hospital, 1)
        auditor.audit()
    hospital.works()
    screen = hospital.workspace.channel("wardwatch-ops").screen()
    assert screen.count("Not posted in reputation") == 1
    assert "Nothing reaches" not in screen
    assert len(stand_ins(hospital)) == 2

    mend()
    for _ in range(10):
        passes(hospital, 1)
        auditor.audit()
    hospital.works()
    assert "Over, after it began on 20 Nov 12:00 UTC: Not posted in reputation" in (
        hospital.workspace.channel("wardwatch-ops").screen()
    )
    assert len(hospital.workspace.channel("reputation").expect_alerts(2)) == 2


def test_an_alert_that_was_dealt_with_meanwhile_needs_no_stand_in(hospital: Hospital) -> None:
    """Nor does one whose channel was mended before anybody could be told."""
    hospital.hears(WAIT)
    archive(hospital)
    hospital.slack.ledger.put(replace(hospital.slack.directory.channel_named("wardwatch-ops"), is_archived=True))
    hospital.hears(AGAIN, in_reply_to="post-1")
    hospital.slack.ledger.put(replace(reputation(hospital), is_archived=False))
    hospital.slack.ledger.put(replace(hospital.slack.directory.channel_named("wardwatch-ops"), is_archived=False))
    hospital.store.retry_refused()

    hospital.works()

    assert stand_ins(hospital) == []
    assert len(hospital.workspace.channel("reputation").alerts[0].thread) == 2


class Phone:
    """Somebody outside of Slack. May be out of reach."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str, str]] = []
        self.fails = 0

    def page(self, address: str, title: str, text: str) -> None:
        if self.fails:
            self.fails -= 1
            raise PagerUnavailableError("no answer", who=address, cure="it is sent again")
        self.heard.append((address, title, text))


@pytest.fixture
def phone(hospital: Hospital, proxy: FaultyProxy) -> Iterator[Phone]:
    made = Phone()
    hospital.bot = replace(hospital.bot, deliverer=replace(hospital.bot.deliverer, pager=made))
    yield made


def audits(hospital: Hospital, auditor: Auditor, minutes: int) -> None:
    for _ in range(minutes):
        passes(hospital, 1)
        auditor.audit()
        hospital.delivers()


@pytest.mark.parametrize("code", ["token_revoked", "missing_scope", "account_inactive", "invalid_auth"])
def test_when_nothing_can_be_said_in_slack_it_is_said_outside(
    hospital: Hospital, proxy: FaultyProxy, phone: Phone, code: str
) -> None:
    """Once, without a word of a mention; once more when it is over; and what waited is told once."""
    auditor = replace(hospital.bot.auditor(), tells_outside=True)
    proxy.refuses_all(code)
    hospital.hears(WAIT)

    audits(hospital, auditor, 30)
    [(address, title, text)] = phone.heard
    assert (address, title) == ("WARDWATCH_OPS_URL", "Wardwatch is in trouble")
    assert f"Wardwatch cannot post in wardwatch-ops: wardwatch-ops: Slack refuses: {code}" in text
    assert "waiting room" not in text

    proxy.accepts_all()
    audits(hospital, auditor, 12)
    [_, (_, _, over)] = phone.heard
    assert over.startswith("Over, after it began on 20 Nov")
    [root] = hospital.workspace.channel("reputation").expect_alerts(1)
    assert len(root.thread) == 1
    assert hospital.store.undelivered() == {"waiting": 0, "claimed": 0, "parked": 0}


def test_an_outage_of_slack_is_said_outside(hospital: Hospital, proxy: FaultyProxy, phone: Phone) -> None:
    """Nothing is refused, and nothing is answered either."""
    auditor = replace(hospital.bot.auditor(), tells_outside=True)
    proxy.refuses_all("internal_error")
    hospital.hears(WAIT)

    audits(hospital, auditor, 12)

    assert len(phone.heard) == 1


def test_a_way_outside_that_fails_is_tried_again(hospital: Hospital, proxy: FaultyProxy, phone: Phone) -> None:
    """It is a delivery like any other."""
    phone.fails = 4
    auditor = replace(hospital.bot.auditor(), tells_outside=True)
    proxy.refuses_all("token_revoked")
    hospital.hears(WAIT)

    audits(hospital, auditor, 10)

    assert len(phone.heard) == 1


def test_without_an_address_nobody_outside_is_told(hospital: Hospital, proxy: FaultyProxy, phone: Phone) -> None:
    """And nothing waits for ever."""
    proxy.refuses_all("token_revoked")
    hospital.hears(WAIT)

    audits(hospital, hospital.bot.auditor(), 6)

    assert phone.heard == []
    assert "ops outside" not in {held.kind for held in hospital.store.held_deliveries(99)}


def test_a_deleted_first_post_is_made_anew_with_the_way_back(hospital: Hospital) -> None:
    """The old thread is not lost with it."""
    alert = hospital.alert_about(WAIT)
    alert.expect_reply()
    hospital.slack.messages.delete(alert.channel_id, alert.ts, hospital.slack.install)

    hospital.hears(AGAIN, in_reply_to="post-1")
    passes(hospital, 2)

    anew = hospital.workspace.channel("reputation").expect_alert("2 mentions")
    anew.expect_reply("The first post of this alert was deleted; it goes on here. Go to the thread before")


def test_refused_is_what_the_proxy_says() -> None:
    """The stand-in speaks as Slack does."""
    assert refused("token_revoked").body == '{"ok": false, "error": "token_revoked"}'
