"""Where reading X stands: a place for each request, and whose turn it is. Pure, no requests.

One poll is a round: every request is asked for one page, and those that have more are asked again, in turn, while pages
are left. A poll that was interrupted goes on with the request at which it stopped.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.sources.cursor import count_part, load_cursor, text_part

LOOKS_BACK = timedelta(days=7)
LAG = timedelta(minutes=10)
"""How long after its publication a post may still be missing from the search."""

ID = re.compile(r"[0-9]{1,19}")
_FIRST_MS = 1_288_834_974_657
"""The moment at which the ids of X begin to count, in milliseconds; the last 22 bits say nothing of time."""


def id_at(seconds: float) -> int:
    """The smallest id of a post published at this moment, in seconds since 1970."""
    return max(0, int(seconds * 1000) - _FIRST_MS) << 22


@dataclass(frozen=True, slots=True)
class Place:
    """How far one request was read. `since_id` and all before it is stored.

    `newest_id` is the newest of the pages that are being read, `token` leads to the next of them, and the first of them
    was asked for at `asked_at`. All that was published before `read_until` was read; both in seconds since 1970.
    """

    since_id: str = ""
    newest_id: str = ""
    token: str = ""
    asked_at: int = 0
    read_until: int = 0

    def floor(self) -> int:
        """The oldest id that may not be stored yet."""
        return max(int(self.since_id or 0), id_at(self.read_until - LAG.total_seconds()))

    def asked(self, now: datetime) -> Place:
        """The place while a page is asked for.

        A request that found nothing for a week begins where it was last asked: X takes no older `since_id`.
        """
        if self.token:
            return self
        oldest = id_at((now - LOOKS_BACK).timestamp())
        since = str(self.floor()) if int(self.since_id or 0) < oldest <= self.floor() else self.since_id
        return replace(self, since_id=since, newest_id="", asked_at=int(now.timestamp()))

    def after(self, newest_id: str, token: str) -> Place:
        """The place behind a page: before the next one, or after the newest post."""
        newest = self.newest_id or newest_id
        if token:
            return replace(self, newest_id=newest, token=token)
        since = max(self.since_id, newest, key=lambda each: int(each or 0))
        return Place(since_id=since, read_until=self.asked_at)

    @classmethod
    def load(cls, parts: Mapping[str, object]) -> Place:
        """The place that an earlier read left."""
        since, newest = (
            value if ID.fullmatch(value) else ""
            for value in (text_part(parts, "since_id"), text_part(parts, "newest_id"))
        )
        token = text_part(parts, "next_token")
        return cls(since, newest, token, count_part(parts, "asked_at"), count_part(parts, "read_until"))

    def dump(self) -> Mapping[str, object]:
        """The parts that hold something."""
        parts = {"since_id": self.since_id, "newest_id": self.newest_id, "next_token": self.token}
        return {name: part for name, part in (parts | self._times()).items() if part}

    def _times(self) -> dict[str, object]:
        return {"asked_at": self.asked_at, "read_until": self.read_until}


def start(previous: Sequence[Place]) -> Place:
    """Where a new request begins: as far back as some earlier one may have left posts unread.

    What was asked for until now is then read without a gap, whichever request now asks for it. Without earlier ones,
    it begins at the oldest post that X has.
    """
    floors = [place.floor() for place in previous]
    return Place(since_id=str(min(floors))) if floors and min(floors) > 0 else Place()


@dataclass(frozen=True, slots=True)
class Round:
    """The places of all requests, by their key, in the order in which they are asked.

    `read` counts the pages of this poll, and `turn` is the request that gave the last one.
    """

    places: Mapping[str, Place]
    turn: str = ""
    read: int = 0

    @classmethod
    def load(cls, cursor: str, queries: Sequence[str]) -> Round:
        """What an earlier read left, for the requests of now: those that are gone are forgotten, new ones begin."""
        parts = load_cursor(cursor)
        stored = parts.get("requests")
        left = stored if isinstance(stored, dict) else {}
        known = {key: Place.load(place) for key, place in left.items() if isinstance(place, dict)}
        alone = Place.load(parts)
        begin = start([*known.values(), *([alone] if alone.since_id else [])])
        places = {key: known.get(key, begin) for key in map(key_of, queries)}
        return cls(places, text_part(parts, "turn"), count_part(parts, "read"))

    def next(self) -> str:
        """The request to ask now: each one once, then those that have more pages."""
        keys = list(self.places)
        if self.read < len(keys):
            return keys[self.read]
        at = keys.index(self.turn) + 1 if self.turn in keys else 0
        return next((key for key in keys[at:] + keys[:at] if self.places[key].token), keys[0])

    def after(self, key: str, place: Place, pages: int) -> Round:
        """The round behind a page; a new one when none is left to read in this poll."""
        places, read = {**self.places, key: place}, self.read + 1
        more = any(one.token for one in places.values())
        if read < len(places) or (more and read < pages):
            return Round(places, key, read)
        return Round(places)

    def dump(self) -> str:
        """The round in one string."""
        requests = {key: place.dump() for key, place in self.places.items()}
        parts = {"requests": requests, "turn": self.turn, "read": self.read}
        return json.dumps({name: part for name, part in parts.items() if part}, sort_keys=True)


def key_of(query: str) -> str:
    """How a request is recognised between two reads: by its words."""
    return hashlib.sha256(query.encode("utf-8", "replace")).hexdigest()[:12]
