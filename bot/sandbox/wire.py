"""Records as Slack's Web API writes them. Pure functions."""

from __future__ import annotations

from urllib.parse import quote
from uuid import NAMESPACE_OID, uuid5

from bot.sandbox.records import Channel, File, Install, Json, Message, User, UserGroup, View
from bot.sandbox.richly import rich_text_of


def profile_json(user: User, *, with_email: bool = False) -> Json:
    """A profile. Its e-mail address needs a scope of its own."""
    first_name, _, last_name = user.real_name.rpartition(" ")
    return {
        "title": user.title,
        "phone": "",
        "skype": "",
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": user.name,
        "display_name_normalized": user.name,
        "fields": {},
        "status_text": "",
        "status_emoji": "",
        "status_expiration": 0,
        "avatar_hash": "",
        "first_name": first_name,
        "last_name": last_name,
        "team": user.team_id,
        **({"email": user.email} if with_email and user.email else {}),
        **({"bot_id": user.bot_id} if user.bot_id else {}),
    }


def user_json(user: User, *, with_email: bool = False) -> Json:
    """A user object."""
    return {
        "id": user.id,
        "team_id": user.team_id,
        "name": user.name,
        "deleted": user.deleted,
        "real_name": user.real_name,
        "tz": user.tz,
        "profile": profile_json(user, with_email=with_email),
        "is_admin": user.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": user.is_restricted,
        "is_ultra_restricted": user.is_ultra_restricted,
        "is_bot": user.is_bot,
        "is_app_user": False,
        **({"is_stranger": True} if user.is_stranger else {}),
        "updated": 0,
    }


def group_json(group: UserGroup, team_id: str, *, with_users: bool) -> Json:
    """A user group."""
    return {
        "id": group.id,
        "team_id": team_id,
        "is_usergroup": True,
        "name": group.name,
        "description": "",
        "handle": group.handle,
        "is_external": False,
        "date_create": 0,
        "date_update": 0,
        "date_delete": 0,
        "auto_type": None,
        "user_count": len(group.users),
        "prefs": {"channels": [], "groups": []},
        **({"users": list(group.users)} if with_users else {}),
    }


def channel_json(channel: Channel, install: Install, team_id: str, *, with_count: bool = True) -> Json:
    """A conversation object, as the bot sees it."""
    if channel.is_im:
        return {
            "id": channel.id,
            "created": channel.created,
            "is_im": True,
            "is_archived": False,
            "is_org_shared": False,
            "user": channel.user,
            "is_open": True,
            "context_team_id": team_id,
        }
    return {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": not channel.is_private,
        "is_group": channel.is_private,
        "is_im": False,
        "is_mpim": False,
        "is_private": channel.is_private,
        "is_archived": channel.is_archived,
        "is_general": False,
        "is_shared": False,
        "is_ext_shared": False,
        "is_org_shared": False,
        "is_member": install.user in channel.members,
        "created": channel.created,
        "creator": channel.creator,
        "context_team_id": team_id,
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": channel.purpose, "creator": "", "last_set": 0},
        **({"num_members": len(channel.members)} if with_count else {}),
    }


def message_json(message: Message, team_id: str, *, with_metadata: bool = False, address: str = "") -> Json:
    """A message object. What a deleted root leaves behind is Slack's tombstone. `address` is where its files are."""
    if message.deleted:
        return {
            "type": "message",
            "subtype": "tombstone",
            "user": "USLACKBOT",
            "text": "This message was deleted.",
            "hidden": True,
            "ts": message.ts,
            **_thread_json(message),
        }
    body: Json = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "team": team_id,
        "text": message.text,
        **_thread_json(message),
    }
    if message.is_broadcast:
        body["subtype"] = "thread_broadcast"
    body |= {"bot_id": message.bot_id, "app_id": message.app_id} if message.bot_id else _spoken(message)
    if message.files:
        files = [file_json(file, address=address) for file in message.files]
        body |= {"files": files, "upload": False, "display_as_bot": False}
    if message.blocks:
        body["blocks"] = list(message.blocks)
    if message.attachments:
        body["attachments"] = list(message.attachments)
    if message.edited_ts:
        body["edited"] = {"user": message.edited_by, "ts": message.edited_ts}
    if message.reactions:
        body["reactions"] = [{"name": r.name, "users": list(r.users), "count": len(r.users)} for r in message.reactions]
    if with_metadata and message.metadata:
        body["metadata"] = message.metadata
    return body


def view_json(view: View, install: Install, team_id: str, *, previous: str = "") -> Json:
    """A view object with everything that Slack adds to what the app sent."""
    body = view.body
    shared: Json = {
        "id": view.id,
        "team_id": team_id,
        "type": view.type,
        "blocks": body["blocks"],
        "private_metadata": body.get("private_metadata", ""),
        "callback_id": body.get("callback_id", ""),
        "external_id": body.get("external_id", ""),
        "state": {"values": view.values},
        "hash": view.hash,
        "root_view_id": view.root_view_id,
        "previous_view_id": previous or view.previous_view_id or None,
        "app_id": view.app_id,
        "app_installed_team_id": team_id,
        "bot_id": install.bot_id,
        "clear_on_close": bool(body.get("clear_on_close", False)),
        "notify_on_close": bool(body.get("notify_on_close", False)),
        "title": body.get("title") or {"type": "plain_text", "text": "View Title", "emoji": True},
        "close": body.get("close"),
        "submit": body.get("submit"),
    }
    return shared


def file_json(file: File, *, address: str = "") -> Json:
    """A file object; a deleted one is a tombstone. `address` is where this workspace answers."""
    if file.deleted:
        return {"id": file.id, "mode": "tombstone"}
    path = f"{address}/files/{file.id}"
    kind = file.name.rpartition(".")[2].casefold() if "." in file.name else "binary"
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.media_type,
        "filetype": kind,
        "pretty_type": kind.upper(),
        "user": file.user,
        "size": file.size,
        "mode": "hosted",
        "editable": False,
        "is_external": False,
        "external_type": "",
        "is_public": False,
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": f"{path}/{quote(file.name)}",
        "url_private_download": f"{path}/download/{quote(file.name)}",
        "permalink": f"{path}/{quote(file.name)}",
        **({"alt_txt": file.alt_text} if file.alt_text else {}),
    }


def _spoken(message: Message) -> Json:
    """What Slack's own client adds to what a person typed."""
    said: Json = {"client_msg_id": str(uuid5(NAMESPACE_OID, f"{message.channel}/{message.ts}"))}
    if message.text:
        said["blocks"] = [{**rich_text_of(message.text), "block_id": f"said-{message.ts.partition('.')[2]}"}]
    return said


def _thread_json(message: Message) -> Json:
    if not message.thread_ts:
        return {}
    if message.is_reply:
        return {"thread_ts": message.thread_ts, "parent_user_id": message.parent_user}
    return {
        "thread_ts": message.thread_ts,
        "reply_count": message.reply_count,
        "reply_users": list(message.reply_users),
        "reply_users_count": len(message.reply_users),
        "latest_reply": message.latest_reply,
        "is_locked": False,
        "subscribed": False,
    }
