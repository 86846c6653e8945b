"""`wardwatch deliveries`: what is not delivered, why, and another try."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import datetime

import click

from bot import wiring
from bot.cli.tables import table
from bot.domain.watch import Held, how_far_behind
from bot.errors import MisuseError
from bot.ports import Store

MOST = 1_000


@click.command()
@click.option("--retry", "wanted", metavar="ID|all", help="Let this one, or all of them, be tried at once.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def deliveries(wanted: str | None, as_json: bool) -> int:
    """List the messages that wait or are put aside, the most urgent first, with the reason.

    The exit code is 1 when something is put aside: that needs a person. --retry is carried out by the running bot.

    Example: wardwatch deliveries --retry all
    """
    settings = wiring.host_settings()
    wiring.configure_logging(settings.log_format, quiet=True)
    with closing(wiring.open_history(settings)) as store:
        held = store.held_deliveries(MOST)
        if wanted is not None:
            return _retry(store, held, wanted)
        now = wiring.clock()
        late = [one.told for one in how_far_behind(store.vitals(now), now)]
    for line in _as_json(held) if as_json else [*_as_table(held, now), *late]:
        click.echo(line)
    return 1 if any(one.state == "parked" for one in held) else 0


def _retry(store: Store, held: list[Held], wanted: str) -> int:
    if wanted != "all" and not wanted.isdecimal():
        raise MisuseError(f"--retry {wanted} names no delivery", cure="give the number in the first column, or all")
    ids = [one.id for one in held] if wanted == "all" else [int(wanted)]
    if not {one.id for one in held}.issuperset(ids):
        click.echo(f"there is no delivery {wanted} that waits: the first column lists those that do", err=True)
        return 1
    tried = sum(store.retry_delivery(one) for one in ids)
    click.echo(f"{tried} of {len(ids)} will be tried at once")
    return 0 if tried == len(ids) else 1


def _as_json(held: list[Held]) -> list[str]:
    return [
        json.dumps(
            {
                "id": one.id,
                "kind": one.kind,
                "channel": one.channel,
                "alert": one.alert_id,
                "state": one.state,
                "attempts": one.attempts,
                "since": one.since.isoformat(),
                "waits_until": one.waits_until.isoformat() if one.waits_until else None,
                "reason": one.reason,
            }
        )
        for one in held
    ]


def _as_table(held: list[Held], now: datetime) -> list[str]:
    if not held:
        return ["Everything is delivered."]
    head = ("what", "id", "channel", "alert", "state", "tries", "age", "tried again", "reason")
    return table(head, [_row(one, now) for one in held])


def _row(one: Held, now: datetime) -> tuple[str, ...]:
    again = "with --retry" if one.state == "parked" else _in(one.waits_until, now)
    alert = str(one.alert_id or "-")
    age = f"{int((now - one.since).total_seconds())} s"
    return (one.kind, str(one.id), one.channel, alert, one.state, str(one.attempts), age, again, one.reason or "-")


def _in(moment: datetime | None, now: datetime) -> str:
    if moment is None or moment <= now:
        return "now"
    return f"in {int((moment - now).total_seconds())} s"
