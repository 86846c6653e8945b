"""A drill in the team's own Slack."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import click

from bot import wiring
from bot.cli.drill_play import INTERRUPTED, LEAVE_WITHIN_S, OVER, Booking, finish, keep_page, summary
from bot.domain.drill import DrillRun
from bot.domain.rulebook import Rulebook
from bot.errors import MisuseError, StoreVersionError
from bot.settings import Settings
from bot.wiring.drills import DrillsApart, PlayedDrill, build_drill, new_mark, warm

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.ports import Store
    from bot.slack.drill_switch import DrillApp

AHEAD_DAYS = 7


def play_in_slack(booking: Booking, settings: Settings, book: Rulebook, folder: Path, stopping: Event) -> int:
    """Play a drill in a channel until it is over or stopped. It stays in its store until it is wiped."""
    from bot.charts.scorecard import scorecard_page
    from bot.storage.apart import make_drill_store

    settings.require("SLACK_BOT_TOKEN")
    _must_be_usable(settings, booking.channel)
    warm(book)
    run = booking.run(new_mark())
    with closing(make_drill_store(settings.database, run.mark)) as store:
        store.begin_drill(run)
        _copy_overrides(settings, store, book, run)
        played = build_drill(settings, book, store, run, booking.drill, outside=booking.outside, page=scorecard_page)
        over = Event()
        schedule, nudge = played.clockwork(over.set)
        with _listening(settings, book, folder, played, nudge):
            played.rehearsal.begin(booking.joined)
            schedule.start(wiring.clock())
            click.echo(
                f"Drill {run.mark} runs in {run.channel}; Ctrl-C, or `wardwatch drill stop {run.mark}`, ends it."
            )
            while not over.is_set() and not stopping.wait(0.2):
                pass
            card = finish(played, schedule, OVER if over.is_set() else INTERRUPTED)
        if card:
            click.echo(summary(card))
            keep_page(card, booking.page)
    click.echo(f"`wardwatch drill wipe {run.mark}` deletes its messages and its store.")
    return 0


def _must_be_usable(settings: Settings, channel: str) -> None:
    from bot.slack.channels import Channels

    if not channel:
        raise MisuseError("no channel is named", who="a drill in Slack", cure="write --channel drills, or --local")
    if trouble := Channels(wiring.slack_client(settings)).trouble_with(channel):
        raise MisuseError(trouble, who=f"channel {channel}", cure="invite the app to it, or name another channel")


def _copy_overrides(settings: Settings, store: Store, book: Rulebook, run: DrillRun) -> None:
    """Who is on call by hand in these days is so in the drill, too."""
    try:
        live = wiring.open_history_if_any(settings)
    except StoreVersionError:
        live = None
    if live is None:
        return
    with closing(live):
        until = run.began_at + timedelta(days=AHEAD_DAYS)
        for schedule in book.oncall.schedules:
            for override in live.overrides(schedule.id, run.began_at, until):
                store.add_override(override)


@contextmanager
def _listening(
    settings: Settings, book: Rulebook, folder: Path, played: PlayedDrill, nudge: Callable[[], None]
) -> Iterator[None]:
    """Hear Slack over a connection of our own, where that is how this app hears it.

    Of several connections of one app, Slack takes any for a press: so this process answers for the live bot and for
    other drills as they would themselves, each in its own store.
    """
    if not settings.slack_app_token:
        yield
        return
    from bot.slack.app import build_app
    from bot.slack.socket import listen

    apart = DrillsApart(settings, lambda: book)
    with closing(wiring.open_store(settings)) as live_store:
        live = wiring.build_bot(settings, book, live_store, [])
        own = played.drill_app(nudge)

        def find(mark: str) -> DrillApp | None:
            return own if mark == played.run.mark else apart.find(mark)

        front = build_app(live.client, live.desk(_nobody), live.office(_nobody, folder, apart.runs), find_drill=find)
        ears = listen(front, settings.slack_app_token)
        try:
            yield
        finally:
            ears.stop(LEAVE_WITHIN_S)
            apart.close()


def _nobody() -> None:
    """The live bot looks every few seconds for what was changed here."""
