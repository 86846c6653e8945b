"""`wardwatch doctor`: does everything that this installation needs really work?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from bot import wiring
from bot.cli.options import RULES
from bot.cli.tables import counted
from bot.domain.checkup import Check
from bot.domain.rulebook import Rulebook
from bot.domain.watch import findings
from bot.errors import PagerError, RulesError, SourceError, StoreError
from bot.flow.ops import OPS_ADDRESS
from bot.paging import ApprisePager, fault_in
from bot.rulebook.examples import failing_examples
from bot.settings import Settings
from bot.wiring.reading import build_sources

CLICK_WITHIN_S = 60.0
_TEST = "Wardwatch: a test", "Wardwatch tests the ways by which it calls people. Nothing has happened; nothing to do."


@click.command()
@RULES
@click.option("--no-click", is_flag=True, help="Do not post a button and wait for somebody to press it.")
@click.option("--page", is_flag=True, help="Send a test to each address outside of Slack, people's too.")
@click.option("--paid", is_flag=True, help="Read the sources, too, for which each read costs money.")
def doctor(folder: Path, no_click: bool, page: bool, paid: bool) -> int:
    """Try everything that this installation needs, and say of each failure what to do.

    Rules, database, Slack's tokens, scopes, channels and people, addresses outside of Slack, sources, and one real
    click there and back. The exit code is 1 when something does not work.

    Example: wardwatch doctor --no-click
    """
    settings = wiring.host_settings()
    wiring.configure_logging(settings.log_format, quiet=True)
    failed = 0
    for check in _checks(settings, folder, with_click=not no_click, page=page, paid=paid):
        failed += not check.is_well
        click.echo(f"{'ok  ' if check.is_well else 'FAIL'}  {check.name}: {check.told}")
    click.echo(f"{counted(failed, 'thing')} to mend" if failed else "Everything works.")
    return 1 if failed else 0


def _checks(settings: Settings, folder: Path, *, with_click: bool, page: bool, paid: bool) -> Iterator[Check]:
    try:
        book = wiring.load_rules(folder)
    except RulesError as error:
        yield Check("rules", False, f"{counted(len(error.faults), 'fault')}, the first: {error.faults[0]}")
        return
    failing = failing_examples(book)
    told = f"{len(failing)} examples fail: run `wardwatch check`" if failing else counted(len(book.rules), "rule")
    yield Check("rules", not failing, told)
    yield from _database(settings, book)
    yield from _slack(settings, book, with_click=with_click)
    yield from _addresses(settings, book, page=page)
    yield from _sources(settings, book, paid=paid)


def _database(settings: Settings, book: Rulebook) -> Iterator[Check]:
    now = wiring.clock()
    try:
        with closing(wiring.open_history(settings)) as store:
            with store.atomic():
                store.lease("doctor", "doctor", now, now)
                store.release("doctor", "doctor")
            sources = {source.name for source in book.sources}
            found = findings(store.vitals(now), sources, now, book.routing.ops_channel)
    except StoreError as error:
        yield Check("database", False, str(error))
        return
    yield Check("database", True, "it can be read and written")
    yield from (Check(finding.key, False, finding.text) for finding in found)


def _slack(settings: Settings, book: Rulebook, *, with_click: bool) -> Iterator[Check]:
    from bot.slack.checkup import Checkup

    if not settings.slack_bot_token:
        yield Check("Slack token", False, "SLACK_BOT_TOKEN is not set: docs/slack.md shows where to find it")
        return
    checkup = Checkup(wiring.slack_client(settings), settings.slack_app_token, wiring.clock)
    token = list(checkup.token())
    yield from token
    if not token[0].is_well:
        return
    socket = checkup.socket(settings.slack_signing_secret)
    yield socket
    yield from checkup.channels(book.channels())
    yield from checkup.people(book.oncall.members)
    if with_click and socket.is_well:
        ops = book.routing.ops_channel
        click.echo(f"...   a button was posted in {ops}: press it within {CLICK_WITHIN_S:g} s", err=True)
        yield checkup.click(ops, CLICK_WITHIN_S)


def _addresses(settings: Settings, book: Rulebook, *, page: bool) -> Iterator[Check]:
    """Each address outside of Slack that the rules or the host name. Without `page` nothing is sent to any."""
    named = {name: f"{way} of {member.id}" for member in book.oncall.members for way, name in member.addresses}
    if settings.secret(OPS_ADDRESS):
        named[OPS_ADDRESS] = "troubles of the bot"
    pager = ApprisePager(settings.secret)
    for name, used_for in named.items():
        told = fault_in(settings.secret(name))
        if told or not page:
            yield Check(f"address {name}", not told, told or f"an apprise URL, for {used_for}; --page sends a test")
            continue
        try:
            pager.page(name, *_TEST)
        except PagerError as error:
            yield Check(f"address {name}", False, str(error))
        else:
            yield Check(f"address {name}", True, f"a test was sent, for {used_for}: see that it came")


def _sources(settings: Settings, book: Rulebook, *, paid: bool) -> Iterator[Check]:
    """Each is read from its beginning or its end, and nothing is stored. One that is off says what it lacks."""
    built, off = build_sources(book.sources, settings, book.rules)
    yield from (Check("source", False, reason) for reason in off)
    costly = {config.name for config in book.sources if config.type == "x"}
    for source in (timed.source for timed in built):
        if source.name in costly and not paid:
            yield Check(f"source {source.name}", True, "not read, because each read costs money: --paid reads it")
            continue
        try:
            page = source.fetch("", wiring.clock())
        except SourceError as error:
            yield Check(f"source {source.name}", False, str(error))
        else:
            yield Check(f"source {source.name}", True, f"{counted(len(page.mentions), 'mention')} read")
