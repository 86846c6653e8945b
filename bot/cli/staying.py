"""A process that stays until it is told to leave, and then finishes what is in flight."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from bot import wiring
from bot.cli.stopping import stop_on_signals
from bot.wiring import Bot

if TYPE_CHECKING:
    from bot.schedule import Schedule

LEAVE_WITHIN_S = 8.0
"""After SIGTERM. Hosts send SIGKILL after ten seconds at the earliest."""

Face = Callable[[float], bool]
"""Ends a face: it takes nothing new and finishes what it took; False when so many seconds were not enough."""


def stay(bot: Bot, schedule: Schedule, faces: Sequence[Face]) -> int:
    """Start the schedule; at SIGTERM or SIGINT end it and the faces, and answer the exit code."""
    stopping = stop_on_signals()
    schedule.start(bot.clock())
    stopping.wait()
    wiring.log.info("stopping")
    leave_at = bot.clock() + timedelta(seconds=LEAVE_WITHIN_S)
    schedule.begin_stop()
    ended = [face((leave_at - bot.clock()).total_seconds()) for face in faces]
    if not schedule.wait_stopped((leave_at - bot.clock()).total_seconds()) or not all(ended):
        _leave_now()
    wiring.log.info("stopped")
    return 0


def _leave_now() -> None:
    """A read that hangs stored nothing, and is read again at the next start: do not wait for its thread."""
    wiring.log.warning(
        "stopped", reason="something in flight did not end in time; a read or a delivery will be done again"
    )
    sys.stderr.flush()
    os._exit(0)
