"""Stores of drills: a database of its own beside the live one, so that nothing of a drill is ever in that.

Beside a SQLite file it is another file; in a PostgreSQL database it is another schema, with the same tables.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from bot.errors import StoreError
from bot.ports import Store
from bot.storage.open import is_postgres, migrate, open_store

_MARK = re.compile(r"[a-z0-9]{6}")
_BESIDE = "-drill-"
SCHEMA = "wardwatch_drill_"
_FILES = ("", "-wal", "-shm")


def is_mark(mark: str) -> bool:
    """Whether this can be the mark of a drill. What comes from outside is asked this before it names a database."""
    return bool(_MARK.fullmatch(mark))


def drill_address(live: str, mark: str) -> str:
    """Where the store of a drill is, beside the live one at `live`."""
    if not is_mark(mark):
        raise StoreError("is no mark of a drill", who="a drill", cure="`wardwatch drill --list` shows which there are")
    if is_postgres(live):
        parts = urlsplit(live)
        option = f"options={quote(f'-csearch_path={SCHEMA}{mark}')}"
        return urlunsplit(parts._replace(query=f"{parts.query}&{option}" if parts.query else option))
    path = Path(live)
    return str(path.with_name(f"{path.stem}{_BESIDE}{mark}{path.suffix}"))


def make_drill_store(live: str, mark: str) -> Store:
    """A new, empty store for a drill."""
    address = drill_address(live, mark)
    if is_postgres(live):
        from bot.storage.postgres_apart import make_schema

        make_schema(live, f"{SCHEMA}{mark}")
    return _opened(address, mark)


def open_drill_store(live: str, mark: str) -> Store | None:
    """The store of a drill, brought up to date first; None when there is none."""
    if mark not in drill_marks(live):
        return None
    return _opened(drill_address(live, mark), mark)


def _opened(address: str, mark: str) -> Store:
    if is_postgres(address):
        from bot.storage.postgres_apart import must_lead_to

        must_lead_to(address, f"{SCHEMA}{mark}")
    migrate(address)
    return open_store(address)


def drill_marks(live: str) -> list[str]:
    """The marks of the drills that have a store beside this one."""
    if is_postgres(live):
        from bot.storage.postgres_apart import schemas

        found = [name.removeprefix(SCHEMA) for name in schemas(live, SCHEMA)]
    else:
        path = Path(live).absolute()
        start = f"{path.stem}{_BESIDE}"
        found = [file.stem.removeprefix(start) for file in path.parent.glob(f"*{_BESIDE}*{path.suffix}")]
    return sorted(mark for mark in found if is_mark(mark))


def drop_drill_store(live: str, mark: str) -> None:
    """Forget a drill, with everything in it. Harmless when it is not there."""
    address = drill_address(live, mark)
    if is_postgres(live):
        from bot.storage.postgres_apart import drop_schema

        drop_schema(live, f"{SCHEMA}{mark}")
        return
    for ending in _FILES:
        Path(f"{address}{ending}").unlink(missing_ok=True)
