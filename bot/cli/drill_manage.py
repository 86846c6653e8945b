"""Drills that were begun: which there are, stopping one, its scorecard again, and wiping it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import wiring
from bot.cli.drill_files import drills_named, is_packaged
from bot.cli.drill_play import INTERRUPTED, keep_page, summary
from bot.cli.tables import counted
from bot.domain.drill import DrillEvent, DrillEventKind, DrillRun, DrillState
from bot.errors import ChatError, ChatLimitedError, ChatRefusedError, MisuseError, RulesError
from bot.settings import Settings
from bot.wiring.drills import DrillsApart, PlayedDrill, build_drill, drill_of

if TYPE_CHECKING:
    from slack_sdk import WebClient
    from slack_sdk.web import SlackResponse

    from bot.domain.notice import Receipt
    from bot.domain.rulebook import Rulebook
    from bot.ports import Store

ALIVE = timedelta(seconds=15)
"""Whoever plays a drill says every second that they do."""
BETWEEN_S = 1.2
"""Slack lets an app delete some fifty messages a minute."""
MOST_TRIES = 5
_GONE = ("message_not_found", "file_not_found", "file_deleted", "channel_not_found")

Wait = Callable[[float], object]


def list_drills(settings: Settings, folder: Path) -> int:
    """The scripts there are, and the drills that have a store; 1 when a script cannot be read."""
    from bot.rulebook.drill import load_drill

    unreadable = 0
    for name, path in drills_named(folder).items():
        try:
            drill = load_drill(path)
        except RulesError as error:
            click.echo(str(error), err=True)
            unreadable += 1
        else:
            expected = f"{counted(len(drill.mentions), 'mention')}, {counted(len(drill.expected), 'expected action')}"
            whose = "; comes with Wardwatch" if is_packaged(path, folder) else ""
            click.echo(f"{name}: {drill.name}. {expected}{whose}")
    for run in DrillsApart(settings, _no_book).runs():
        click.echo(f"{run.mark}: {run.file}, {_state(run)}, began {run.began_at:%Y-%m-%d %H:%M} UTC")
    return 1 if unreadable else 0


def chosen(settings: Settings, mark: str) -> DrillRun:
    """The drill with this mark, or the only one there is. Raises `MisuseError`."""
    runs = DrillsApart(settings, _no_book).runs()
    found = [run for run in runs if mark in ("", run.mark)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(run.mark for run in runs) or "none has a store here"
    what = "there are several" if found else "there is no such drill"
    raise MisuseError(what, who=mark or "a drill", cure=f"name one: {known}" if runs else known)


def stop_drill(settings: Settings, book: Rulebook, mark: str) -> int:
    """Ask whoever plays it to stop; when nobody does any more, end it here."""
    run = chosen(settings, mark)
    with opened(settings, book, run) as played:
        store = played.bot.store
        if run.is_over:
            click.echo(f"Drill {run.mark} is over already.")
        elif is_played(run):
            now = played.bot.clock()
            store.add_drill_event(DrillEvent(now, DrillEventKind.STOPPING))
            click.echo(f"Drill {run.mark} is asked to stop.")
        elif card := played.rehearsal.end(INTERRUPTED):
            click.echo(f"Drill {run.mark} is stopped. {summary(card)}")
    return 0


def show_card(settings: Settings, book: Rulebook, mark: str, page: Path | None) -> int:
    """The scorecard again, as it is now."""
    with opened(settings, book, chosen(settings, mark)) as played:
        card = played.rehearsal.card()
        click.echo(summary(card))
        keep_page(card, page)
    return 0


def wipe_drill(settings: Settings, mark: str, wait: Wait | None = None) -> int:
    """Delete what it posted, slowly enough for Slack, then its store; 1 when something could not be deleted.

    Needs no script: a drill that this program cannot read any more can be wiped, too.
    """
    from bot.storage.apart import drop_drill_store

    run = chosen(settings, mark)
    if is_played(run):
        raise MisuseError("is being played", who=f"drill {run.mark}", cure=f"first: wardwatch drill stop {run.mark}")
    with _store_of(settings, run) as store:
        store.end_drill()
        events, receipts = store.drill_events(), store.receipts()
    left = _delete_all(wiring.slack_client(settings), events, receipts, wait or threading.Event().wait)
    if left:
        click.echo(f"{left} messages could not be deleted: the store is kept, try again later.", err=True)
        return 1
    drop_drill_store(settings.database, run.mark)
    click.echo(f"Drill {run.mark} is wiped.")
    return 0


def is_played(run: DrillRun) -> bool:
    """Whether somebody plays it at this moment."""
    is_heard = run.heard_at is not None and wiring.clock() - run.heard_at < ALIVE
    return run.state is DrillState.RUNNING and is_heard


@contextmanager
def opened(settings: Settings, book: Rulebook, run: DrillRun) -> Iterator[PlayedDrill]:
    """A drill with its store, to look at it or to end it."""
    from bot.charts.scorecard import scorecard_page

    with _store_of(settings, run) as store:
        yield build_drill(settings, book, store, run, drill_of(run), page=scorecard_page)


@contextmanager
def _store_of(settings: Settings, run: DrillRun) -> Iterator[Store]:
    from bot.storage.apart import open_drill_store

    store = open_drill_store(settings.database, run.mark)
    if store is None:
        raise MisuseError("is gone", who=f"drill {run.mark}", cure="`wardwatch drill --list` shows which there are")
    with closing(store):
        yield store


def _delete_all(client: WebClient, events: list[DrillEvent], receipts: list[Receipt], wait: Wait) -> int:
    """Replies before what they answer, because Slack keeps a first message that has some; how many are left.

    A message whose answer was lost, and that was found again, has no event, but a receipt.
    """
    posted = [one.about.partition(" ") for one in events if one.kind is DrillEventKind.POSTED]
    known = {(channel, ts) for channel, _, ts in posted} | {(place.channel_id, place.ts) for place in receipts}
    places = sorted(known, key=lambda place: float(place[1]), reverse=True)
    left = 0
    for channel, ts in places:
        left += not _deleted(partial(client.chat_delete, channel=channel, ts=ts), channel, wait)
    for event in events:
        if event.kind is DrillEventKind.UPLOADED:
            left += not _deleted(partial(client.files_delete, file=event.about), "the scorecard", wait)
    return left


def _deleted(delete: Callable[[], SlackResponse], who: str, wait: Wait) -> bool:
    from bot.slack.faults import call

    for _ in range(MOST_TRIES):
        try:
            call(delete, who=who, repeatable=True)
        except ChatLimitedError as limited:
            wait(limited.wait_s)
            continue
        except ChatRefusedError as refusal:
            if refusal.code in _GONE:
                return True
            click.echo(f"wardwatch: {refusal}", err=True)
            return False
        except ChatError as error:
            click.echo(f"wardwatch: {error}", err=True)
            return False
        wait(BETWEEN_S)
        return True
    return False


def _state(run: DrillRun) -> str:
    if run.is_over:
        return "over"
    return "running" if is_played(run) else "left behind"


def _no_book() -> Rulebook:
    raise AssertionError("only asked for when a drill is built")
