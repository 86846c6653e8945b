"""`wardwatch manifest` and `wardwatch migrate`: what the host needs before the first run."""

from __future__ import annotations

import json

import click

from bot import wiring


@click.command()
def manifest() -> None:
    """Print the manifest of the Slack app, to paste at api.slack.com/apps, "From a manifest".

    Example: wardwatch manifest > manifest.json
    """
    from bot.slack.manifest import manifest as app_manifest

    click.echo(json.dumps(app_manifest(), indent=2))


@click.command()
def migrate() -> None:
    """Create the database that DATABASE_URL names, or bring it up to date. Harmless when repeated.

    Example: DATABASE_URL=sqlite:///wardwatch.db wardwatch migrate
    """
    from bot.storage import open as storage

    database = wiring.host_settings().database
    for step in storage.migrate(database):
        click.echo(f"applied {step}")
    click.echo(f"{storage.place(database)} is up to date")
