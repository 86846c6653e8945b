"""An app that only listens, over either transport: it keeps what arrives as it arrived, and acknowledges it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from slack_sdk import WebClient
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from bot.sandbox.serve import Running
from bot.sandbox.stbrigid import APP_TOKEN, BOT_TOKEN
from bot.sandbox.webhook import Webhook
from tests.workspace import StoryWorkspace

SECRET = "a-secret-of-the-listener"
LISTENED_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Heard:
    """One thing that arrived: an envelope or headers, and the payload."""

    kind: str
    payload: dict[str, Any]
    envelope: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""


class Listener:
    """What arrived, oldest first. `answers` says what a kind of payload is answered; None leaves it unacknowledged."""

    def __init__(self, transport: str) -> None:
        self.transport = transport
        self.heard: list[Heard] = []
        self.answers: dict[str, dict[str, Any] | None] = {}

    @property
    def last(self) -> Heard:
        """The newest of what people did; events may still be on their way."""
        return next(heard for heard in reversed(self.heard) if heard.kind != "events_api")

    def take(self, heard: Heard) -> dict[str, Any] | None:
        self.heard.append(heard)
        return self.answers.get(str(heard.payload.get("type", "")), {})


@contextmanager
def over_socket(running: Running) -> Iterator[Listener]:
    """An app on one Socket Mode connection."""
    listener = Listener("socket")
    client = WebClient(BOT_TOKEN, base_url=running.api_url)
    with connect(client.apps_connections_open(app_token=APP_TOKEN)["url"]) as socket:

        def read() -> None:
            try:
                for text in socket:
                    envelope = json.loads(text)
                    if "envelope_id" in envelope:
                        answer = listener.take(Heard(envelope["type"], envelope["payload"], envelope))
                        if answer is not None:
                            reply = {"envelope_id": envelope["envelope_id"]} | ({"payload": answer} if answer else {})
                            socket.send(json.dumps(reply))
            except ConnectionClosed:
                pass

        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        StoryWorkspace(running).expect_connected()
        yield listener
    reader.join(5)


@contextmanager
def over_http(running: Running) -> Iterator[Listener]:
    """An app at an address, for signed requests."""
    listener = Listener("http")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            headers = {name.lower(): value for name, value in self.headers.items()}
            kind, payload = _decoded(headers["content-type"], body)
            answer = listener.take(Heard(kind, payload, headers=headers, body=body))
            content = json.dumps(answer).encode() if answer else b""
            self.send_response(500 if answer is None else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{server.server_address[1]}/slack/events"
    running.workspace.webhook = Webhook(url, SECRET, lambda: LISTENED_AT)
    try:
        yield listener
    finally:
        running.workspace.webhook = None
        server.shutdown()
        server.server_close()
        thread.join(5)


def _decoded(content_type: str, body: str) -> tuple[str, dict[str, Any]]:
    if content_type == "application/json":
        return "events_api", json.loads(body)
    form = dict(parse_qsl(body, keep_blank_values=True))
    return ("interactive", json.loads(form["payload"])) if "payload" in form else ("slash_commands", form)
