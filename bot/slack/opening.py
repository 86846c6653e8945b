"""Opens a form at once, while Slack still lets us, and fills it when what it needs has been looked up."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from slack_sdk import WebClient
from slack_sdk.models.views import View

from bot.errors import ChatRefusedError, UnknownAlertError, WardwatchError
from bot.slack.answering import not_done
from bot.slack.faults import call
from bot.slack.forms.form import telling
from bot.slack.payload import Place
from bot.slack.phrase import Sentence
from bot.slack.words import forms, refusals

_log = structlog.get_logger()


class Opening:
    """One method. A trigger lives for three seconds; looking people up in Slack may take longer."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def __call__(self, place: Place, trigger_id: str, fill: Callable[[], View | Sentence]) -> None:
        """Open the form, then show what `fill` answers: the form itself, or a sentence that says why there is none.

        Raises `ChatError` when Slack does not open it.
        """
        waiting = telling(forms.FILLING)
        opened = call(self._client.views_open, who=place.user, repeatable=True, trigger_id=trigger_id, view=waiting)
        view_id = str((opened.get("view") or {}).get("id") or "")
        try:
            self._show(view_id, place.user, _filled(fill, place.user))
        except Exception:
            self._show(view_id, place.user, telling(refusals.NOT_DONE_BUG))
            raise

    def _show(self, view_id: str, user: str, view: View) -> None:
        try:
            call(self._client.views_update, who=user, repeatable=True, view_id=view_id, view=view)
        except ChatRefusedError as refusal:
            if refusal.code != "not_found":
                raise
            _log.info("slack.form_closed_early", user=user)


def _filled(fill: Callable[[], View | Sentence], user: str) -> View:
    try:
        answer = fill()
    except UnknownAlertError:
        answer = refusals.UNKNOWN_ALERT
    except WardwatchError as error:
        answer = not_done(error, user)
    return answer if isinstance(answer, View) else telling(answer)
