"""The message that stands in for an alert where it does not belong: a pure function of the present state."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.view import AlertView
from bot.slack import cards, rich
from bot.slack.cards import Card
from bot.slack.phrase import as_mrkdwn
from bot.slack.words import standins


def standing(view: AlertView, names: Mapping[str, str] | None = None) -> Card:
    """The whole alert with its buttons, and why it is here. People in `names` are written by name."""
    told = rich.block(rich.paragraph(standins.stands_in(view.alert, view.detour)))
    alert = cards.root(view, names)
    return Card(alert.text, (told, *alert.blocks))


def over(view: AlertView, link: str) -> Card:
    """It lives where it belongs again. No buttons: what is old must not be pressed."""
    told = standins.is_back(view.alert, link)
    return Card(as_mrkdwn(told), (rich.block(rich.paragraph(told)),))


def moved(link: str) -> Card:
    """The first reply below a first post that was made anew. `link` to the old thread may be empty."""
    told = standins.posted_anew(link)
    return Card(as_mrkdwn(told), (rich.block(rich.paragraph(told)),))
