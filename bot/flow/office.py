"""Everything a person asks for that is not about one alert: to see, to search, to change shifts, to report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.domain.drill import Drill, DrillRun
from bot.domain.hours import Stretch
from bot.domain.oncall import OnCall
from bot.domain.person import Barred
from bot.domain.role import Role
from bot.domain.roster import Override
from bot.domain.swap import Swap, SwapDecided, SwapRefused
from bot.flow.authority import Authority
from bot.flow.duty import Duties, NotInTeam, Plan
from bot.flow.intake import Intake
from bot.flow.overview import Found, Overseeing, Overview
from bot.flow.report_by_hand import Choices, Heard, Reported, ReportingByHand
from bot.flow.rules import LiveRules
from bot.ports import Chat, Clock, Store

log = structlog.get_logger()

REPEATS_WITHIN = timedelta(minutes=10)
"""Slack sends again what was not acknowledged: at once, after one minute, after five."""


@dataclass(frozen=True, slots=True)
class Office:
    """Authorises, then lets the step do it. `nudge` wakes the delivery; `drills` reads which rehearsals there are.

    `runs` are those that were begun.
    """

    store: Store
    chat: Chat
    rules: LiveRules
    intake: Intake
    clock: Clock
    nudge: Callable[[], None]
    drills: Callable[[], Sequence[Drill]]
    runs: Callable[[], Sequence[DrillRun]] = tuple

    def is_repeat(self, inbound_id: str) -> bool:
        """Whether something with this id came in during the last minutes, to any process; it is remembered."""
        now = self.clock()
        return not self.store.note_inbound(inbound_id, now, now - REPEATS_WITHIN)

    def overview(self, who: str) -> Overview | Barred:
        """What this person sees of everything."""
        return self._overseeing.of(who)

    def search(self, who: str, words: str) -> Found | Barred:
        """The alerts that this person may see whose mentions hold all of these words."""
        return self._overseeing.search(who, words)

    def oncall(self) -> OnCall:
        """The people of the team, as the rules in force name them."""
        return self.rules.current.book.oncall

    def plan(self, schedule_id: str, who: str) -> Plan | NotInTeam | Barred:
        """What the forms about shifts offer this person."""
        return self._barred(who) or self._duties.plan(schedule_id, who)

    def take_over(
        self, schedule_id: str, start: datetime, end: datetime, reason: str, who: str
    ) -> Override | NotInTeam | Barred:
        """Put this person on call."""
        answer = self._barred(who) or self._duties.take_over(schedule_id, start, end, reason, who)
        log.info("shift_taken_over", who=who, schedule=schedule_id, outcome=type(answer).__name__)
        return answer

    def ask_swap(
        self, schedule_id: str, other: str, gives: Stretch, takes: Stretch | None, who: str
    ) -> Swap | SwapRefused | NotInTeam | Barred:
        """Put the question to another member."""
        answer = self._barred(who) or self._duties.ask_swap(schedule_id, other, gives, takes, who)
        log.info("swap_asked", who=who, schedule=schedule_id, outcome=type(answer).__name__)
        self.nudge()
        return answer

    def answer_swap(self, swap_id: int, who: str, *, yes: bool) -> SwapDecided | SwapRefused | NotInTeam | Barred:
        """What the answer made of the swap."""
        answer = self._barred(who) or self._duties.answer_swap(swap_id, who, yes=yes)
        log.info("swap_answered", who=who, swap=swap_id, yes=yes, outcome=type(answer).__name__)
        self.nudge()
        return answer

    def choices(self, text: str, who: str) -> Choices | Barred:
        """What a report may be about."""
        return self._barred(who) or self._reporting.choices(text)

    def report(self, heard: Heard) -> Reported | Barred:
        """Open an alert about what somebody heard, or find the one that is about it."""
        barred = self._barred(heard.who)
        if barred:
            return barred
        reported = self._reporting.report(heard)
        log.info("reported_by_hand", who=heard.who, alert=reported.alert.id, is_new=reported.is_new)
        self.nudge()
        return reported

    def _barred(self, who: str) -> Barred | None:
        return Authority(self.store, self.chat, self.rules).bar_at_large(who, Role.RESPONDER)

    @property
    def _overseeing(self) -> Overseeing:
        return Overseeing(self.store, self.chat, self.rules, self.clock)

    @property
    def _duties(self) -> Duties:
        return Duties(self.store, self.rules, self.clock)

    @property
    def _reporting(self) -> ReportingByHand:
        return ReportingByHand(self.store, self.rules, self.intake, self.clock)
