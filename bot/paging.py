"""The ways out of Slack, through apprise: SMS, telephone, e-mail, push. Addresses are secrets and never logged."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.errors import PagerError, PagerRefusedError, PagerUnavailableError

TIMEOUT_S = 8.0
"""For connecting and for each part of the answer, whatever the address itself asks for."""
GIVE_UP_S = 20.0
"""For the whole page: well below the time for which a delivery is claimed, and no service holds up the others."""
_STATUS = re.compile(r"error=([1-5]\d\d)\b")
_PASSING = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True)
class ApprisePager:
    """Implements `Pager`. `secret` gives the value of a setting of the host, empty when it is not set.

    Apprise answers yes or no, and nothing more: the status of a refusal is read from what it logs.
    """

    secret: Callable[[str], str]
    give_up_s: float = GIVE_UP_S
    timeout_s: float = TIMEOUT_S

    def page(self, address: str, title: str, text: str) -> None:
        """See `Pager`."""
        url = self.secret(address) if address else ""
        if not url:
            what = f"{address} is not set" if address else "oncall.yaml names no address any more"
            raise PagerRefusedError(what, who="a page", cure="set it to an apprise URL, see docs/paging.md")
        attempt = _Attempt(url, title, text, self.timeout_s, address)
        thread = threading.Thread(target=attempt.make, name=f"page {address}", daemon=True)
        thread.start()
        thread.join(self.give_up_s)
        if thread.is_alive():
            what = f"no answer within {self.give_up_s:g} s"
            raise PagerUnavailableError(what, who=address, cure="it is sent again")
        if attempt.error is not None:
            raise attempt.error


def fault_in(url: str) -> str:
    """Why this cannot be an address of anybody, and what to do; empty when it can. Sends nothing."""
    from apprise import Apprise

    apprise_log()
    if not url:
        return "it is not set: set it to an apprise URL, see docs/paging.md"
    is_one = Apprise.instantiate(url, suppress_exceptions=True) is not None
    return "" if is_one else "its value is no apprise URL: correct it, see docs/paging.md"


@dataclass(slots=True)
class _Attempt:
    """One page. It runs in a thread of its own, because a service may hold a connection open for ever."""

    url: str = field(repr=False)
    title: str
    text: str
    timeout_s: float
    address: str
    error: PagerError | None = None

    def make(self) -> None:
        """Send it; what went wrong is `error`."""
        try:
            self.error = self._send()
        except Exception as error:
            what = f"the service failed: {type(error).__name__}"
            self.error = PagerUnavailableError(what, who=self.address, cure="it is sent again")

    def _send(self) -> PagerError | None:
        from apprise import Apprise

        service = Apprise.instantiate(self.url, suppress_exceptions=True)
        if service is None:
            what = "its value is no apprise URL"
            return PagerRefusedError(what, who=self.address, cure="correct it, see docs/paging.md")
        service.socket_connect_timeout = service.socket_read_timeout = self.timeout_s
        with _Overheard() as overheard:
            if service.notify(title=self.title, body=self.text):
                return None
        status = overheard.status
        if status is not None and 400 <= status < 500 and status not in _PASSING:
            what = f"the service refuses (HTTP {status})"
            return PagerRefusedError(what, who=self.address, cure="correct the address or the account with the service")
        what = f"the service is in trouble (HTTP {status})" if status else "the service cannot be reached"
        return PagerUnavailableError(what, who=self.address, cure="it is sent again")


class _Overheard(logging.Handler):
    """What apprise logs in this thread; it holds host names, so it goes no further than the status in it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.status: int | None = None
        self._thread = threading.get_ident()

    def __enter__(self) -> _Overheard:
        apprise_log().addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        apprise_log().removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the status, if this is one of ours and has one."""
        found = _STATUS.search(record.getMessage()) if record.thread == self._thread else None
        if found:
            self.status = int(found[1])


def apprise_log() -> logging.Logger:
    """Apprise's logger, kept from writing anything: it would write hosts and whole payloads."""
    logger = logging.getLogger("apprise")
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    if not any(isinstance(handler, logging.NullHandler) for handler in logger.handlers):
        logger.addHandler(logging.NullHandler())
    return logger
