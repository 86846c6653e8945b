"""The composition objects: text, option, option group, confirm dialog."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.sandbox.blockkit.checks import (
    Check,
    boolean,
    by_type,
    choice,
    constant,
    fault,
    list_of,
    one_of_keys,
    record,
    string,
    url,
)

CONVERSATIONS = choice("im", "mpim", "private", "public")


def plain(most: int, least: int = 1) -> Check:
    """A `plain_text` object, where nothing is parsed."""
    fields = {"type": constant, "text": string(most, least)}
    return by_type({"plain_text": record(fields, {"emoji": boolean})})


def any_text(most: int, least: int = 1) -> Check:
    """A `plain_text` or `mrkdwn` object."""
    fields = {"type": constant, "text": string(most, least)}
    return by_type({"plain_text": record(fields, {"emoji": boolean}), "mrkdwn": record(fields, {"verbatim": boolean})})


def option(text: Check) -> Check:
    """One thing to choose."""
    return record({"text": text, "value": string(150, 1)}, {"description": any_text(75), "url": url()})


def options(most: int, text: Check | None = None, least: int = 1) -> Check:
    """A list of options; their values differ."""
    every = list_of(option(text or plain(75)), most, least)

    def check(value: object, pointer: str) -> Iterator[str]:
        yield from every(value, pointer)
        if isinstance(value, list):
            values = [entry.get("value") for entry in value if isinstance(entry, dict)]
            if len(set(map(str, values))) < len(values):
                yield fault("options must have different values", pointer)

    return check


OPTION_GROUPS = list_of(record({"label": plain(75), "options": options(100)}), 100)
OFFERED_GROUPS = list_of(record({"label": plain(75), "options": options(100, least=0)}), 100, 0)
"""The groups that an app offers when it is asked: they may be empty."""

CONFIRM = record(
    {"title": plain(100), "text": any_text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": choice("primary", "danger")},
)

DISPATCH = record({}, {"trigger_actions_on": list_of(choice("on_enter_pressed", "on_character_entered"), 2)})

FILTER = record(
    {},
    {
        "include": list_of(CONVERSATIONS, 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)

SLACK_FILE = record({}, {"id": string(255, 1), "url": url()}, one_of_keys("id", "url"))

_PARAMETER = record({"name": string(255, 1), "value": string(3000)})
WORKFLOW = record({"trigger": record({"url": url()}, {"customizable_input_parameters": list_of(_PARAMETER, 100, 0)})})
"""What a workflow button starts. Nothing is started here."""


def initial_is_offered(value: Mapping[str, object], pointer: str) -> Iterator[str]:
    """The option that is chosen at first is one of the options."""
    offered = list(_listed(value.get("options")))
    for group in _listed(value.get("option_groups")):
        offered.extend(_listed(group.get("options")) if isinstance(group, dict) else ())
    chosen = [value["initial_option"]] if value.get("initial_option") else list(_listed(value.get("initial_options")))
    if any(entry not in offered for entry in chosen):
        yield fault("initial_option must match one of the options", pointer)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
