"""Who decides: what the handlers ask of the desk behind them, and of the office that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.alert import Action, Decision, Refused, Verb
from bot.domain.drill import Drill, DrillRun
from bot.domain.hours import Stretch
from bot.domain.mute import Mute, MuteKind, MuteRefused
from bot.domain.oncall import OnCall
from bot.domain.person import Barred
from bot.domain.roster import Override
from bot.domain.swap import Swap, SwapDecided, SwapRefused
from bot.domain.view import JudgedMention
from bot.flow.answer import Answers
from bot.flow.brief import Briefing, Reading
from bot.flow.duty import NotInTeam, Plan
from bot.flow.overview import Found, Overview
from bot.flow.propose import Offer, Unfit
from bot.flow.report_by_hand import Choices, Heard, Reported
from bot.flow.why import AlertWhy, Trace
from bot.ports import Clock


class Desk(Protocol):
    """Who decides. `clicked_in` is the id of the channel in which the person clicked, or `HOME`.

    All raise `UnknownAlertError`, and other errors of ours when the store or the chat fails: then nothing was done.
    """

    @property
    def answers(self) -> Answers:
        """Where replies are drafted, approved and reported as published. It authorises by itself."""

    def act(self, alert_id: int, action: Action, who: str, clicked_in: str) -> Decision | Barred:
        """Authorise, apply, record. A `Decided` is shown on the first post by a later delivery."""

    def go_on(self, alert_id: int, who: str, clicked_in: str) -> Decision | Barred:
        """Authorise, and record that the owner goes on with it."""

    def brief(self, alert_id: int, verb: Verb | None, who: str, clicked_in: str) -> Briefing | Refused | Barred:
        """What a form for this action must know, or why it may not be tried. Without a verb: a request to mute."""

    def reading(self, alert_id: int) -> Reading:
        """What is needed to judge a form that comes back. Does not authorise, asks Slack nothing."""

    def offer(self, alert_id: int, who: str, clicked_in: str) -> Offer | Refused | Barred:
        """Authorise, and find the exclusions that would have prevented the alert."""

    def weigh(self, alert_id: int, typed: str) -> Offer:
        """The same offer with what was typed into the form. Does not authorise, asks Slack nothing."""

    def dismiss(self, alert_id: int, typed: str, who: str, clicked_in: str) -> Decision | Barred | Unfit:
        """Authorise, dismiss, and propose what was typed, if anything was."""

    def reveal(self, alert_id: int, who: str, clicked_in: str) -> Sequence[JudgedMention] | Refused | Barred:
        """Authorise, record, and answer with the mentions of the alert that hold private details, the lead first."""

    def why(self, alert_id: int, who: str) -> AlertWhy | Barred:
        """Authorise, and explain why an alert is as it is."""

    def words(self, mention_id: int, who: str) -> JudgedMention | Barred:
        """Authorise, keep on record, and give a mention whose words are folded on the cards."""

    def mutes(self) -> Sequence[Mute]:
        """What is muted now. Does not authorise."""

    def mute(
        self, kind: MuteKind, value: str, until: datetime, who: str, reason: str = ""
    ) -> Mute | MuteRefused | Barred:
        """Authorise, and hear nothing of it until then."""

    def unmute(self, mute_id: int, who: str) -> Mute | MuteRefused | Barred:
        """Authorise, and hear of it again."""

    def trace(self, url: str, who: str) -> Trace | Barred:
        """Authorise, and find out what became of a link."""


class Office(Protocol):
    """Everything that is not about one alert. All authorise first, and raise errors of ours: then nothing was done."""

    @property
    def clock(self) -> Clock:
        """The present moment."""

    def is_repeat(self, inbound_id: str) -> bool:
        """Whether an event, click, command or form of this id came in before; it is remembered. Does not authorise."""

    def overview(self, who: str) -> Overview | Barred:
        """What this person sees of everything."""

    def search(self, who: str, words: str) -> Found | Barred:
        """The alerts that this person may see whose mentions hold all of these words."""

    def oncall(self) -> OnCall:
        """The people of the team. Does not authorise."""

    def drills(self) -> Sequence[Drill]:
        """The rehearsals there are. Does not authorise."""

    def runs(self) -> Sequence[DrillRun]:
        """The rehearsals that were begun and not wiped. Does not authorise."""

    def plan(self, schedule_id: str, who: str) -> Plan | NotInTeam | Barred:
        """What the forms about shifts offer this person."""

    def take_over(
        self, schedule_id: str, start: datetime, end: datetime, reason: str, who: str
    ) -> Override | NotInTeam | Barred:
        """Let this person be on call from `start` to `end`."""

    def ask_swap(
        self, schedule_id: str, other: str, gives: Stretch, takes: Stretch | None, who: str
    ) -> Swap | SwapRefused | NotInTeam | Barred:
        """Put the question to the member `other`, by a later delivery."""

    def answer_swap(self, swap_id: int, who: str, *, yes: bool) -> SwapDecided | SwapRefused | NotInTeam | Barred:
        """What the answer made of the swap; the other one of the two is told by a later delivery."""

    def choices(self, text: str, who: str) -> Choices | Barred:
        """Which rules and severity a report may be about, and which are likely for this text."""

    def report(self, heard: Heard) -> Reported | Barred:
        """Open an alert about what somebody heard, or find the one that is about it."""
