"""Who decides: what the handlers ask of the desk behind them."""

from __future__ import annotations

from typing import Protocol

from bot.domain.alert import Action, Alert, Decision, Refused, Verb
from bot.domain.person import Barred
from bot.flow.propose import Offer, Unfit
from bot.flow.why import AlertWhy, Trace


class Desk(Protocol):
    """Who decides. `clicked_in` is the id of the channel in which the person clicked.

    All raise `UnknownAlertError`, and other errors of ours when the store or the chat fails: then nothing was done.
    """

    def act(self, alert_id: int, action: Action, who: str, clicked_in: str) -> Decision | Barred:
        """Authorise, apply, record. A `Decided` is shown on the first post by a later delivery."""

    def go_on(self, alert_id: int, who: str, clicked_in: str) -> Decision | Barred:
        """Authorise, and record that the owner goes on with it."""

    def consider(self, alert_id: int, verb: Verb, who: str, clicked_in: str) -> Alert | Refused | Barred:
        """Whether the action may be tried, before a form is opened for it."""

    def offer(self, alert_id: int, who: str, clicked_in: str) -> Offer | Refused | Barred:
        """Authorise, and find the exclusions that would have prevented the alert."""

    def weigh(self, alert_id: int, typed: str) -> Offer:
        """The same offer with what was typed into the form. Does not authorise, asks Slack nothing."""

    def dismiss(self, alert_id: int, typed: str, who: str, clicked_in: str) -> Decision | Barred | Unfit:
        """Authorise, dismiss, and propose what was typed, if anything was."""

    def why(self, alert_id: int) -> AlertWhy:
        """Why an alert is as it is."""

    def trace(self, url: str, who: str) -> Trace | Barred:
        """Authorise, and find out what became of a link."""
