"""The name of Slack cannot be found, its certificate is not Slack's, or its answers overtake each other."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest
import trustme
from hospital import Hospital

from tests.faults.test_messages_are_said_once import WAIT, assert_one_story, passes_by
from tests.standins.faulty_proxy import Fault, FaultyProxy
from tests.standins.loopback import Loopback

BILL = "St. Brigid Medical Center lost my bill again, on hold for an hour"
GIFT = "Gave ten dollars to #RoomToHeal today, the new wing is going to be lovely"


class _Silent(BaseHTTPRequestHandler):
    """Whoever speaks to it was not stopped in time."""

    def do_POST(self) -> None:
        raise AssertionError("a request was sent over a connection that nobody may trust")


@contextmanager
def stranger() -> Iterator[str]:
    """An address at which somebody answers with a certificate that nobody vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with Loopback(_Silent, trust=context) as loopback:
        yield f"https://127.0.0.1:{loopback.port}/api/"


@contextmanager
def plain() -> Iterator[str]:
    """An address at which somebody answers who speaks no TLS at all."""
    with Loopback(_Silent) as loopback:
        yield f"https://127.0.0.1:{loopback.port}/api/"


@contextmanager
def nameless() -> Iterator[str]:
    """A name that no server of names knows."""
    yield "https://slack.wardwatch.invalid/api/"


@pytest.mark.parametrize("way", [nameless, stranger, plain], ids=["no name", "no trust", "no TLS"])
def test_a_way_that_is_lost_is_found_again(hospital: Hospital, way: object) -> None:
    """Nothing is lost and nothing is said twice: what waited is posted when the way is there again."""
    right = hospital.settings
    with way() as url:  # type: ignore[operator]
        hospital.settings = replace(right, slack_api_url=url)
        hospital.restarts()
        hospital.hears(WAIT)
        passes_by(hospital)
        waiting = hospital.store.held_deliveries(10)
        assert waiting
        assert all(one.state == "waiting" and one.attempts > 1 and one.reason for one in waiting if one.kind == "root")
    hospital.settings = right
    hospital.restarts()

    passes_by(hospital)

    assert_one_story(hospital, replies=1)


def test_answers_that_overtake_each_other_are_not_mixed_up(hospital: Hospital, proxy: FaultyProxy) -> None:
    """Two processes post at once, and the first one hears last: each alert has its own thread."""
    proxy.breaks("chat.postMessage", Fault.OVERTAKEN)
    hospital.publishes(GIFT)
    hospital.publishes(BILL)
    hospital.bot.poller.poll(hospital.bot.sources[0].source)
    hospital.bot.intake.take()
    first = threading.Thread(target=hospital.bot.deliverer.deliver_one)
    first.start()
    proxy.waiting.wait(10)

    hospital.delivers()
    first.join(10)
    passes_by(hospital)

    [gift], [bill] = (hospital.workspace.channel(name).expect_alerts(1) for name in ("campaigns", "reputation"))
    assert ("#RoomToHeal" in gift.text, "lost my bill" in bill.text) == (True, True)
    assert [len(alert.thread) for alert in (gift, bill)] == [1, 1]
    assert hospital.store.undelivered() == {"waiting": 0, "claimed": 0, "parked": 0}
