"""`wardwatch run`: the bot itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import wiring
from bot.cli.options import RULES
from bot.cli.staying import Face, stay
from bot.domain.source import Added
from bot.errors import StoreError
from bot.flow.poll import Polled
from bot.ports import Source
from bot.settings import Settings
from bot.wiring import Bot, startup
from bot.wiring.reading import build_sources

if TYPE_CHECKING:
    from bot.schedule import Schedule

LISTEN_AGAIN = timedelta(seconds=15)
"""How often the connection to Slack is looked at. Without one the bot polls and stores meanwhile."""
PATIENCE = timedelta(seconds=60)
"""How long `--once` waits for Slack's rate limits before it leaves the rest for the next run."""
NO_PATIENCE = timedelta(0)
_LEFT = ("waiting", "parked")
"""What `--once` could not do. What quiet hours hold back is as it should be; a claim is another worker's."""


@click.command()
@click.option("--once", is_flag=True, help="Poll every source once, deliver, and exit.")
@click.option("--port", type=click.IntRange(0, 65_535), help="Serve health and metrics here; 0 takes a free port.")
@click.option("--host", default="127.0.0.1", show_default=True, help="With --port: the address to serve at.")
@RULES
def run(once: bool, port: int | None, host: str, folder: Path) -> int:
    """Poll the sources, deliver to Slack, and listen to Slack, in one process.

    With SLACK_SIGNING_SECRET and no SLACK_APP_TOKEN clicks come over HTTP: to `wardwatch web`, or here with --port.

    With --once the exit code is 1 when a source failed or something could not be delivered.

    Example: wardwatch run --rules rules
    """
    settings = wiring.host_settings()
    wiring.configure_logging(settings.log_format)
    by_http = bool(settings.slack_signing_secret and not settings.slack_app_token)
    settings.require("SLACK_BOT_TOKEN", *(() if once or by_http else ("SLACK_APP_TOKEN",)))
    book = wiring.load_rules(folder)
    answers = startup.slack_answers(settings)
    store = wiring.open_store(settings)
    if refused := store.retry_refused():
        wiring.log.info("refused_deliveries_tried_again", deliveries=refused)
    sources, off = build_sources(book.sources, settings, book.rules)
    for reason in off:
        wiring.log.warning("source_off", reason=reason)
    if not sources:
        wiring.log.warning("nothing_is_read", reason="no source is on: write rules/sources.yaml, see docs/sources.md")
    bot = wiring.build_bot(settings, book, store, sources)
    if answers:
        startup.warn_of_channels(bot)
    startup.warn_of_addresses(settings, book)
    try:
        if once:
            return run_once(bot, PATIENCE if answers else NO_PATIENCE)
        return run_until_stopped(bot, settings, folder, None if port is None else (host, port))
    finally:
        store.close()


def run_once(bot: Bot, patience: timedelta) -> int:
    """Poll, take in and deliver until nothing more can be done now; 1 when something failed or is left."""
    bot.keeper().start()
    bot.clock_watch(lambda _now: None).look()
    polled = [_poll(bot, timed.source) for timed in bot.sources]
    while bot.intake.take():
        pass
    while bot.spikes.look():
        pass
    _deliver_all(bot, bot.clock() + patience)
    left = {state: count for state, count in bot.store.undelivered().items() if state in _LEFT and count}
    added = sum(result.added.new for result in polled)
    failed = [result for result in polled if result.trouble]
    click.echo(f"{len(polled)} sources polled, {added} new mentions, {_listed(left)}", err=True)
    for result in polled:
        if result.waits_until:
            click.echo(f"source {result.source} asked for a pause until {result.waits_until:%d %b %H:%M} UTC", err=True)
    for result in failed:
        click.echo(f"wardwatch: {result.trouble}", err=True)
    return 1 if failed or left else 0


def _listed(left: dict[str, int]) -> str:
    counted = ", ".join(f"{count} {state}" for state, count in left.items())
    return f"{sum(left.values())} deliveries left" + (f" ({counted})" if counted else "")


def _poll(bot: Bot, source: Source) -> Polled:
    """A bug in one source is its own trouble, and the others are read."""
    try:
        return bot.poller.poll(source)
    except StoreError:
        raise
    except Exception as bug:
        wiring.log.exception("poll_failed", source=source.name)
        return Polled(source.name, Added(), trouble=f"source {source.name}: a bug: {type(bug).__name__}")


def _deliver_all(bot: Bot, until: datetime) -> None:
    """Carry out what is due and deliver; wait for Slack's rate limits, but start no delivery after `until`."""
    pause = threading.Event()
    while True:
        while bot.escalator.carry_out_one() or bot.deliverer.deliver_one():
            pass
        now = bot.clock()
        at = bot.store.next_delivery_at(now)
        if at is None or at > until:
            return
        pause.wait(max((at - now).total_seconds(), 0.05))


def run_until_stopped(bot: Bot, settings: Settings, folder: Path, served_at: tuple[str, int] | None) -> int:
    """Run until SIGTERM or SIGINT, then finish what is in flight and leave. Edits in the rules folder are followed."""
    schedule, nudge = bot.schedule(folder)
    faces: list[Face] = []
    if settings.slack_app_token:
        faces.append(_ears(bot, schedule, nudge, settings, folder))
    if served_at is not None:
        from bot.cli.web import serve

        faces.append(serve(bot, nudge, settings, folder, served_at))
    wiring.log.info("running", sources=len(bot.sources), rules=len(bot.rules.current.book.rules))
    return stay(bot, schedule, faces)


def _ears(bot: Bot, schedule: Schedule, nudge: Callable[[], None], settings: Settings, folder: Path) -> Face:
    """Socket Mode."""
    from bot.schedule import Round
    from bot.slack.app import build_app
    from bot.slack.socket import Ears
    from bot.wiring.drills import DrillsApart

    apart = DrillsApart(settings, lambda: bot.rules.current.book)
    office = bot.office(nudge, folder, apart.runs)
    ears = Ears(build_app(bot.client, bot.desk(nudge), office, find_drill=apart.find), settings.slack_app_token)
    hearing = bot.hearing()
    hearing.begin(is_connected=ears.open())

    def listen() -> None:
        if ears.look():
            hearing.note()

    def close(within_s: float) -> bool:
        heard = ears.close(within_s)
        apart.close()
        with suppress(StoreError):
            hearing.end()
        return heard

    schedule.add(Round("listen", LISTEN_AGAIN, listen))
    return close
