"""`wardwatch copy-store`: from one database to another, with proof."""

from __future__ import annotations

import sys
from contextlib import closing

import click

from bot.cli.tables import counted, table
from bot.errors import MisuseError
from bot.settings import database_of


@click.command("copy-store")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def copy_store(source: str, target: str) -> None:
    """Copy everything in the database FROM to the empty database TO, and prove that nothing was lost.

    Both are written as in DATABASE_URL. Stop the bot first: FROM cannot be written to while it is read, and says
    afterwards that it was moved.

    Example: wardwatch copy-store sqlite:///wardwatch.db postgresql://user:password@host/wardwatch
    """
    from bot.storage import open as storage
    from bot.storage.copy import Copied
    from bot.storage.copy import copy_store as copy

    here, there = database_of(source), database_of(target)
    if here == there:
        raise MisuseError("FROM and TO are the same database", cure="name two")
    on_a_terminal = sys.stderr.isatty()

    def told(copied: Copied) -> None:
        if on_a_terminal:
            click.echo(f"{copied.table}: {counted(copied.rows, 'row')}", err=True)

    storage.open_store(here).close()
    storage.migrate(there)
    with closing(storage.open_engine(here)) as old, closing(storage.open_engine(there)) as new:
        copied = copy(old, new, storage.place(there), told)
    for line in table(("table", "rows", "digest"), [(one.table, f"{one.rows:,}", one.digest[:16]) for one in copied]):
        click.echo(line)
    click.echo(f"All {counted(sum(one.rows for one in copied), 'row')} are the same in {storage.place(there)}.")
    click.echo(f"{storage.place(here)} is left as a backup. Set DATABASE_URL to the new database and start the bot.")
