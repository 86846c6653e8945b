"""Hands what is about a drill to that drill's own app, whichever process and connection it came in by."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import structlog
from slack_bolt import App, BoltRequest, BoltResponse

from bot.errors import WardwatchError
from bot.slack.drill_door import Dress, dressed_answer, mark_of, undressed
from bot.slack.forms.form import telling
from bot.slack.payload import click_of
from bot.slack.phrase import Sentence
from bot.slack.whisper import whisper
from bot.slack.words import drills


@dataclass(frozen=True, slots=True)
class DrillApp:
    """Who answers what bears a drill's mark, and how that drill's messages look."""

    app: App
    dress: Dress


FindDrill = Callable[[str], DrillApp | None]
"""Who answers for the drill with this mark; None when there is none, or it is over. Raises `WardwatchError`."""

_log = structlog.get_logger()


def route_drills(app: App, find_drill: FindDrill) -> None:
    """Let everything pass that bears no mark. Must be called before anything else is asked of a request."""
    switch = _Switch(app, find_drill)
    app.middleware(switch.pass_on)


class _Switch:
    def __init__(self, app: App, find_drill: FindDrill) -> None:
        self._app = app
        self._find_drill = find_drill

    def pass_on(self, req: BoltRequest, next_: Callable[[], None]) -> BoltResponse | None:
        mark = mark_of(req.body)
        if not mark:
            next_()
            return None
        try:
            drill = self._find_drill(mark)
        except WardwatchError as error:
            _log.warning("drill_unreachable", drill=mark, reason=str(error))
            return self._told(req.body, drills.NOT_OURS)
        if drill is None:
            return self._told(req.body, drills.OVER)
        return _handed_on(drill, req)

    def _told(self, body: dict[str, Any], told: Sentence) -> BoltResponse:
        """To the one who pressed, and to nobody else. A form that was sent shows it in its place."""
        if body.get("type") == "view_submission":
            answer = {"response_action": "update", "view": telling(told).to_dict()}
            return BoltResponse(status=200, body=json.dumps(answer))
        if body.get("type") == "block_actions" and not body.get("view"):
            whisper(self._app.client, click_of(body).place, told)
        return BoltResponse(status=200)


def _handed_on(drill: DrillApp, req: BoltRequest) -> BoltResponse:
    """As if the drill's app had heard it itself. Slack's signature was checked at the door of this one."""
    plain = undressed(req.body, drill.dress)
    answer = drill.app.dispatch(BoltRequest(body=plain, headers=req.headers, mode="socket_mode"))
    return BoltResponse(status=answer.status, body=dressed_answer(answer.body, drill.dress), headers=answer.headers)
