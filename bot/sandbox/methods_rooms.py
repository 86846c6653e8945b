"""The `conversations.*` methods that change a channel: create, invite, kick, leave, archive, unarchive, its topic."""

from __future__ import annotations

from dataclasses import replace

from bot.sandbox import events
from bot.sandbox.calls import Call, Method
from bot.sandbox.records import Channel, Json
from bot.sandbox.refusals import Refusal
from bot.sandbox.wire import channel_json

LONGEST_TOPIC = 250
MANAGE = ("channels:manage", "groups:write")
INVITE = ("channels:write.invites", "groups:write.invites", *MANAGE)


def create(call: Call) -> Json:
    """`conversations.create`, with the bot in it."""
    created = int(call.workspace.clock().timestamp())
    is_private = call.flag("is_private")
    _need(call, is_private=is_private)
    name = call.text("name")
    channel = call.workspace.directory.create(name, call.install.user, created, is_private=is_private)
    return {"channel": _shown(call, channel)}


def invite(call: Call) -> Json:
    """`conversations.invite`, one person or several."""
    channel = _room(call)
    users = [user.strip() for user in call.required("users").split(",")]
    for user_id in users:
        _check_guest(call, channel, user_id)
    for user_id in users:
        channel = call.workspace.directory.invite(channel.id, user_id)
        call.told.extend(
            events.of_membership(call.workspace, "member_joined_channel", channel, user_id, call.install.user)
        )
    return {"channel": _shown(call, channel)}


def kick(call: Call) -> Json:
    """`conversations.kick`."""
    channel, user = _room(call), call.workspace.directory.user(call.required("user"))
    if user.id == call.install.user:
        raise Refusal("cant_kick_self")
    if user.id not in channel.members:
        raise Refusal("not_in_channel")
    left = call.workspace.directory.remove(channel.id, user.id)
    call.told.extend(events.of_membership(call.workspace, "member_left_channel", left, user.id))
    return {}


def leave(call: Call) -> Json:
    """`conversations.leave`."""
    channel = call.workspace.directory.channel(call.required("channel"), call.install)
    if call.install.user not in channel.members:
        return {"not_in_channel": True}
    left = call.workspace.directory.remove(channel.id, call.install.user)
    call.told.extend(events.of_membership(call.workspace, "member_left_channel", left, call.install.user))
    return {}


def archive(call: Call) -> Json:
    """`conversations.archive`."""
    channel = _room(call, archived="already_archived")
    archived = call.workspace.directory.archive(channel.id)
    call.told.extend(events.of_archiving(call.workspace, archived, call.install.user))
    return {}


def unarchive(call: Call) -> Json:
    """`conversations.unarchive`."""
    channel = call.workspace.directory.joined_channel(call.required("channel"), call.install)
    if not channel.is_archived:
        raise Refusal("not_archived")
    opened = call.workspace.directory.unarchive(channel.id)
    call.told.extend(events.of_archiving(call.workspace, opened, call.install.user))
    return {}


def set_topic(call: Call) -> Json:
    """`conversations.setTopic`."""
    channel = _room(call)
    changed = replace(channel, topic=_at_most(call.text("topic")))
    call.workspace.directory.add_channel(changed)
    return {"channel": _shown(call, changed)}


def set_purpose(call: Call) -> Json:
    """`conversations.setPurpose`."""
    channel = _room(call)
    changed = replace(channel, purpose=_at_most(call.text("purpose")))
    call.workspace.directory.add_channel(changed)
    return {"purpose": changed.purpose}


def _at_most(text: str) -> str:
    if len(text) > LONGEST_TOPIC:
        raise Refusal("too_long")
    return text


def _room(call: Call, *, archived: str = "is_archived") -> Channel:
    """The channel that is to be changed: the bot is in it, and it is not archived."""
    channel = call.workspace.directory.joined_channel(call.required("channel"), call.install)
    if channel.is_im:
        raise Refusal("method_not_supported_for_channel_type")
    _need(call, is_private=channel.is_private)
    if channel.is_archived:
        raise Refusal(archived)
    return channel


def _check_guest(call: Call, channel: Channel, user_id: str) -> None:
    if user_id == call.install.user:
        raise Refusal("cant_invite_self")
    if call.workspace.directory.user(user_id).deleted:
        raise Refusal("user_disabled")
    if user_id in channel.members:
        raise Refusal("already_in_channel")


def _need(call: Call, *, is_private: bool) -> None:
    area = "groups" if is_private else "channels"
    scopes = call.install.bot_scopes
    if not any(scope.startswith(f"{area}:") and scope in scopes for scope in INVITE):
        needed = "groups:write" if is_private else "channels:manage"
        raise Refusal("missing_scope", needed=needed, provided=",".join(sorted(scopes)))


def _shown(call: Call, channel: Channel) -> Json:
    return channel_json(channel, call.install, call.workspace.team.id)


METHODS = (
    Method("conversations.create", create, scopes=MANAGE, per_minute=20),
    Method("conversations.invite", invite, scopes=INVITE, per_minute=50),
    Method("conversations.kick", kick, scopes=MANAGE, per_minute=50),
    Method("conversations.leave", leave, scopes=MANAGE, per_minute=50),
    Method("conversations.archive", archive, scopes=MANAGE, per_minute=20),
    Method("conversations.unarchive", unarchive, scopes=MANAGE, per_minute=20),
    Method("conversations.setTopic", set_topic, scopes=MANAGE, per_minute=20),
    Method("conversations.setPurpose", set_purpose, scopes=MANAGE, per_minute=20),
)
