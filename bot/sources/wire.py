"""A transport for httpx that connects only to checked addresses, and ends when its time is over."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import httpcore
import httpx

from bot.sources.address import why_refused

Resolve = Callable[[str, int], Iterable[str]]
"""The numeric addresses of a host; raises `OSError` when it has none."""


class BlockedAddressError(Exception):
    """The host leads only to addresses that must not be connected to."""


def resolve(host: str, port: int) -> list[str]:
    """What the system's resolver says, each address once."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise OSError("not a name that can be looked up") from error
    return list(dict.fromkeys(str(address[4][0]) for address in found))


@dataclass(frozen=True, slots=True)
class Deadline:
    """When everything must be over, on a stopwatch that only counts seconds."""

    stopwatch: Callable[[], float]
    at: float

    def within(self, timeout: float | None) -> float:
        """This timeout, or what is left if that is less; raises when nothing is left."""
        left = self.at - self.stopwatch()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for the whole answer is over")
        return left if timeout is None else min(timeout, left)


class CheckedBackend(httpcore.NetworkBackend):
    """Looks a host up once, and connects to the very address that was checked.

    The name stays with httpcore: `Host` and the TLS certificate are about the name, not about the address.
    """

    def __init__(self, lookup: Resolve, deadline: Deadline, *, allow_private: bool) -> None:
        self._lookup = lookup
        self._deadline = deadline
        self._allow_private = allow_private
        self._system = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first checked address that answers."""
        failure: Exception = httpcore.ConnectError("the host has no address")
        for address in self._checked(host, port):
            limit = self._deadline.within(timeout)
            try:
                stream = self._system.connect_tcp(address, port, limit, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return BoundedStream(stream, self._deadline)
        raise failure

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            addresses = list(self._lookup(host, port))
        except OSError as error:
            raise httpcore.ConnectError("the host cannot be found") from error
        reasons = {address: why_refused(address, allow_private=self._allow_private) for address in addresses}
        allowed = [address for address, reason in reasons.items() if not reason]
        if addresses and not allowed:
            raise BlockedAddressError(next(iter(reasons.values())))
        return allowed


class BoundedStream(httpcore.NetworkStream):
    """A connection on which no read or write outlasts the deadline, however slowly the bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Up to `max_bytes`."""
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of it."""
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Encrypt from here on."""
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.within(timeout))
        return BoundedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)


class CheckedTransport(httpx.BaseTransport):
    """Carries httpx's requests over httpcore with a `CheckedBackend`; never through a proxy."""

    def __init__(self, backend: CheckedBackend, trust: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=trust, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request, one answer; raises httpcore's errors."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        stream = _Body(answer)
        return httpx.Response(answer.status, headers=answer.headers, stream=stream, extensions=answer.extensions)

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
