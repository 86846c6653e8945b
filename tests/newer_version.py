"""The program as a later version would be: it has one more step of the tables. Arguments are as for `wardwatch`."""

from __future__ import annotations

import os

from bot.cli.main import main
from bot.storage import postgres, sqlite, versions
from bot.storage.schema import STEPS, Dialect, Step


def _later(dialect: Dialect) -> tuple[str, ...]:
    """What a step may do while older programs run."""
    return (
        f"CREATE TABLE later (id {dialect.identity}, word TEXT NOT NULL)",
        "ALTER TABLE deliveries ADD COLUMN later INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE mentions ADD COLUMN later TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX alerts_later ON alerts (updated_at)",
    )


if __name__ == "__main__":
    more = (*STEPS, Step("later", _later, breaks_older=os.environ.get("BREAKS_OLDER") == "1"))
    for module in (postgres, sqlite, versions):
        vars(module)["STEPS"] = more
    main()
