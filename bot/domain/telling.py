"""Which mentions of a story are told one by one: a thread that grows fast is told a few, and then a sum."""

from __future__ import annotations

from datetime import datetime, timedelta

ALWAYS_TOLD = 3
"""So many further mentions of a story are told one by one in an hour, whatever else waits."""
MOST_TOLD = 10
"""So many at most, while its channel has room."""
CROWDED = 20
"""Messages that wait for a channel from which on it has none."""
TELLING = timedelta(hours=1)
"""What is counted for that; also how long one sum goes on. So a thread gets at most eleven replies an hour of these."""


def has_room(further: int) -> bool | None:
    """Whether a story's so-manieth further mention within `TELLING` is told; None when it depends on the channel."""
    if further <= ALWAYS_TOLD:
        return True
    return None if further <= MOST_TOLD else False


def goes_on(since: datetime, now: datetime) -> bool:
    """Whether a sum that began then still takes in what comes now; else another one begins."""
    return since <= now < since + TELLING
