"""The tables, as steps by name. A step that was released is never altered: the next change is a new step.

The SQL runs on SQLite and on PostgreSQL; what differs is a `Dialect`. Times are whole microseconds since 1970 in UTC,
JSON is text, truths are 0 and 1 (see `rows` and docs/storage.md).
"""

from __future__ import annotations

from bot.storage.schema_answers import answers
from bot.storage.schema_drills import drills
from bot.storage.schema_mentions import mentions, words
from bot.storage.steps import Dialect, Step


def _alerts(dialect: Dialect) -> tuple[str, ...]:
    return (
        f"""CREATE TABLE alerts (
            id {dialect.identity},
            revision INTEGER NOT NULL,
            state TEXT NOT NULL,
            severity TEXT NOT NULL,
            category TEXT NOT NULL,
            rule_id TEXT NOT NULL,
            rule_name TEXT NOT NULL,
            channel TEXT NOT NULL,
            policy TEXT NOT NULL,
            lead_id BIGINT NOT NULL REFERENCES mentions (id),
            opened_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL,
            why TEXT NOT NULL,
            owner TEXT NOT NULL,
            mention_count INTEGER NOT NULL,
            reach BIGINT NOT NULL,
            acknowledged_by TEXT NOT NULL,
            acknowledged_at BIGINT,
            resolved_by TEXT NOT NULL,
            resolved_at BIGINT,
            disposition TEXT,
            note TEXT NOT NULL
        )""",
        """CREATE TABLE story_keys (
            digest TEXT PRIMARY KEY,
            alert_id BIGINT NOT NULL REFERENCES alerts (id) ON DELETE CASCADE
        )""",
        "CREATE INDEX story_keys_by_alert ON story_keys (alert_id)",
        f"""CREATE TABLE changes (
            id {dialect.identity},
            alert_id BIGINT NOT NULL REFERENCES alerts (id),
            revision INTEGER NOT NULL,
            at BIGINT NOT NULL,
            who TEXT NOT NULL,
            verb TEXT NOT NULL,
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            reason TEXT NOT NULL,
            hash TEXT
        )""",
        "CREATE INDEX changes_by_alert ON changes (alert_id, id)",
        *dialect.append_only("changes"),
    )


def _deliveries(dialect: Dialect) -> tuple[str, ...]:
    return (
        f"""CREATE TABLE notices (
            id {dialect.identity},
            key TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            alert_id BIGINT REFERENCES alerts (id),
            mention_id BIGINT REFERENCES mentions (id),
            text TEXT NOT NULL,
            reason TEXT NOT NULL,
            created_at BIGINT NOT NULL
        )""",
        "CREATE INDEX notices_by_alert ON notices (alert_id)",
        """CREATE TABLE deliveries (
            notice_id BIGINT PRIMARY KEY REFERENCES notices (id) ON DELETE CASCADE,
            channel TEXT NOT NULL,
            lane TEXT NOT NULL,
            priority INTEGER NOT NULL,
            state TEXT NOT NULL,
            free_at BIGINT,
            after_root_of BIGINT,
            root_of BIGINT,
            edit_of BIGINT,
            token TEXT NOT NULL DEFAULT '',
            attempts INTEGER NOT NULL DEFAULT 0,
            expired_claims INTEGER NOT NULL DEFAULT 0,
            uncertain INTEGER NOT NULL DEFAULT 0,
            last_reason TEXT NOT NULL DEFAULT '',
            receipt_channel TEXT,
            receipt_ts TEXT,
            ended_at BIGINT
        )""",
        "CREATE INDEX deliveries_queue ON deliveries (priority, notice_id) WHERE free_at IS NOT NULL",
        "CREATE INDEX deliveries_undelivered ON deliveries (state) WHERE state <> 'done'",
        "CREATE UNIQUE INDEX deliveries_one_root ON deliveries (root_of) WHERE state <> 'done'",
        "CREATE UNIQUE INDEX deliveries_one_edit ON deliveries (edit_of) WHERE state = 'waiting'",
        """CREATE TABLE threads (
            alert_id BIGINT PRIMARY KEY REFERENCES alerts (id),
            channel_id TEXT NOT NULL,
            ts TEXT NOT NULL,
            shown_revision INTEGER NOT NULL
        )""",
        """CREATE TABLE pauses (
            lane TEXT PRIMARY KEY,
            until BIGINT NOT NULL,
            reason TEXT NOT NULL,
            is_refusal INTEGER NOT NULL DEFAULT 0
        )""",
    )


