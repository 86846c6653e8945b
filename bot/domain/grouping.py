"""Which mentions say the same thing: same conversation, same link, the same words, or nearly the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from bot.domain.mention import Mention, MentionKind

FEWEST_WORDS = 4
"""Shorter texts are too common to be called the same story by their words alone."""

MOST_LINKS = 5
MOST_LOOKED_AT = 5
"""Alerts whose words are compared with those of one mention."""
STORY_LASTS = timedelta(days=14)
"""An alert that heard nothing for so long is another story, even if the words are the same."""

_LINK = re.compile(r"https?://[^\s<>\"']{4,500}")
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref_src", "cmpid")


@dataclass(frozen=True, slots=True)
class StoryKey:
    """One way to recognise a story. `value` is comparable as it stands; `because` is for people.

    A key that is a `hint` only says where to look: the words themselves decide.
    """

    value: str
    because: str
    is_hint: bool = False


@dataclass(frozen=True, slots=True)
class Joins:
    """The mention belongs to this alert."""

    alert_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Opens:
    """The mention is the first of its story."""

    reason: str


Placement = Joins | Opens


def story_keys(mention: Mention, words: str, near: Sequence[str] = ()) -> tuple[StoryKey, ...]:
    """The keys of a mention, the surest first. `words` is its normalised title and text, joined by single spaces.

    `near` are the hints that it shares with texts that are nearly the same (see `triage.near`).
    """
    keys = [
        StoryKey(f"conversation:{quote(mention.source)}:{talk}", "it is the same conversation")
        for talk in _talks(mention)
    ]
    keys += [StoryKey(f"link:{link}", "it has the same link") for link in _links(mention)]
    if len(words.split()) >= FEWEST_WORDS:
        keys.append(StoryKey(f"words:{words}", "it says the same words"))
        keys += [StoryKey(f"near:{hint}", "it says nearly the same words", is_hint=True) for hint in near]
    return tuple(dict.fromkeys(keys))


def _talks(mention: Mention) -> list[str]:
    """The conversations it belongs to; its own id is the one that replies to it will name."""
    return [talk for talk in (mention.conversation_id, mention.in_reply_to, mention.external_id) if talk]


def _links(mention: Mention) -> list[str]:
    """What it speaks of. All reviews of a place share the place's address, so theirs says nothing."""
    own = "" if mention.kind in (MentionKind.REVIEW, MentionKind.COMMENT) else mention.url
    found = [own, mention.quoted_url, *_LINK.findall(mention.text)[:MOST_LINKS]]
    links = [canonical_link(url) for url in found]
    return [link for link in links if any(mark in link for mark in "/?#")]


def place(keys: Sequence[StoryKey], open_alerts: Mapping[str, int], is_alike: Callable[[int], bool]) -> Placement:
    """Join the open alert that the surest key leads to, or open a new one.

    Of the alerts that only hints lead to, it is the first that `is_alike`; those with the most hints are asked first.
    """
    found = [key for key in keys if key.value in open_alerts]
    sure = next((key for key in found if not key.is_hint), None)
    if sure:
        return _joins(open_alerts[sure.value], sure)
    hinted = Counter(open_alerts[key.value] for key in found)
    for alert_id, _ in hinted.most_common(MOST_LOOKED_AT):
        if is_alike(alert_id):
            return _joins(alert_id, found[0])
    return Opens("no open alert has the same conversation, link or words, or nearly the same")


def _joins(alert_id: int, key: StoryKey) -> Joins:
    return Joins(alert_id, f"joins alert {alert_id} because {key.because}")


def canonical_link(url: str) -> str:
    """The address without what only tracks readers: scheme, `www.`, fragment, campaign parameters, a last slash.

    Empty when `url` is no web address. A bare host names a site, not a story: `story_keys` leaves it out.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    given = parse_qsl(parts.query, keep_blank_values=True)
    kept = sorted((name, value) for name, value in given if not name.lower().startswith(_TRACKING))
    query = f"?{urlencode(kept)}" if kept else ""
    # Sites that are all one page keep the real address behind `#!` or `#/`.
    page = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return f"{host}{parts.path.rstrip('/')}{query}{page}"
