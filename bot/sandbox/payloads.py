"""What the app is sent when somebody does something, field by field as Slack documents it. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.sandbox.records import Channel, Install, Json, Message, Team, User, View, Whisper
from bot.sandbox.wire import message_json, view_json

VERIFICATION_TOKEN = "local-verification-token"  # noqa: S105 - Slack sends a deprecated token; nothing checks it


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and by whom something is done. `address` is where this workspace answers."""

    team: Team
    install: Install
    user: User
    address: str = ""


def message_actions(
    scene: Scene,
    channel: Channel,
    clicked: Message | Whisper,
    action: Json,
    *,
    state: Json,
    trigger_id: str,
    response_url: str,
) -> Json:
    """`block_actions` from a message, or from an ephemeral one, which Slack does not repeat in the payload."""
    return {
        "type": "block_actions",
        **_who(scene),
        "container": _container(channel, clicked),
        "trigger_id": trigger_id,
        "channel": _place(channel),
        **_repeated(scene, clicked),
        "state": {"values": state},
        "response_url": response_url,
        "actions": [action],
    }


def view_actions(scene: Scene, view: View, action: Json, *, trigger_id: str) -> Json:
    """`block_actions` from a modal or the home tab."""
    return {
        "type": "block_actions",
        **_who(scene),
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": trigger_id,
        "view": view_json(view, scene.install, scene.team.id),
        "actions": [action],
    }


def view_suggestion(scene: Scene, view: View, asked: Json) -> Json:
    """`block_suggestion` from a modal or the home tab: what was `asked` is its action, block and typed value."""
    return {
        "type": "block_suggestion",
        **_who(scene),
        "container": {"type": "view", "view_id": view.id},
        **asked,
        "view": view_json(view, scene.install, scene.team.id),
    }


def message_suggestion(scene: Scene, channel: Channel, shown: Message | Whisper, asked: Json) -> Json:
    """`block_suggestion` from a message."""
    return {
        "type": "block_suggestion",
        **_who(scene),
        "container": _container(channel, shown),
        **asked,
        "channel": _place(channel),
        **_repeated(scene, shown),
    }


def view_submission(scene: Scene, view: View, *, trigger_id: str, response_urls: Sequence[Json] = ()) -> Json:
    """`view_submission`."""
    return {
        "type": "view_submission",
        **_who(scene),
        "trigger_id": trigger_id,
        "view": view_json(view, scene.install, scene.team.id),
        "response_urls": list(response_urls),
    }


def view_closed(scene: Scene, view: View, *, is_cleared: bool) -> Json:
    """`view_closed`."""
    return {
        "type": "view_closed",
        **_who(scene),
        "view": view_json(view, scene.install, scene.team.id),
        "is_cleared": is_cleared,
    }


def shortcut(scene: Scene, callback_id: str, *, trigger_id: str, action_ts: str) -> Json:
    """A global `shortcut`. It names its person and its app less fully than other payloads do."""
    user = {"id": scene.user.id, "username": scene.user.name, "team_id": scene.user.team_id}
    return {
        "type": "shortcut",
        **_where(scene),
        "user": user,
        "action_ts": action_ts,
        "callback_id": callback_id,
        "trigger_id": trigger_id,
    }


def message_action(
    scene: Scene,
    channel: Channel,
    message: Message,
    callback_id: str,
    *,
    trigger_id: str,
    action_ts: str,
    response_url: str,
) -> Json:
    """`message_action`: a shortcut from the menu of a message."""
    return {
        "type": "message_action",
        **_where(scene),
        "user": _user(scene),
        "action_ts": action_ts,
        "callback_id": callback_id,
        "trigger_id": trigger_id,
        "response_url": response_url,
        "message_ts": message.ts,
        "channel": _place(channel),
        "message": message_json(message, scene.team.id, address=scene.address),
    }


def slash_command(
    scene: Scene, channel: Channel, command: str, text: str, *, trigger_id: str, response_url: str
) -> Json:
    """A slash command: flat, as the form it is on the wire."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": scene.team.id,
        "team_domain": scene.team.domain,
        "channel_id": channel.id,
        "channel_name": _place(channel)["name"],
        "user_id": scene.user.id,
        "user_name": scene.user.name,
        "command": command,
        "text": text,
        "api_app_id": scene.install.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def event_callback(team: Team, install: Install, event: Json, *, event_id: str, event_time: int) -> Json:
    """An Events API callback."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": team.id,
        "context_team_id": team.id,
        "context_enterprise_id": None,
        "api_app_id": install.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": event_time,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": team.id,
                "user_id": install.user,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{event_id.removeprefix('Ev')}",
    }


def _container(channel: Channel, shown: Message | Whisper) -> Json:
    container: Json = {
        "type": "message",
        "message_ts": shown.ts,
        "channel_id": channel.id,
        "is_ephemeral": isinstance(shown, Whisper),
    }
    return container | ({"thread_ts": shown.thread_ts} if shown.thread_ts else {})


def _repeated(scene: Scene, shown: Message | Whisper) -> Json:
    return {} if isinstance(shown, Whisper) else {"message": message_json(shown, scene.team.id, address=scene.address)}


def _who(scene: Scene) -> Json:
    return {"user": _user(scene), "api_app_id": scene.install.app_id, **_where(scene)}


def _user(scene: Scene) -> Json:
    user = scene.user
    return {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team_id}


def _where(scene: Scene) -> Json:
    return {
        "token": VERIFICATION_TOKEN,
        "team": {"id": scene.team.id, "domain": scene.team.domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _place(channel: Channel) -> Json:
    return {"id": channel.id, "name": "directmessage" if channel.is_im else channel.name}
