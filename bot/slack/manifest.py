"""The Slack app manifest: what the app is called and what it may do. `docs/slack.md` gives each scope's reason."""

from __future__ import annotations

from typing import Any

from bot.slack.ids import COMMAND, REPORT_LINK, REPORT_MESSAGE

NAME = "Wardwatch"
DESCRIPTION = "Tells the PR team what the public says about the hospital, in threads with evidence and buttons"

BOT_SCOPES = (
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "groups:history",
    "groups:read",
    "im:history",
    "im:write",
    "usergroups:read",
    "users:read",
)
"""Exactly those that are used. `chat:write.public` is refused: a bot that posts where it cannot read could not look
for a message whose receipt was lost, and would say it twice."""


def manifest(url: str = "") -> dict[str, Any]:
    """The manifest as Slack takes it, for an app that listens by Socket Mode, or over HTTP at this `url`."""
    made = _by_socket()
    if url:
        _by_http(made, f"{url.rstrip('/')}/slack/events")
    return made


def _by_http(made: dict[str, Any], address: str) -> None:
    """Everything that Slack sends goes to one address."""
    for command in made["features"]["slash_commands"]:
        command["url"] = address
    for told in ("event_subscriptions", "interactivity"):
        made["settings"][told]["request_url"] = address
    made["settings"]["socket_mode_enabled"] = False


def _by_socket() -> dict[str, Any]:
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {"name": NAME, "description": DESCRIPTION, "background_color": "#1d3a4f"},
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": True,
            },
            "bot_user": {"display_name": NAME, "always_online": True},
            "slash_commands": [
                {
                    "command": COMMAND,
                    "description": "Alerts, who is on call, searching, muting, and what became of a link",
                    "usage_hint": "status | mine | oncall | search WORDS | mute | why URL | drill | help",
                    "should_escape": False,
                }
            ],
            "shortcuts": [
                {
                    "name": "Open an alert",
                    "type": "message",
                    "callback_id": REPORT_MESSAGE,
                    "description": "Staff heard this: open an alert about a message",
                },
                {
                    "name": "Open an alert",
                    "type": "global",
                    "callback_id": REPORT_LINK,
                    "description": "Open an alert about a public post or page",
                },
            ],
        },
        "oauth_config": {"scopes": {"bot": list(BOT_SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": ["app_home_opened"]},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }
