"""Private answers: seen by the person who clicked, and by nobody else."""

from __future__ import annotations

import structlog
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from bot.errors import ChatError, ChatRefusedError
from bot.slack.client import quiet_logger
from bot.slack.faults import call
from bot.slack.payload import Place
from bot.slack.phrase import Sentence, as_mrkdwn

_log = structlog.get_logger()


def whisper(client: WebClient, place: Place, sentence: Sentence) -> bool:
    """Tell one person something, by the first way that works; False, and a line in the log, when none does.

    In the channel, because Slack shows a private answer in a thread only to those who have it open; else by the
    address that came with the click; else, for a form, which has none, directly.
    """
    last_way = _by_response_url if place.response_url else _directly
    for way in (_in_channel, last_way):
        try:
            way(client, place, as_mrkdwn(sentence))
        except ChatError as error:
            _log.warning("slack.whisper_failed", way=way.__name__.strip("_"), user=place.user, reason=error.what)
        else:
            return True
    return False


def _in_channel(client: WebClient, place: Place, text: str) -> None:
    call(
        client.chat_postEphemeral,
        who=place.channel_id,
        repeatable=True,
        channel=place.channel_id,
        user=place.user,
        text=text,
        link_names=False,
        parse="none",
    )


def _by_response_url(client: WebClient, place: Place, text: str) -> None:
    webhook = WebhookClient(place.response_url, timeout=client.timeout, retry_handlers=[], logger=quiet_logger())
    try:
        answer = webhook.send(text=text, response_type="ephemeral", replace_original=False)
    except (OSError, ValueError) as error:
        raise ChatError(f"the answer's address failed: {type(error).__name__}", who=place.user) from error
    if answer.status_code != 200:
        raise ChatRefusedError(f"the answer's address says {answer.status_code}", code="response_url", who=place.user)


def _directly(client: WebClient, place: Place, text: str) -> None:
    call(
        client.chat_postMessage,
        who=place.user,
        repeatable=True,
        channel=place.user,
        text=text,
        unfurl_links=False,
        unfurl_media=False,
        link_names=False,
        parse="none",
    )
