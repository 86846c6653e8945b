"""A wire of bytes between the bot and Slack that can go dark: both ends stay open, and nothing passes any more."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

PIECE = 65_536
GREETING = b"HTTP/1.1 101"


class DarkWire:
    """Passes every byte on, in both directions, but in connections that went dark. As a context manager it ends all."""

    def __init__(self, upstream: str) -> None:
        parts = urlsplit(upstream)
        self._upstream = (parts.hostname or "", parts.port or 0)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.api_url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/api/"
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self._dark: set[socket.socket] = set()
        self._dark_at_greeting = False

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.close()
        with self._lock:
            ends = list(self._open)
        for end in ends:
            _close(end)

    def goes_dark(self) -> None:
        """In every connection that is open now; later ones pass."""
        with self._lock:
            self._dark.update(self._open)

    def goes_dark_after_the_greeting(self) -> None:
        """The next WebSocket goes dark as soon as it stands: nothing is ever heard in it."""
        self._dark_at_greeting = True

    def _accept(self) -> None:
        while True:
            try:
                ours, _ = self._listener.accept()
            except OSError:
                return
            theirs = socket.create_connection(self._upstream)
            with self._lock:
                self._open += [ours, theirs]
            threading.Thread(target=self._pump, args=(ours, theirs), daemon=True).start()
            threading.Thread(target=self._pump, args=(theirs, ours), daemon=True).start()

    def _pump(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(PIECE):
                if self._dark_at_greeting and piece.startswith(GREETING):
                    self._dark_at_greeting = False
                    head, blank, _ = piece.partition(b"\r\n\r\n")
                    target.sendall(head + blank)
                    self._dark.update((source, target))
                if source not in self._dark:
                    target.sendall(piece)
        _close(source)
        _close(target)


def _close(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
