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
"""How much older than its notice a message may seem: clocks are set by hours at times."""


def in_channel(client: WebClient, notice: Notice, channel_id: str) -> Receipt | None:
    """The message in the channel's history that carries the notice's key. Raises `ChatError`."""
    return _search(client.conversations_history, notice, channel_id, is_too_old=_before(notice))


def in_thread(client: WebClient, notice: Notice, root: Receipt) -> Receipt | None:
    """The reply in a thread that carries the notice's key. Raises `ChatError`; `ThreadGoneError` without a root."""
    return _search(client.conversations_replies, notice, root.channel_id, ts=root.ts)


def a_reply(client: WebClient, root: Receipt) -> Receipt | None:
    """A reply of a thread whose first message may have been deleted: by it Slack still leads there."""
    who, channel, ts = root.channel_id, root.channel_id, root.ts
    answer = call(client.conversations_replies, who=who, repeatable=True, channel=channel, ts=ts, limit=2)
    found = [message for message in answer.get("messages") or [] if isinstance(message, dict)]
    return next((Receipt(channel, str(one.get("ts"))) for one in found if one.get("ts") != ts), None)


def _search(
    method: Callable[..., SlackResponse],
    notice: Notice,
    channel_id: str,
    is_too_old: Callable[[dict[str, Any]], bool] = lambda _message: False,
    **arguments: Any,
) -> Receipt | None:
    """Page through what was said. Not having looked everywhere is not the same as absent.

    A channel gives its newest messages first, so the last one of a page may end the search. Slack is not asked for
    what is newer than a moment: that moment would be one of our clock, and the first page of it might be empty.
    """
    cursor = ""
    for _ in range(MOST_PAGES):
        answer = call(
            method,
            who=notice.channel,
            repeatable=True,
            channel=channel_id,
            limit=PAGE,
            include_all_metadata=True,
            cursor=cursor or None,
            **arguments,
        )
        messages = [message for message in answer.get("messages") or [] if isinstance(message, dict)]
        for message in messages:
            if ids.delivery_key_of(message) == notice.key:
                return Receipt(channel_id, str(message.get("ts")))
        cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor or any(map(is_too_old, messages)):
            return None
    raise ChatUncertainError(
        f"more than {PAGE * MOST_PAGES} messages since this was to be sent: cannot tell whether it was",
        who=notice.channel,
        cure="look for it in the channel; it is searched again",
    )


def _before(notice: Notice) -> Callable[[dict[str, Any]], bool]:
    """Whether a message was posted well before the notice was made, by whichever clock."""
    begin = (notice.created_at - MARGIN).timestamp()

    def is_older(message: dict[str, Any]) -> bool:
        try:
            return float(message.get("ts", "")) < begin
        except (TypeError, ValueError):
            return False

    return is_older
