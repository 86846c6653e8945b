"""Who decides: what the handlers ask of the desk behind them."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.domain.alert import Action, Decision, Refused, Verb
from bot.domain.mute import Mute, MuteKind
from bot.domain.oncall import OnCall
from bot.domain.person import Barred
from bot.flow.brief import Briefing, Reading
from bot.flow.overview import Found, Overview
from bot.flow.propose import Offer, Unfit
from bot.flow.why import AlertWhy, Trace


class Desk(Protocol):
    """Who decides. `clicked_in` is the id of the channel in which the person clicked, or `HOME`.

    All raise `UnknownAlertError`, and other errors of ours when the store or the chat fails: then nothing was done.
    """

    def act(self, alert_id: int, action: Action, who: str, clicked_in: str) -> Decision | Barred:
        """Authorise, apply, record. A `Decided` is shown on the first post by a later delivery."""

    def brief(self, alert_id: int, verb: Verb | None, who: str, clicked_in: str) -> Briefing | Refused | Barred:
        """What a form for this action must know, or why it may not be tried. Without a verb: a request to mute."""

    def reading(self, alert_id: int) -> Reading:
        """What is needed to judge a form that comes back. Does not authorise, asks Slack nothing."""

    def mute(
        self, alert_id: int, kind: MuteKind, value: str, until: datetime, reason: str, who: str, clicked_in: str
    ) -> Mute | Refused | Barred:
        """Authorise, and hear nothing of it until then."""

    def offer(self, alert_id: int, who: str, clicked_in: str) -> Offer | Refused | Barred:
        """Authorise, and find the exclusions that would have prevented the alert."""

    def weigh(self, alert_id: int, typed: str) -> Offer:
        """The same offer with what was typed into the form. Does not authorise, asks Slack nothing."""

    def dismiss(self, alert_id: int, typed: str, who: str, clicked_in: str) -> Decision | Barred | Unfit:
        """Authorise, dismiss, and propose what was typed, if anything was."""

    def why(self, alert_id: int) -> AlertWhy:
        """Why an alert is as it is."""

    def overview(self, who: str) -> Overview | Barred:
        """Authorise, and look up what this person sees of everything."""

    def search(self, who: str, words: str) -> Found | Barred:
        """Authorise, and find the alerts whose mentions hold all of these words."""

    def oncall(self) -> OnCall:
        """The people of the team."""

    def trace(self, url: str, who: str) -> Trace | Barred:
        """Authorise, and find out what became of a link."""
