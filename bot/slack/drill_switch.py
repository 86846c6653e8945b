"""Hands what is about a drill to that drill's own app, whichever process and connection it came in by."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import structlog
from slack_bolt import App, BoltRequest, BoltResponse

from bot.errors import ChatError, WardwatchError
from bot.slack.drill_door import Dress, dressed_answer, mark_of, undressed
from bot.slack.faults import call
from bot.slack.forms.form import telling
from bot.slack.payload import click_of, shortcut_of
from bot.slack.phrase import Sentence
from bot.slack.whisper import whisper
from bot.slack.words import drills


@dataclass(frozen=True, slots=True)
class DrillApp:
    """Who answers what bears a drill's mark, and how that drill's messages look."""

    app: App
    dress: Dress
    is_over: Callable[[], bool]
    """Whether nothing is done in it any more; it may be played by another process. Raises `WardwatchError`."""


FindDrill = Callable[[str], DrillApp | None]
"""Who answers for the drill with this mark; None when there is none. Raises `WardwatchError`.

Of the empty mark: the drill in whose workspace nothing else runs, to which what bears no mark belongs, too.
"""

_SHORTCUTS = ("shortcut", "message_action")
_log = structlog.get_logger()


def route_drills(app: App, find_drill: FindDrill) -> None:
    """Let everything pass that is about no drill. Must be called before anything else is asked of a request."""
    switch = _Switch(app, find_drill)
    app.middleware(switch.pass_on)


class _Switch:
    def __init__(self, app: App, find_drill: FindDrill) -> None:
        self._app = app
        self._find_drill = find_drill

    def pass_on(self, req: BoltRequest, next_: Callable[[], None]) -> BoltResponse | None:
        mark = mark_of(req.body)
        if not mark and req.body.get("type") not in _SHORTCUTS:
            next_()
            return None
        try:
            drill = self._find_drill(mark)
            is_over = drill.is_over() if drill else bool(mark)
        except WardwatchError as error:
            _log.warning("drill_unreachable", drill=mark, reason=str(error))
            return self._told(req.body, drills.NOT_OURS)
        if is_over:
            return self._told(req.body, drills.OVER)
        if mark and drill:
            return _handed_on(drill, req)
        next_()
        return None

    def _told(self, body: dict[str, Any], told: Sentence) -> BoltResponse:
        """To the one who pressed, and to nobody else. A form that was sent shows it in its place."""
        kind, view = body.get("type"), body.get("view")
        if kind == "view_submission":
            answer = {"response_action": "update", "view": telling(told).to_dict()}
            return BoltResponse(status=200, body=json.dumps(answer))
        if kind == "block_actions" and isinstance(view, dict) and view.get("type") == "modal":
            self._told_in(view, told)
        elif kind == "block_actions":
            whisper(self._app.client, click_of(body).place, told)
        elif kind in _SHORTCUTS:
            whisper(self._app.client, shortcut_of(body).place, told)
        return BoltResponse(status=200)

    def _told_in(self, view: dict[str, Any], told: Sentence) -> None:
        """In place of the form that was pressed in; not for what passes, because the words in it would be lost."""
        if told is drills.NOT_OURS:
            return
        update, view_id = self._app.client.views_update, str(view.get("id"))
        try:
            call(update, who="a form", repeatable=True, view_id=view_id, view=telling(told))
        except ChatError as error:
            _log.warning("drill_form_not_closed", reason=str(error))


def _handed_on(drill: DrillApp, req: BoltRequest) -> BoltResponse:
    """As if the drill's app had heard it itself. Slack's signature was checked at the door of this one."""
    plain = undressed(req.body, drill.dress)
    answer = drill.app.dispatch(BoltRequest(body=plain, headers=req.headers, mode="socket_mode"))
    return BoltResponse(status=answer.status, body=dressed_answer(answer.body, drill.dress), headers=answer.headers)
