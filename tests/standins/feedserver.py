"""A feed server on loopback that can be as polite, or as hostile, as a test asks."""

from __future__ import annotations

import gzip
import ssl
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from tests.standins.loopback import Loopback

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Canned:
    """What one path answers. With an `etag` or `modified`, a request that gives it back gets 304."""

    body: bytes | Iterable[bytes] = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True)
class Asked:
    """A request as it arrived."""

    path: str
    headers: Mapping[str, str]


Reply = Canned | Callable[[BaseHTTPRequestHandler], None]


class FeedServer(Loopback):
    """Answers what was put at each path, and remembers what it was asked."""

    def __init__(self, *, trust: ssl.SSLContext | None = None) -> None:
        self.asked: list[Asked] = []
        self._replies: dict[str, Reply] = {}
        self._scheme = "https" if trust else "http"
        super().__init__(_handler(self), trust=trust)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{self._scheme}://{host}:{self.port}{path}"

    def put(self, path: str, reply: Reply) -> str:
        """Answer like this from now on; returns the address."""
        self._replies[path] = reply
        return self.url(path)

    def feed(self, path: str, body: bytes | str, content_type: str = "application/xml", **more: str) -> str:
        raw = body.encode() if isinstance(body, str) else body
        return self.put(path, Canned(raw, headers={"Content-Type": content_type}, **more))

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        return self.put(path, Canned(status=status, headers={"Location": to}))

    def hang(self, path: str) -> str:
        """Take the request and never answer."""
        return self.put(path, lambda handler: self.released.wait() and None)

    def hang_up(self, path: str) -> str:
        """Close the connection without a word."""
        return self.put(path, lambda handler: handler.connection.close())

    def drip_body(self, path: str) -> str:
        """One byte at a time, without end."""
        return self.put(path, Canned(self._bytes(b"x")))

    def drip_headers(self, path: str) -> str:
        """A header that never ends."""

        def reply(handler: BaseHTTPRequestHandler) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            for byte in self._bytes(b"x"):
                handler.wfile.write(byte)

        return self.put(path, reply)

    def flood(self, path: str, megabytes: int) -> str:
        """A large body in chunks, made while it is sent."""
        return self.put(path, Canned(b"x" * MEGABYTE for _ in range(megabytes)))

    def gzip_bomb(self, path: str, megabytes: int) -> str:
        """Small on the wire, large when unpacked."""
        packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
        body = b"".join(packer.compress(b"x" * MEGABYTE) for _ in range(megabytes)) + packer.flush()
        return self.put(path, Canned(body, headers={"Content-Encoding": "gzip"}))

    def gzipped(self, path: str, body: bytes) -> str:
        return self.put(path, Canned(gzip.compress(body), headers={"Content-Encoding": "gzip"}))

    def _bytes(self, byte: bytes) -> Iterator[bytes]:
        while not self.released.is_set():
            yield byte

    def reply(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append(Asked(handler.path, {name.lower(): value for name, value in handler.headers.items()}))
        reply = self._replies.get(handler.path, Canned(status=404))
        if isinstance(reply, Canned):
            _send(handler, reply)
        else:
            reply(handler)


def _handler(server: FeedServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.close_connection = True
            server.reply(self)

        def log_message(self, format: str, *args: object) -> None:
            """Tests read `asked`, not a log."""

    return Handler


def _send(handler: BaseHTTPRequestHandler, canned: Canned) -> None:
    unchanged = (canned.etag and handler.headers.get("If-None-Match") == canned.etag) or (
        canned.modified and handler.headers.get("If-Modified-Since") == canned.modified
    )
    handler.send_response(304 if unchanged else canned.status)
    validators = {"ETag": canned.etag, "Last-Modified": canned.modified, "Connection": "close"}
    for name, value in {**canned.headers, **validators}.items():
        if value:
            handler.send_header(name, value)
    if isinstance(canned.body, bytes):
        handler.send_header("Content-Length", "0" if unchanged else str(len(canned.body)))
    handler.end_headers()
    if not unchanged:
        for piece in [canned.body] if isinstance(canned.body, bytes) else canned.body:
            handler.wfile.write(piece)
