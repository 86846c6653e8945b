"""What an HTTP status other than 200 means for a source, and what a person should do about it."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from bot.errors import SourceError, SourceLimitedError, SourceRefusedError, SourceUnavailableError

DEFAULT_WAIT_S = 900.0
"""How long to wait when asked to, but not told how long."""
LONGEST_WAIT_S = 86_400.0

_CURES = {
    401: "it wants a log-in: use the feed's public or personal address",
    403: "it refuses this program: use another address, or ask its owner",
    404: "check the address: nothing is there",
    410: "it is gone for good: remove the source",
    451: "it is withheld by law: remove the source",
}


def trouble(source: str, host: str, status: int, retry_after: str, now: datetime) -> SourceError:
    """The error for this status; `retry_after` is the header as it came, or empty."""
    what = f"{host} answered {status}"
    if status == 429 or (status == 503 and retry_after):
        wait_s = wait(retry_after, now)
        return SourceLimitedError(what, who=source, cure=f"it is asked again in {wait_s:.0f} s", wait_s=wait_s)
    if 400 <= status < 500 and status not in (408, 425):
        return SourceRefusedError(what, who=source, cure=_CURES.get(status, "check the address"))
    return SourceUnavailableError(what, who=source, cure="it is tried again at the next poll")


def wait(retry_after: str, now: datetime) -> float:
    """The seconds that `Retry-After` asks for, as a number or as an HTTP date: at least 1, at most a day."""
    asked = retry_after.strip()
    seconds = float(asked) if asked.isascii() and asked.isdigit() else _until(asked, now)
    return min(max(seconds, 1.0), LONGEST_WAIT_S)


def _until(date: str, now: datetime) -> float:
    try:
        at = parsedate_to_datetime(date)
    except (ValueError, TypeError, OverflowError):
        return DEFAULT_WAIT_S
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return (aware - now).total_seconds()
