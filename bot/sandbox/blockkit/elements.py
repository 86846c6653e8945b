"""The block elements: buttons, menus, pickers and inputs, each with its keys and limits."""

from __future__ import annotations

from collections.abc import Mapping

from bot.sandbox.blockkit.checks import (
    Check,
    boolean,
    choice,
    constant,
    list_of,
    matching,
    one_of_keys,
    record,
    string,
    url,
    whole,
)
from bot.sandbox.blockkit.objects import (
    CONFIRM,
    DISPATCH,
    FILTER,
    OPTION_GROUPS,
    SLACK_FILE,
    WORKFLOW,
    any_text,
    initial_is_offered,
    options,
    plain,
)
from bot.sandbox.blockkit.rich_text import RICH_TEXT

ACTION_ID = string(255, 1)
SLACK_ID = string(255, 1)
MENU: Mapping[str, Check] = {
    "action_id": ACTION_ID,
    "confirm": CONFIRM,
    "placeholder": plain(150),
    "focus_on_load": boolean,
}
INPUT: Mapping[str, Check] = {"action_id": ACTION_ID, "placeholder": plain(150), "focus_on_load": boolean}
TYPE: Mapping[str, Check] = {"type": constant}
SEVERAL: Mapping[str, Check] = {"max_selected_items": whole(1, 100)}
DATE = matching(r"\d{4}-\d{2}-\d{2}", "a date like 2026-11-20")
TIME = matching(r"([01]\d|2[0-3]):[0-5]\d", "a time like 23:59")
DISPATCHED: Mapping[str, Check] = {"dispatch_action_config": DISPATCH}

BUTTON = record(
    {**TYPE, "text": plain(75)},
    {
        "action_id": ACTION_ID,
        "url": url(),
        "value": string(2000),
        "style": choice("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
)
WORKFLOW_BUTTON = record(
    {**TYPE, "text": plain(75), "workflow": WORKFLOW},
    {"action_id": ACTION_ID, "style": choice("primary", "danger"), "accessibility_label": string(75)},
)
IMAGE = record(
    {**TYPE, "alt_text": string(2000, 1)},
    {"image_url": url(), "slack_file": SLACK_FILE},
    one_of_keys("image_url", "slack_file"),
)
OVERFLOW = record({**TYPE, "options": options(5)}, {"action_id": ACTION_ID, "confirm": CONFIRM})

PICKERS: Mapping[str, Check] = {
    "datepicker": record(TYPE, {**MENU, "initial_date": DATE}),
    "timepicker": record(TYPE, {**MENU, "initial_time": TIME, "timezone": string(255)}),
    "datetimepicker": record(
        TYPE,
        {
            "action_id": ACTION_ID,
            "confirm": CONFIRM,
            "focus_on_load": boolean,
            "initial_date_time": whole(1_000_000_000, 9_999_999_999),
        },
    ),
}
CHOICES: Mapping[str, Check] = {
    "checkboxes": record(
        {**TYPE, "options": options(10, any_text(75))},
        {
            "action_id": ACTION_ID,
            "confirm": CONFIRM,
            "focus_on_load": boolean,
            "initial_options": options(10, any_text(75)),
        },
        initial_is_offered,
    ),
    "radio_buttons": record(
        {**TYPE, "options": options(10, any_text(75))},
        {"action_id": ACTION_ID, "confirm": CONFIRM, "focus_on_load": boolean, "initial_option": constant},
        initial_is_offered,
    ),
}
SELECTS: Mapping[str, Check] = {
    "static_select": record(
        TYPE,
        {**MENU, "options": options(100), "option_groups": OPTION_GROUPS, "initial_option": constant},
        one_of_keys("options", "option_groups"),
        initial_is_offered,
    ),
    "external_select": record(TYPE, {**MENU, "initial_option": constant, "min_query_length": whole(0, 255)}),
    "users_select": record(TYPE, {**MENU, "initial_user": SLACK_ID}),
    "conversations_select": record(
        TYPE,
        {
            **MENU,
            "initial_conversation": SLACK_ID,
            "default_to_current_conversation": boolean,
            "response_url_enabled": boolean,
            "filter": FILTER,
        },
    ),
    "channels_select": record(TYPE, {**MENU, "initial_channel": SLACK_ID, "response_url_enabled": boolean}),
}
MULTI_SELECTS: Mapping[str, Check] = {
    "multi_static_select": record(
        TYPE,
        {**MENU, **SEVERAL, "options": options(100), "option_groups": OPTION_GROUPS, "initial_options": options(100)},
        one_of_keys("options", "option_groups"),
        initial_is_offered,
    ),
    "multi_external_select": record(
        TYPE, {**MENU, **SEVERAL, "initial_options": options(100), "min_query_length": whole(0, 255)}
    ),
    "multi_users_select": record(TYPE, {**MENU, **SEVERAL, "initial_users": list_of(SLACK_ID, 100, 0)}),
    "multi_conversations_select": record(
        TYPE,
        {
            **MENU,
            **SEVERAL,
            "initial_conversations": list_of(SLACK_ID, 100, 0),
            "default_to_current_conversation": boolean,
            "filter": FILTER,
        },
    ),
    "multi_channels_select": record(TYPE, {**MENU, **SEVERAL, "initial_channels": list_of(SLACK_ID, 100, 0)}),
}
TEXT_INPUTS: Mapping[str, Check] = {
    "plain_text_input": record(
        TYPE,
        {
            **INPUT,
            **DISPATCHED,
            "initial_value": string(3000),
            "multiline": boolean,
            "min_length": whole(0, 3000),
            "max_length": whole(1, 3000),
        },
    ),
    "email_text_input": record(TYPE, {**INPUT, **DISPATCHED, "initial_value": string(3000)}),
    "url_text_input": record(TYPE, {**INPUT, **DISPATCHED, "initial_value": string(3000)}),
    "number_input": record(
        {**TYPE, "is_decimal_allowed": boolean},
        {
            **INPUT,
            **DISPATCHED,
            "initial_value": string(100),
            "min_value": string(100),
            "max_value": string(100),
        },
    ),
    "rich_text_input": record(TYPE, {**INPUT, **DISPATCHED, "initial_value": RICH_TEXT}),
    "file_input": record(
        TYPE, {"action_id": ACTION_ID, "filetypes": list_of(string(50, 1), 100), "max_files": whole(1, 10)}
    ),
}

IN_SECTION: Mapping[str, Check] = {
    "button": BUTTON,
    "workflow_button": WORKFLOW_BUTTON,
    "image": IMAGE,
    "overflow": OVERFLOW,
    "datepicker": PICKERS["datepicker"],
    "timepicker": PICKERS["timepicker"],
    **CHOICES,
    **SELECTS,
    **MULTI_SELECTS,
}
IN_ACTIONS: Mapping[str, Check] = {
    "button": BUTTON,
    "workflow_button": WORKFLOW_BUTTON,
    "overflow": OVERFLOW,
    **PICKERS,
    **CHOICES,
    **SELECTS,
}
IN_INPUT: Mapping[str, Check] = {**PICKERS, **CHOICES, **SELECTS, **MULTI_SELECTS, **TEXT_INPUTS}
ONLY_IN_MODALS = frozenset({"file_input"})
