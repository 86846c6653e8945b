"""A wire between the bot and Slack that breaks on demand: before Slack takes a call, after it, or with other words."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

from tests.standins.loopback import Loopback


class Fault(Enum):
    """What happens to a call."""

    REFUSE = auto()
    """The connection is cut before anything is passed on."""
    LOSE_ANSWER = auto()
    """Slack takes the call; its answer never arrives."""
    HALF_ANSWER = auto()
    """Slack takes the call; half of its answer arrives."""
    DARK = auto()
    """Nothing is passed on and nothing is answered, until the proxy ends."""
    DARK_AFTER = auto()
    """Slack takes the call; then nothing more is heard."""
    OVERTAKEN = auto()
    """Slack takes the call; its answer arrives after that of a later call of the same method."""


@dataclass(frozen=True)
class Answer:
    """An answer that Slack did not give."""

    status: int
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def refused(code: str) -> Answer:
    """Slack's no, with its own word for why."""
    return Answer(200, json.dumps({"ok": False, "error": code}), {"Content-Type": "application/json"})


HTML = Answer(200, "<html><body>Sign in to the hotel's network</body></html>", {"Content-Type": "text/html"})
TOO_MANY = Answer(429, '{"ok": false, "error": "ratelimited"}', {"Retry-After": "30"})
BROKEN = Answer(500, "upstream connect error")
NOT_JSON = Answer(200, '{"ok": true, "ts": ', {"Content-Type": "application/json"})
LIST = Answer(200, "[]", {"Content-Type": "application/json"})


@dataclass
class Plan:
    """Faults for the next calls of one method of the Web API."""

    method: str
    faults: list[Fault | Answer]
    before: Callable[[], None] | None = None


class FaultyProxy(Loopback):
    """Passes every call on to `upstream` (the workspace's address), but for those that were planned to break."""

    def __init__(self, upstream: str) -> None:
        super().__init__(_handler(self))
        parts = urlsplit(upstream)
        self.host, self.upstream_port = parts.hostname or "", parts.port or 0
        self.api_url = f"http://127.0.0.1:{self.port}/api/"
        self.calls: list[str] = []
        self._plans: list[Plan] = []
        self._refusal: Answer | None = None
        self._lock = threading.Lock()
        self.waiting, self.overtaken = threading.Event(), threading.Event()

    def breaks(self, method: str, *faults: Fault | Answer) -> None:
        """The next calls of this method meet these faults, one each; later ones pass."""
        with self._lock:
            self._plans.append(Plan(method, list(faults)))

    def refuses_all(self, code: str) -> None:
        """Every call is refused with this code, as when the token was revoked, until `accepts_all`."""
        self._refusal = refused(code)

    def accepts_all(self) -> None:
        """Whatever was wrong is mended."""
        self._refusal = None

    def count(self, method: str) -> int:
        """How often the bot has called this method."""
        return self.calls.count(method)

    def next_fault(self, method: str) -> Fault | Answer | None:
        with self._lock:
            self.calls.append(method)
            plan = next((plan for plan in self._plans if plan.method == method and plan.faults), None)
            return plan.faults.pop(0) if plan else self._refusal


def _handler(proxy: FaultyProxy) -> type[BaseHTTPRequestHandler]:
    return type("Handler", (_Handler,), {"proxy": proxy})


class _Handler(BaseHTTPRequestHandler):
    proxy: FaultyProxy

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        fault = self.proxy.next_fault(self.path.rsplit("/", 1)[-1])
        if isinstance(fault, Answer):
            self._answer(fault.status, fault.body.encode(), fault.headers)
        elif fault is Fault.REFUSE:
            self.close_connection = True
        elif fault is Fault.DARK:
            self.proxy.released.wait()
        else:
            self._pass_on(body, fault)

    def _pass_on(self, body: bytes, fault: Fault | None) -> None:
        status, content, headers = self._upstream(body)
        if fault is Fault.OVERTAKEN:
            self.proxy.waiting.set()
            self.proxy.overtaken.wait(10)
        elif self.proxy.waiting.is_set() and self.path.endswith("chat.postMessage"):
            self.proxy.overtaken.set()
        if fault is Fault.DARK_AFTER:
            self.proxy.released.wait()
        if fault in (Fault.LOSE_ANSWER, Fault.DARK_AFTER):
            self.close_connection = True
            return
        kept = {name: headers[name] for name in headers if name.lower() in ("content-type", "retry-after")}
        self._answer(status, content, kept, cut=fault is Fault.HALF_ANSWER)

    def _upstream(self, body: bytes) -> tuple[int, bytes, dict[str, str]]:
        wire = http.client.HTTPConnection(self.proxy.host, self.proxy.upstream_port, timeout=30)
        headers = {name: value for name, value in self.headers.items() if name.lower() != "host"}
        wire.request("POST", self.path, body, headers)
        taken = wire.getresponse()
        content = taken.read()
        wire.close()
        return taken.status, content, dict(taken.getheaders())

    def _answer(self, status: int, content: bytes, headers: dict[str, str], *, cut: bool = False) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if cut else content)
        self.close_connection = cut

    def log_message(self, *_: object) -> None:
        """Tests say what happened."""
