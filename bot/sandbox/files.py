"""Uploaded files, and documents that whoever runs the workspace shows in it. The bytes lie on the shelf.

An upload is three steps, as in Slack: a ticket with an address, the bytes sent there, and their completion.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from mimetypes import guess_type

from bot.errors import SettingsError
from bot.sandbox.ledger import Ledger
from bot.sandbox.records import Document, File, Json
from bot.sandbox.refusals import Refusal
from bot.sandbox.shelf import Shelf, ShelfFullError

LARGEST_FILE = 20_000_000
MOST_TICKETS = 100
DOCUMENT_TYPES = frozenset(
    {"text/html", "text/plain", "text/csv", "application/json", "image/png", "image/jpeg", "image/svg+xml"}
)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True, slots=True)
class Ticket:
    """An upload that was asked for. `length` is what was announced; `is_sent` once the bytes came."""

    file: File
    length: int
    is_sent: bool = False


class Files:
    """The files of all people and of the app."""

    def __init__(self, ledger: Ledger, shelf: Shelf, clock: Callable[[], datetime]) -> None:
        self._ledger = ledger
        self._shelf = shelf
        self._clock = clock
        self._tickets: dict[str, Ticket] = {}
        self._given = 0

    def ask(self, user_id: str, name: str, length: int, alt_text: str = "") -> File:
        """A ticket for one upload of this many bytes."""
        if length > LARGEST_FILE:
            raise Refusal("file_upload_size_restricted")
        with self._ledger.lock():
            while len(self._tickets) >= MOST_TICKETS:
                del self._tickets[next(iter(self._tickets))]
            file = self._new(user_id, name, length, alt_text)
            self._tickets[file.id] = Ticket(file, length)
            return file

    def receive(self, file_id: str, content: bytes) -> None:
        """Take the bytes that were announced. Refused with `file_not_found` or `file_size_mismatch`."""
        with self._ledger.lock():
            ticket = self._tickets.get(file_id)
            if ticket is None or ticket.is_sent:
                raise Refusal("file_not_found")
            if len(content) != ticket.length:
                raise Refusal("file_size_mismatch")
            self._store(f"file {file_id}", content)
            self._tickets[file_id] = replace(ticket, is_sent=True)

    def complete(self, titles: Mapping[str, str]) -> tuple[File, ...]:
        """Make uploads files, with their titles by id; all of them, or none.

        Refused with `file_not_found` while the bytes of one have not come.
        """
        with self._ledger.lock():
            tickets = [self._tickets.get(file_id) for file_id in titles]
            sent = [ticket.file for ticket in tickets if ticket and ticket.is_sent]
            if len(sent) < len(titles):
                raise Refusal("file_not_found")
            return tuple(self._keep(replace(file, title=titles[file.id] or file.name)) for file in sent)

    def _keep(self, file: File) -> File:
        del self._tickets[file.id]
        self._ledger.put(file)
        return file

    def upload(self, user_id: str, name: str, content: bytes, *, title: str = "") -> File:
        """All three steps at once, as a person's own Slack does them."""
        file = self.ask(user_id, name, len(content))
        self.receive(file.id, content)
        [uploaded] = self.complete({file.id: title})
        return uploaded

    def find(self, file_id: str) -> File:
        """A file that is there. Refused with `file_not_found`."""
        file = self._ledger.files.get(file_id)
        if file is None or file.deleted:
            raise Refusal("file_not_found")
        return file

    def content(self, file: File) -> bytes:
        """The bytes of a file."""
        return self._shelf.get(f"file {file.id}")

    def delete(self, file: File) -> None:
        """Take a file away; messages that show it say so."""
        gone = replace(file, deleted=True)
        with self._ledger.lock():
            self._ledger.put(gone)
            self._shelf.put(f"file {file.id}", b"")
            for message in [m for said in self._ledger.messages.values() for m in said.values() if file in m.files]:
                files = tuple(gone if each.id == file.id else each for each in message.files)
                self._ledger.put(replace(message, files=files))

    def knows(self, reference: Json) -> bool:
        """Whether a `slack_file` of an image names a file that is there, by id or by its address."""
        wanted = str(reference.get("id") or reference.get("url", ""))
        with self._ledger.lock():
            return any(f.id == wanted or f"/{f.id}/" in wanted for f in self._ledger.files.values() if not f.deleted)

    def put_document(self, name: str, media_type: str, content: bytes) -> str:
        """Show these bytes under a name, in place of an earlier document; the path to them."""
        if not _NAME.fullmatch(name):
            raise SettingsError("is not a name of letters, digits, dots and dashes", who=name, cure="choose another")
        if media_type not in DOCUMENT_TYPES:
            raise SettingsError(
                f"cannot be shown as {media_type}", who=name, cure=f"use one of {', '.join(sorted(DOCUMENT_TYPES))}"
            )
        with self._ledger.lock():
            self._store(f"document {name}", content)
            self._ledger.put(Document(name, media_type, len(content)))
        return f"/documents/{name}"

    def document(self, name: str) -> tuple[Document, bytes] | None:
        """A document and its bytes, if there is one of this name."""
        with self._ledger.lock():
            document = self._ledger.documents.get(name)
            return (document, self._shelf.get(f"document {name}")) if document else None

    def _store(self, key: str, content: bytes) -> None:
        try:
            self._shelf.put(key, content)
        except ShelfFullError:
            raise Refusal("storage_limit_reached") from None

    def _new(self, user_id: str, name: str, length: int, alt_text: str) -> File:
        media_type = guess_type(name)[0] or "application/octet-stream"
        created = int(self._clock().timestamp())
        return File(self._new_id(), name, name, media_type, length, user_id, created, alt_text)

    def _new_id(self) -> str:
        """An id that no file has, not even one of an earlier life of this workspace."""
        while True:
            self._given += 1
            file_id = f"F0LOCAL{self._given:04}"
            if file_id not in self._ledger.files:
                return file_id
