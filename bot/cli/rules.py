"""Verbs about the rules folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.options import RULES
from bot.errors import MisuseError, RulesError

if TYPE_CHECKING:
    from bot.domain.rulebook import Rulebook


@click.command()
@RULES
def check(folder: Path) -> None:
    """Validate the rules folder and run every example.

    Prints one line for each fault, with its file, its line and what to write instead, and exits with 1 when there is
    any. Warnings are shown and do not count.

    Example: wardwatch check --rules rules
    """
    from bot.rulebook.examples import failing_examples
    from bot.rulebook.load import load

    if not folder.is_dir():
        cure = "name it with --rules DIR or WARDWATCH_RULES"
        raise MisuseError("there is no such rules folder", who=str(folder), cure=cure)
    try:
        rulebook = load(folder)
    except RulesError as error:
        _report(folder, error.faults)
        sys.exit(1)
    for warning in rulebook.warnings:
        click.echo(f"warning: {warning}")
    failing = failing_examples(rulebook)
    if failing:
        _report(folder, failing)
        sys.exit(1)
    click.echo(_summary(rulebook))


def _report(folder: Path, faults: tuple[str, ...]) -> None:
    for fault in faults:
        click.echo(fault)
    click.echo(f"wardwatch: {folder} has {_counted(len(faults), 'fault')}", err=True)


def _summary(rulebook: Rulebook) -> str:
    files = {rule.where.rpartition(":")[0] for rule in rulebook.rules}
    examples = sum(len(rule.examples) for rule in rulebook.rules)
    rules = f"{_counted(len(rulebook.rules), 'rule')} in {_counted(len(files), 'file')}"
    holding = f"{_counted(examples, 'example')} {'holds' if examples == 1 else 'hold'}"
    warnings = f", {_counted(len(rulebook.warnings), 'warning')}" if rulebook.warnings else ""
    return f"{rules}, {holding}{warnings}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
