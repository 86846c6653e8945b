"""`wardwatch drill`: a rehearsal through the real rules, threads and on-call policies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot import wiring
from bot.cli.drill_files import find_drill, is_packaged, tell_unmatched
from bot.cli.drill_play import Wishes, play, read_text
from bot.cli.options import RULES, playing
from bot.errors import MisuseError

if TYPE_CHECKING:
    from bot.domain.rulebook import Rulebook
    from bot.settings import Settings

VERBS = ("stop", "wipe", "scorecard")


@click.command()
@click.argument("name", required=False)
@click.argument("mark", required=False, default="")
@click.option("--list", "lists", is_flag=True, help="Show the scripts there are, and the drills that were begun.")
@playing
@RULES
def drill(
    name: str | None,
    mark: str,
    lists: bool,
    folder: Path,
    **wished: Any,
) -> int:
    """Rehearse a crisis: NAME is a file of the folder drills in the rules, without its ending, or a drill that
    comes with Wardwatch.

    Without Slack's tokens, or with --local, it is played in the local workspace; else in CHANNEL. Everything is marked
    as a drill, only people who join are called, and nothing of it is in the live database.

    `drill stop`, `drill scorecard` and `drill wipe` are about a drill that was begun, the one with MARK if there are
    several: they end it, tell its scorecard again, and delete its messages and its store.

    Example: wardwatch drill emergency-room-full --speed 10 --channel drills --join dana,lee
    """
    from bot.cli.drill_manage import list_drills
    from bot.rulebook.drill import read_drill

    settings, wishes = wiring.host_settings(), Wishes(**wished)
    wiring.configure_logging(settings.log_format, quiet=True)
    if lists or name is None:
        if not lists:
            raise MisuseError("no drill is named", cure="`wardwatch drill --list` shows which there are")
        return list_drills(settings, folder)
    book = wiring.load_rules(folder)
    if name in VERBS:
        return _manage(name, settings, book, mark, wishes.page)
    if mark:
        raise MisuseError("is one name too many", who=mark, cure="name one drill")
    file = find_drill(folder, name)
    text = read_text(file)
    label = f"drills/{file.name}"
    booking = wishes.book(read_drill(label, text), label, text, book)
    tell_unmatched(book, booking.drill, of_st_brigid=is_packaged(file, folder))
    return play(booking, wishes, settings, book, folder)


def _manage(verb: str, settings: Settings, book: Rulebook, mark: str, page: Path | None) -> int:
    from bot.cli.drill_manage import show_card, stop_drill, wipe_drill

    if verb == "stop":
        return stop_drill(settings, book, mark)
    return wipe_drill(settings, mark) if verb == "wipe" else show_card(settings, book, mark, page)
