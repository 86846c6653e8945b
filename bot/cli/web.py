"""`wardwatch web`: Slack over HTTP, health and metrics, beside any number of workers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from bot import wiring
from bot.cli.options import RULES
from bot.cli.staying import Face, stay
from bot.ports import Store
from bot.settings import Settings
from bot.wiring import Bot, startup


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; 0.0.0.0 is all.")
@click.option("--port", type=click.IntRange(0, 65_535), help="The port, instead of the setting PORT; 0 is a free one.")
@RULES
def web(host: str, port: int | None, folder: Path) -> int:
    """Hear Slack over HTTP, show each click at once, and serve health and metrics. It polls nothing.

    Slack posts to /slack/events; /healthz, /readyz and /metrics are for the host. Beside it run workers: `wardwatch
    run` with SLACK_SIGNING_SECRET and without SLACK_APP_TOKEN.

    Example: wardwatch web --host 0.0.0.0 --port 3000
    """
    settings = wiring.host_settings()
    wiring.configure_logging(settings.log_format)
    settings.require("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")
    book = wiring.load_rules(folder)
    startup.slack_answers(settings)
    store = wiring.open_store(settings)
    try:
        bot = wiring.build_bot(settings, book, store, [])
        schedule, nudge = bot.schedule(folder, polls=False)
        served_at = (host, settings.port if port is None else port)
        return stay(bot, schedule, [serve(bot, nudge, settings, folder, served_at)])
    finally:
        store.close()


def serve(bot: Bot, nudge: Callable[[], None], settings: Settings, folder: Path, served_at: tuple[str, int]) -> Face:
    """Begin to serve. Slack is heard where its signing secret is set."""
    from bot.slack.app import build_app
    from bot.slack.http import hear
    from bot.web.app import Inside, Reply, build_web
    from bot.web.serve import WebServer
    from bot.wiring.drills import DrillsApart

    secret = settings.slack_signing_secret
    apart = DrillsApart(settings, lambda: bot.rules.current.book)
    office = bot.office(nudge, folder, apart.runs)
    app = build_app(bot.client, bot.desk(nudge), office, signing_secret=secret, find_drill=apart.find)
    auditor = bot.auditor()
    inside = Inside(
        findings=auditor.look,
        vitals=lambda: bot.store.vitals(bot.clock()),
        is_ready=lambda: _answers(bot.store),
        clock=bot.clock,
        hear=(lambda body, headers: Reply(*hear(app, body, headers))) if secret else None,
        channels=lambda: bot.rules.current.book.channels(),
    )
    host, port = served_at
    server = WebServer(build_web(inside), host, port)
    wiring.log.info("serving", host=host, port=server.port, hears_slack=bool(secret))

    def stop(within_s: float) -> bool:
        ended = server.stop(within_s)
        apart.close()
        return ended

    return stop


def _answers(store: Store) -> bool:
    """Raises `StoreError` when the store does not answer; nothing else keeps this process from taking part."""
    store.source_states()
    return True
