"""Whether a field operator holds for a mention. A field that the source did not give never holds, for any value."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from bot.domain.mention import Mention
from bot.query.fields import host_of
from bot.query.folding import fold, has_link, links_in
from bot.query.names import handles_in
from bot.query.tree import Field, FieldName

MEDIA_HOSTS = (
    *("pic.twitter.com", "pbs.twimg.com", "video.twimg.com", "pic.x.com", "youtube.com", "youtu.be", "vimeo.com"),
    *("imgur.com", "instagram.com", "tiktok.com", "giphy.com", "flic.kr", "twitch.tv", "video.bsky.app", "v.redd.it"),
    *("i.redd.it", "cdn.bsky.app"),
)
"""No source says of itself whether a post has pictures or film, so the hosts and endings of its links say it."""

_MEDIA_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|heic|mp4|mov|webm|m4v|mp3|m4a)(?:[?#:]|$)", re.IGNORECASE)
_SIGNS: dict[str, Callable[[float, float], bool]] = {
    "=": operator.eq,
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


def field_holds(field: Field, mention: Mention) -> bool:
    """Whether the mention has the field, and the field is so."""
    return _TESTS[field.name](field, mention)


def field_shown(field: Field, mention: Mention) -> str:
    """What the mention says there, for people; empty when the source did not say."""
    return _SHOWN[field.name](mention)


def _from(field: Field, mention: Mention) -> bool:
    return fold(mention.author.handle).lstrip("@") == field.value


def _to(field: Field, mention: Mention) -> bool:
    return _addressee(mention) == field.value


def _addressee(mention: Mention) -> str:
    """The handle with which the text begins: no source names the person that is answered."""
    text = mention.text[:300].lstrip()
    if not text.startswith(("@", "\uff20")):
        return ""
    whole = [text[start:end] for start, end in handles_in(text) if start == 0]
    return fold(max(whole, key=len, default="")[1:])


def _lang(field: Field, mention: Mention) -> bool:
    lang = mention.lang.lower().replace("_", "-")
    return lang == field.value or lang.startswith(f"{field.value}-")


def _site(field: Field, mention: Mention) -> bool:
    host = _host(mention.url)
    return host == field.value or host.endswith(f".{field.value}")


def _host(url: str) -> str:
    try:
        return host_of(urlsplit(url).hostname or "")
    except ValueError:
        return ""


def _source(field: Field, mention: Mention) -> bool:
    return fold(mention.source) == field.value


def _kind(field: Field, mention: Mention) -> bool:
    return mention.kind == field.value


def _has(field: Field, mention: Mention) -> bool:
    if field.value == "link":
        return bool(mention.quoted_url) or has_link(mention.text) or has_link(mention.title)
    return any(_is_media(link) for link in links_in(mention.text))


def _is_media(link: str) -> bool:
    host = _host(link if "://" in link else f"//{link}")
    return bool(_MEDIA_FILE.search(link)) or any(host == one or host.endswith(f".{one}") for one in MEDIA_HOSTS)


def _verified(field: Field, mention: Mention) -> bool:
    return mention.author.verified is (field.value == "true") and mention.author.verified is not None


def _followers(field: Field, mention: Mention) -> bool:
    return _compares(mention.author.followers, field)


def _rating(field: Field, mention: Mention) -> bool:
    return _compares(mention.rating, field)


def _compares(number: float | None, field: Field) -> bool:
    return number is not None and isinstance(field.value, float) and _SIGNS[field.sign](number, field.value)


def _has_shown(mention: Mention) -> str:
    return "a link" if has_link(mention.text) or mention.quoted_url else ""


_TESTS: dict[FieldName, Callable[[Field, Mention], bool]] = {
    FieldName.FROM: _from,
    FieldName.TO: _to,
    FieldName.LANG: _lang,
    FieldName.SITE: _site,
    FieldName.SOURCE: _source,
    FieldName.KIND: _kind,
    FieldName.HAS: _has,
    FieldName.VERIFIED: _verified,
    FieldName.FOLLOWERS: _followers,
    FieldName.RATING: _rating,
}
_SHOWN: dict[FieldName, Callable[[Mention], str]] = {
    FieldName.FROM: lambda mention: mention.author.handle,
    FieldName.TO: _addressee,
    FieldName.LANG: lambda mention: mention.lang,
    FieldName.SITE: lambda mention: _host(mention.url),
    FieldName.SOURCE: lambda mention: mention.source,
    FieldName.KIND: lambda mention: mention.kind.value,
    FieldName.HAS: _has_shown,
    FieldName.VERIFIED: lambda mention: "" if mention.author.verified is None else str(mention.author.verified).lower(),
    FieldName.FOLLOWERS: lambda mention: "" if mention.author.followers is None else str(mention.author.followers),
    FieldName.RATING: lambda mention: "" if mention.rating is None else f"{mention.rating:g}",
}
