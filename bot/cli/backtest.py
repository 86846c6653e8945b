"""`wardwatch backtest`: what these rules would have opened over mentions of the past."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import datetime, timedelta
from io import BufferedIOBase
from pathlib import Path

import click
from click.core import ParameterSource

from bot import wiring
from bot.cli.backtest_records import record_of
from bot.cli.backtest_words import sheet
from bot.cli.history import ago, pages_since
from bot.cli.lines import bar, take_all
from bot.cli.options import RULES
from bot.domain.rulebook import Rulebook
from bot.errors import MisuseError
from bot.flow.backtest.backtest import Recorded
from bot.flow.backtest.trial import Trial
from bot.rulebook.load import load
from bot.sources.jsonl import parse_labelled

SAMPLES = 3


@click.command()
@click.argument("file", type=click.File("rb"), default="-")
@RULES
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The rules in force: show what those of --rules would add and remove.",
)
@click.option(
    "--since", type=ago, metavar="AGO", help="Instead of FILE: the mentions stored in DATABASE_URL since, as in 30d."
)
@click.option("--samples", default=SAMPLES, show_default=True, type=click.IntRange(0, 50), help="Mentions to show.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a text.")
@click.pass_context
def backtest(
    context: click.Context,
    file: BufferedIOBase,
    folder: Path,
    against: Path | None,
    since: timedelta | None,
    samples: int,
    as_json: bool,
) -> int:
    """Say what the rules would have opened over mentions of the past: matches, threads, posts and pages.

    FILE is JSON Lines, one mention on each line; standard input when it is `-` or left out. Mentions with "labels",
    ids or kinds of the rules that should match, are marked: precision and recall. Nothing is stored or sent.

    Example: wardwatch backtest mentions.jsonl --rules rules-edited --against rules
    """
    wiring.configure_logging("text", quiet=True)
    if since and context.get_parameter_source("file") is not ParameterSource.DEFAULT:
        raise MisuseError("FILE and --since are both given", cure="name one of the two")
    now = wiring.clock()
    trial = Trial(_rules(folder), _rules(against) if against else None, samples, now)
    bad_lines = 0
    if since:
        _take_history(now - since, trial)
    else:
        bad_lines = take_all(file, _recorded, trial.take)
    with bar("Replaying", trial.to_replay) as advance:
        report = trial.finish(wiring.scratch_store, advance)
    click.echo(json.dumps(record_of(report, bad_lines)) if as_json else sheet(report, bad_lines))
    return 1 if bad_lines else 0


def _rules(folder: Path) -> Rulebook:
    if not folder.is_dir():
        cure = "name it with --rules DIR, or the other one with --against DIR"
        raise MisuseError("there is no such rules folder", who=str(folder), cure=cure)
    return load(folder)


def _recorded(line: str) -> Recorded:
    return Recorded(*parse_labelled(line))


def _take_history(since: datetime, trial: Trial) -> None:
    with closing(wiring.open_history(wiring.host_settings())) as store:
        for page in pages_since(store, since):
            trial.take([Recorded(mention) for mention in page])
