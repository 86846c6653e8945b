"""The heartbeat: an address outside that is fetched while all is well, and that alarms people when it is not."""

from __future__ import annotations

import threading

import httpx
import structlog

TIMEOUT_S = 5.0
"""For connecting, and for each part of the answer."""
GIVE_UP_S = 10.0
"""For the whole of it: a service that answers byte by byte holds up nothing."""

log = structlog.get_logger()


class HttpHeartbeat:
    """Implements `Heartbeat`. The address is a secret, for whoever has it can say that all is well: it is never logged.

    Without an address nothing is done.
    """

    def __init__(self, url: str, *, give_up_s: float = GIVE_UP_S, timeout_s: float = TIMEOUT_S) -> None:
        self._url = url
        self._give_up_s = give_up_s
        self._timeout_s = timeout_s
        self._is_heard = True

    def beat(self) -> None:
        """See `Heartbeat`. That it is not heard is logged once, until it is heard again."""
        if not self._url:
            return
        answers: list[str] = []
        fetching = threading.Thread(target=lambda: answers.append(self._fetch()), name="heartbeat", daemon=True)
        fetching.start()
        fetching.join(self._give_up_s)
        self._note(answers[0] if answers else f"no answer within {self._give_up_s:g} s")

    def _fetch(self) -> str:
        """What went wrong; empty when it was heard. No byte of the answer's body is read."""
        try:
            with httpx.stream("GET", self._url, timeout=self._timeout_s, follow_redirects=False) as answer:
                return "" if answer.is_success else f"HTTP {answer.status_code}"
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            return type(error).__name__

    def _note(self, trouble: str) -> None:
        if trouble and self._is_heard:
            log.warning("heartbeat_unheard", setting="WARDWATCH_HEARTBEAT_URL", reason=trouble)
        elif not trouble and not self._is_heard:
            log.info("heartbeat_heard")
        self._is_heard = not trouble
