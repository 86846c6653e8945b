"""The `conversations.*` methods: info, list, members, history, replies, open, join."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from bot.sandbox import events
from bot.sandbox.calls import Call, Method, cursor_after, cursor_at, newest_of, offset_of
from bot.sandbox.messages import Span, is_ts
from bot.sandbox.records import Channel, Json, Message
from bot.sandbox.refusals import Refusal
from bot.sandbox.timelines import micros
from bot.sandbox.wire import channel_json, message_json

Entry = TypeVar("Entry")

MOST_A_PAGE = 1000
READ = {"public": "channels:read", "private": "groups:read", "im": "im:read"}
HISTORY = {"public": "channels:history", "private": "groups:history", "im": "im:history"}


def info(call: Call) -> Json:
    """`conversations.info`, with the number of members if it is asked for."""
    channel = _readable(call, READ)
    with_count = call.flag("include_num_members")
    return {"channel": channel_json(channel, call.install, call.workspace.team.id, with_count=with_count)}


def list_channels(call: Call) -> Json:
    """`conversations.list`: channels of the `types` asked for, public ones unless said otherwise."""
    kinds = {kind.strip() for kind in call.text("types", "public_channel").split(",")}
    unknown = kinds - {"public_channel", "private_channel", "im", "mpim"}
    if unknown:
        raise Refusal("invalid_types")
    for kind, scope in (("public_channel", "channels:read"), ("private_channel", "groups:read"), ("im", "im:read")):
        if kind in kinds:
            _need(call, scope)
    seen = [channel for channel in call.workspace.directory.channels() if _listed(call, channel, kinds)]
    page, metadata = _page(call, seen, default=100)
    return {"channels": [_shown(call, channel) for channel in page]} | metadata


def members(call: Call) -> Json:
    """`conversations.members`."""
    channel = _readable(call, READ)
    page, metadata = _page(call, channel.members, default=100)
    return {"members": list(page)} | metadata


def history(call: Call) -> Json:
    """`conversations.history`, newest first."""
    channel = _member_readable(call)
    span, newest = _span(call), newest_of(call.text("cursor"))
    limit = call.number("limit", 100, MOST_A_PAGE)
    part = span if newest is None else span.up_to(newest)
    messages = call.workspace.messages.history(channel.id, part, limit=limit + 1)
    answer: Json = {"messages": _bodies(call, messages[:limit]), "has_more": len(messages) > limit, "pin_count": 0}
    if len(messages) > limit:
        answer["response_metadata"] = {"next_cursor": cursor_at(micros(messages[limit].ts))}
    return answer


def replies(call: Call) -> Json:
    """`conversations.replies`, the root first on the first page, then the replies, oldest first."""
    channel = _member_readable(call)
    thread = call.workspace.messages.replies(channel.id, call.required("ts"), _span(call))
    page, metadata = _page(call, thread, default=1000)
    return {"messages": _bodies(call, page), "has_more": "response_metadata" in metadata} | metadata


def open_conversation(call: Call) -> Json:
    """`conversations.open` with one user: their direct message with the bot."""
    users = [user.strip() for user in call.required("users").split(",")]
    if len(users) != 1:
        raise Refusal("method_not_supported_for_channel_type", "[ERROR] group messages are not kept here")
    known = {channel.id for channel in call.workspace.directory.channels()}
    channel = call.workspace.directory.direct_message(users[0], call.install)
    body = _shown(call, channel) if call.flag("return_im") else {"id": channel.id}
    return {"channel": body} | ({"no_op": True, "already_open": True} if channel.id in known else {})


def join(call: Call) -> Json:
    """`conversations.join`."""
    channel, was_member = call.workspace.directory.join(call.required("channel"), call.install)
    answer: Json = {"channel": _shown(call, channel)}
    if not was_member:
        call.told.extend(events.of_membership(call.workspace, "member_joined_channel", channel, call.install.user))
    else:
        answer |= {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
    return answer


def _span(call: Call) -> Span:
    span = Span(call.text("oldest") or "0", call.text("latest"), call.flag("inclusive"))
    for name, ts in (("oldest", span.oldest), ("latest", span.latest or "0")):
        if not is_ts(ts):
            raise Refusal(f"invalid_ts_{name}")
    return span


def _bodies(call: Call, messages: Sequence[Message]) -> list[Json]:
    with_metadata = call.flag("include_all_metadata")
    return [
        message_json(message, call.workspace.team.id, with_metadata=with_metadata, address=call.base_url)
        for message in messages
    ]


def _shown(call: Call, channel: Channel) -> Json:
    return channel_json(channel, call.install, call.workspace.team.id)


def _listed(call: Call, channel: Channel, kinds: set[str]) -> bool:
    if channel.is_archived and call.flag("exclude_archived"):
        return False
    if channel.is_im:
        return "im" in kinds
    if channel.is_private:
        return "private_channel" in kinds and call.install.user in channel.members
    return "public_channel" in kinds


def _readable(call: Call, scopes: dict[str, str]) -> Channel:
    channel = call.workspace.directory.channel(call.required("channel"), call.install)
    _need(call, scopes["im" if channel.is_im else "private" if channel.is_private else "public"])
    return channel


def _member_readable(call: Call) -> Channel:
    channel = _readable(call, HISTORY)
    return call.workspace.directory.joined_channel(channel.id, call.install)


def _need(call: Call, scope: str) -> None:
    if scope not in call.install.bot_scopes:
        raise Refusal("missing_scope", needed=scope, provided=",".join(sorted(call.install.bot_scopes)))


def _page(call: Call, entries: Sequence[Entry], *, default: int) -> tuple[Sequence[Entry], Json]:
    start, limit = offset_of(call.text("cursor")), call.number("limit", default, MOST_A_PAGE)
    page = entries[start : start + limit]
    if start + limit >= len(entries):
        return page, {}
    return page, {"response_metadata": {"next_cursor": cursor_after(start + limit)}}


METHODS = (
    Method("conversations.info", info, scopes=tuple(READ.values()), per_minute=50),
    Method("conversations.list", list_channels, scopes=tuple(READ.values()), per_minute=20),
    Method("conversations.members", members, scopes=tuple(READ.values()), per_minute=100),
    Method("conversations.history", history, scopes=tuple(HISTORY.values()), per_minute=50),
    Method("conversations.replies", replies, scopes=tuple(HISTORY.values()), per_minute=50),
    Method("conversations.open", open_conversation, scopes=("im:write",), per_minute=50),
    Method("conversations.join", join, scopes=("channels:join",), per_minute=50),
)