def _upkeep(dialect: Dialect) -> tuple[str, ...]:
    return (
        """CREATE TABLE source_states (
            name TEXT PRIMARY KEY,
            cursor TEXT NOT NULL,
            polled_at BIGINT,
            succeeded_at BIGINT,
            not_before BIGINT,
            failures INTEGER NOT NULL,
            told INTEGER NOT NULL DEFAULT 0,
            needs_person INTEGER NOT NULL DEFAULT 0,
            trouble TEXT NOT NULL
        )""",
        """CREATE TABLE leases (
            name TEXT PRIMARY KEY,
            holder TEXT NOT NULL,
            until BIGINT NOT NULL
        )""",
        f"""CREATE TABLE dues (
            id {dialect.identity},
            kind TEXT NOT NULL,
            alert_id BIGINT REFERENCES alerts (id),
            detail TEXT NOT NULL,
            due_at BIGINT NOT NULL,
            free_at BIGINT,
            token TEXT NOT NULL DEFAULT '',
            attempts INTEGER NOT NULL DEFAULT 0
        )""",
        "CREATE INDEX dues_queue ON dues (due_at) WHERE free_at IS NOT NULL",
        "CREATE INDEX dues_by_alert ON dues (alert_id)",
        """CREATE TABLE inbound (
            event_id TEXT PRIMARY KEY,
            received_at BIGINT NOT NULL
        )""",
        "CREATE INDEX inbound_by_time ON inbound (received_at)",
        """CREATE TABLE meta (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        )""",
        f"INSERT INTO meta (name, value) VALUES ('store_id', {dialect.random_key})",  # noqa: S608 - our own words
    )


def _proposals(dialect: Dialect) -> tuple[str, ...]:
    """Also the look-up by link and id. Its indexes hold only what intake has settled, so that storing pays nothing."""
    return (
        f"""CREATE TABLE proposals (
            id {dialect.identity},
            alert_id BIGINT NOT NULL REFERENCES alerts (id),
            rule_id TEXT NOT NULL,
            exclusion TEXT NOT NULL,
            query TEXT NOT NULL,
            edited TEXT NOT NULL,
            who TEXT NOT NULL,
            at BIGINT NOT NULL,
            matched INTEGER NOT NULL,
            removed INTEGER NOT NULL,
            real_ones INTEGER NOT NULL,
            state TEXT NOT NULL,
            decided_by TEXT NOT NULL,
            decided_at BIGINT
        )""",
        "CREATE INDEX proposals_open ON proposals (id) WHERE state = 'open'",
        "CREATE INDEX proposals_by_alert ON proposals (alert_id)",
        "ALTER TABLE mentions ADD COLUMN link_digest TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX mentions_by_link ON mentions (link_digest) WHERE link_digest <> ''",
        "CREATE INDEX mentions_by_external_id ON mentions (external_id) WHERE outcome IS NOT NULL",
    )


def _overview(_dialect: Dialect) -> tuple[str, ...]:
    """What people look for: open alerts, the mentions of alerts, the alert of a thread."""
    return (
        "CREATE INDEX alerts_not_closed ON alerts (id) WHERE state NOT IN ('resolved', 'dismissed')",
        "CREATE INDEX mentions_of_alerts ON mentions (id) WHERE alert_id IS NOT NULL",
        "CREATE INDEX threads_by_root ON threads (channel_id, ts)",
    )


