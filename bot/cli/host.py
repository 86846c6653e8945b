"""`wardwatch manifest` and `wardwatch migrate`: what the host needs before the first run."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import click

from bot import wiring
from bot.errors import MisuseError


@click.command()
@click.option("--url", default="", metavar="URL", help="Where `wardwatch web` is reached: https://bot.example.org")
def manifest(url: str) -> None:
    """Print the manifest of the Slack app, to paste at api.slack.com/apps, "From a manifest".

    Without --url the app listens by Socket Mode, with it over HTTP.

    Example: wardwatch manifest > manifest.json
    """
    from bot.slack.manifest import manifest as app_manifest

    parts = urlsplit(url)
    if url and not (parts.scheme == "https" and parts.hostname and not parts.query and not parts.fragment):
        raise MisuseError("Slack only posts to an https address", who="--url", cure="write https://bot.example.org")
    click.echo(json.dumps(app_manifest(url), indent=2))


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
