"""`wardwatch demo`: the whole product with nothing to configure."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path

import click

from bot import wiring
from bot.cli.drill_files import PACKAGED_RULES, find_drill, is_packaged, tell_unmatched
from bot.cli.drill_play import INTERRUPTED, OVER, Booking, finish, read_text
from bot.cli.stopping import stop_on_signals

DRILL = "emergency-room-full"
SPEED, UNWATCHED_SPEED = 6.0, 24.0
"""Times as fast as written: so that somebody can follow it and act, and where nobody looks on."""
DUTY = {"pr-duty": "dana", "executives": "lee"}
"""Whoever looks on is Dana, and is called first; Lee is called when nobody answers."""


@click.command()
@click.option(
    "--rules", type=click.Path(path_type=Path), help="The folder of rules [default: rules, else the packaged ones]."
)
@click.option(
    "--speed",
    type=click.FloatRange(0.1, 10_000),
    help=f"Times as fast as written [default: {SPEED:g}, or {UNWATCHED_SPEED:g} when nobody looks on].",
)
@click.option("--port", default=0, type=click.IntRange(0, 65_535), help="Port of the workspace [default: a free one].")
@click.option(
    "--stay/--leave", "stays", default=None, help="Keep the workspace after the last step [default: on a terminal]."
)
@click.option("--watch", "watched", metavar="QUERY", help="Also read public news and posts that match, such as a name.")
@click.option("--no-browser", is_flag=True, help="Do not open the workspace in a browser.")
def demo(
    rules: Path | None, speed: float | None, port: int, stays: bool | None, watched: str | None, no_browser: bool
) -> int:
    """Play a hospital's bad afternoon in a local workspace, with the real bot, and tell it here.

    Open the page: you are Dana Whitfield, on duty, and it says what to try. Nothing is kept. Nothing leaves this
    machine, but with --watch for what is asked of the public feeds.

    Example: wardwatch demo --watch '"Your Hospital"'
    """
    from bot.cli.drill_local import local_drill
    from bot.cli.guide import Guide
    from bot.cli.telling import stay, tell_card, tell_until
    from bot.cli.watching import Watching
    from bot.rulebook.drill import read_drill
    from bot.sandbox.serve import serve
    from bot.sandbox.stbrigid import st_brigid

    folder = rules or (Path("rules") if Path("rules").is_dir() else PACKAGED_RULES)
    wiring.configure_logging("text", quiet=True)
    watching = Watching.of(watched)
    book = watching.added_to(wiring.load_rules(folder))
    file = find_drill(folder, DRILL)
    text, label = read_text(file), f"drills/{file.name}"
    pace = speed or (SPEED if sys.stdout.isatty() else UNWATCHED_SPEED)
    everybody = tuple(member.slack for member in book.oncall.members)
    booking = Booking(read_drill(label, text), label, text, pace, "", everybody)
    tell_unmatched(book, booking.drill, of_st_brigid=is_packaged(file, folder))
    stopping = stop_on_signals()
    with ExitStack() as stack:
        running = stack.enter_context(serve(st_brigid(), port))
        local = stack.enter_context(
            local_drill(running, booking, book, stopping, duty=DUTY, sources=watching.sources())
        )
        guide = stack.enter_context(Guide(local))
        stack.enter_context(watching.told())
        tell_until(local, stopping, browser=not no_browser)
        card = finish(local.played, local.schedule, OVER if local.over.is_set() else INTERRUPTED)
        if card:
            tell_card(local, card, stopping, wanted=stays)
            guide.end()
        stay(local, stopping, wanted=stays)
    return 0
