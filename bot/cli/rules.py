"""Verbs about the rules folder."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import closing
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import wiring
from bot.cli.options import RULES
from bot.cli.tables import counted
from bot.errors import MisuseError, RulesError

if TYPE_CHECKING:
    from bot.domain.rulebook import Rulebook
    from bot.rulebook.lint import History

HISTORY_DAYS = 30


@click.command()
@RULES
@click.option("--store", "in_store", is_flag=True, help="Measure floods on the mentions of 30 days in DATABASE_URL.")
def check(folder: Path, in_store: bool) -> None:
    """Validate the rules folder and its drills, run every example and check every reply template.

    Prints one line for each fault, with its file, its line and what to write instead, and exits with 1 when there is
    any. Warnings are shown and do not count: rules that another rule covers, that can never match, that have ended,
    or that ask for words so common that nobody could read what they find.

    Example: wardwatch check --rules rules
    """
    from bot.rulebook.drill import drill_faults
    from bot.rulebook.examples import failing_examples
    from bot.rulebook.examples_triage import failing_topic_examples
    from bot.rulebook.faults import in_order
    from bot.rulebook.lint import lint_closely
    from bot.rulebook.load import load
    from bot.rulebook.templates import blocked_templates

    if not folder.is_dir():
        cure = "name it with --rules DIR or WARDWATCH_RULES"
        raise MisuseError("there is no such rules folder", who=str(folder), cure=cure)
    try:
        rulebook = load(folder)
    except RulesError as error:
        _report(folder, error.faults)
        sys.exit(1)
    now = wiring.clock()
    closely = lint_closely(rulebook, now, _history(rulebook, now) if in_store else None)
    warnings = in_order([*rulebook.warnings, *closely])
    for warning in warnings:
        click.echo(f"warning: {warning}")
    topics = failing_topic_examples(rulebook.wordbook)
    failing = tuple(
        in_order([*failing_examples(rulebook), *topics, *blocked_templates(rulebook), *drill_faults(folder)])
    )
    if failing:
        _report(folder, failing)
        sys.exit(1)
    click.echo(_summary(rulebook, len(warnings)))


def _history(rulebook: Rulebook, now: datetime) -> History:
    """How often each rule would have matched what is stored. Nothing is changed by reading."""
    from bot.cli.history import pages_since
    from bot.query.matcher import Matcher
    from bot.rulebook.lint import History

    matcher, found, oldest = Matcher(rulebook.rules), Counter[str](), now
    with closing(wiring.open_history(wiring.host_settings())) as store:
        for page in pages_since(store, now - timedelta(days=HISTORY_DAYS)):
            found.update(match.rule_id for matches in matcher.match_many(page) for match in matches)
            oldest = min([oldest, *(mention.published_at for mention in page)])
    return History(found, max(1, ceil((now - oldest) / timedelta(days=1))))


def _report(folder: Path, faults: tuple[str, ...]) -> None:
    for fault in faults:
        click.echo(fault)
    click.echo(f"wardwatch: {folder} has {counted(len(faults), 'fault')}", err=True)


def _summary(rulebook: Rulebook, found: int) -> str:
    files = {rule.where.rpartition(":")[0] for rule in rulebook.rules}
    examples = sum(len(rule.examples) for rule in rulebook.rules)
    rules = f"{counted(len(rulebook.rules), 'rule')} in {counted(len(files), 'file')}"
    holding = f"{counted(examples, 'example')} {'holds' if examples == 1 else 'hold'}"
    warnings = f", {counted(found, 'warning')}" if found else ""
    return f"{rules}, {holding}{warnings}"
