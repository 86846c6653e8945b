"""The tables of mentions, and of what was found about them."""

from __future__ import annotations

from bot.storage.steps import Dialect


def mentions(dialect: Dialect) -> tuple[str, ...]:
    """Mentions with their matches and verdicts."""
    return (*_mentions(dialect), *_FOUND)


def words(dialect: Dialect) -> tuple[str, ...]:
    """What mentions of alerts are found by; for those that are there already, their words as they were written."""
    return (
        """CREATE TABLE mention_words (
            mention_id BIGINT PRIMARY KEY REFERENCES mentions (id) ON DELETE CASCADE,
            words TEXT NOT NULL
        )""",
        *dialect.full_text("mention_words", "mention_id", "words"),
        """INSERT INTO mention_words (mention_id, words)
            SELECT id, LOWER(title || ' ' || SUBSTR(text, 1, 10000) || ' ' || author_handle || ' ' || author_name)
            FROM mentions WHERE alert_id IS NOT NULL""",
    )


def _mentions(dialect: Dialect) -> tuple[str, ...]:
    return (
        f"""CREATE TABLE mentions (
            id {dialect.identity},
            first_seen_at BIGINT NOT NULL,
            found_by TEXT NOT NULL,
            revision INTEGER NOT NULL DEFAULT 1,
            edited_at BIGINT,
            outcome TEXT,
            outcome_reason TEXT NOT NULL DEFAULT '',
            settled_at BIGINT,
            alert_id BIGINT,
            joined_at BIGINT,
            source TEXT NOT NULL,
            external_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            published_at BIGINT NOT NULL,
            lang TEXT NOT NULL,
            rating DOUBLE PRECISION,
            author_handle TEXT NOT NULL,
            author_name TEXT NOT NULL,
            followers BIGINT,
            verified INTEGER,
            likes BIGINT,
            reposts BIGINT,
            replies BIGINT,
            views BIGINT,
            in_reply_to TEXT NOT NULL,
            conversation_id TEXT NOT NULL,
            content_key TEXT NOT NULL,
            url TEXT NOT NULL,
            quoted_url TEXT NOT NULL,
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            UNIQUE (source, external_id)
        )""",
        "CREATE INDEX mentions_by_content ON mentions (source, content_key) WHERE content_key <> ''",
        "CREATE INDEX mentions_waiting ON mentions (id) WHERE outcome IS NULL",
        "CREATE INDEX mentions_by_alert ON mentions (alert_id, joined_at, id) WHERE alert_id IS NOT NULL",
    )


_FOUND = (
    """CREATE TABLE matches (
        mention_id BIGINT NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        rule_id TEXT NOT NULL,
        rule_name TEXT NOT NULL,
        kind TEXT NOT NULL,
        floor TEXT,
        evidence TEXT NOT NULL,
        PRIMARY KEY (mention_id, position)
    )""",
    "CREATE INDEX matches_by_rule ON matches (rule_id, mention_id)",
    """CREATE TABLE verdicts (
        mention_id BIGINT PRIMARY KEY REFERENCES mentions (id) ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        label TEXT NOT NULL,
        score DOUBLE PRECISION NOT NULL,
        category TEXT NOT NULL,
        severity TEXT NOT NULL,
        reasons TEXT NOT NULL,
        private TEXT NOT NULL,
        judged_at BIGINT NOT NULL
    )""",
)
