"""The heartbeat, over real HTTP on loopback."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler

import pytest
import structlog

from bot.heartbeat import HttpHeartbeat
from tests.standins.loopback import Loopback


class Alarm(Loopback):
    """A service that counts beats, and may refuse, redirect or hang."""

    def __init__(self) -> None:
        self.beats: list[str] = []
        self.status = 200
        self.hangs = False
        super().__init__(type("Handler", (_Handler,), {"alarm": self}))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/ping/secret-key"


class _Handler(BaseHTTPRequestHandler):
    alarm: Alarm

    def do_GET(self) -> None:
        self.alarm.beats.append(self.path)
        if self.alarm.hangs:
            self.alarm.released.wait()
        self.send_response(self.alarm.status)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Tests say what happened."""


@pytest.fixture
def alarm() -> Alarm:
    with Alarm() as made:
        yield made


def test_it_beats(alarm: Alarm) -> None:
    """The address as it was given, once."""
    HttpHeartbeat(alarm.url).beat()

    assert alarm.beats == ["/ping/secret-key"]


@pytest.mark.parametrize("status", [302, 404, 500])
def test_what_is_not_heard_is_logged_once_and_never_raised(alarm: Alarm, status: int) -> None:
    """Nothing is followed elsewhere, and the log has no word of the address."""
    heartbeat = HttpHeartbeat(alarm.url)
    with structlog.testing.capture_logs() as logs:
        alarm.status = status
        heartbeat.beat()
        heartbeat.beat()
        alarm.status = 200
        heartbeat.beat()

    assert [entry["event"] for entry in logs] == ["heartbeat_unheard", "heartbeat_heard"]
    assert logs[0]["reason"] == f"HTTP {status}"
    assert "secret-key" not in str(logs)
    assert len(alarm.beats) == 3


def test_a_service_that_hangs_is_given_up(alarm: Alarm) -> None:
    """The audit goes on."""
    alarm.hangs = True
    with structlog.testing.capture_logs() as logs:
        HttpHeartbeat(alarm.url, give_up_s=0.2, timeout_s=30).beat()

    assert [entry["event"] for entry in logs] == ["heartbeat_unheard"]


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/ping", "http://[broken", "https://"])
def test_an_address_that_leads_nowhere_harms_nothing(url: str) -> None:
    """It is logged, like everything else."""
    with structlog.testing.capture_logs() as logs:
        HttpHeartbeat(url).beat()

    assert [entry["event"] for entry in logs] == ["heartbeat_unheard"]


def test_without_an_address_nothing_is_done() -> None:
    """And nothing is logged."""
    with structlog.testing.capture_logs() as logs:
        HttpHeartbeat("").beat()

    assert logs == []
