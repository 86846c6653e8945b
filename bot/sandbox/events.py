"""Events as the app hears them: only those it subscribed to, from the places that it may see."""

from __future__ import annotations

from bot.sandbox import payloads
from bot.sandbox.records import Channel, Install, Json, Message
from bot.sandbox.timelines import ts_of
from bot.sandbox.wire import message_json
from bot.sandbox.workspace import Workspace

Told = tuple[str, Json]
"""A subscription, and the event for those who have it."""


def tell(workspace: Workspace, subscription: str, event: Json) -> None:
    """Send one event if the app subscribed to it."""
    if subscription not in workspace.install.events:
        return
    payload = payloads.event_callback(
        workspace.team,
        workspace.install,
        event,
        event_id=f"Ev{workspace.sockets.new_id().replace('-', '').upper()}",
        event_time=int(workspace.clock().timestamp()),
    )
    workspace.send_event(payload)


def of_message(workspace: Workspace, channel: Channel, message: Message) -> list[Told]:
    """What is told of a new message: that the app is spoken of, and that there is a message, if the app is there."""
    if workspace.install.user not in channel.members:
        return []
    body = message_json(message, workspace.team.id, address=workspace.address)
    body = {key: body[key] for key in body if key not in {"reply_count", "is_locked", "subscribed"}}
    event = {**body, "channel": channel.id, "event_ts": message.ts}
    shared = {"subtype": "file_share"} if message.files else {}
    told = [(_subscription(channel), {**event, **shared, "channel_type": _kind(channel)})]
    if f"<@{workspace.install.user}>" in message.text and not channel.is_im and not message.bot_id:
        told.insert(0, ("app_mention", {**event, "type": "app_mention"}))
    return told


def of_change(workspace: Workspace, channel: Channel, before: Message, after: Message | None) -> list[Told]:
    """What is told of an edit, or of a deletion when nothing is left."""
    if workspace.install.user not in channel.members:
        return []
    now = _now(workspace)
    previous = message_json(before, workspace.team.id, address=workspace.address)
    what: Json = {"subtype": "message_deleted", "deleted_ts": before.ts}
    if after:
        what = {
            "subtype": "message_changed",
            "message": message_json(after, workspace.team.id, address=workspace.address),
        }
    frame = {"channel": channel.id, "hidden": True, "ts": now, "event_ts": now, "channel_type": _kind(channel)}
    return [(_subscription(channel), {"type": "message", **what, "previous_message": previous, **frame})]


def of_membership(workspace: Workspace, kind: str, channel: Channel, user_id: str, inviter: str = "") -> list[Told]:
    """`member_joined_channel` or `member_left_channel`."""
    event = {
        "type": kind,
        "user": user_id,
        "channel": channel.id,
        "channel_type": "G" if channel.is_private else "C",
        "team": workspace.team.id,
        **({"inviter": inviter} if inviter else {}),
        "event_ts": _now(workspace),
    }
    return [(kind, event)] if _is_seen(workspace.install, channel) or user_id == workspace.install.user else []


def of_archiving(workspace: Workspace, channel: Channel, user_id: str) -> list[Told]:
    """A channel was archived, or is used again."""
    kind = f"{'group' if channel.is_private else 'channel'}_{'archive' if channel.is_archived else 'unarchive'}"
    moved = {"is_moved": 0} if channel.is_archived else {}
    event = {"type": kind, "channel": channel.id, "user": user_id, **moved, "event_ts": _now(workspace)}
    return [(kind, event)] if _is_seen(workspace.install, channel) else []


def of_reaction(workspace: Workspace, message: Message, user_id: str, name: str, *, is_added: bool) -> list[Told]:
    """`reaction_added` or `reaction_removed`."""
    kind = "reaction_added" if is_added else "reaction_removed"
    item = {"type": "message", "channel": message.channel, "ts": message.ts}
    event = {"type": kind, "user": user_id, "reaction": name, "item": item, "item_user": message.user}
    seen = workspace.install.user in workspace.ledger.channels[message.channel].members
    return [(kind, {**event, "event_ts": _now(workspace)})] if seen else []


def _is_seen(install: Install, channel: Channel) -> bool:
    return not channel.is_private or install.user in channel.members


def _kind(channel: Channel) -> str:
    return "im" if channel.is_im else "group" if channel.is_private else "channel"


def _subscription(channel: Channel) -> str:
    return "message.im" if channel.is_im else f"message.{_kind(channel)}s"


def _now(workspace: Workspace) -> str:
    return ts_of(int(workspace.clock().timestamp() * 1_000_000))
