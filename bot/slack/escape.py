"""Text from strangers made safe to show: nothing invisible, nothing Slack would parse, no address that deceives."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

LONGEST_LINK = 1_500

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_EMOJI = "\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ufdd0-\ufdef\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# A joiner is kept where it holds an emoji together, and nowhere else.
_LOOSE_JOINER = re.compile(f"\u200d(?![{_EMOJI}])|(?<![{_EMOJI}])\u200d")
_VARIANTS = re.compile("([\ufe0e\ufe0f])[\ufe0e\ufe0f]+")
# A letter with more marks than any language stacks paints over the lines around it.
_MARK_RUN = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{5,}")
_UNSAFE_IN_LINK = re.compile(r"[\s<>|\"'`\\^{}]")
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


def clean(text: str) -> str:
    """The text without bidi controls, zero-width marks, control characters and stacked accents; lines end in `\\n`."""
    if text.isascii() and text.isprintable():
        return text  # nothing of all this is in it
    text = _LINE_BREAKS.sub("\n", text)
    text = _SURROGATES.sub("\ufffd", text)
    text = _INVISIBLE.sub("", text)
    text = _LOOSE_JOINER.sub("", text)
    text = _VARIANTS.sub(r"\1", text)
    return _MARK_RUN.sub(lambda run: run[0][:4], text)


def one_line(text: str, limit: int) -> str:
    """The cleaned text on one line, at most `limit` code points; a cut shows as an ellipsis."""
    line = " ".join(clean(text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def mrkdwn(text: str) -> str:
    """Cleaned text that Slack's own markup cannot see: exactly `&`, `<` and `>` are replaced."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def isolated(text: str) -> str:
    """Right-to-left text kept from reordering what stands beside it; other text as it is."""
    if any(unicodedata.bidirectional(char) in ("R", "AL") for char in text):
        return f"{_ISOLATE}{text}{_END_ISOLATE}"
    return text


def link_host(url: str) -> str:
    """The host that a person would reach by this address; empty when the address must not be shown as a link.

    Only http and https, no user names before an `@`, no spaces or invisible characters, at most `LONGEST_LINK`.
    """
    if not url or len(url) > LONGEST_LINK or clean(url) != url or _UNSAFE_IN_LINK.search(url):
        return ""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:
        return ""
    return host if parts.scheme in ("http", "https") and "@" not in parts.netloc else ""
