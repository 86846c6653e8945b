"""Slack over HTTP: the bot's own web server, and a workspace that signs what it sends there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.sandbox.webhook import Webhook
from bot.slack.app import build_app
from bot.slack.http import hear
from bot.web.app import Inside, Reply, build_web
from bot.web.serve import WebServer

if TYPE_CHECKING:
    from hospital import Hospital

SECRET = "a-secret-that-slack-shares-with-us"


def wall_clock() -> datetime:
    """Signatures are checked against the real time: Slack's are never older than five minutes."""
    return datetime.now(UTC)


@contextmanager
def web(hospital: Hospital, nudge: Callable[[], None] | None = None, *, signed_with: str = SECRET) -> Iterator[str]:
    """The address at which the bot hears Slack."""
    nudge = nudge or hospital.delivers
    office = hospital.bot.office(nudge, hospital.rules)
    app = build_app(hospital.bot.client, hospital.bot.desk(nudge), office, signing_secret=SECRET)
    inside = Inside(
        findings=lambda: (),
        vitals=lambda: hospital.store.vitals(hospital.now),
        is_ready=lambda: True,
        clock=hospital.clock,
        hear=lambda body, headers: Reply(*hear(app, body, headers)),
    )
    server = WebServer(build_web(inside), "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.port}/slack/events"
    hospital.slack.webhook = Webhook(url, signed_with, wall_clock)
    try:
        yield url
    finally:
        server.stop()
        app.listener_runner.listener_executor.shutdown(wait=True)
