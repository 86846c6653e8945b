"""A strict X on loopback: it refuses what X refuses, in X's words, and serves a timeline that a test writes."""

from __future__ import annotations

import html
import json
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.standins.loopback import Loopback
from tests.standins.x_semantics import NotAQueryError, Post, finds, read

TOKEN = "AAAA-bearer-of-st-brigid"
OLDEST_ID = (1_771_761_600_000 - 1_288_834_974_657) << 22
"""Of the first post that X still finds on 1 March 2026 at noon. An id that is 2**22 larger is a millisecond later."""
ALLOWED = {
    "query", "since_id", "until_id", "next_token", "max_results", "sort_order", "start_time", "end_time",
    "tweet.fields", "user.fields", "expansions", "media.fields", "place.fields", "poll.fields",
}  # fmt: skip
TWEET_FIELDS = {
    "attachments", "author_id", "context_annotations", "conversation_id", "created_at", "edit_controls",
    "edit_history_tweet_ids", "entities", "geo", "id", "in_reply_to_user_id", "lang", "note_tweet",
    "possibly_sensitive", "public_metrics", "referenced_tweets", "reply_settings", "source", "text", "withheld",
}  # fmt: skip
USER_FIELDS = {
    "created_at", "description", "entities", "id", "location", "most_recent_tweet_id", "name", "pinned_tweet_id",
    "profile_image_url", "protected", "public_metrics", "url", "username", "verified", "verified_type", "withheld",
}  # fmt: skip
ALWAYS = {"id", "text", "edit_history_tweet_ids"}


