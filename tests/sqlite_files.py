"""SQLite databases for tests: migrated once for this process, and copied from then on, in a twentieth of the time."""

import tempfile
from functools import cache
from pathlib import Path

from bot.storage.sqlite import migrate_sqlite


def fresh_sqlite(path: Path) -> str:
    """A migrated, empty database in this file, which must not be there yet."""
    with path.open("xb") as file:
        file.write(_template())
    return str(path)


@cache
def _template() -> bytes:
    with tempfile.TemporaryDirectory(prefix="wardwatch-") as folder:
        path = Path(folder) / "template.db"
        migrate_sqlite(str(path))
        return path.read_bytes()
