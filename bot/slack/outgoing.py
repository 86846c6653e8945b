"""The calls that put a card into Slack: post, edit, and where it stands then."""

from __future__ import annotations

from typing import Any

from slack_sdk import WebClient

from bot.domain.notice import Notice, Receipt
from bot.errors import ChatRefusedError
from bot.slack import ids
from bot.slack.blocks import as_json
from bot.slack.cards import Card
from bot.slack.faults import call, half_answer


def post(
    client: WebClient,
    notice: Notice,
    card: Card,
    channel_id: str,
    thread_ts: str | None = None,
    *,
    is_broadcast: bool = False,
) -> Receipt:
    """Post a message that can be found again by the notice's key. Raises `ChatError`."""
    answer = call(
        client.chat_postMessage,
        who=notice.channel,
        repeatable=False,
        channel=channel_id,
        thread_ts=thread_ts,
        reply_broadcast=is_broadcast or None,
        metadata=ids.delivery_metadata(notice),
        unfurl_links=False,
        unfurl_media=False,
        **_content(card),
    )
    ts = str(answer.get("ts") or "")
    if not ids.is_ts(ts):
        raise half_answer(notice.channel, "timestamp", repeatable=False)
    return Receipt(str(answer.get("channel") or channel_id), ts)


def edit(client: WebClient, notice: Notice, card: Card, place: Receipt) -> Receipt:
    """Slack keeps a message's metadata when an edit names none, so it can still be found by its key."""
    channel, ts = place.channel_id, place.ts
    call(client.chat_update, who=notice.channel, repeatable=True, channel=channel, ts=ts, **_content(card))
    return place


def permalink(client: WebClient, place: Receipt | None) -> str:
    """The address of a message; empty when Slack does not tell, which must not keep what leads there back."""
    if place is None:
        return ""
    who, channel, ts = place.channel_id, place.channel_id, place.ts
    try:
        answer = call(client.chat_getPermalink, who=who, repeatable=True, channel=channel, message_ts=ts)
    except ChatRefusedError:
        return ""
    link = str(answer.get("permalink") or "")
    return link if link.startswith(("https://", "http://")) else ""


def _content(card: Card) -> dict[str, Any]:
    return {"text": card.text, "blocks": as_json(card.blocks), "link_names": False, "parse": "none"}
