"""The button of `wardwatch doctor`: whichever process hears its press says so in its place, where the doctor looks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.models.blocks import ActionsBlock, ButtonElement

from bot.errors import ChatError
from bot.slack import rich
from bot.slack.faults import call
from bot.slack.words import selfcheck as words

BUTTON = "wardwatch_doctor"

Place = dict[str, Any]
"""Of a message: its `channel` and its `ts`."""


def hear_presses(app: App, client: WebClient, heard: Callable[[], None] = lambda: None) -> None:
    """Slack gives a press to one of all connections: the bot that runs answers for the doctor, and the other way."""

    def pressed(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        container = body.get("container") or {}
        _edit(client, {"channel": container.get("channel_id"), "ts": container.get("message_ts")}, words.HEARD)
        heard()

    app.action(BUTTON)(pressed)


def ask(client: WebClient, channel: str, address: str) -> Place:
    """Post the button. Raises `ChatError`."""
    button = ActionsBlock(elements=[ButtonElement(text=words.BUTTON, action_id=BUTTON, value="doctor")])
    blocks = [rich.block(rich.paragraph((words.ASK,))), button]
    return call(client.chat_postMessage, who=channel, repeatable=False, channel=address, text=words.ASK, blocks=blocks)


def is_answered(client: WebClient, place: Place) -> bool:
    """Whether somebody's press was heard by any process."""
    found = call(
        client.conversations_history,
        who="the check",
        repeatable=True,
        channel=place["channel"],
        oldest=place["ts"],
        latest=place["ts"],
        inclusive=True,
        limit=1,
    )
    return any(message.get("text") == words.HEARD for message in found.get("messages") or [])


def close(client: WebClient, place: Place) -> None:
    """Nobody pressed it. The button must not stay: pressing it later would do nothing."""
    _edit(client, place, words.UNHEARD)


def _edit(client: WebClient, place: Place, text: str) -> None:
    where = {"channel": place.get("channel"), "ts": place.get("ts")}
    if all(where.values()):
        blocks = [rich.block(rich.paragraph((text,)))]
        with suppress(ChatError):
            call(client.chat_update, who="the check", repeatable=True, text=text, blocks=blocks, **where)
