"""What a person can set on each kind of control, and how Slack reports it. What is not offered is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.sandbox.directory import Directory
from bot.sandbox.records import Channel, Json
from bot.sandbox.refusals import PersonError
from bot.sandbox.richly import rich_text_of
from bot.sandbox.shown import options_of, text_of
from bot.sandbox.wire import file_json


@dataclass(frozen=True, slots=True)
class Asked:
    """A control in front of somebody. `offered` are the options that the app gave last, if it gives them."""

    element: Json
    directory: Directory
    user: str = ""
    offered: Sequence[Json] = ()


Read = Callable[[Asked, str], Any]
"""Turns what a person says of one thing into what Slack reports of it."""


@dataclass(frozen=True, slots=True)
class Field:
    """Where a kind of control reports its setting, what it starts from, and how a setting is read."""

    name: str
    initial: str
    read: Read
    several: bool = False


def setting(
    element: Json,
    given: str | Sequence[str],
    directory: Directory,
    *,
    user: str = "",
    offered: Sequence[Json] = (),
) -> Json:
    """What a person sets, as the fields that Slack reports. Nothing given takes a choice away."""
    field = FIELDS.get(element["type"])
    if field is None:
        raise PersonError(f"a {element['type']} cannot be set", who=element["action_id"])
    asked = Asked(element, directory, user, offered)
    if field.several:
        every = [given] if isinstance(given, str) and given else list(given)
        _must_not_be_too_many(element, every)
        return {field.name: [field.read(asked, each) for each in every]}
    if not isinstance(given, str):
        raise PersonError("only one can be chosen", who=element["action_id"])
    return {field.name: field.read(asked, given) if given else None}


def conversations_for(element: Json, directory: Directory, user: str) -> list[Channel]:
    """The channels and direct messages that this menu offers to this person, as its kind and its filter say."""
    kind = str(element["type"])
    seen = [c for c in directory.channels() if not c.is_archived and (not user or _sees(c, user))]
    if kind.endswith("channels_select"):
        return [channel for channel in seen if not channel.is_private]
    wanted = element.get("filter") or {}
    kinds = set(wanted.get("include") or ("im", "mpim", "private", "public"))
    shown = [channel for channel in seen if _kind_of(channel) in kinds]
    if wanted.get("exclude_bot_users"):
        shown = [channel for channel in shown if not channel.is_im]
    return shown


def _must_not_be_too_many(element: Json, given: Sequence[str]) -> None:
    most = int(element.get("max_selected_items") or element.get("max_files") or len(given))
    if len(given) > most:
        raise PersonError(f"no more than {most} can be chosen", who=element["action_id"])


def _sees(channel: Channel, user: str) -> bool:
    return not channel.is_private or user in channel.members


def _kind_of(channel: Channel) -> str:
    return "im" if channel.is_im else "private" if channel.is_private else "public"


def _option(asked: Asked, given: str) -> Json:
    return _one_of(options_of(asked.element), given)


def _offered_option(asked: Asked, given: str) -> Json:
    initial = [asked.element.get("initial_option"), *(asked.element.get("initial_options") or ())]
    return _one_of([*asked.offered, *filter(None, initial)], given)


def _one_of(offered: Sequence[Json], given: str) -> Json:
    for option in offered:
        if given in {text_of(option["text"], {}), option["value"]}:
            return {key: option[key] for key in ("text", "value", "description") if key in option}
    choices = ", ".join(text_of(option["text"], {}) for option in offered) or "none"
    raise PersonError("this is not offered", who=given, cure=f"offered are {choices}")


def _user(asked: Asked, given: str) -> str:
    return asked.directory.person(given).id


def _conversation(asked: Asked, given: str) -> str:
    offered = conversations_for(asked.element, asked.directory, asked.user)
    channel = asked.directory.channel_named(given)
    if channel not in offered:
        choices = ", ".join(each.name for each in offered) or "none"
        raise PersonError("this is not offered", who=given, cure=f"offered are {choices}")
    return channel.id


def _text(_asked: Asked, given: str) -> str:
    return given


def _rich_text(_asked: Asked, given: str) -> Json:
    return rich_text_of(given)


def _file(asked: Asked, given: str) -> Json:
    file = asked.directory.file(given)
    kinds = [kind.casefold().lstrip(".") for kind in asked.element.get("filetypes") or ()]
    if kinds and file.name.rpartition(".")[2].casefold() not in kinds:
        raise PersonError("this kind of file is not taken here", who=file.name, cure=f"taken are {', '.join(kinds)}")
    return file_json(file)


def _formed(pattern: str, named: str) -> Read:
    form = re.compile(pattern)

    def read(_asked: Asked, given: str) -> str:
        if not form.fullmatch(given):
            raise PersonError(f"this is not {named}", who=given)
        return given

    return read


def _moment(_asked: Asked, given: str) -> int:
    if not re.fullmatch(r"\d{10}", given):
        raise PersonError("this is not a moment in whole seconds since 1970", who=given)
    return int(given)


FIELDS: Mapping[str, Field] = {
    "static_select": Field("selected_option", "initial_option", _option),
    "external_select": Field("selected_option", "initial_option", _offered_option),
    "radio_buttons": Field("selected_option", "initial_option", _option),
    "overflow": Field("selected_option", "", _option),
    "users_select": Field("selected_user", "initial_user", _user),
    "conversations_select": Field("selected_conversation", "initial_conversation", _conversation),
    "channels_select": Field("selected_channel", "initial_channel", _conversation),
    "multi_static_select": Field("selected_options", "initial_options", _option, several=True),
    "multi_external_select": Field("selected_options", "initial_options", _offered_option, several=True),
    "checkboxes": Field("selected_options", "initial_options", _option, several=True),
    "multi_users_select": Field("selected_users", "initial_users", _user, several=True),
    "multi_conversations_select": Field("selected_conversations", "initial_conversations", _conversation, several=True),
    "multi_channels_select": Field("selected_channels", "initial_channels", _conversation, several=True),
    "datepicker": Field("selected_date", "initial_date", _formed(r"\d{4}-\d{2}-\d{2}", "a date like 2026-11-20")),
    "timepicker": Field("selected_time", "initial_time", _formed(r"\d{2}:\d{2}", "a time like 23:59")),
    "datetimepicker": Field("selected_date_time", "initial_date_time", _moment),
    "plain_text_input": Field("value", "initial_value", _text),
    "email_text_input": Field("value", "initial_value", _formed(r"[^@\s]+@[^@\s]+", "an e-mail address")),
    "url_text_input": Field("value", "initial_value", _formed(r"https?://\S+", "an address")),
    "number_input": Field("value", "initial_value", _formed(r"-?\d+(\.\d+)?", "a number")),
    "rich_text_input": Field("rich_text_value", "initial_value", _rich_text),
    "file_input": Field("files", "", _file, several=True),
}
"""The controls that can be set. Buttons are clicked."""
