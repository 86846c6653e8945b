"""Socket Mode: up to ten connections of the app, each envelope to exactly one of them, in turn.

The connections live in the server's event loop; people act in other threads and wait there for the app's answer.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NoAnswer
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.ledger import Ledger
from bot.sandbox.records import Json
from bot.sandbox.repeats import Retry

MOST_CONNECTIONS = 10
MOST_TICKETS = 100
CONNECTION_LIFE_S = 3600
SEND_TIMEOUT_S = 5.0


@dataclass(frozen=True, slots=True)
class Ack:
    """What the app answered to an envelope: its payload, empty when it only acknowledged."""

    payload: Json


@dataclass(frozen=True, slots=True)
class Unheard:
    """The app acknowledged nothing: nobody was connected, or no answer came in time. `reason` is Slack's word."""

    was_connected: bool
    reason: str = "timeout"
    is_final: bool = False


@dataclass(eq=False, slots=True)
class Connection:
    """One open socket. A retiring one was asked to reconnect: it gets nothing more and ends with its successor."""

    websocket: WebSocket
    loop: asyncio.AbstractEventLoop
    retiring: bool = field(default=False)


class Sockets:
    """The connections of the app."""

    def __init__(self, ledger: Ledger, clock: Callable[[], datetime], app_id: str) -> None:
        self._ledger = ledger
        self._clock = clock
        self._app_id = app_id
        self._lock = threading.Lock()
        self._connections: list[Connection] = []
        self._tickets: dict[str, None] = {}
        self._waiting: dict[str, Future[Json]] = {}
        self._issued = 0

    @property
    def count(self) -> int:
        """How many connections take envelopes now."""
        with self._lock:
            return sum(not connection.retiring for connection in self._connections)

    def new_id(self) -> str:
        """An id that this workspace has not given before, not even in an earlier life of it."""
        with self._lock:
            self._issued += 1
            return f"{int(self._clock().timestamp() * 1_000_000):x}-{self._issued:04x}"

    def issue_ticket(self) -> str:
        """The right to connect once."""
        ticket = self.new_id()
        with self._lock:
            while len(self._tickets) >= MOST_TICKETS:
                del self._tickets[next(iter(self._tickets))]
            self._tickets[ticket] = None
        return ticket

    async def serve(self, websocket: WebSocket) -> None:
        """Hold one connection from its greeting to its end."""
        if not self._redeem(websocket.query_params.get("ticket", "")):
            await websocket.close()
            return
        await websocket.accept()
        connection = Connection(websocket, asyncio.get_running_loop())
        if not self._admit(connection):
            await websocket.send_json(self._farewell("too_many_websockets"))
            await websocket.close()
            return
        try:
            await websocket.send_json(self._hello())
            await self._close_retiring()
            self._ledger.touch()
            async for text in websocket.iter_text():
                self._hear(text)
        finally:
            self._forget(connection)

    def deliver(
        self,
        kind: str,
        payload: Json,
        timeout_s: float,
        *,
        accepts_response: bool = False,
        retry: Retry | None = None,
    ) -> Ack | Unheard:
        """Send one envelope and wait for its acknowledgement. Never call it in the server's own event loop."""
        envelope_id = str(uuid4())
        envelope: Json = {
            "envelope_id": envelope_id,
            "payload": payload,
            "type": kind,
            "accepts_response_payload": accepts_response,
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": retry.number if retry else 0, "retry_reason": retry.reason if retry else ""}
        answer: Future[Json] = Future()
        with self._lock:
            self._waiting[envelope_id] = answer
        try:
            if not self._send_to_next(json.dumps(envelope)):
                return Unheard(was_connected=False)
            return Ack(answer.result(timeout_s))
        except NoAnswer:
            return Unheard(was_connected=True)
        finally:
            with self._lock:
                del self._waiting[envelope_id]

    def refresh(self) -> None:
        """Ask the connection that has been open longest to reconnect, as Slack does every few hours."""
        with self._lock:
            connection = next((each for each in self._connections if not each.retiring), None)
            if connection is None:
                return
            connection.retiring = True
        self._send(connection, json.dumps(self._farewell("refresh_requested")))

    def drop_all(self) -> None:
        """Close every connection without a word, as a network fault would."""
        with self._lock:
            connections = list(self._connections)
        for connection in connections:
            asyncio.run_coroutine_threadsafe(connection.websocket.close(1001), connection.loop)

    async def _close_retiring(self) -> None:
        with self._lock:
            retiring = [connection for connection in self._connections if connection.retiring]
        for connection in retiring:
            self._forget(connection)
            with suppress(RuntimeError):
                await connection.websocket.close(1001)

    def _redeem(self, ticket: str) -> bool:
        with self._lock:
            known = ticket in self._tickets
            self._tickets.pop(ticket, None)
            return known

    def _admit(self, connection: Connection) -> bool:
        with self._lock:
            if len(self._connections) >= MOST_CONNECTIONS:
                return False
            self._connections.append(connection)
            return True

    def _forget(self, connection: Connection) -> None:
        with self._lock:
            if connection in self._connections:
                self._connections.remove(connection)
        self._ledger.touch()

    def _send_to_next(self, text: str) -> bool:
        for _ in range(MOST_CONNECTIONS):
            with self._lock:
                connection = next((each for each in self._connections if not each.retiring), None)
                if connection is None:
                    return False
                self._connections.remove(connection)
                self._connections.append(connection)
            if self._send(connection, text):
                return True
            self._forget(connection)
        return False

    def _send(self, connection: Connection, text: str) -> bool:
        sending = asyncio.run_coroutine_threadsafe(connection.websocket.send_text(text), connection.loop)
        try:
            sending.result(SEND_TIMEOUT_S)
        except (WebSocketDisconnect, RuntimeError, OSError, NoAnswer):
            return False
        return True

    def _hear(self, text: str) -> None:
        try:
            answer = json.loads(text)
        except ValueError:
            return
        if not isinstance(answer, dict):
            return
        payload = answer.get("payload")
        with self._lock:
            waiting = self._waiting.get(str(answer.get("envelope_id")))
            if waiting and not waiting.done():
                waiting.set_result(payload if isinstance(payload, dict) else {})

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": self.count,
            "debug_info": {
                "host": "applink-local",
                "build_number": 1,
                "approximate_connection_time": CONNECTION_LIFE_S,
            },
            "connection_info": {"app_id": self._app_id},
        }

    def _farewell(self, reason: str) -> Json:
        return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-local"}}
