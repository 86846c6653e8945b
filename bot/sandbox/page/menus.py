"""Menus as HTML: a field with a list below it, as ARIA's combobox, and the three dots. Pure.

The options are not in the page: they are asked for when a list is opened, so that fifty messages with menus stay small.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.sandbox.page.html import NOTHING, Attribute, joined, tag
from bot.sandbox.page.surface import Surface
from bot.sandbox.records import Json
from bot.sandbox.shown import text_of

MORE = "More actions"
CROSS = "\N{MULTIPLICATION SIGN}"


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of a list: what is sent when it is chosen, and what is read; `group` is its heading, if it has one."""

    value: str
    label: str
    about: str = ""
    group: str = ""


def offer_of(option: Json, group: str = "") -> Offer:
    """An option as a line."""
    return Offer(option["value"], text_of(option["text"], {}), text_of(option.get("description"), {}), group)


def select(surface: Surface, block: Json, given: Json, name: str | None, more: dict[str, Attribute]) -> Markup:
    """A menu, searchable, with what is chosen: in the field if it is one thing, beside it if they may be several."""
    key = surface.id(block, given)
    several = given["type"].startswith("multi_")
    chosen = chosen_in(surface, block, given)
    said = text_of(given.get("placeholder"), {}) or "Choose"
    listbox = f"{key}-list"
    aria = {key_: value for key_, value in more.items() if key_.startswith("aria_")}
    data = {key_: value for key_, value in more.items() if not key_.startswith("aria_")}
    field = tag(
        "input",
        type="text",
        id=key,
        role="combobox",
        class_="field",
        value="" if several else "".join(offer.label for offer in chosen),
        placeholder=said,
        autocomplete="off",
        spellcheck="false",
        aria_label=name,
        aria_expanded="false",
        aria_controls=listbox,
        aria_autocomplete="list",
        aria_haspopup="listbox",
        **aria,
    )
    popup = tag(
        "div",
        id=listbox,
        role="listbox",
        class_="list",
        popover="manual",
        tabindex="-1",
        aria_label=name or said,
        aria_multiselectable="true" if several else None,
        data_client=True,
    )
    return tag(
        "div",
        _chips(chosen) if several else NOTHING,
        tag("div", field, popup, class_="combo"),
        class_="select several" if several else "select",
        data_most=given.get("max_selected_items"),
        data_ask="app" if "external" in given["type"] else "page",
        **data,
    )


def chosen_in(surface: Surface, block: Json, given: Json) -> list[Offer]:
    """What a menu is set to."""
    value = surface.value(block, given)
    every = value if isinstance(value, list) else [value] if value else []
    return [_chosen(one, surface) for one in every]


def options(offers: Iterable[Offer], key: str, chosen: Sequence[str]) -> Markup:
    """The lines of an opened list, under their headings."""
    drawn: list[Markup] = []
    heading = ""
    for number, offer in enumerate(offers):
        if offer.group != heading:
            heading = offer.group
            drawn.append(tag("div", heading, class_="heading", role="presentation"))
        about = tag("small", offer.about) if offer.about else NOTHING
        drawn.append(
            tag(
                "div",
                tag("span", offer.label),
                about,
                role="option",
                id=f"{key}-option-{number}",
                data_value=offer.value,
                data_label=offer.label,
                aria_selected="true" if offer.value in chosen else "false",
            )
        )
    return joined(drawn)


def overflow(surface: Surface, block: Json, given: Json, more: dict[str, Attribute]) -> Markup:
    """The menu behind three dots."""
    key = surface.id(block, given)
    items = [
        tag(
            "button",
            text_of(option["text"], {}),
            tag("small", text_of(option["description"], {})) if option.get("description") else NOTHING,
            type="button",
            role="menuitem",
            tabindex="-1",
            data_value=option["value"],
            data_url=surface.reader.safe(option.get("url", "")),
        )
        for option in given["options"]
    ]
    return menu(key, tag("span", "⋯", aria_hidden="true"), MORE, items, more)


def menu(key: str, label: Markup, name: str, items: Sequence[Markup], more: dict[str, Attribute]) -> Markup:
    """A button with a menu below it."""
    opener = tag(
        "button",
        label,
        type="button",
        id=key,
        class_="button dots",
        aria_label=name,
        aria_haspopup="menu",
        aria_expanded="false",
        aria_controls=f"{key}-menu",
        data_menu=True,
    )
    popup = tag("div", *items, id=f"{key}-menu", role="menu", aria_label=name, class_="list", popover="manual")
    return tag("div", opener, popup, class_="menu", **more)


def _chips(chosen: Sequence[Offer]) -> Markup:
    """Each thing that is chosen, with a button that takes it away."""
    chips = [
        tag(
            "button",
            offer.label,
            tag("span", CROSS, aria_hidden="true"),
            type="button",
            class_="chip",
            data_value=offer.value,
            aria_label=f"Remove {offer.label}",
        )
        for offer in chosen
    ]
    return joined(chips)


def _chosen(one: object, surface: Surface) -> Offer:
    if isinstance(one, dict):
        return offer_of(one)
    return Offer(str(one), surface.reader.names.get(str(one), str(one)))