def _life(dialect: Dialect) -> tuple[str, ...]:
    """What an alert remembers of the last presses, of a snooze, a merge and an answer; refusals and mutes.

    An older program would go on with a history without digests, and join what was merged: it breaks older ones.
    """
    return (
        "ALTER TABLE alerts ADD COLUMN snoozed_until BIGINT",
        "ALTER TABLE alerts ADD COLUMN merged_into BIGINT",
        "ALTER TABLE alerts ADD COLUMN answer_link TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE alerts ADD COLUMN presses TEXT NOT NULL DEFAULT '[]'",
        f"""CREATE TABLE refusals (
            id {dialect.identity},
            alert_id BIGINT REFERENCES alerts (id),
            who TEXT NOT NULL,
            verb TEXT NOT NULL,
            why TEXT NOT NULL,
            at BIGINT NOT NULL
        )""",
        *dialect.append_only("refusals"),
        f"""CREATE TABLE mutes (
            id {dialect.identity},
            kind TEXT NOT NULL,
            value TEXT NOT NULL,
            until BIGINT NOT NULL,
            who TEXT NOT NULL,
            at BIGINT NOT NULL,
            reason TEXT NOT NULL,
            ended_by TEXT NOT NULL,
            ended_at BIGINT
        )""",
        "CREATE INDEX mutes_by_end ON mutes (until)",
    )


def _roster(dialect: Dialect) -> tuple[str, ...]:
    """Also the way to the alerts of a period, for the report."""
    return (
        f"""CREATE TABLE overrides (
            id {dialect.identity},
            schedule TEXT NOT NULL,
            member TEXT NOT NULL,
            start_at BIGINT NOT NULL,
            end_at BIGINT NOT NULL,
            who TEXT NOT NULL,
            made_at BIGINT NOT NULL,
            reason TEXT NOT NULL,
            ended_by TEXT NOT NULL DEFAULT ''
        )""",
        "CREATE INDEX overrides_by_end ON overrides (schedule, end_at)",
        f"""CREATE TABLE swaps (
            id {dialect.identity},
            schedule TEXT NOT NULL,
            asker TEXT NOT NULL,
            other TEXT NOT NULL,
            gives_start BIGINT NOT NULL,
            gives_end BIGINT NOT NULL,
            takes_start BIGINT,
            takes_end BIGINT,
            asked_at BIGINT NOT NULL,
            state TEXT NOT NULL,
            decided_at BIGINT
        )""",
        "CREATE INDEX swaps_asked ON swaps (id) WHERE state = 'asked'",
        "CREATE INDEX alerts_by_opening ON alerts (opened_at, id)",
    )


def _paging(_dialect: Dialect) -> tuple[str, ...]:
    """A due is one by kind, alert, detail and time. An older program would not know the kinds of notices that call."""
    return (
        "CREATE UNIQUE INDEX dues_once ON dues (kind, (COALESCE(alert_id, 0)), detail, due_at)",
        """CREATE TABLE escalations (
            alert_id BIGINT PRIMARY KEY REFERENCES alerts (id),
            policy TEXT NOT NULL,
            started_at BIGINT NOT NULL,
            progress TEXT NOT NULL,
            round INTEGER NOT NULL,
            step INTEGER NOT NULL,
            next_at BIGINT,
            set_off_by TEXT NOT NULL,
            told_at BIGINT
        )""",
        "ALTER TABLE notices ADD COLUMN held_until BIGINT",
        "CREATE INDEX notices_held ON notices (held_until) WHERE held_until IS NOT NULL",
        "CREATE INDEX alerts_by_owner ON alerts (owner) WHERE owner <> ''",
        "CREATE INDEX alerts_by_acknowledger ON alerts (acknowledged_by) WHERE acknowledged_by <> ''",
    )


