"""The store over any engine: which room keeps what. The SQL stands in those files, once for all databases."""

from __future__ import annotations

from bot.storage.alerts import Alerts
from bot.storage.audit import Audit
from bot.storage.backlog import BacklogRoom
from bot.storage.claims import Claims
from bot.storage.consents import Consents
from bot.storage.courses import Courses
from bot.storage.deliveries import Deliveries
from bot.storage.drafts import Drafts
from bot.storage.drills import Drills
from bot.storage.dues import Dues
from bot.storage.engine import Engine
from bot.storage.escalations import Escalations
from bot.storage.inbound import Inbound
from bot.storage.leases import Leases
from bot.storage.lookup import Lookup
from bot.storage.mentions import Mentions
from bot.storage.mutes import Mutes
from bot.storage.overview import Overview
from bot.storage.pages import Pages
from bot.storage.proposals import Proposals
from bot.storage.roster import Roster
from bot.storage.spikes import Spikes
from bot.storage.standins import StandIns
from bot.storage.sums import Sums
from bot.storage.waits import Waits
from bot.storage.watch import Watch


class SqlStore(
    Pages,
    Mentions,
    Alerts,
    Audit,
    Mutes,
    Lookup,
    Proposals,
    Roster,
    Courses,
    Drafts,
    Consents,
    Dues,
    Escalations,
    Deliveries,
    Claims,
    Overview,
    BacklogRoom,
    Watch,
    Waits,
    Spikes,
    Leases,
    Inbound,
    StandIns,
    Drills,
    Sums,
):
    """Implements `Store`; each of its bases is one room over the same engine."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.atomic = engine.atomic
        self.redoable = engine.redoable
        self.close = engine.close
