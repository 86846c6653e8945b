"""The tables of drills: which drill a store belongs to, and its record."""

from __future__ import annotations

from bot.storage.steps import Dialect


def drills(dialect: Dialect) -> tuple[str, ...]:
    """Only in the store of a drill is anything in them."""
    return (
        """CREATE TABLE drill_runs (
            mark TEXT PRIMARY KEY,
            file TEXT NOT NULL,
            script TEXT NOT NULL,
            speed DOUBLE PRECISION NOT NULL,
            channel TEXT NOT NULL,
            began_at BIGINT NOT NULL,
            state TEXT NOT NULL,
            heard_at BIGINT
        )""",
        f"""CREATE TABLE drill_events (
            id {dialect.identity},
            at BIGINT NOT NULL,
            kind TEXT NOT NULL,
            who TEXT NOT NULL,
            about TEXT NOT NULL,
            words TEXT NOT NULL,
            UNIQUE (kind, who, about)
        )""",
    )