@dataclass(frozen=True)
class Fault:
    """What the next request gets instead of an answer."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    is_hang: bool = False
    is_endless: bool = False


class RefusalError(Exception):
    """A 400 of X about one parameter."""

    def __init__(self, parameter: str, value: str, message: str) -> None:
        super().__init__(message)
        self.parameter, self.value, self.message = parameter, value, message


class XServer(Loopback):
    """Posts are kept newest first, as X gives them. `asked` are the parameters of each request.

    Every request is checked against X's grammar; only when it `searches` are posts left out that the query does not
    find.
    """

    def __init__(self, *, trust: ssl.SSLContext | None = None, searches: bool = False) -> None:
        self._searches = searches
        self.asked: list[dict[str, str]] = []
        self.users = {"7": user("7", "river_h", "River H")}
        self.errors: list[dict[str, Any]] = []
        self.oldest_id = OLDEST_ID
        self.page_size = 2
        self._posts: list[dict[str, Any]] = []
        self._faults: list[Fault] = []
        self._tokens: dict[str, int] = {}
        self._lock = threading.Lock()
        super().__init__(_handler(self), trust=trust)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def post(self, number: int, text: str = "The wait at SBMC", **fields: Any) -> str:
        """Add a post; a larger number is newer. Returns its id."""
        post_id = str(OLDEST_ID + number)
        record = {
            "id": post_id,
            "text": text,
            "edit_history_tweet_ids": [post_id],
            "author_id": "7",
            "created_at": "2026-03-01T09:30:00.000Z",
            "conversation_id": post_id,
            "lang": "en",
            **fields,
        }
        self._posts = sorted([*self._posts, record], key=lambda each: -int(each["id"]))
        return post_id

    def fail_next(self, *faults: Fault) -> None:
        self._faults += faults

    def forget_tokens(self) -> None:
        """No page token given so far is valid any more."""
        self._tokens.clear()

    def reply(self, handler: BaseHTTPRequestHandler) -> None:
        with self._lock:
            fault = self._faults.pop(0) if self._faults else None
        if fault:
            self._misbehave(handler, fault)
            return
        parts = urlsplit(handler.path)
        if parts.path != "/2/tweets/search/recent":
            _send(handler, 404, {"title": "Not Found", "status": 404})
        elif handler.headers.get("Authorization") != f"Bearer {TOKEN}":
            _send(handler, 401, {"title": "Unauthorized", "detail": "Unauthorized", "status": 401})
        else:
            given = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
            self.asked.append(given)
            self._search(handler, given)

    def _search(self, handler: BaseHTTPRequestHandler, given: dict[str, str]) -> None:
        try:
            _check(given, self.oldest_id)
            _send(handler, 200, self._page(given))
        except RefusalError as refusal:
            error = {"parameters": {refusal.parameter: [refusal.value]}, "message": refusal.message}
            detail = "One or more parameters to your request was invalid."
            _send(handler, 400, {"errors": [error], "title": "Invalid Request", "detail": detail})

    def _page(self, given: dict[str, str]) -> dict[str, Any]:
        since = int(given.get("since_id", 0))
        start = self._start(given.get("next_token"))
        waiting = [post for post in self._posts if max(since, self.oldest_id) < int(post["id"])]
        if self._searches:
            waiting = [post for post in waiting if finds(given["query"], self._seen(post))]
        page = waiting[start : start + min(self.page_size, int(given.get("max_results", 10)))]
        meta: dict[str, Any] = {"result_count": len(page)}
        if not page:
            return {"meta": meta}
        meta |= {"newest_id": page[0]["id"], "oldest_id": page[-1]["id"]}
        if len(waiting) > start + len(page):
            meta["next_token"] = self._token(start + len(page))
        document: dict[str, Any] = {"data": [_shown(post, given) for post in page], "meta": meta}
        if "author_id" in given.get("expansions", ""):
            asked = set(given.get("user.fields", "").split(",")) | {"id", "name", "username"}
            ids = dict.fromkeys(post["author_id"] for post in page)
            known = [self.users[each] for each in ids if each in self.users]
            document["includes"] = {"users": [{k: v for k, v in each.items() if k in asked} for each in known]}
        return document | ({"errors": self.errors} if self.errors else {})

    def _seen(self, post: dict[str, Any]) -> Post:
        handle = self.users[post["author_id"]]["username"]
        return Post(html.unescape(post["text"]), handle, post["lang"])

    def _token(self, start: int) -> str:
        token = f"page{len(self._tokens)}x"
        self._tokens[token] = start
        return token

    def _start(self, token: str | None) -> int:
        if token is None:
            return 0
        if token not in self._tokens:
            raise RefusalError(
                "next_token", token, f"Invalid 'next_token':'{token}'. The token is expired or malformed."
            )
        return self._tokens[token]

    def _misbehave(self, handler: BaseHTTPRequestHandler, fault: Fault) -> None:
        if fault.is_hang:
            self.released.wait()
            return
        handler.send_response(fault.status)
        for name, value in fault.headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(fault.body)
        while fault.is_endless and not self.released.is_set():
            handler.wfile.write(b" ")


def user(user_id: str, handle: str, name: str, **fields: Any) -> dict[str, Any]:
    metrics = {"followers_count": 120, "following_count": 3, "tweet_count": 9, "listed_count": 0}
    return {"id": user_id, "username": handle, "name": name, "verified": False, "public_metrics": metrics, **fields}


def _check(given: dict[str, str], oldest_id: int) -> None:
    for name, value in given.items():
        if name not in ALLOWED:
            raise RefusalError(name, value, f"The query parameter [{name}] is not one of [{','.join(sorted(ALLOWED))}]")
    _check_query(given.get("query", ""))
    size = given.get("max_results", "10")
    if not size.isdecimal() or not 10 <= int(size) <= 100:
        raise RefusalError(
            "max_results", size, f"The `max_results` query parameter value [{size}] is not between 10 and 100"
        )
    for name, known in (("tweet.fields", TWEET_FIELDS), ("user.fields", USER_FIELDS)):
        for value in filter(None, given.get(name, "").split(",")):
            if value not in known:
                raise RefusalError(
                    name, value, f"The `{name}` query parameter value [{value}] is not one of the known ones"
                )
    since = given.get("since_id", str(oldest_id))
    if not since.isdecimal():
        raise RefusalError("since_id", since, f"The `since_id` query parameter value [{since}] is not valid")
    if int(since) < oldest_id:
        message = (
            "'since_id' must be a tweet id created after [2026-02-22T12:00Z]. "
            f"Please use a 'since_id' that is larger than {oldest_id}"
        )
        raise RefusalError("since_id", since, message)


def _check_query(query: str) -> None:
    if not 1 <= len(query) <= 512:
        raise RefusalError("query", query, f"The `query` query parameter value length must be 1..512, not {len(query)}")
    try:
        read(query)
    except NotAQueryError as error:
        raise RefusalError("query", query, f"There were errors processing your request: {error}") from None


def _shown(post: dict[str, Any], given: dict[str, str]) -> dict[str, Any]:
    """X gives only the fields that were asked for."""
    asked = set(given.get("tweet.fields", "").split(",")) | ALWAYS
    return {name: value for name, value in post.items() if name in asked}


def _handler(server: XServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.reply(self)

        def log_message(self, format: str, *args: object) -> None:
            """Tests read `asked`, not a log."""

    return Handler


def _send(handler: BaseHTTPRequestHandler, status: int, document: dict[str, Any]) -> None:
    body = json.dumps(document).encode()
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json; charset=utf-8")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)
