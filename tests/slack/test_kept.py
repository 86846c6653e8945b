"""Messages that follow each other go over one connection; none of them is lost or said twice when that breaks."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.errors import ChatLimitedError, ChatUncertainError
from bot.slack.client import client_for
from bot.slack.faults import call
from bot.slack.kept import MOST_IDLE_S, Connections


class Clock:
    """Seconds, as the test says."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


class Api:
    """A Slack that keeps connections open. `said` holds the texts that came, with the number of their connection."""

    def __init__(self) -> None:
        self.said: list[tuple[int, str]] = []
        self.status = 200
        self.cuts = False
        """Whether it breaks the connection instead of answering."""
        self.ends = False
        """Whether it ends the connection after the answer, without having said so."""
        self.ended = threading.Event()
        api, numbers = self, iter(range(1, 100))

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def setup(self) -> None:
                super().setup()
                self.number = next(numbers)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                api.said.append((self.number, json.loads(body)["text"] if body.startswith(b"{") else ""))
                self.close_connection = api.cuts or api.ends
                if not api.cuts:
                    answer = b'{"ok": true, "ts": "1.2"}' if api.status == 200 else b'{"ok": false}'
                    self.send_response(api.status)
                    self.send_header("Content-Length", str(len(answer)))
                    self.send_header("Retry-After", "7")
                    self.end_headers()
                    self.wfile.write(answer)

            def finish(self) -> None:
                super().finish()
                self.connection.close()
                api.ended.set()

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True


@pytest.fixture
def api() -> Iterator[Api]:
    made = Api()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def post(api: Api, clock: Clock) -> Callable[[str], dict[str, object]]:
    client = client_for("xoxb-1", f"http://127.0.0.1:{api.server.server_port}/api/", timeout_s=5)
    client._connections = Connections(stopwatch=clock)

    def made(text: str) -> dict[str, object]:
        return call(client.chat_postMessage, who="C1", repeatable=False, channel="C1", text=text, blocks=[])

    made.client = client  # type: ignore[attr-defined]
    return made


def test_messages_of_a_thread_share_a_connection(api: Api, post: Callable[[str], object]) -> None:
    """Another thread has its own, and so has whatever finds out how things stand."""
    post("first")
    post("second")
    other = threading.Thread(target=post, args=["third"])
    other.start()
    other.join()
    post.client.auth_test()  # type: ignore[attr-defined]
    post("fourth")

    assert api.said == [(1, "first"), (1, "second"), (2, "third"), (3, ""), (1, "fourth")]


@pytest.mark.parametrize(("idle", "connections"), [(MOST_IDLE_S, [1, 1]), (MOST_IDLE_S + 0.1, [1, 2])])
def test_a_connection_that_lay_too_long_is_left(
    api: Api, clock: Clock, post: Callable[[str], object], idle: float, connections: list[int]
) -> None:
    """Something between may have forgotten it."""
    post("first")
    clock.at += idle
    post("second")

    assert [number for number, _ in api.said] == connections


def test_a_connection_that_slack_has_ended_is_not_used(api: Api, post: Callable[[str], object]) -> None:
    """So nothing is uncertain."""
    api.ends = True
    post("first")
    assert api.ended.wait(10)
    post("second")

    assert api.said == [(1, "first"), (2, "second")]


def test_what_breaks_on_its_way_is_uncertain_and_not_said_again(api: Api, post: Callable[[str], object]) -> None:
    """Slack has it, or not: whoever sends looks there first. The next one goes over a new connection."""
    post("first")
    api.cuts = True
    with pytest.raises(ChatUncertainError):
        post("second")
    api.cuts = False
    post("third")

    assert api.said == [(1, "first"), (1, "second"), (2, "third")]


def test_a_refusal_leaves_the_connection_as_it_is(api: Api, post: Callable[[str], object]) -> None:
    """And says what it always said."""
    api.status = 429
    with pytest.raises(ChatLimitedError) as limited:
        post("first")
    api.status = 200
    post("second")

    assert limited.value.wait_s == 7
    assert api.said == [(1, "first"), (1, "second")]


def test_through_a_proxy_each_call_has_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only `slack_sdk` knows how to speak to one."""
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")

    assert client_for("xoxb-1")._connections is None
