"""Private answers: seen by the person who clicked, and by nobody else."""

from __future__ import annotations

from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from bot.errors import ChatError, ChatRefusedError
from bot.slack.cards import Card
from bot.slack.client import quiet_logger
from bot.slack.faults import call
from bot.slack.payload import Place
from bot.slack.phrase import Sentence, as_mrkdwn

Content = dict[str, Any]

_log = structlog.get_logger()


def whisper(client: WebClient, place: Place, told: Sentence | Card) -> bool:
    """Tell one person something, by the first way that works; False, and a line in the log, when none does.

    In the channel, because Slack shows a private answer in a thread only to those who have it open; else by the
    address that came with the click; else, for a form, which has none, directly.
    """
    content = _content(told)
    last_way = _by_response_url if place.response_url else _directly
    for way in (_in_channel, last_way) if place.channel_id else (last_way,):
        try:
            way(client, place, content)
        except ChatError as error:
            _log.warning("slack.whisper_failed", way=way.__name__.strip("_"), user=place.user, reason=error.what)
        else:
            return True
    return False


def proclaim(client: WebClient, place: Place, told: Card) -> None:
    """Tell the whole channel, because a person asked for it. Raises `ChatError`."""
    content = _content(told)
    if place.response_url:
        _by_response_url(client, place, content, to="in_channel")
        return
    call(
        client.chat_postMessage,
        who=place.channel_id,
        repeatable=False,
        channel=place.channel_id,
        **content,
        unfurl_links=False,
        unfurl_media=False,
        link_names=False,
        parse="none",
    )


def _content(told: Sentence | Card) -> Content:
    if isinstance(told, Card):
        return {"text": told.text, "blocks": [block.to_dict() for block in told.blocks]}
    return {"text": as_mrkdwn(told)}


def _in_channel(client: WebClient, place: Place, content: Content) -> None:
    call(
        client.chat_postEphemeral,
        who=place.channel_id,
        repeatable=True,
        channel=place.channel_id,
        user=place.user,
        **content,
        link_names=False,
        parse="none",
    )


def _by_response_url(client: WebClient, place: Place, content: Content, to: str = "ephemeral") -> None:
    webhook = WebhookClient(place.response_url, timeout=client.timeout, retry_handlers=[], logger=quiet_logger())
    try:
        answer = webhook.send(**content, response_type=to, replace_original=False)
    except (OSError, ValueError) as error:
        raise ChatError(f"the answer's address failed: {type(error).__name__}", who=place.user) from error
    if answer.status_code != 200:
        raise ChatRefusedError(f"the answer's address says {answer.status_code}", code="response_url", who=place.user)


def _directly(client: WebClient, place: Place, content: Content) -> None:
    call(
        client.chat_postMessage,
        who=place.user,
        repeatable=True,
        channel=place.user,
        **content,
        unfurl_links=False,
        unfurl_media=False,
        link_names=False,
        parse="none",
    )
