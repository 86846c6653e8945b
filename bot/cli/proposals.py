"""`wardwatch rules proposals`: the exclusions that people proposed in Slack, to be applied to the rules or rejected."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import wiring
from bot.cli.options import RULES
from bot.domain.proposal import Proposal, ProposalState
from bot.errors import MisuseError

if TYPE_CHECKING:
    from bot.domain.rulebook import Rulebook
    from bot.ports import Store

WHO = "command line"
"""Who decided, as recorded: the command line knows nobody by name."""


@click.group()
def rules() -> None:
    """Work on the rules with what the team said in Slack.

    Example: wardwatch rules proposals
    """


@rules.command()
@RULES
@click.option("--all", "everything", is_flag=True, help="List those that were applied or rejected, too.")
@click.option("--apply", "applied", type=int, metavar="ID", help="Write this one into the rules folder.")
@click.option("--reject", "rejected", type=int, metavar="ID", help="Close this one without applying it.")
def proposals(folder: Path, everything: bool, applied: int | None, rejected: int | None) -> None:
    """List the exclusions that people proposed with Not about us, or apply or reject one.

    --apply edits the query in its file, where comments and layout stay. A copy of the folder is tried first: when it
    does not load or an example fails, the file is left as it is. People are named by their Slack ids.

    Example: wardwatch rules proposals --apply 3
    """
    if applied is not None and rejected is not None:
        raise MisuseError("--apply and --reject are both given", cure="give one of them")
    settings = wiring.host_settings()
    wiring.configure_logging(settings.log_format, quiet=True)
    store = wiring.open_history(settings)
    try:
        if applied is not None:
            _apply(store, folder, applied)
        elif rejected is not None:
            _reject(store, rejected)
        else:
            _list(store.proposals(open_only=not everything), folder)
    finally:
        store.close()


def _apply(store: Store, folder: Path, proposal_id: int) -> None:
    from bot.rulebook.edit import exclude

    proposal = _open(store, proposal_id)
    with store.atomic():
        _decide(store, proposal_id, ProposalState.APPLIED)
        edited = exclude(folder, proposal.rule_id, proposal.exclusion)
    click.echo(f"{edited.file}:{edited.line}: rule {proposal.rule_id} now reads")
    click.echo(f"  {_shown(edited.after, 2_000)}")
    click.echo(f"applied proposal {proposal_id}; a running bot loads the folder by itself")


def _reject(store: Store, proposal_id: int) -> None:
    _open(store, proposal_id)
    _decide(store, proposal_id, ProposalState.REJECTED)
    click.echo(f"rejected proposal {proposal_id}; no rule was changed")


def _open(store: Store, proposal_id: int) -> Proposal:
    proposal = store.proposal(proposal_id)
    if proposal.state is not ProposalState.OPEN:
        raise MisuseError(f"it was already {proposal.state}", who=f"proposal {proposal_id}", cure="see --all")
    return proposal


def _decide(store: Store, proposal_id: int, state: ProposalState) -> None:
    if not store.decide_proposal(proposal_id, state, WHO, wiring.clock()):
        raise MisuseError("somebody else decided it meanwhile", who=f"proposal {proposal_id}", cure="see --all")


def _list(found: Sequence[Proposal], folder: Path) -> None:
    from bot.rulebook.load import load

    if not found:
        click.echo("no proposals")
        sys.exit(0)
    book = load(folder)
    for proposal in found:
        for line in _lines(proposal, book):
            click.echo(line)


def _lines(proposal: Proposal, book: Rulebook) -> list[str]:
    rule = book.rule(proposal.rule_id)
    where = f"{rule.where}: " if rule else ""
    state = "" if proposal.state is ProposalState.OPEN else f", {proposal.state}"
    made = f"by {proposal.who} on {proposal.at:%Y-%m-%d %H:%M} UTC because of alert {proposal.alert_id}"
    return [
        f"{where}proposal {proposal.id} for rule {proposal.rule_id}, {made}{state}",
        f"  exclude  {_shown(proposal.exclusion, 300)}",
        f"  removes  {_cost(proposal)}",
        f"  query    {_query(proposal, book)}",
    ]


def _cost(proposal: Proposal) -> str:
    told = f"{proposal.removed:,} of {proposal.matched:,} other mentions that matched in the 30 days before"
    return f"{told}, {proposal.real:,} of them acknowledged or resolved" if proposal.real else told


def _query(proposal: Proposal, book: Rulebook) -> str:
    """Ready to paste, from the query as it is now."""
    from bot.query.narrowing import narrowed

    rule = book.rule(proposal.rule_id)
    if rule is None:
        return "(the rules folder has no rule with this id any more)"
    if proposal.state is ProposalState.APPLIED:
        return _shown(proposal.edited, 20_000)
    return _shown(narrowed(rule.query, proposal.exclusion), 20_000)


def _shown(text: str, limit: int) -> str:
    """What was typed in Slack, printable."""
    from bot.rulebook.faults import printable

    return printable(text, limit)
