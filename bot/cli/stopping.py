"""Being told to stop, by Ctrl-C or by the host."""

from __future__ import annotations

import os
import signal
import threading


def stop_on_signals() -> threading.Event:
    """An event that is set once SIGTERM or SIGINT comes. Call it in the main thread.

    Of two signals at once the system may give both to another thread. Python runs handlers in the main one alone, and
    does not wake it for that: it would sleep on. So it is a pipe that is listened to, into which any thread writes.
    """
    stopping = threading.Event()
    heard, told = os.pipe()
    os.set_blocking(told, False)
    signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _written_already)

    def listen() -> None:
        os.read(heard, 1)
        stopping.set()

    threading.Thread(target=listen, name="signals", daemon=True).start()
    return stopping


def _written_already(*_: object) -> None:
    """Without a handler of ours nothing would be written."""
