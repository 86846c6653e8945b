"""The order of what was said, so that a page of a long channel is read without looking at all of it.

It holds `ts` alone. A message never changes its place, whatever else about it changes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from bot.sandbox.records import Message


def micros(ts: str) -> int:
    """A `ts` as whole microseconds, which compare as the text does not."""
    seconds, _, fraction = ts.partition(".")
    return int(seconds) * 1_000_000 + int(f"{fraction:0<6}"[:6])


def ts_of(moment: int) -> str:
    """Whole microseconds as a `ts`."""
    return f"{moment // 1_000_000}.{moment % 1_000_000:06}"


class Timelines:
    """For each channel the `ts` of all messages, of those in the channel itself, and of each thread, oldest first."""

    def __init__(self) -> None:
        self._said: dict[str, list[str]] = defaultdict(list)
        self._shown: dict[str, list[str]] = defaultdict(list)
        self._threads: dict[tuple[str, str], list[str]] = defaultdict(list)

    def place(self, message: Message) -> None:
        """Put a new message at its place: nearly always the end."""
        _insert(self._said[message.channel], message.ts)
        if message.is_reply:
            _insert(self._threads[message.channel, message.thread_ts], message.ts)
        if not message.is_reply or message.is_broadcast:
            _insert(self._shown[message.channel], message.ts)

    def thread(self, channel_id: str, root_ts: str) -> Sequence[str]:
        """The replies of a thread, oldest first."""
        return self._threads.get((channel_id, root_ts), ())

    def newest_shown(self, channel_id: str, before: int | None = None, *, inclusive: bool = False) -> Iterator[str]:
        """What stands in the channel itself, newest first, from before this moment in microseconds."""
        return _backwards(self._shown.get(channel_id, []), before, inclusive=inclusive)

    def said_after(self, channel_id: str, moment: int, most: int) -> Sequence[str]:
        """The newest of what was said in the channel and its threads after this moment, oldest first."""
        line = self._said.get(channel_id, [])
        return line[max(bisect_right(line, moment, key=micros), len(line) - most) :]


def _insert(line: list[str], ts: str) -> None:
    if not line or micros(ts) > micros(line[-1]):
        line.append(ts)
    else:
        line.insert(bisect_right(line, micros(ts), key=micros), ts)


def _backwards(line: list[str], before: int | None, *, inclusive: bool) -> Iterator[str]:
    find = bisect_right if inclusive else bisect_left
    end = len(line) if before is None else find(line, before, key=micros)
    return (line[index] for index in range(end - 1, -1, -1))
