"""The one place where state lives: each part is the specification of its own room of the storage."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from bot.ports.alerts import AlertStore, HistoryStore, ProposalStore
from bot.ports.audit import AuditStore
from bot.ports.backlog import BacklogStore
from bot.ports.courses import CourseStore
from bot.ports.drafts import ConsentStore, DraftStore
from bot.ports.drills import DrillStore
from bot.ports.dues import DueStore, EscalationStore
from bot.ports.inbound import InboundStore
from bot.ports.inbox import IntakeStore, PollStore
from bot.ports.mutes import MuteStore
from bot.ports.outbox import DeliveryStore, LeaseStore
from bot.ports.overview import OverviewStore
from bot.ports.roster import RosterStore
from bot.ports.spikes import SpikeStore
from bot.ports.standins import StandInStore
from bot.ports.sums import SumStore
from bot.ports.waits import WaitStore
from bot.ports.watch import WatchStore


class Store(
    PollStore,
    IntakeStore,
    AlertStore,
    OverviewStore,
    ProposalStore,
    HistoryStore,
    DeliveryStore,
    LeaseStore,
    WatchStore,
    WaitStore,
    SpikeStore,
    BacklogStore,
    AuditStore,
    MuteStore,
    RosterStore,
    CourseStore,
    InboundStore,
    StandInStore,
    SumStore,
    DueStore,
    EscalationStore,
    DraftStore,
    ConsentStore,
    DrillStore,
    Protocol,
):
    """The one place where state lives. Methods may be called from any thread.

    Each method is atomic on its own; inside `atomic()` they succeed or fail together. Raises `StoreError` and its kinds
    for what an operator can mend; after any error the transaction is rolled back.
    """

    def atomic(self) -> AbstractContextManager[None]:
        """A writing transaction on this thread's connection; it may be nested, and an inner one undoes only itself."""

    def redoable(self) -> AbstractContextManager[None]:
        """As `atomic`, for what is found out again: the commit does not wait for the disk.

        A process that is killed loses nothing by it; a power failure may undo it, until something else was stored.
        Within another transaction it is part of that.
        """

    def close(self) -> None:
        """Close every connection. Harmless when repeated."""
