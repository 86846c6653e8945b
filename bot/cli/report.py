"""`wardwatch report`: how many alerts there were, and how long the work took."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import click

from bot import wiring
from bot.cli.feedback_words import feedback_record, feedback_sheet
from bot.cli.history import ago
from bot.cli.options import RULES
from bot.cli.report_words import record, sheet
from bot.domain.oncall import BusinessHours
from bot.flow.measures import measured, told_of_triage


@click.command()
@RULES
@click.option(
    "--since", type=ago, default="7d", show_default=True, metavar="AGO", help="Alerts opened since, as in 4w."
)
@click.option("--triage", is_flag=True, help="What people said of severities: too high, too low, not about us.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a text.")
def report(folder: Path, since: timedelta, triage: bool, as_json: bool) -> None:
    """Show how many alerts opened, what became of them, and how long the work took.

    Times are counted in all hours and in business hours alone: those of oncall.yaml, or Monday to Friday, 09:00 to
    17:00, when there is no rules folder. Holidays are not known. All is read from DATABASE_URL, and nothing is changed.

    With --triage: for each category and rule how often people pressed "too high" or "too low" or said that it is not
    about us, and which severity the bot gave against the one that the team left it with.

    Example: wardwatch report --since 30d
    """
    wiring.configure_logging("text", quiet=True)
    business = wiring.load_rules(folder).oncall.business_hours if folder.is_dir() else BusinessHours()
    now = wiring.clock()
    with closing(wiring.open_history(wiring.host_settings())) as store:
        if triage:
            said = told_of_triage(store, now - since, now)
            click.echo(json.dumps(feedback_record(said)) if as_json else feedback_sheet(said))
            return
        found = measured(store, business, now - since, now)
    click.echo(json.dumps(record(found), ensure_ascii=False) if as_json else sheet(found))
