"""What the tests of stories share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

Listen = Callable[..., SocketModeHandler]


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def button(label: str, action_id: str, **more: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain(label), "action_id": action_id, **more}


CARD = [
    {"type": "header", "text": plain("HIGH · Waiting times")},
    {"type": "section", "text": {"type": "mrkdwn", "text": "Nine hours in the hall &amp; nobody came"}},
    {
        "type": "actions",
        "block_id": "doings",
        "elements": [
            button("Acknowledge", "acknowledge", value="17", style="primary"),
            button("Resolve", "resolve", value="17"),
            {"type": "users_select", "action_id": "assign", "placeholder": plain("Assign")},
        ],
    },
]

RESOLVE_MODAL: dict[str, Any] = {
    "type": "modal",
    "callback_id": "resolve",
    "private_metadata": "17",
    "notify_on_close": True,
    "title": plain("Resolve"),
    "submit": plain("Resolve"),
    "blocks": [
        {
            "type": "input",
            "block_id": "how",
            "label": plain("Disposition"),
            "element": {
                "type": "static_select",
                "action_id": "pick",
                "options": [
                    {"text": plain("answered online"), "value": "online"},
                    {"text": plain("no follow-up"), "value": "none"},
                ],
            },
        },
        {
            "type": "input",
            "block_id": "note",
            "optional": True,
            "label": plain("Note"),
            "element": {"type": "plain_text_input", "action_id": "words", "max_length": 20},
        },
    ],
}


def post_card(client: WebClient) -> str:
    return str(client.chat_postMessage(channel="reputation", text="Waiting times", blocks=CARD)["ts"])
