"""Live updates: which parts of a page changed, as server-sent events. Only what changed is drawn and sent."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable
from hashlib import sha256

from starlette.concurrency import run_in_threadpool

from bot.sandbox.feed import Change
from bot.sandbox.page.bell import Bell
from bot.sandbox.page.sight import Sight
from bot.sandbox.records import Json
from bot.sandbox.workspace import Workspace

PING_S = 15.0
GATHER_S = 0.05
"""How long to wait after a change for those that come with it: a burst is one update."""
MOST_AT_ONCE = 200
"""More changed messages than these, and the page is asked to load anew."""


class Follower:
    """Follows the workspace for one page. Not thread-safe: one update at a time."""

    def __init__(self, workspace: Workspace, sight: Sight, since: int) -> None:
        self._workspace = workspace
        self._sight = sight
        self._seen = since
        self._sent: dict[str, str] = {}

    @property
    def seen(self) -> int:
        """The number of the last change that was looked at."""
        return self._seen

    def update(self) -> Json | None:
        """What changed since the last update, or nothing that this page shows."""
        changes = self._workspace.changes_since(self._seen)
        self._seen = changes.sequence
        mine = [change for change in changes.entries if self._concerns(change)]
        here = [c for c in mine if c.channel == self._sight.seat.place and c.kind in {"message", "whisper"}]
        if not changes.complete or len(here) > MOST_AT_ONCE:
            return {"reload": True}
        update: Json = {"parts": self._parts(mine), "warnings": self._warnings(mine)}
        update |= self._said({change.ts: None for change in here}) if here else {}
        return update if any(update.values()) else None

    def _concerns(self, change: Change) -> bool:
        """Whispers, views, warnings and read marks are their person's alone."""
        private = change.kind in {"whisper", "view", "warned", "readmark"}
        return not private or change.user == self._sight.seat.user.id

    def _said(self, stamps: Iterable[str]) -> Json:
        every = list(stamps)
        gone = [stamp for stamp in every if self._sight.is_gone(stamp)]
        return {
            "messages": self._new(self._sight.items(every)),
            "replies": self._new(self._sight.thread_items(every)) if self._sight.seat.thread else [],
            "gone": [f"{pane}-{stamp}" for stamp in gone for pane in "mt"],
        }

    def _new(self, items: Iterable[tuple[str, str]]) -> list[list[str]]:
        return [[id_, html] for id_, html in items if self._differs(id_, html)]

    def _parts(self, changes: list[Change]) -> dict[str, str]:
        kinds = {change.kind for change in changes}
        views = {change.view for change in changes if change.kind == "view"}
        draw: dict[str, tuple[bool, Callable[[], str]]] = {
            "sidebar": (bool(kinds - {"view", "warned", "guide", "document", "file"}), self._sight.sidebar),
            "head": ("channel" in kinds, self._sight.head),
            "modal": (bool(views), self._sight.modal),
            "said": (bool(views) and not self._sight.channel, self._sight.home),
            "guide": (bool(kinds & {"guide", "document"}), self._sight.guide),
        }
        shown = {id_: part() for id_, (is_due, part) in draw.items() if is_due}
        return {id_: html for id_, html in shown.items() if self._differs(id_, html)}

    def _warnings(self, changes: list[Change]) -> list[str]:
        count = sum(change.kind == "warned" for change in changes)
        return self._workspace.warnings(self._sight.seat.user.id)[-count:] if count else []

    def _differs(self, id_: str, html: str) -> bool:
        """Whether this is not what was sent under this id the last time."""
        digest = sha256(html.encode()).hexdigest()
        if self._sent.get(id_) == digest:
            return False
        self._sent[id_] = digest
        return True


async def events(follower: Follower, bell: Bell) -> AsyncIterator[str]:
    """The updates as server-sent events, for as long as the page is open and the workspace is there."""
    yield "retry: 1000\n\n"
    while not bell.is_stopped:
        if await bell.past(follower.seen, PING_S) <= follower.seen:
            yield ": still here\n\n"
            continue
        await asyncio.sleep(GATHER_S)
        update = await run_in_threadpool(follower.update)
        if update:
            yield f"id: {follower.seen}\ndata: {json.dumps(update)}\n\n"
