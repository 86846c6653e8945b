"""Whether a person may be contacted: what they answered, with the evidence, and who asked not to be.

Of a person who asked not to be contacted only a keyed digest of the handle is kept. It is no profile: it answers one
question about a handle that is there already, and nobody can read handles out of it.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from bot.domain.site import is_link

LONGEST_EVIDENCE = 500


class ConsentAnswer(StrEnum):
    """What the person answered to the question whether they may be contacted."""

    YES = "yes"
    NO = "no"
    STOP = "do not contact"


class ConsentWhy(StrEnum):
    """Why an answer was not recorded."""

    NO_ANSWER = "no answer"
    NO_EVIDENCE = "no evidence"
    BAD_LINK = "bad link"
    TOO_LONG = "too long"
    NO_HANDLE = "no handle"


@dataclass(frozen=True, slots=True)
class Consent:
    """An answer, and where or how it was given: a `link` to it, or its words. `who` recorded it."""

    id: int
    alert_id: int
    answer: ConsentAnswer
    link: str
    words: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ConsentRefused:
    """Nothing was recorded, and why."""

    why: ConsentWhy


def objection_to_consent(answer: ConsentAnswer | None, link: str, words: str, handle: str) -> ConsentRefused | None:
    """What is wrong with an answer; None when nothing is. Only whose handle is known can be kept from being asked."""
    if answer is None:
        return ConsentRefused(ConsentWhy.NO_ANSWER)
    if not link and not words:
        return ConsentRefused(ConsentWhy.NO_EVIDENCE)
    if link and not is_link(link):
        return ConsentRefused(ConsentWhy.BAD_LINK)
    if len(words) > LONGEST_EVIDENCE:
        return ConsentRefused(ConsentWhy.TOO_LONG)
    return ConsentRefused(ConsentWhy.NO_HANDLE) if answer is ConsentAnswer.STOP and not handle else None


def opt_out_digest(secret: str, site: str, handle: str) -> str:
    """The keyed digest of a handle on a site; `secret` is the store's own and leaves it never."""
    named = f"{site}\n{handle.lstrip('@').casefold()}"
    return hmac.new(secret.encode(), named.encode(), sha256).hexdigest()
