"""Fields to write in and to add files to, as HTML. Pure."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from bot.sandbox.page.html import NOTHING, Attribute, tag
from bot.sandbox.page.labels import aria_name, control, described_by
from bot.sandbox.page.surface import Surface
from bot.sandbox.records import Json
from bot.sandbox.shown import lines_of, text_of

LONGEST_INPUT = 3000
ON_ENTER = "on_enter_pressed"

Draw = Callable[[Surface, Json, Json], Markup]


def text_input(kind: str) -> Draw:
    """A field for text of a kind, on one line or several."""

    def draw(surface: Surface, block: Json, given: Json) -> Markup:
        value = str(surface.value(block, given) or "")
        if given.get("multiline"):
            return _area(value, _shared(surface, block, given))
        mode = "numeric" if kind == "number" else None
        typed = "text" if kind == "number" else kind
        shared = _shared(surface, block, given)
        return tag("input", type=typed, inputmode=mode, value=value, autocomplete="off", **shared)

    return draw


def rich_input(surface: Surface, block: Json, given: Json) -> Markup:
    """A field whose text is reported as rich text: people, channels, links and emoji are understood."""
    value = surface.value(block, given)
    text = "\n".join(lines_of([value], "", surface.reader.names)) if isinstance(value, dict) else ""
    return _area(text, {**_shared(surface, block, given), "data_rich": True, "maxlength": None})


def file_input(surface: Surface, block: Json, given: Json) -> Markup:
    """A field for files, and the names of those that were added."""
    kinds = ",".join(f".{str(kind).lstrip('.')}" for kind in given.get("filetypes") or ())
    value = surface.value(block, given)
    added = [str(file.get("name", "")) for file in value] if isinstance(value, list) else []
    field = tag(
        "input",
        type="file",
        id=surface.id(block, given),
        multiple=given.get("max_files", 10) > 1,
        accept=kinds or None,
        class_="field wide",
        aria_label=aria_name(block, given),
        **described_by(surface, block),
        **control(block, given, surface, "file"),
    )
    return field + (tag("ul", *(tag("li", name) for name in added), class_="added") if added else NOTHING)


def _area(value: str, shared: dict[str, Attribute]) -> Markup:
    return tag("textarea", f"\n{value}", rows=5, **shared)


def _shared(surface: Surface, block: Json, given: Json) -> dict[str, Attribute]:
    return {
        "id": surface.id(block, given),
        "placeholder": text_of(given.get("placeholder"), {}) or None,
        "minlength": given.get("min_length"),
        "maxlength": given.get("max_length", LONGEST_INPUT),
        "class_": "field wide",
        "data_dispatch": _dispatch(block, given),
        "aria_label": aria_name(block, given),
        **described_by(surface, block),
        **control(block, given, surface, "write"),
    }


def _dispatch(block: Json, given: Json) -> str | None:
    """When the app hears of a text while it is written: at Enter, which is Slack's default, or at each character."""
    if block["type"] == "input" and not block.get("dispatch_action"):
        return None
    config = given.get("dispatch_action_config") or {}
    return " ".join(config.get("trigger_actions_on") or [ON_ENTER])
