"""`wardwatch replay`: recorded mentions through the real pipeline, as a drill."""

from __future__ import annotations

from io import BufferedIOBase
from pathlib import Path
from typing import Any

import click

from bot import wiring
from bot.cli.drill_play import Wishes, play
from bot.cli.lines import take_all
from bot.cli.options import RULES, playing
from bot.domain.mention import Mention
from bot.errors import MisuseError
from bot.sources.jsonl import parse_mention
from bot.wiring.drills import RECORDED

MOST = 50_000


@click.command()
@click.argument("file", type=click.File("rb"))
@playing
@RULES
def replay(file: BufferedIOBase, folder: Path, **wished: Any) -> int:
    """Play the mentions of FILE, JSON Lines, as a drill, with the pauses that were between them.

    A bad line is told with its number and left out; the exit code is then 1. Everything else is as with
    `wardwatch drill`, whose verbs stop, scorecard and wipe are about a replay, too.

    Example: wardwatch replay march.jsonl --speed 60
    """
    from bot.sources.recorded import recorded

    settings, wishes = wiring.host_settings(), Wishes(**wished)
    wiring.configure_logging(settings.log_format, quiet=True)
    book = wiring.load_rules(folder)
    lines: list[str] = []
    mentions: list[Mention] = []
    bad = _read(file, lines, mentions)
    name = Path(str(getattr(file, "name", "standard input"))).name
    label = f"{Path(name).stem}{RECORDED}"
    booking = wishes.book(recorded(name, mentions), label, "\n".join(lines), book)
    return play(booking, wishes, settings, book, folder) or (1 if bad else 0)


def _read(file: BufferedIOBase, lines: list[str], mentions: list[Mention]) -> int:
    """Fill in the good lines and what they say; how many were bad."""

    def parse(line: str) -> tuple[str, Mention]:
        return line, parse_mention(line)

    def take(some: list[tuple[str, Mention]]) -> None:
        lines.extend(line for line, _ in some)
        mentions.extend(mention for _, mention in some)
        if len(mentions) > MOST:
            cure = "replay a part of it: head -n 50000"
            raise MisuseError(f"has more than {MOST:,} mentions", who="the recording", cure=cure)

    bad = take_all(file, parse, take)
    if not mentions:
        raise MisuseError("there is no mention in it", who="the recording", cure="each line is one mention as JSON")
    return bad
