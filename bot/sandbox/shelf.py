"""Where the bytes of files and documents lie: in memory, or in a folder beside the file that keeps the workspace."""

from __future__ import annotations

import threading
from hashlib import sha256
from pathlib import Path

from bot.sandbox.refusals import StateFileError

MOST_BYTES = 200_000_000


class ShelfFullError(Exception):
    """There is no room for so many bytes."""


class Shelf:
    """Bytes by key. Keys may be anything: no key becomes a path."""

    def __init__(self, folder: Path | None = None, most: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most = most
        self._lock = threading.Lock()
        self._kept: dict[str, bytes] = {}
        self._used = sum(path.stat().st_size for path in folder.iterdir()) if folder and folder.is_dir() else 0

    def put(self, key: str, content: bytes) -> None:
        """Keep these bytes in place of those under the same key. Raises `ShelfFullError` when there is no room."""
        with self._lock:
            used = self._used - len(self._get(key)) + len(content)
            if used > self._most:
                raise ShelfFullError
            self._write(key, content)
            self._used = used

    def get(self, key: str) -> bytes:
        """The bytes under a key; none when nothing was ever put there."""
        with self._lock:
            return self._get(key)

    def _get(self, key: str) -> bytes:
        if self._folder is None:
            return self._kept.get(key, b"")
        path = self._path(self._folder, key)
        return path.read_bytes() if path.is_file() else b""

    def _write(self, key: str, content: bytes) -> None:
        if self._folder is None:
            self._kept[key] = content
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._path(self._folder, key).write_bytes(content)
        except OSError as error:
            raise StateFileError(
                f"cannot be used: {error.strerror}", who=str(self._folder), cure="name another file"
            ) from error

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / sha256(key.encode()).hexdigest()
