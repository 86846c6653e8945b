"""Plays a drill to its end: the same for the local workspace and for Slack."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import wiring
from bot.cli.stopping import stop_on_signals
from bot.domain.drill import Drill, DrillRun, Mark, Scorecard
from bot.errors import MisuseError, RulesError, StoreError

if TYPE_CHECKING:
    from bot.domain.rulebook import Rulebook
    from bot.schedule import Schedule
    from bot.settings import Settings
    from bot.wiring.drills import PlayedDrill

LEAVE_WITHIN_S = 5.0
LAST_WORDS = timedelta(seconds=10)
"""How long what is still to be told may take after the end, by the clock on the wall."""
OVER, INTERRUPTED = "it came to its end", "it was stopped"
EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class Booking:
    """What is to be played, and how. `file` and `script` are kept with the drill, so that it can be read again."""

    drill: Drill
    file: str
    script: str
    speed: float
    channel: str
    joined: tuple[str, ...]
    outside: bool = False
    page: Path | None = None

    def run(self, mark: str) -> DrillRun:
        """The performance that begins now."""
        return DrillRun(mark, self.file, self.script, self.speed, self.channel, wiring.clock())


@dataclass(frozen=True, slots=True)
class Wishes:
    """How somebody wants a drill to be played: the values of the options `playing`."""

    speed: float
    channel: str
    joins: tuple[str, ...]
    outside: bool
    local: bool
    port: int
    no_browser: bool
    page: Path | None

    def book(self, drill: Drill, file: str, script: str, book: Rulebook) -> Booking:
        """The booking of a drill. Raises `MisuseError` for somebody who is not in the team."""
        joined = joining(book, self.joins)
        return Booking(drill, file, script, self.speed, self.channel, joined, self.outside, self.page)


def read_text(file: Path) -> str:
    """The text of a drill's file. Raises `RulesError`."""
    from bot.rulebook.faults import Fault, sentences
    from bot.rulebook.folder import read_file

    text = read_file(file)
    if isinstance(text, Fault):
        raise RulesError(sentences([text]), who=str(file))
    return text


def joining(book: Rulebook, named: Sequence[str]) -> tuple[str, ...]:
    """The Slack user ids of those who join, by their ids in oncall.yaml or their Slack ids. Raises `MisuseError`."""
    names = [name.strip() for one in named for name in one.split(",") if name.strip()]
    if EVERYBODY in names:
        return tuple(member.slack for member in book.oncall.members)
    found = []
    for name in names:
        member = next((one for one in book.oncall.members if name in (one.id, one.slack)), None)
        if member is None:
            known = ", ".join(one.id for one in book.oncall.members) or "nobody"
            raise MisuseError("is not among the people of oncall.yaml", who=name, cure=f"there is {known}")
        found.append(member.slack)
    return tuple(dict.fromkeys(found))


def finish(drill: PlayedDrill, schedule: Schedule, why: str) -> Scorecard | None:
    """Let what is on its way be told, end the drill, and tell its scorecard."""
    until, pause = wiring.clock() + LAST_WORDS, threading.Event()
    while why == OVER and wiring.clock() < until and is_busy(drill):
        pause.wait(0.1)
    schedule.stop(LEAVE_WITHIN_S)
    return drill.rehearsal.end(why)


def is_busy(drill: PlayedDrill) -> bool:
    """Whether something of it is still on its way, and will be told soon."""
    store, now = drill.bot.store, drill.bot.clock()
    with suppress(StoreError):
        at = store.next_delivery_at(now)
        is_due = at is not None and at - now < LAST_WORDS * drill.run.speed
        return is_due or bool(store.waiting_mentions(1) or store.undelivered()["claimed"])
    return False


def summary(card: Scorecard) -> str:
    """The card in one line."""
    counts = {mark: card.count(mark) for mark in Mark}
    told = [f"{number} {mark}" for mark, number in counts.items() if number or mark is not Mark.PENDING]
    counted = ", ".join(told) if any(counts.values()) else "nothing was expected"
    untouched = len(card.untouched)
    return f"{card.name}: {counted}; {untouched} {'alert' if untouched == 1 else 'alerts'} untouched."


def keep_page(card: Scorecard, file: Path | None) -> None:
    """Write the scorecard's page where somebody asked for it."""
    from bot.charts.scorecard import scorecard_page

    if file is None:
        return
    try:
        file.write_text(scorecard_page(card), encoding="utf-8")
    except OSError as error:
        raise MisuseError(f"cannot be written: {error.strerror}", who=str(file), cure="name another file") from error
    click.echo(f"The scorecard is in {file}.")


def play(booking: Booking, wishes: Wishes, settings: Settings, book: Rulebook, folder: Path) -> int:
    """Play it where it is wished: in Slack, where its tokens are; else in the local workspace."""
    from bot.cli.drill_slack import play_in_slack

    if wishes.local or not settings.slack_bot_token:
        return play_locally(booking, book, wishes.port, joins_all=not wishes.joins, browser=not wishes.no_browser)
    return play_in_slack(booking, settings, book, folder, stop_on_signals())


def play_locally(booking: Booking, book: Rulebook, port: int, *, joins_all: bool, browser: bool) -> int:
    """Play it in a local workspace, and tell it in the terminal; on a terminal the workspace stays until Ctrl-C."""
    from bot.cli.drill_local import local_drill
    from bot.cli.telling import stay, tell_card, tell_until
    from bot.sandbox.serve import serve
    from bot.sandbox.stbrigid import st_brigid

    stopping = stop_on_signals()
    everybody = tuple(member.slack for member in book.oncall.members)
    with serve(st_brigid(), port) as running:
        seen = replace(booking, joined=everybody) if joins_all else booking
        with local_drill(running, seen, book, stopping) as local:
            tell_until(local, stopping, browser=browser)
            card = finish(local.played, local.schedule, OVER if local.over.is_set() else INTERRUPTED)
            if card:
                tell_card(local, card, stopping)
                keep_page(card, booking.page)
            stay(local, stopping)
    return 0
