"""The templates, and what all of them may ask for."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.sandbox.page.html import visible

_TEMPLATES = Environment(
    loader=PackageLoader("bot.sandbox.page"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def initials(name: str) -> str:
    """The letters that stand in a person's picture."""
    words = visible(name).split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def hue(user_id: str) -> int:
    """The colour of a person's picture, one of eight."""
    return sum(map(ord, user_id)) % 8


_TEMPLATES.filters.update(initials=initials, hue=hue, visible=visible)


def drawn(template: str, **values: object) -> Markup:
    """A template with these values."""
    return Markup(_TEMPLATES.get_template(template).render(values))  # noqa: S704 - the templates escape
