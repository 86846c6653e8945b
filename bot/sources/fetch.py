"""Polite, bounded HTTP: one GET that asks for news only, and ends early when the other side misbehaves.

No address ever appears in an error or a log, since many a feed's address is a secret: the source and the host do.
"""

from __future__ import annotations

import logging
import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

import httpcore
import httpx

from bot import __version__
from bot.errors import SourceRefusedError, SourceUnavailableError
from bot.sources.answer import trouble
from bot.sources.wire import BlockedAddressError, CheckedBackend, CheckedTransport, Deadline, Resolve, resolve

USER_AGENT = f"wardwatch/{__version__} (a feed reader; asks again only after its interval)"
_ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})

# Both of them log whole addresses, httpx at INFO already.
for _logger in ("httpx", "httpcore"):
    logging.getLogger(_logger).setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much patience an answer gets: seconds, bytes after decompression, redirects."""

    connect_s: float = 10
    read_s: float = 20
    total_s: float = 60
    body_bytes: int = 10_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of its answer, to be given back so that it need not answer again."""

    etag: str = ""
    modified: str = ""

    def headers(self) -> dict[str, str]:
        """As a request carries them."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole answer; `url` is where the last redirect led."""

    body: bytes = field(repr=False)
    url: str = field(repr=False)
    content_type: str
    validators: Validators


@dataclass(frozen=True, slots=True)
class Unchanged:
    """There is nothing new."""


@cache
def _public_trust() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches for sources. `stopwatch` counts seconds for the deadline; it is no clock."""

    allow_private: bool = False
    limits: Limits = Limits()
    lookup: Resolve = resolve
    stopwatch: Callable[[], float] = time.monotonic
    trust: ssl.SSLContext | None = None

    def get(self, source: str, url: str, validators: Validators, now: datetime) -> Fetched | Unchanged:
        """What is at `url` now, after redirects; raises `SourceError` in the name of `source`."""
        deadline = Deadline(self.stopwatch, self.stopwatch() + self.limits.total_s)
        backend = CheckedBackend(self.lookup, deadline, allow_private=self.allow_private)
        transport = CheckedTransport(backend, self.trust or _public_trust())
        timeout = httpx.Timeout(self.limits.read_s, connect=self.limits.connect_s)
        with httpx.Client(transport=transport, timeout=timeout, trust_env=False, headers=_headers()) as client:
            return _follow(client, _Hop(source, _address(source, url), validators, now), self.limits)


def _headers() -> dict[str, str]:
    # gzip alone: the only compression that is undone in bounded pieces below.
    return {"User-Agent": USER_AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip"}


@dataclass(frozen=True, slots=True)
class _Hop:
    """One request of a chain of redirects."""

    source: str
    url: httpx.URL
    validators: Validators
    now: datetime

    @property
    def host(self) -> str:
        return self.url.host

    def unavailable(self, what: str, cure: str = "it is tried again at the next poll") -> SourceUnavailableError:
        return SourceUnavailableError(f"{self.host} {what}", who=self.source, cure=cure)

    def refused(self, what: str, cure: str) -> SourceRefusedError:
        return SourceRefusedError(f"{self.host} {what}", who=self.source, cure=cure)


def _address(source: str, url: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        parsed = httpx.URL()
    if parsed.scheme not in ("http", "https") or not parsed.host:
        cure = "write a whole address that begins with https://"
        raise SourceRefusedError("its address cannot be used", who=source, cure=cure)
    return parsed


def _follow(client: httpx.Client, hop: _Hop, limits: Limits) -> Fetched | Unchanged:
    for _ in range(limits.redirects + 1):
        try:
            answer = _ask(client, hop, limits)
        except BlockedAddressError as error:
            cure = "write allow_private: true under it in sources.yaml, if it stands in your own network"
            raise hop.refused(str(error), cure) from None
        except (httpcore.TimeoutException, httpx.TimeoutException):
            raise hop.unavailable("did not answer in time") from None
        except _NETWORK as error:
            raise hop.unavailable(f"could not be read: {_reason(error)}") from None
        if not isinstance(answer, httpx.URL):
            return answer
        hop = _Hop(hop.source, answer, hop.validators, hop.now)
    raise hop.unavailable(f"is the end of more than {limits.redirects} redirects", "check the address in a browser")


_NETWORK = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, httpx.HTTPError, zlib.error)


def _reason(error: Exception) -> str:
    """The kind of failure in words; what a stranger's server wrote is not quoted."""
    # httpcore's pool drops the cause of what it raises again, and leaves it as the first argument.
    cause = error.args[0] if error.args else None
    if isinstance(cause, ssl.SSLCertVerificationError):
        return "its TLS certificate is not valid"
    if isinstance(cause, ssl.SSLError):
        return "TLS failed"
    kinds = {
        httpcore.ConnectError: "no connection",
        httpcore.RemoteProtocolError: "its answer is broken off or is no HTTP",
        httpx.HTTPError: "its answer makes no sense",
        zlib.error: "its compression is broken",
    }
    return next((words for kind, words in kinds.items() if isinstance(error, kind)), "the connection broke")


def _ask(client: httpx.Client, hop: _Hop, limits: Limits) -> Fetched | Unchanged | httpx.URL:
    """One request: the answer, that there is none, or where to ask instead."""
    with client.stream("GET", hop.url, headers=hop.validators.headers(), follow_redirects=False) as response:
        if response.status_code in _REDIRECTS:
            return _next(hop, response)
        if response.status_code == 304 and hop.validators.headers():
            return Unchanged()
        if response.status_code != 200:
            raise trouble(hop.source, hop.host, response.status_code, response.headers.get("retry-after", ""), hop.now)
        body = _body(hop, response, limits.body_bytes)
        return Fetched(body, str(hop.url), response.headers.get("content-type", ""), _validators(response))


def _next(hop: _Hop, response: httpx.Response) -> httpx.URL:
    try:
        url = hop.url.join(response.headers["location"])
    except (KeyError, httpx.InvalidURL, ValueError):
        raise hop.unavailable("redirects to nowhere", "check the address in a browser") from None
    if url.scheme not in ("http", "https") or not url.host:
        raise hop.refused("redirects to what is no web address", "check the address in a browser")
    if hop.url.scheme == "https" and url.scheme == "http":
        raise hop.refused("redirects from https to plain http", "use an address that stays with https")
    return url


def _validators(response: httpx.Response) -> Validators:
    def kept(name: str) -> str:
        value: str = response.headers.get(name, "")
        return value if len(value) <= 1_000 and value.isascii() and value.isprintable() else ""

    return Validators(kept("etag"), kept("last-modified"))


def _body(hop: _Hop, response: httpx.Response, most: int) -> bytes:
    body = bytearray()
    for piece in _unpacked(hop, response):
        body += piece
        if len(body) > most:
            raise hop.unavailable(f"sent more than {most} bytes", "use an address that gives fewer entries")
    return bytes(body)


def _unpacked(hop: _Hop, response: httpx.Response) -> Iterator[bytes]:
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return response.iter_raw()
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _inflated(response.iter_raw())
    raise hop.unavailable("sent a compression that was not asked for")


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Undo gzip in pieces of at most 64 KB, so that a bomb is noticed before it fills the memory."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    for piece in pieces:
        rest = piece
        while rest:
            yield unpacker.decompress(rest, 65_536)
            rest = unpacker.unconsumed_tail
    yield unpacker.flush()
    if not unpacker.eof:
        raise zlib.error("broken off")
