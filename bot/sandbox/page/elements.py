"""Elements of blocks as HTML: buttons, choices and pickers here, fields in `inputs.py`, menus in `menus.py`. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from bot.sandbox.page.html import NOTHING, Attribute, href, tag, text
from bot.sandbox.page.inputs import Draw, file_input, rich_input, text_input
from bot.sandbox.page.labels import aria_name, control, described_by, name_of
from bot.sandbox.page.menus import overflow, select
from bot.sandbox.page.surface import Surface
from bot.sandbox.page.texts import line
from bot.sandbox.records import Json
from bot.sandbox.shown import text_of


def element(surface: Surface, block: Json, given: Json) -> Markup:
    """One element of a block; one that is unknown is told by its name."""
    draw = _DRAWN.get(str(given.get("type")))
    label = text_of(given.get("text"), {})
    return draw(surface, block, given) if draw else tag("span", f"{label} ({given.get('type')})", class_="quiet")


def _button(surface: Surface, block: Json, given: Json) -> Markup:
    address = href(given.get("url", ""))
    shared: dict[str, Attribute] = {
        **control(block, given, surface, "click"),
        "id": surface.id(block, given),
        "class_": f"button {given.get('style', '')}".strip(),
        "aria_label": given.get("accessibility_label"),
    }
    label = text(text_of(given["text"], {}))
    if not address:
        return tag("button", label, type="button", **shared)
    if surface.reader.is_own(address):
        return tag("a", label, href=surface.reader.here(address), data_soft=True, **shared)
    return tag("a", label, href=address, target="_blank", rel="noopener noreferrer", **shared)


def _workflow(surface: Surface, block: Json, given: Json) -> Markup:
    """It is shown, and starts nothing: there are no workflows here."""
    name = given.get("accessibility_label")
    label = text_of(given["text"], {})
    key = surface.id(block, given)
    return tag("button", label, type="button", id=key, class_="button", disabled=True, aria_label=name)


def _choices(kind: str) -> Draw:
    def draw(surface: Surface, block: Json, given: Json) -> Markup:
        value = surface.value(block, given)
        chosen = value if isinstance(value, list) else [value] if value else []
        values = {option["value"] for option in chosen if isinstance(option, dict)}
        key = surface.id(block, given)
        items = [
            _choice(surface, option, kind, key, number, is_chosen=option["value"] in values)
            for number, option in enumerate(given["options"])
        ]
        legend = tag("legend", name_of(block, given), class_="unseen")
        shared = {**described_by(surface, block), **control(block, given, surface, kind)}
        shared.pop("aria_required", None)
        return tag("fieldset", legend, *items, id=key, class_="choices", **shared)

    return draw


def _choice(surface: Surface, option: Json, kind: str, key: str, number: int, *, is_chosen: bool) -> Markup:
    about = option.get("description")
    small = tag("small", line(about, surface.reader)) if about else NOTHING
    field = tag("input", type=kind, name=key, value=option["value"], id=f"{key}-{number}", checked=is_chosen)
    return tag("label", field, tag("span", line(option["text"], surface.reader), small), class_="choice")


def _picker(kind: str) -> Draw:
    def draw(surface: Surface, block: Json, given: Json) -> Markup:
        value = surface.value(block, given)
        return tag(
            "input",
            type=kind,
            id=surface.id(block, given),
            value=_wall_clock(surface, value) if kind == "datetime-local" else str(value or ""),
            aria_label=aria_name(block, given),
            title=text_of(given.get("placeholder"), {}) or None,
            class_="field",
            **described_by(surface, block),
            **control(block, given, surface, "pick"),
        )

    return draw


def _wall_clock(surface: Surface, value: object) -> str:
    """The moment as the person's own clock shows it, for a `datetime-local` field."""
    return f"{surface.reader.local(int(str(value))):%Y-%m-%dT%H:%M}" if value else ""


def _menu(surface: Surface, block: Json, given: Json) -> Markup:
    more = {**control(block, given, surface, "choose"), **described_by(surface, block)}
    return select(surface, block, given, aria_name(block, given), more)


def _overflow(surface: Surface, block: Json, given: Json) -> Markup:
    return overflow(surface, block, given, control(block, given, surface, "overflow"))


_SELECTS = ("static", "external", "users", "conversations", "channels")
_DRAWN: Mapping[str, Draw] = {
    "button": _button,
    "workflow_button": _workflow,
    "overflow": _overflow,
    "checkboxes": _choices("checkbox"),
    "radio_buttons": _choices("radio"),
    "datepicker": _picker("date"),
    "timepicker": _picker("time"),
    "datetimepicker": _picker("datetime-local"),
    "plain_text_input": text_input("text"),
    "email_text_input": text_input("email"),
    "url_text_input": text_input("url"),
    "number_input": text_input("number"),
    "rich_text_input": rich_input,
    "file_input": file_input,
    **{f"{kind}_select": _menu for kind in _SELECTS},
    **{f"multi_{kind}_select": _menu for kind in _SELECTS},
}
