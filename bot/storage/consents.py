"""Who answered what to the question whether they may be contacted, and digests of those who asked not to be."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.consent import Consent, ConsentAnswer
from bot.storage.engine import Engine
from bot.storage.rows import moment, when


class Consents:
    """Keeps answers, which can only be added, and the list of digests."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_consent(self, consent: Consent) -> Consent:
        """See `Store`."""
        values = [consent.alert_id, consent.answer.value, consent.link, consent.words, consent.who, moment(consent.at)]
        [(consent_id,)] = self._engine.rows(_ADD, values)
        return replace(consent, id=consent_id)

    def consent(self, alert_id: int) -> Consent | None:
        """See `Store`."""
        rows = self._engine.rows(
            f"SELECT id, {_COLUMNS} FROM consents WHERE alert_id = ? ORDER BY id DESC LIMIT 1", [alert_id]
        )
        if not rows:
            return None
        [(consent_id, alert_id, answer, link, words, who, at)] = rows
        return Consent(consent_id, alert_id, ConsentAnswer(answer), link, words, who, when(at))

    def is_opted_out(self, digest: str) -> bool:
        """See `Store`."""
        return bool(self._engine.rows("SELECT 1 FROM opt_outs WHERE digest = ?", [digest]))

    def opt_out(self, digest: str, who: str, now: datetime) -> None:
        """See `Store`."""
        self._engine.change(_OPT_OUT, [digest, who, moment(now)])

    def end_opt_out(self, digest: str) -> None:
        """See `Store`."""
        self._engine.change("DELETE FROM opt_outs WHERE digest = ?", [digest])

    def store_id(self) -> str:
        """See `Store`."""
        [(store_id,)] = self._engine.rows("SELECT value FROM meta WHERE name = 'store_id'")
        return str(store_id)


_COLUMNS = "alert_id, answer, link, words, who, at"

_ADD = f"INSERT INTO consents ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) RETURNING id"

_OPT_OUT = "INSERT INTO opt_outs (digest, who, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
