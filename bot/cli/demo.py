"""`wardwatch demo`: the whole product with nothing to configure."""

from __future__ import annotations

import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import wiring
from bot.settings import Settings
from bot.wiring import Bot
from bot.wiring.reading import build_sources

if TYPE_CHECKING:
    from bot.domain.drill import Drill
    from bot.sandbox.serve import Running

DRILL = "emergency-room-full"
SPEED = 24.0
EVERY = timedelta(seconds=1)
"""How often the bot reads the file into which the drill is played."""
LEAVE_WITHIN_S = 5.0
SETTLE_S = 3.0
"""How long the transcript goes on after the last step, for what is still being delivered."""
PACKAGED_RULES = Path(__file__).parent.parent / "st_brigid"
"""Where an installed package keeps the rules of the invented hospital."""


@click.command()
@click.option(
    "--rules", type=click.Path(path_type=Path), help="The folder of rules [default: rules, else the packaged ones]."
)
@click.option(
    "--speed", default=SPEED, show_default=True, type=click.FloatRange(0.1, 10_000), help="Times as fast as written."
)
@click.option("--port", default=0, type=click.IntRange(0, 65_535), help="Port of the workspace [default: a free one].")
@click.option(
    "--stay/--leave", default=None, help="Keep the workspace after the last step [default: stay on a terminal]."
)
def demo(rules: Path | None, speed: float, port: int, stay: bool | None) -> None:
    """Play a hospital's bad afternoon in a local workspace, with the real bot, and tell it here.

    Nothing leaves this machine, and nothing is kept.

    Example: wardwatch demo --speed 60
    """
    from bot.rulebook.drill import load_drill
    from bot.sandbox.serve import serve
    from bot.sandbox.stbrigid import st_brigid

    folder = rules or (Path("rules") if Path("rules").is_dir() else PACKAGED_RULES)
    wiring.configure_logging("text", quiet=True)
    drill = load_drill(_drill_file(folder))
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    with serve(st_brigid(), port) as running, tempfile.TemporaryDirectory() as scratch:
        with _bot(running, folder, Path(scratch)) as (bot, published):
            _show(drill, bot, running, published, speed=speed, stopping=stopping)
        wants_to_stay = stay if stay is not None else sys.stdout.isatty()
        if wants_to_stay and not stopping.is_set():
            click.echo(f"The workspace stays at {running.url} until Ctrl-C.")
            stopping.wait()


def _drill_file(folder: Path) -> Path:
    """The drill of the folder, else of the checkout, else the packaged one."""
    folders = (folder, Path("rules"), PACKAGED_RULES)
    files = [place / "drills" / f"{DRILL}.yaml" for place in folders]
    return next((file for file in files if file.is_file()), files[-1])


@contextmanager
def _bot(running: Running, folder: Path, scratch: Path) -> Iterator[tuple[Bot, Path]]:
    """The real bot against the local workspace, polling one file; and that file."""
    from bot.domain.source import SourceConfig
    from bot.sandbox.stbrigid import APP_TOKEN, BOT_TOKEN
    from bot.slack.app import build_app
    from bot.slack.socket import listen

    published = scratch / "mentions.jsonl"
    published.touch()
    settings = Settings(BOT_TOKEN, APP_TOKEN, running.api_url, str(scratch / "demo.db"), is_paced=False)
    store = wiring.open_store(settings)
    config = SourceConfig("the public", "file", EVERY, {"path": str(published)})
    sources, _ = build_sources([config], settings)
    bot = wiring.build_bot(settings, wiring.load_rules(folder).without_quiet_hours(), store, sources)
    schedule, nudge = bot.schedule()
    listening = listen(build_app(bot.client, bot.desk(nudge), bot.office(nudge, folder)), settings.slack_app_token)
    schedule.start(bot.clock())
    try:
        yield bot, published
    finally:
        listening.stop(LEAVE_WITHIN_S)
        schedule.stop(LEAVE_WITHIN_S)
        store.close()


def _show(
    drill: Drill, bot: Bot, running: Running, published: Path, *, speed: float, stopping: threading.Event
) -> None:
    from rich.console import Console

    from bot.cli.stage import Stage
    from bot.cli.transcript import Transcript

    console = Console(highlight=False)
    console.print(f"[bold]{drill.name}[/bold]. {drill.about}")
    console.print(
        f"The workspace is at [bold]{running.url}[/bold]. {len(drill.steps)} steps, {speed:g} times as fast.\n"
    )
    stage = Stage(drill, published, running.workspace, bot.store, bot.clock)
    transcript = Transcript(running.workspace, console)
    player = threading.Thread(target=stage.play, args=(speed, stopping), name="drill", daemon=True)
    player.start()
    while player.is_alive():
        transcript.follow()
    until = bot.clock() + timedelta(seconds=SETTLE_S)
    while bot.clock() < until or (bot.store.undelivered()["waiting"] and not stopping.is_set()):
        transcript.follow()
    console.print(transcript.summary())
    counts = transcript.counts
    console.print(f"{counts['threads']} threads with {counts['replies']} replies, at {running.url}")
