"""Being told to stop, by Ctrl-C or by the host."""

from __future__ import annotations

import signal
import threading
from queue import SimpleQueue


def stop_on_signals() -> threading.Event:
    """An event that is set once SIGTERM or SIGINT comes, however many of them at once.

    A handler may interrupt whoever holds the event's lock, another handler too, and would wait for it forever. It only
    puts something into a queue that bears this.
    """
    stopping, told = threading.Event(), SimpleQueue[int]()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _frame: told.put(number))

    def wait() -> None:
        told.get()
        stopping.set()

    threading.Thread(target=wait, name="signals", daemon=True).start()
    return stopping
