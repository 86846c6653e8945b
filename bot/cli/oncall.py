"""`wardwatch oncall`: who is on call now, who is next, and who when."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bot import wiring
from bot.cli.ics import calendar
from bot.cli.oncall_words import record, sheet
from bot.cli.options import RULES
from bot.cli.plans import Plan, plan
from bot.domain.hours import begins
from bot.domain.oncall import OnCall
from bot.domain.roster import LOOK_AHEAD, Override, Schedule
from bot.errors import MisuseError

DAYS = 14
WHO = "command line"
"""Who ended an override, as recorded: the command line knows nobody by name."""
MOST_DAYS = 366
BACK = timedelta(days=MOST_DAYS)
"""How far before and after the period overrides are looked for, so that the shifts at its ends are whole."""


@click.command()
@RULES
@click.option("--schedule", "schedule_id", metavar="ID", help="This schedule alone.")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="The first day: 2026-11-23.")
@click.option("--days", default=DAYS, show_default=True, type=click.IntRange(1, MOST_DAYS), help="How many days.")
@click.option("--end", "ended", type=int, metavar="ID", help="End this override now, and show nothing.")
@click.option("--ics", "as_ics", is_flag=True, help="A calendar to import, instead of a text.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a schedule and line, instead of a text.")
def oncall(
    folder: Path,
    schedule_id: str | None,
    first: datetime | None,
    days: int,
    ended: int | None,
    as_ics: bool,
    as_json: bool,
) -> int:
    """Show who is on call now, who is next, and who when over a period, by the clock of each schedule's place.

    The period begins now, or with the day of --from. What the team changed by hand comes from DATABASE_URL, when there
    is a database; --end takes one of these changes back. Exits with 1 when there is no schedule.

    Example: wardwatch oncall --schedule pr-duty --from 2026-11-23 --days 28
    """
    if as_ics and as_json:
        raise MisuseError("--ics and --json are both given", cure="give one of them")
    wiring.configure_logging("text", quiet=True)
    if ended is not None:
        return _end(ended)
    team = _team(folder)
    schedules = _chosen(team, schedule_id)
    if not schedules:
        click.echo("no schedules: write some in oncall.yaml, see rules/README.md")
        return 1
    now = wiring.clock()
    plans = _plans(schedules, first.date() if first else None, days, now)
    if as_ics:
        click.echo(calendar(plans, team, now).encode(), nl=False)
    elif as_json:
        for one in plans:
            click.echo(json.dumps(record(one, team), ensure_ascii=False))
    else:
        click.echo("\n\n".join(sheet(one, team) for one in plans))
    return 0


def _end(override_id: int) -> int:
    with closing(wiring.open_history(wiring.host_settings())) as store:
        if not store.end_override(override_id, WHO, wiring.clock()):
            cure = "see `wardwatch oncall`"
            raise MisuseError("it is over already, or there is none", who=f"override {override_id}", cure=cure)
    click.echo(f"ended override {override_id}; the layers count again")
    return 0


def _team(folder: Path) -> OnCall:
    if not folder.is_dir():
        cure = "name it with --rules DIR or WARDWATCH_RULES"
        raise MisuseError("there is no such rules folder", who=str(folder), cure=cure)
    return wiring.load_rules(folder).oncall


def _chosen(team: OnCall, schedule_id: str | None) -> Sequence[Schedule]:
    if schedule_id is None:
        return team.schedules
    found = team.schedule(schedule_id)
    if found is None:
        known = ", ".join(schedule.id for schedule in team.schedules) or "there are none"
        raise MisuseError("no schedule has this id", who=schedule_id, cure=f"name one of oncall.yaml: {known}")
    return [found]


def _plans(schedules: Sequence[Schedule], first: date | None, days: int, now: datetime) -> list[Plan]:
    store = wiring.open_history_if_any(wiring.host_settings())
    if store is None:
        return [_plan(schedule, [], first, days, now) for schedule in schedules]
    with closing(store):
        return [
            _plan(schedule, store.overrides(schedule.id, *_around(first, days, now)), first, days, now)
            for schedule in schedules
        ]


def _around(first: date | None, days: int, now: datetime) -> tuple[datetime, datetime]:
    begin = datetime.combine(first, time(), UTC) if first else now
    return min(begin, now) - BACK, max(begin + timedelta(days=days), now + LOOK_AHEAD) + BACK


def _plan(schedule: Schedule, overrides: Sequence[Override], first: date | None, days: int, now: datetime) -> Plan:
    zone = ZoneInfo(schedule.timezone)
    if first is None:
        since, last = now, now.astimezone(zone).date() + timedelta(days=days)
        until = begins(datetime.combine(last, now.astimezone(zone).time()), zone)
    else:
        since, until = (begins(datetime.combine(first + timedelta(days=step), time()), zone) for step in (0, days))
    return plan(schedule, overrides, since, until, now)
