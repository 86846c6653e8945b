"""The way out: notices, their deliveries, the threads they end in; and leases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.notice import Delivery, Notice, Receipt, Thread
from bot.domain.pace import UNPACED, Pace


class DeliveryStore(Protocol):
    """The way out. Called by flow/deliver, and add_notice by every step."""

    def add_notice(self, notice: Notice) -> bool:
        """Queue a notice, and answer whether it was queued.

        An `edit` is state, not a message: while one is waiting for the same alert, a second is not queued, but may make
        it more urgent. Nor is a second `root` queued while one is not yet done.
        """

    def claim_delivery(
        self, token: str, now: datetime, until: datetime, pace: Pace = UNPACED, *, is_likely: bool = False
    ) -> Delivery | None:
        """Claim the delivery whose turn it is, of those that may be sent now, for this worker alone, until `until`.

        The earliest `Notice.turn` first, then the oldest. Skipped: those claimed by others, those that must wait,
        those whose lane or method is paused, everything but a `root` of an alert that has no thread yet, and those of
        a lane in which another one is claimed: a lane is told one after the other, whoever sends. A delivery whose
        earlier claim expired, or whose last attempt was postponed as uncertain, comes back `uncertain`.

        With the claim one token is taken from each bucket of `pace` that the delivery needs, and one for which a
        bucket is empty is skipped. A pace that `lasts` takes none where no rate limit ended within that time. The
        buckets are the same for all processes. Of the last tokens that a `Rate` keeps only urgent deliveries
        (`Notice.priority` up to `AFTER_A_CLICK`) take. When the clock was set back, what a bucket remembers of the
        future is forgotten.

        `is_likely` changes nothing but the price: who has just had one need not look before it waits to write.
        """

    def prolong_delivery(self, delivery: Delivery, until: datetime) -> bool:
        """Keep the claim until then: it is still worked on. False when the claim is no longer ours."""

    def finish_delivery(self, delivery: Delivery, receipt: Receipt | None, now: datetime) -> bool:
        """The delivery is done. False, and nothing stored, when the claim is no longer ours."""

    def postpone_delivery(
        self, delivery: Delivery, not_before: datetime, reason: str, *, uncertain: bool = False
    ) -> bool:
        """Give the claim back for later. False when the claim is no longer ours."""

    def park_delivery(self, delivery: Delivery, reason: str, now: datetime) -> bool:
        """Put a delivery aside until a person mends its cause; it is kept. False when the claim is no longer ours."""

    def retry_refused(self) -> int:
        """Let everything that was parked or refused be tried at once, at the start of a run; how many will be.

        A restart says that a person has mended something. Pauses for a rate limit stay. What was parked comes back
        `uncertain`, because a bug may have come after the message was sent.
        """

    def pause_lane(self, lane: str, until: datetime, reason: str, *, is_refusal: bool = False) -> None:
        """Send nothing of this lane or method (see `Notice`) before `until`; a later end wins.

        `is_refusal` when it is not a rate limit but something that a person must mend.
        """

    def hurry_root(self, alert_id: int, priority: int) -> None:
        """Let the first post of an alert, if it is still on its way, go out with this priority at the latest."""

    def release_root(self, alert_id: int) -> None:
        """Let the first post of an alert that waits for its `not_before` go out at once."""

    def held_until(self, channel: str, until: datetime) -> list[int]:
        """The alerts whose first post was held back until then in this channel, by id."""

    def withdraw_delivery(self, delivery: Delivery, reason: str, now: datetime) -> bool:
        """The delivery is done without having been sent. False when the claim is no longer ours."""

    def withdraw_pages(self, alert_id: int, reason: str, now: datetime) -> int:
        """Never send the pages of an alert that wait or are parked; how many. One in flight is not called back."""

    def pages_shown(self, alert_id: int, since: datetime) -> list[tuple[str, Receipt]]:
        """The direct messages to people about an alert that were queued since then and sent: their keys and places."""

    def next_delivery_at(self, now: datetime) -> datetime | None:
        """When something may be sent: `now` if at once, None when nothing waits. Parked ones do not count.

        Pauses, empty buckets and claims in the same lane count, so that nobody looks before.
        """

    def undelivered(self) -> dict[str, int]:
        """How many deliveries are `waiting`, `claimed` and `parked`; if any, how many are `held` back by quiet hours.

        What waits for a first post that is held back is held back with it.
        """

    def thread(self, alert_id: int) -> Thread | None:
        """The Slack thread of an alert."""

    def is_told(self, alert_id: int, channels: Sequence[str]) -> bool:
        """Whether something about this alert was sent, or is on its way, to one of these channels or people.

        Both what a notice named and the channel id of its receipt count.
        """

    def save_thread(self, thread: Thread) -> None:
        """Remember where an alert's thread is and which revision its root shows, which never goes down."""


class LeaseStore(Protocol):
    """Called by whatever must run once among several processes."""

    def lease(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        """Take or prolong a lease; False while another holder has it."""

    def leased_until(self, name: str, now: datetime) -> datetime | None:
        """When a lease ends, if nobody prolongs it; None when it can be had now."""

    def release(self, name: str, holder: str) -> None:
        """Give a lease back early."""
