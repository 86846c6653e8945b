"""What an auditor reads, page by page, and the refusals that are recorded for them."""

from __future__ import annotations

from typing import Protocol

from bot.domain.alert import Alert
from bot.domain.audit import Recorded, Refusal


class AuditStore(Protocol):
    """The record of who did what, and who was refused. Called by flow/act and flow/audit.

    Pages are in the order of ids; `after_id` is the last id of the page before, 0 for the first. A page that has fewer
    than `limit` is the last one.
    """

    def alerts_after(self, after_id: int, limit: int) -> list[Alert]:
        """Alerts, oldest first."""

    def recorded(self, alert_id: int, after_id: int, limit: int) -> list[Recorded]:
        """The changes of one alert as they were stored, oldest first."""

    def add_refusal(self, refusal: Refusal) -> None:
        """Append a refusal; its `id` is ignored. There is no way to alter or remove one."""

    def refusals(self, after_id: int, limit: int) -> list[Refusal]:
        """Refusals, oldest first."""
