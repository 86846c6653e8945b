"""Tells in the terminal what happens in the local workspace, until the drill in it is over."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import click

from bot import wiring
from bot.cli.drill_play import LAST_WORDS, is_busy
from bot.cli.transcript import Transcript

if TYPE_CHECKING:
    from bot.cli.drill_local import LocalDrill


def tell_until(local: LocalDrill, stopping: threading.Event, *, browser: bool) -> None:
    """Print each message, and open the page, until the drill is over or somebody stops it."""
    from rich.console import Console

    console = Console(highlight=False)
    drill, run = local.played.drill, local.played.run
    console.print(f"[bold]{drill.name}[/bold]. {drill.about}")
    console.print(f"The workspace is at [bold]{local.running.url}[/bold]. {run.speed:g} times as fast as written.\n")
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
    console.print(f"{counts['threads']} threads with {counts['replies']} replies, at {local.running.url}")


def stay(local: LocalDrill, stopping: threading.Event, *, wanted: bool | None = None) -> None:
    """Keep the workspace for whoever looks at it, until Ctrl-C; not where nobody would press that."""
    if (sys.stdout.isatty() if wanted is None else wanted) and not stopping.is_set():
        click.echo(f"The workspace stays at {local.running.url} until Ctrl-C.")
        stopping.wait()
