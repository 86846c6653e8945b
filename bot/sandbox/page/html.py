"""HTML that what it shows cannot break: every text is escaped, marks that disguise text are taken away. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from markupsafe import Markup, escape

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]")
"""Control characters, and the marks that turn the direction of text so that it reads as something else."""
_VOID = frozenset({"br", "hr", "img", "input"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})
LONGEST_HREF = 3000

Attribute = str | int | bool | None
NOTHING = Markup("")


def tag(name: str, /, *children: object, **attributes: Attribute) -> Markup:
    """One element. `class_` is `class`, `data_at` is `data-at`; True has no value, None and False are left out."""
    shown = NOTHING.join(_attribute(key, value) for key, value in attributes.items())
    opened = Markup("<{}{}>").format(Markup(name), shown)  # noqa: S704 - names are ours
    if name in _VOID:
        return opened
    return opened + NOTHING.join(map(text, children)) + Markup("</{}>").format(Markup(name))  # noqa: S704


def text(child: object) -> Markup:
    """What is HTML already as it is, anything else escaped."""
    return child if isinstance(child, Markup) else escape(visible(str(child)))


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """The parts after one another."""
    return Markup(escape(between)).join(parts)  # noqa: S704 - escaped


def visible(given: str) -> str:
    """The text without characters that nobody sees and that disguise the others."""
    return _UNSEEN.sub("", given)


def href(address: str) -> str:
    """The address if a click on it may leave the page, else nothing: no scripts, no data, no files."""
    cleaned = visible(address).strip()
    try:
        scheme = urlsplit(cleaned).scheme.lower()
    except ValueError:
        return ""
    return cleaned if scheme in _SCHEMES and len(cleaned) <= LONGEST_HREF else ""


def _attribute(key: str, value: Attribute) -> Markup:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return NOTHING
    if value is True:
        return Markup(" {}").format(Markup(name))  # noqa: S704 - names are ours
    return Markup(' {}="{}"').format(Markup(name), visible(str(value)))  # noqa: S704
