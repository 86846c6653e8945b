"""Drafts of public replies, the wordings used on each site, and who may be contacted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.consent import Consent
from bot.domain.draft import Draft


class DraftStore(Protocol):
    """Drafts and wordings. Called by flow/answer and flow/deliver."""

    def add_draft(self, draft: Draft) -> Draft:
        """Store a draft; its `id` is ignored and the one given by the store is in the answer."""

    def draft(self, draft_id: int) -> Draft:
        """One draft as it stands. Raises `UnknownDraftError`."""

    def drafts(self, alert_id: int) -> list[Draft]:
        """All drafts of an alert, oldest first."""

    def save_draft(self, draft: Draft) -> bool:
        """Replace a draft if the stored revision is exactly one less; False when somebody else was faster."""

    def add_wordings(
        self, site: str, alert_id: int, texts: Sequence[str], now: datetime, *, published: bool = False
    ) -> None:
        """Remember what was offered or published on a site, the last one as the newest. The newest 60 are kept."""

    def wordings(self, site: str, *, without: int = 0, published_since: datetime | None = None) -> list[str]:
        """What was used on a site, newest first, but for one alert; or of that only what was published since then."""


class ConsentStore(Protocol):
    """Answers to the question whether somebody may be contacted, and digests of those who may not. As `DraftStore`."""

    def add_consent(self, consent: Consent) -> Consent:
        """Append an answer; its `id` is ignored. There is no way to alter or remove one."""

    def consent(self, alert_id: int) -> Consent | None:
        """The latest answer that was recorded for an alert."""

    def is_opted_out(self, digest: str) -> bool:
        """Whether this digest of a handle is on the list."""

    def opt_out(self, digest: str, who: str, now: datetime) -> None:
        """Put it on the list. Harmless when repeated."""

    def end_opt_out(self, digest: str) -> None:
        """Take it from the list. Harmless when it is not there."""

    def store_id(self) -> str:
        """What this store alone knows, made when it was: the key of those digests."""
