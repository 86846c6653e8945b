"""Options that several verbs have, each written once."""

from __future__ import annotations

from pathlib import Path

import click

RULES = click.option(
    "--rules",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    envvar="WARDWATCH_RULES",
    default="rules",
    show_default=True,
    show_envvar=True,
    help="The rules folder.",
)
