"""Where a mention stands, and how a person answers there: pure knowledge of addresses, no request is made."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from bot.domain.alert.action import LONGEST_LINK
from bot.domain.mention import Mention

LONGEST_BUTTON_LINK = 3_000
_PLATFORMS = {
    "x.com": "x",
    "twitter.com": "x",
    "bsky.app": "bluesky",
    "threads.net": "threads",
    "threads.com": "threads",
    "linkedin.com": "linkedin",
    "instagram.com": "instagram",
    "google.com": "google",
    "facebook.com": "facebook",
    "reddit.com": "reddit",
}
_STATUS = re.compile(r"/(?:[^/]+|i/web)/status/([0-9]{1,20})")


def site_of(mention: Mention) -> str:
    """The platform, or else the host of its address; without an address the name of its source."""
    host = _host(mention.url)
    return platform_of(mention) or host or mention.source


def platform_of(mention: Mention) -> str:
    """A platform whose limit of characters is known (`x`, `bluesky`, ...); empty when it is none of them."""
    host = _host(mention.url)
    known = next((name for end, name in _PLATFORMS.items() if host == end or host.endswith(f".{end}")), "")
    return known or ("x" if not host and mention.source == "x" else "")


def reply_box(mention: Mention, text: str) -> str:
    """An address that opens the site's own reply box with this text in it; empty where the site has none.

    Only X has one. What Threads and Bluesky offer begins a new post, which is no answer.
    """
    if platform_of(mention) != "x" or not (post := _post_on_x(mention)):
        return ""
    url = f"https://x.com/intent/post?in_reply_to={post}&text={quote(text, safe='')}"
    return url if len(url) <= LONGEST_BUTTON_LINK else ""


def is_link(link: str) -> bool:
    """Whether this may be the address of something that was published."""
    return link.startswith(("https://", "http://")) and len(link) <= LONGEST_LINK and not any(map(str.isspace, link))


def _post_on_x(mention: Mention) -> str:
    found = _STATUS.match(urlsplit(mention.url).path) if mention.url else None
    if found:
        return found[1]
    return mention.external_id if re.fullmatch(r"[0-9]{1,20}", mention.external_id) else ""


def _host(url: str) -> str:
    """The host in small letters without `www.`; empty when there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
