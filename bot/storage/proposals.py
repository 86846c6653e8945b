"""Exclusions that people have proposed, for an editor of the rules folder to apply or reject."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.proposal import Proposal, ProposalState
from bot.errors import UnknownProposalError
from bot.storage.engine import Engine, places
from bot.storage.rows import PROPOSAL_COLUMNS, moment, proposal, proposal_values


class Proposals:
    """Keeps proposals."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_proposal(self, proposal: Proposal) -> Proposal:
        """See `Store`."""
        [(proposal_id,)] = self._engine.rows(_ADD, proposal_values(proposal))
        return replace(proposal, id=proposal_id)

    def proposal(self, proposal_id: int) -> Proposal:
        """See `Store`."""
        rows = self._engine.rows(f"SELECT id, {PROPOSAL_COLUMNS} FROM proposals WHERE id = ?", [proposal_id])
        if not rows:
            cure = "`wardwatch rules proposals --all` lists them"
            raise UnknownProposalError("no proposal has this id", who=f"proposal {proposal_id}", cure=cure)
        return proposal(rows[0])

    def proposals(self, *, open_only: bool = True, limit: int = 1000) -> list[Proposal]:
        """See `Store`."""
        rows = self._engine.rows(_OPEN if open_only else _ALL, [limit])
        return [proposal(row) for row in reversed(rows)]

    def decide_proposal(self, proposal_id: int, state: ProposalState, who: str, now: datetime) -> bool:
        """See `Store`."""
        return self._engine.change(_DECIDE, [state.value, who, moment(now), proposal_id]) > 0


_ADD = f"INSERT INTO proposals ({PROPOSAL_COLUMNS}) VALUES {places(13)} RETURNING id"

_OPEN = f"SELECT id, {PROPOSAL_COLUMNS} FROM proposals WHERE state = 'open' ORDER BY id DESC LIMIT ?"

_ALL = f"SELECT id, {PROPOSAL_COLUMNS} FROM proposals ORDER BY id DESC LIMIT ?"

_DECIDE = "UPDATE proposals SET state = ?, decided_by = ?, decided_at = ? WHERE id = ? AND state = 'open'"
