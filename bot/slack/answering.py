"""No click is swallowed: whatever keeps it from being done is told to the person who clicked, and to nobody else."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from slack_bolt import Ack
from slack_sdk import WebClient

from bot.domain.alert import Refused
from bot.domain.person import Barred
from bot.errors import ChatError, UnknownAlertError, WardwatchError
from bot.slack.cards import Card
from bot.slack.payload import Place
from bot.slack.phrase import Sentence
from bot.slack.whisper import whisper
from bot.slack.words import refusals

_log = structlog.get_logger()


class Answering:
    """Does what a click asks for, and answers it privately."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def __call__(self, place: Place, do: Callable[[], Sentence | Card | None], ack: Ack | None = None) -> None:
        """Do it. What `do` answers, or the error that it raises, is told; None is silence.

        `ack` is called when it is done: should this process die before, Slack tells the person that nothing answered.
        """
        told: Sentence | Card | None
        try:
            told = _done(do, ack)
        except UnknownAlertError:
            told = refusals.UNKNOWN_ALERT
        except WardwatchError as error:
            told = not_done(error, place.user)
        except Exception:
            whisper(self._client, place, refusals.NOT_DONE_BUG)
            raise
        if told:
            whisper(self._client, place, told)


def not_done(error: WardwatchError, who: str) -> Sentence:
    """What is told of an error of ours, which is logged."""
    _log.warning("slack.action_failed", who=who, error=type(error).__name__, reason=error.what)
    return refusals.NOT_DONE_CHAT if isinstance(error, ChatError) else refusals.NOT_DONE_STORE


def no(answer: Refused | Barred) -> Sentence:
    """Why it was not done."""
    return refusals.refused(answer) if isinstance(answer, Refused) else refusals.barred(answer)


def _done(do: Callable[[], Sentence | Card | None], ack: Ack | None) -> Sentence | Card | None:
    try:
        return do()
    finally:
        if ack:
            ack()
