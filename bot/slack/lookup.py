"""Finds a message of ours again by the delivery id in its metadata, when its receipt was lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.domain.notice import Notice, Receipt
from bot.errors import ChatUncertainError
from bot.slack import ids
from bot.slack.faults import call

PAGE = 200
MOST_PAGES = 50
MARGIN = timedelta(hours=3)
"""How far our clock may have been ahead of Slack's when the notice was made: clocks are set back by hours at times."""


def in_channel(client: WebClient, notice: Notice, channel_id: str) -> Receipt | None:
    """The message in the channel's history that carries the notice's key. Raises `ChatError`."""
    return _search(client.conversations_history, notice, channel_id)


def in_thread(client: WebClient, notice: Notice, root: Receipt) -> Receipt | None:
    """The reply in a thread that carries the notice's key. Raises `ChatError`; `ThreadGoneError` without a root."""
    return _search(client.conversations_replies, notice, root.channel_id, ts=root.ts)


def a_reply(client: WebClient, root: Receipt) -> Receipt | None:
    """A reply of a thread whose first message may have been deleted: by it Slack still leads there."""
    who, channel, ts = root.channel_id, root.channel_id, root.ts
    answer = call(client.conversations_replies, who=who, repeatable=True, channel=channel, ts=ts, limit=2)
    found = [message for message in answer.get("messages") or [] if isinstance(message, dict)]
    return next((Receipt(channel, str(one.get("ts"))) for one in found if one.get("ts") != ts), None)


def _search(method: Callable[..., SlackResponse], notice: Notice, channel_id: str, **arguments: Any) -> Receipt | None:
    """Page through what was said since the notice was made. Not having looked everywhere is not the same as absent."""
    cursor = ""
    for _ in range(MOST_PAGES):
        answer = call(
            method,
            who=notice.channel,
            repeatable=True,
            channel=channel_id,
            oldest=f"{(notice.created_at - MARGIN).timestamp():.6f}",
            limit=PAGE,
            include_all_metadata=True,
            cursor=cursor or None,
            **arguments,
        )
        for message in answer.get("messages") or []:
            if isinstance(message, dict) and ids.delivery_key_of(message) == notice.key:
                return Receipt(channel_id, str(message.get("ts")))
        cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            return None
    raise ChatUncertainError(
        f"more than {PAGE * MOST_PAGES} messages since this was to be sent: cannot tell whether it was",
        who=notice.channel,
        cure="look for it in the channel; it is searched again",
    )
