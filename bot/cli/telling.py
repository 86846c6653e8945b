"""Tells in the terminal what happens in the local workspace, until the drill in it is over."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import click

from bot import wiring
from bot.cli.drill_play import LAST_WORDS, is_busy, summary
from bot.cli.transcript import Transcript

if TYPE_CHECKING:
    from bot.cli.drill_local import LocalDrill
    from bot.domain.drill import Scorecard


def tell_until(local: LocalDrill, stopping: threading.Event, *, browser: bool) -> None:
    """Print each message, and open the page, until the drill is over or somebody stops it."""
    from rich.console import Console

    console = Console(highlight=False)
    drill, run = local.played.drill, local.played.run
    console.print(f"[bold]{drill.name}[/bold]. {drill.about}")
    console.print(f"It is played {run.pace}. Open the workspace in a browser:")
    console.print(f"[bold]{local.running.url}[/bold]\n", soft_wrap=True)
    if browser and sys.stdout.isatty():
        from bot.wiring.browser import open_page

        open_page(local.running.url)
    transcript = Transcript(local.running.workspace, console)
    while not (stopping.is_set() or local.over.is_set()):
        transcript.follow()
    until = wiring.clock() + LAST_WORDS
    while not stopping.is_set() and wiring.clock() < until and is_busy(local.played):
        transcript.follow()
    transcript.follow()
    console.print(transcript.summary())
    counts = transcript.counts
    console.print(f"{counts['threads']} threads with {counts['replies']} replies.")


def stays(stopping: threading.Event, wanted: bool | None = None) -> bool:
    """Whether the workspace stays when the drill is over: as it is wanted, else where somebody sits at a terminal."""
    return (sys.stdout.isatty() if wanted is None else wanted) and not stopping.is_set()


def tell_card(local: LocalDrill, card: Scorecard, stopping: threading.Event, *, wanted: bool | None = None) -> None:
    """Show the scorecard in the workspace, and tell it in one line: with its address, if that lives on."""
    address = local.show(card)
    click.echo(f"{summary(card)} The scorecard: {address}" if stays(stopping, wanted) else summary(card))


def stay(local: LocalDrill, stopping: threading.Event, *, wanted: bool | None = None) -> None:
    """Keep the workspace for whoever looks at it, until Ctrl-C; not where nobody would press that."""
    if stays(stopping, wanted):
        click.echo(f"The workspace stays until you press Ctrl-C: {local.running.url}")
        stopping.wait()
