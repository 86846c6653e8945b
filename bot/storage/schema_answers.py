"""The tables of answers: drafts of replies, the wordings of each site, consent."""

from __future__ import annotations

from bot.storage.steps import Dialect


def answers(dialect: Dialect) -> tuple[str, ...]:
    """Drafts of replies, the wordings used on each site, who may be contacted, and when an alert was answered.

    An older program would not know what is written into the history of such alerts: it breaks older ones.
    """
    return (
        "ALTER TABLE alerts ADD COLUMN answered_at BIGINT",
        "ALTER TABLE alerts ADD COLUMN published_link TEXT NOT NULL DEFAULT ''",
        f"""CREATE TABLE drafts (
            id {dialect.identity},
            alert_id BIGINT NOT NULL REFERENCES alerts (id),
            text TEXT NOT NULL,
            author TEXT NOT NULL,
            written_at BIGINT NOT NULL,
            site TEXT NOT NULL,
            revision INTEGER NOT NULL,
            state TEXT NOT NULL,
            approved_by TEXT NOT NULL,
            approved_as TEXT NOT NULL,
            approved_at BIGINT,
            published_by TEXT NOT NULL,
            published_at BIGINT,
            link TEXT NOT NULL
        )""",
        "CREATE INDEX drafts_by_alert ON drafts (alert_id)",
        f"""CREATE TABLE wordings (
            id {dialect.identity},
            site TEXT NOT NULL,
            alert_id BIGINT NOT NULL REFERENCES alerts (id),
            text TEXT NOT NULL,
            at BIGINT NOT NULL,
            published INTEGER NOT NULL
        )""",
        "CREATE INDEX wordings_by_site ON wordings (site, id)",
        f"""CREATE TABLE consents (
            id {dialect.identity},
            alert_id BIGINT NOT NULL REFERENCES alerts (id),
            answer TEXT NOT NULL,
            link TEXT NOT NULL,
            words TEXT NOT NULL,
            who TEXT NOT NULL,
            at BIGINT NOT NULL
        )""",
        "CREATE INDEX consents_by_alert ON consents (alert_id, id)",
        *dialect.append_only("consents"),
        """CREATE TABLE opt_outs (
            digest TEXT PRIMARY KEY,
            who TEXT NOT NULL,
            at BIGINT NOT NULL
        )""",
    )
