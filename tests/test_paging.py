"""The ways out of Slack: the real apprise, speaking to a service on loopback that answers, refuses, hangs and dies."""

from __future__ import annotations

import json
import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

import pytest
from standins.loopback import Loopback

from bot.errors import PagerRefusedError, PagerUnavailableError
from bot.paging import ApprisePager

TITLE, TEXT = "Crisis alert 17", "Wardwatch: crisis alert 17 at St. Brigid's waits for you. Acknowledge it in Slack."
SECRET = "sms-account-token"


class Service:
    """A paging service that keeps what it was sent; `answer` says with which status, or does something else."""

    def __init__(self) -> None:
        self.heard: list[dict[str, str]] = []
        self.answer: int | Callable[[BaseHTTPRequestHandler], None] = 200

    @contextmanager
    def running(self) -> Iterator[Loopback]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                service.heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                if callable(service.answer):
                    service.answer(self)
                else:
                    self.send_response(service.answer)
                    self.send_header("Content-Length", "0")
                    self.end_headers()

            def log_message(self, *_: object) -> None:
                """Nothing on the screen."""

        with Loopback(Handler) as loopback:
            yield loopback


@pytest.fixture
def service() -> Service:
    return Service()


def pager(port: int, **changes: float) -> ApprisePager:
    return ApprisePager({"LEE_SMS_URL": f"json://lee:{SECRET}@127.0.0.1:{port}/sms"}.get, **changes)  # type: ignore[arg-type]


def _hang(loopback: Loopback) -> None:
    loopback.released.wait(30)


def closed_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def test_a_page_arrives(service: Service) -> None:
    """Title and text, and nothing else of ours."""
    with service.running() as loopback:
        pager(loopback.port).page("LEE_SMS_URL", TITLE, TEXT)

    [heard] = service.heard
    assert (heard["title"], heard["message"]) == (TITLE, TEXT)


@pytest.mark.parametrize("status", [400, 401, 404, 410])
def test_a_refusal_is_for_a_person_to_mend(service: Service, status: int) -> None:
    """The error names the setting and the status, never the address."""
    service.answer = status
    with service.running() as loopback, pytest.raises(PagerRefusedError, match=rf"LEE_SMS_URL.*{status}") as raised:
        pager(loopback.port).page("LEE_SMS_URL", TITLE, TEXT)

    assert SECRET not in str(raised.value)


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_a_service_in_trouble_is_tried_again(service: Service, status: int) -> None:
    """It may be well in a minute."""
    service.answer = status
    with service.running() as loopback, pytest.raises(PagerUnavailableError, match=str(status)):
        pager(loopback.port).page("LEE_SMS_URL", TITLE, TEXT)


def test_a_service_that_is_not_there_is_tried_again() -> None:
    """Nobody listens at that port."""
    with pytest.raises(PagerUnavailableError, match="cannot be reached"):
        pager(closed_port()).page("LEE_SMS_URL", TITLE, TEXT)


def test_a_service_that_dies_in_mid_answer_is_tried_again(service: Service) -> None:
    """It took the page and hung up: being called twice is better than never."""

    def hang_up(handler: BaseHTTPRequestHandler) -> None:
        handler.connection.shutdown(socket.SHUT_RDWR)

    service.answer = hang_up
    with service.running() as loopback, pytest.raises(PagerUnavailableError):
        pager(loopback.port).page("LEE_SMS_URL", TITLE, TEXT)
    assert len(service.heard) == 1


def test_a_service_that_hangs_holds_nobody_up(service: Service) -> None:
    """Whatever its address asks for, it is given up."""
    with service.running() as loopback:
        service.answer = lambda _handler: _hang(loopback)
        with pytest.raises(PagerUnavailableError):
            pager(loopback.port, timeout_s=0.2).page("LEE_SMS_URL", TITLE, TEXT)
        with pytest.raises(PagerUnavailableError, match="no answer within"):
            pager(loopback.port, give_up_s=0.2).page("LEE_SMS_URL", TITLE, TEXT)


@pytest.mark.parametrize(
    ("address", "value", "said"),
    [
        ("LEE_SMS_URL", "", "LEE_SMS_URL is not set"),
        ("", "", "oncall.yaml names no address"),
        ("LEE_SMS_URL", "no address at all", "no apprise URL"),
        ("LEE_SMS_URL", "carrier-pigeon://lee", "no apprise URL"),
    ],
)
def test_an_address_that_cannot_be_used_says_so(address: str, value: str, said: str) -> None:
    """And what it holds is not told: it may be a secret in the wrong place."""
    with pytest.raises(PagerRefusedError, match=said) as raised:
        ApprisePager({"LEE_SMS_URL": value}.get).page(address, TITLE, TEXT)  # type: ignore[arg-type]

    assert value not in str(raised.value) or not value


class Kept(logging.Handler):
    """What would be written into the log."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def test_nothing_is_logged(service: Service) -> None:
    """Apprise would write the host of the service."""
    service.answer, kept = 403, Kept()
    logging.getLogger().addHandler(kept)
    try:
        with service.running() as loopback, pytest.raises(PagerRefusedError):
            pager(loopback.port).page("LEE_SMS_URL", TITLE, TEXT)
    finally:
        logging.getLogger().removeHandler(kept)

    assert [record for record in kept.records if record.name.startswith("apprise")] == []
