"""X: the recent search, by tweepy, page by page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime

import requests
import tweepy  # type: ignore[import-untyped]

from bot.domain.mention import Mention
from bot.domain.source import Page
from bot.errors import SourceError, SourceLimitedError, SourceRefusedError, SourceUnavailableError
from bot.sources.answer import DEFAULT_WAIT_S, LONGEST_WAIT_S
from bot.sources.x_post import Answer, Record, UnreadablePostError, answer, mention, text
from bot.sources.x_requests import Requests
from bot.sources.x_round import ID, Place, Round, key_of
from bot.sources.x_wire import NonsenseError

PAGE_SIZE = 100
_TWEET_FIELDS = [
    "author_id",
    "conversation_id",
    "created_at",
    "edit_history_tweet_ids",
    "entities",
    "lang",
    "note_tweet",
    "public_metrics",
    "referenced_tweets",
]
_USER_FIELDS = ["name", "public_metrics", "username", "verified"]
_LONG_NUMBER = re.compile(r"\b[0-9]{5,19}\b")
_LATER = "it is tried again at the next poll"
_CURES = {
    401: "X does not know the key: put a valid bearer token into X_BEARER_TOKEN",
    402: "X has run out of credits: buy some in its developer console, or poll less often",
    403: "X does not allow this key to search: check the app's access in its developer console",
    404: "X does not offer the recent search to this key",
}


@dataclass(frozen=True, slots=True)
class XSource:
    """Searches X for what was posted since the last poll, by one request or several in turn.

    Pages come newest first. The place of a request moves on only after the last of them, so that a crash between two
    pages reads again and loses nothing; a poll that has read `pages` of them leaves the others to the next poll.
    """

    name: str
    client: tweepy.Client = field(repr=False)
    requests: Requests
    pages: int = 5

    def fetch(self, cursor: str, now: datetime) -> Page:
        """One page of posts, and whether more wait; `gap` when the last poll was longer ago than X looks back."""
        queries = self.requests(now)
        if not queries:
            return Page((), cursor)
        rounds = Round.load(cursor, queries)
        key = rounds.next()
        query = next(query for query in queries if key_of(query) == key)
        found, place, gap = self._read(query, rounds.places[key], now)
        newest, token = text(found.meta, "newest_id"), text(found.meta, "next_token")
        after = rounds.after(key, place.after(newest if ID.fullmatch(newest) else "", token), self.pages)
        mentions, faults = self._mentions(found)
        return Page(mentions, after.dump(), more=after.read > 0, faults=faults, gap=gap)

    def _read(self, query: str, place: Place, now: datetime) -> tuple[Answer, Place, str]:
        """One page, the place it was read from, and the gap before it."""
        gap = ""
        # Ends: each exception takes away the part of the place that it is about.
        while True:
            place = place.asked(now)
            try:
                return self._search(query, place, now), place, gap
            except _StaleTokenError:
                place = replace(place, token="")
            except _TooOldError as error:
                gap = f"posts between {place.since_id} and {error.oldest} are too old for X's search and were not read"
                # Without `since_id` the search begins at the oldest post it has. That id itself would be too old
                # again a moment later, at the second page.
                place = Place()

    def _search(self, query: str, place: Place, now: datetime) -> Answer:
        try:
            document: object = self.client.search_recent_tweets(
                query,
                since_id=place.since_id or None,
                next_token=place.token or None,
                max_results=PAGE_SIZE,
                tweet_fields=_TWEET_FIELDS,
                user_fields=_USER_FIELDS,
                expansions=["author_id"],
            )
        except tweepy.HTTPException as error:
            raise self._trouble(error, place, now) from None
        except requests.RequestException as error:
            what = f"X could not be read: {type(error).__name__}"
            raise SourceUnavailableError(what, who=self.name, cure=_LATER) from None
        except NonsenseError as error:
            raise SourceUnavailableError(f"X {error}", who=self.name, cure=_LATER) from None
        found = answer(document if isinstance(document, dict) else {})
        if not (found.posts or found.meta or found.errors):
            raise SourceUnavailableError("X answered with nothing at all", who=self.name, cure=_LATER)
        return found

    def _trouble(self, error: tweepy.HTTPException, place: Place, now: datetime) -> Exception:
        status = error.response.status_code
        if isinstance(error, tweepy.TooManyRequests):
            return self._limited(error.reset_time, now)
        if status >= 500 or status < 400:
            what = f"X answered {status}"
            return SourceUnavailableError(what, who=self.name, cure=_LATER)
        if isinstance(error, tweepy.BadRequest):
            return _refused_place(error, place) or self._refused(status, _quoted(error))
        return self._refused(status, "")

    def _limited(self, reset_time: int | None, now: datetime) -> SourceError:
        asked = DEFAULT_WAIT_S if reset_time is None else reset_time - now.timestamp()
        wait_s = min(max(asked, 1.0), LONGEST_WAIT_S)
        cure = f"it is asked again in {wait_s:.0f} s"
        return SourceLimitedError("X allows no more searches for now", who=self.name, cure=cure, wait_s=wait_s)

    def _refused(self, status: int, why: str) -> SourceError:
        cure = _CURES.get(status, "check the query of this source")
        return SourceRefusedError(f"X answered {status}{why}", who=self.name, cure=cure)

    def _mentions(self, found: Answer) -> tuple[tuple[Mention, ...], tuple[str, ...]]:
        mentions, faults = [], [_partial(error) for error in found.errors]
        for number, post in enumerate(found.posts, 1):
            try:
                mentions.append(mention(self.name, post, found.users))
            except UnreadablePostError as error:
                faults.append(f"post {number} of the page cannot be read: {error}")
        return tuple(mentions), tuple(faults)


def _partial(error: Record) -> str:
    """What a 200 says it could not give; the words are X's own."""
    why = text(error, "detail") or text(error, "title") or text(error, "message")
    return f"X left something out: {why[:200]!a}"


class _StaleTokenError(Exception):
    """The next page is not there any more."""


class _TooOldError(Exception):
    """`since_id` is older than the search reaches; `oldest` is the oldest id allowed, in X's words."""

    def __init__(self, oldest: str) -> None:
        super().__init__(oldest)
        self.oldest = oldest


def _refused_place(error: tweepy.BadRequest, place: Place) -> Exception | None:
    """Which part of our place a 400 is about, if any."""
    said = " ".join(error.api_messages)
    if place.since_id and "since_id" in said:
        ids = [number for number in _LONG_NUMBER.findall(said) if number != place.since_id]
        return _TooOldError(ids[-1] if ids else "a week ago")
    if place.token and ("next_token" in said or "pagination_token" in said):
        return _StaleTokenError()
    return None


def _quoted(error: tweepy.BadRequest) -> str:
    said = " ".join(error.api_messages)[:200]
    return f" and says {said!a}" if said else ""