def _watch(_dialect: Dialect) -> tuple[str, ...]:
    return (
        "ALTER TABLE source_states ADD COLUMN first_new_at BIGINT",
        "ALTER TABLE source_states ADD COLUMN last_new_at BIGINT",
        "ALTER TABLE source_states ADD COLUMN longest_silence BIGINT NOT NULL DEFAULT 0",
        """CREATE TABLE troubles (
            key TEXT PRIMARY KEY,
            text TEXT NOT NULL,
            since BIGINT NOT NULL
        )""",
    )


def _spikes(_dialect: Dialect) -> tuple[str, ...]:
    """An older program would not know what people may say of a severity, nor that somebody looked at what is hidden."""
    return (
        """CREATE TABLE counting (
            name TEXT PRIMARY KEY,
            since BIGINT NOT NULL,
            until BIGINT NOT NULL,
            after_id BIGINT NOT NULL
        )""",
        """CREATE TABLE spike_series (
            name TEXT PRIMARY KEY,
            state TEXT NOT NULL,
            hours TEXT NOT NULL,
            began_at BIGINT,
            reason TEXT NOT NULL,
            part_of TEXT NOT NULL
        )""",
    )


def _triage(_dialect: Dialect) -> tuple[str, ...]:
    """What else a verdict says, and how alerts of a rule and category ended."""
    return (
        "ALTER TABLE verdicts ADD COLUMN topics TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE verdicts ADD COLUMN delicate INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX alerts_by_end ON alerts (rule_id, category, resolved_at) WHERE disposition IS NOT NULL",
    )


def _calm(_dialect: Dialect) -> tuple[str, ...]:
    """Troubles that come and go are told once. What stands in for an alert is found by an index of its own."""
    return (
        "ALTER TABLE troubles ADD COLUMN calm_since BIGINT",
        "CREATE INDEX notices_stand_ins ON notices (alert_id) WHERE kind = 'stand-in'",
    )


def _pace(_dialect: Dialect) -> tuple[str, ...]:
    """What waits already goes first. An older program takes no tokens and gives no turns, which hurts nobody."""
    return (
        "ALTER TABLE deliveries ADD COLUMN method TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE deliveries ADD COLUMN turn_at BIGINT NOT NULL DEFAULT 0",
        "UPDATE deliveries SET turn_at = priority WHERE state <> 'done'",
        "CREATE INDEX deliveries_turns ON deliveries (turn_at, notice_id) WHERE free_at IS NOT NULL",
        "CREATE INDEX deliveries_in_flight ON deliveries (lane) WHERE state = 'claimed'",
        """CREATE TABLE buckets (
            name TEXT PRIMARY KEY,
            full_at BIGINT NOT NULL,
            ahead BIGINT NOT NULL,
            kept BIGINT NOT NULL,
            every BIGINT NOT NULL
        )""",
    )


def _sums(_dialect: Dialect) -> tuple[str, ...]:
    """An older program would not know the kinds of notices that sum up."""
    return (
        "CREATE INDEX deliveries_in_lane ON deliveries (lane) WHERE state = 'waiting'",
        "CREATE INDEX notices_by_mention ON notices (mention_id) WHERE mention_id IS NOT NULL",
        "CREATE INDEX notices_sums ON notices (alert_id) WHERE kind = 'summed up'",
    )


STEPS = (
    Step("mentions", mentions),
    Step("alerts", _alerts),
    Step("deliveries", _deliveries),
    Step("upkeep", _upkeep),
    Step("proposals", _proposals),
    Step("watch", _watch),
    Step("life", _life, breaks_older=True),
    Step("roster", _roster),
    Step("paging", _paging, breaks_older=True),
    Step("overview", _overview),
    Step("spikes", _spikes, breaks_older=True),
    Step("answers", answers, breaks_older=True),
    Step("triage", _triage),
    Step("calm", _calm),
    Step("words", words),
    Step("pace", _pace),
    Step("sums", _sums, breaks_older=True),
    Step("drills", drills),
)
