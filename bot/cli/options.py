"""Options that several verbs have, each written once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

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

_PLAYING = (
    click.option(
        "--speed", default=1.0, show_default=True, type=click.FloatRange(0.1, 1_000_000), help="Times as fast."
    ),
    click.option("--channel", default="", help="In Slack: the channel in which everything is told."),
    click.option("--join", "joins", multiple=True, help="Who may be called: ids of oncall.yaml, or everybody."),
    click.option("--outside", is_flag=True, help="Let pages leave Slack, by SMS, telephone, e-mail or push."),
    click.option("--local", is_flag=True, help="In the local workspace, even with Slack's tokens."),
    click.option("--port", default=0, type=click.IntRange(0, 65_535), help="Of the local workspace [default: free]."),
    click.option("--no-browser", is_flag=True, help="Do not open the local workspace in a browser."),
    click.option(
        "--scorecard", "page", type=click.Path(path_type=Path, dir_okay=False), help="Write the scorecard here."
    ),
)
Command = TypeVar("Command", bound=Callable[..., object])


def playing(command: Command) -> Command:
    """The options of a verb that plays a drill; see `drill_play.Wishes`."""
    for option in reversed(_PLAYING):
        command = option(command)
    return command
