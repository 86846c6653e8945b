"""Wakes every open page when the workspace changes. One thread waits for all of them, however many there are."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from bot.sandbox.ledger import Ledger

LOOK_AGAIN_S = 1.0


class Bell:
    """Used from the server's own event loop alone, but for `stop`."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._waiting: dict[asyncio.Event, int] = {}
        self._ringing: asyncio.Task[None] | None = None
        self.is_stopped = False

    def stop(self) -> None:
        """Wake all pages for the last time: they are to leave, since the workspace ends."""
        self.is_stopped = True
        self._ledger.touch()

    async def past(self, sequence: int, timeout_s: float) -> int:
        """The number of changes, at once if it is above `sequence`, else after the next change or the time."""
        if self._ledger.sequence > sequence:
            return self._ledger.sequence
        rung = asyncio.Event()
        self._waiting[rung] = sequence
        if self._ringing is None or self._ringing.done():
            self._ringing = asyncio.get_running_loop().create_task(self._ring())
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(rung.wait(), timeout_s)
        finally:
            del self._waiting[rung]
        return self._ledger.sequence

    async def _ring(self) -> None:
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1, "sandbox-bell") as thread:
            while self._waiting:
                seen = min(self._waiting.values())
                now = await loop.run_in_executor(thread, self._ledger.wait_past, seen, LOOK_AGAIN_S)
                for rung, sequence in self._waiting.items():
                    if now > sequence:
                        rung.set()
                await asyncio.sleep(0)
