"""Modals and the home tab as HTML. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from bot.sandbox import controls
from bot.sandbox.page.blocks import blocks
from bot.sandbox.page.drawing import drawn
from bot.sandbox.page.reader import Reader
from bot.sandbox.page.surface import Surface
from bot.sandbox.records import File, View
from bot.sandbox.shown import text_of


def home(view: View | None, reader: Reader, pictures: Mapping[str, File], app_name: str) -> Markup:
    """The home tab, or that the app has not shown one yet."""
    body = blocks(view.body["blocks"], _surface(view, reader, pictures)) if view else None
    return drawn("home.html", view=view, body=body, app_name=app_name)


def modal(stack: Sequence[View], reader: Reader, pictures: Mapping[str, File], app_name: str) -> Markup:
    """The modal on top of a stack, with the way back if there are others below."""
    view = stack[-1]
    body = view.body
    return drawn(
        "modal.html",
        view=view,
        title=text_of(body.get("title"), {}),
        below=text_of(stack[-2].body.get("title"), {}) if len(stack) > 1 else "",
        submit=text_of(body.get("submit"), {}),
        close=text_of(body.get("close"), {}) or "Cancel",
        is_off=bool(body.get("submit_disabled")),
        has_errors=bool(view.errors),
        app_name=app_name,
        blocks=blocks(body["blocks"], _surface(view, reader, pictures)),
    )


def _surface(view: View, reader: Reader, pictures: Mapping[str, File]) -> Surface:
    values = controls.state_of(view.body["blocks"], view.values, here=view.channel)
    return Surface(reader, f"v-{view.id}", values, view.errors, pictures)
