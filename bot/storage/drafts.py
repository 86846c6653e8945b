"""Drafts of public replies, and what was said on each site before."""

# Every value is bound; only our own column names and placeholders are put into the SQL.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.draft import Draft, DraftState
from bot.errors import UnknownDraftError
from bot.storage.engine import Engine, Row, Value, places
from bot.storage.rows import maybe_moment, maybe_when, moment, when

MOST_WORDINGS = 60


class Drafts:
    """Keeps drafts and wordings."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_draft(self, draft: Draft) -> Draft:
        """See `Store`."""
        [(draft_id,)] = self._engine.rows(_ADD, _values(draft))
        return replace(draft, id=draft_id)

    def draft(self, draft_id: int) -> Draft:
        """See `Store`."""
        rows = self._engine.rows(f"SELECT id, {_COLUMNS} FROM drafts WHERE id = ?", [draft_id])
        if not rows:
            raise UnknownDraftError("no draft has this id", who=f"draft {draft_id}", cure="write the reply anew")
        return _draft(rows[0])

    def drafts(self, alert_id: int) -> list[Draft]:
        """See `Store`."""
        sql = f"SELECT id, {_COLUMNS} FROM drafts WHERE alert_id = ? ORDER BY id"
        return [_draft(row) for row in self._engine.rows(sql, [alert_id])]

    def save_draft(self, draft: Draft) -> bool:
        """See `Store`."""
        return self._engine.change(_SAVE, [*_values(draft), draft.id, draft.revision - 1]) > 0

    def add_wordings(
        self, site: str, alert_id: int, texts: Sequence[str], now: datetime, *, published: bool = False
    ) -> None:
        """See `Store`."""
        with self._engine.atomic():
            for text in texts:
                self._engine.change(_ADD_WORDING, [site, alert_id, text, moment(now), int(published)])
            self._engine.change(_FORGET, [site, site, MOST_WORDINGS])

    def wordings(self, site: str, *, without: int = 0, published_since: datetime | None = None) -> list[str]:
        """See `Store`."""
        values: list[Value] = [site, without]
        if published_since is None:
            return [text for (text,) in self._engine.rows(_USED, values)]
        return [text for (text,) in self._engine.rows(_PUBLISHED, [*values, moment(published_since)])]


def _values(draft: Draft) -> list[Value]:
    return [
        draft.alert_id,
        draft.text,
        draft.author,
        moment(draft.written_at),
        draft.site,
        draft.revision,
        draft.state.value,
        draft.approved_by,
        draft.approved_as,
        maybe_moment(draft.approved_at),
        draft.published_by,
        maybe_moment(draft.published_at),
        draft.link,
    ]


def _draft(row: Row) -> Draft:
    draft_id, alert_id, text, author, written_at, site, revision, state, *rest = row
    approved_by, approved_as, approved_at, published_by, published_at, link = rest
    return Draft(
        id=draft_id,
        alert_id=alert_id,
        text=text,
        author=author,
        written_at=when(written_at),
        site=site,
        revision=revision,
        state=DraftState(state),
        approved_by=approved_by,
        approved_as=approved_as,
        approved_at=maybe_when(approved_at),
        published_by=published_by,
        published_at=maybe_when(published_at),
        link=link,
    )


_NAMES = (
    *("alert_id", "text", "author", "written_at", "site", "revision", "state"),
    *("approved_by", "approved_as", "approved_at", "published_by", "published_at", "link"),
)
_COLUMNS = ", ".join(_NAMES)

_ADD = f"INSERT INTO drafts ({_COLUMNS}) VALUES {places(len(_NAMES))} RETURNING id"

_SAVE = f"UPDATE drafts SET {', '.join(f'{name} = ?' for name in _NAMES)} WHERE id = ? AND revision = ?"

_ADD_WORDING = "INSERT INTO wordings (site, alert_id, text, at, published) VALUES (?, ?, ?, ?, ?)"

_FORGET = """DELETE FROM wordings WHERE site = ? AND id NOT IN
    (SELECT id FROM wordings WHERE site = ? ORDER BY id DESC LIMIT ?)"""

_USED = "SELECT text FROM wordings WHERE site = ? AND alert_id <> ? ORDER BY id DESC"

_PUBLISHED = """SELECT text FROM wordings WHERE site = ? AND alert_id <> ? AND published = 1 AND at >= ?
    ORDER BY id DESC"""
