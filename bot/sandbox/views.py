"""Modals and home tabs: for each person a stack of at most three modals, and one home tab.

Their blocks were checked before they come here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import chain

from bot.sandbox.ledger import Ledger
from bot.sandbox.records import Install, Json, View
from bot.sandbox.refusals import Refusal

STACK_LIMIT = 3


class Views:
    """The views of all people."""

    def __init__(self, ledger: Ledger, clock: Callable[[], datetime]) -> None:
        self._ledger = ledger
        self._clock = clock

    def stack(self, user_id: str) -> list[View]:
        """The modals that are open for this person, the one on top last."""
        with self._ledger.lock():
            return [view for view in self._ledger.facing.get(user_id, {}).values() if view.type == "modal"]

    def home(self, user_id: str) -> View | None:
        """The home tab as this person sees it, if the app ever published one."""
        with self._ledger.lock():
            return next((v for v in self._ledger.facing.get(user_id, {}).values() if v.type == "home"), None)

    def open(self, user_id: str, body: Json, install: Install, *, channel_id: str = "") -> View:
        """Open a modal, in place of any that were open, for a person who is in this channel."""
        with self._ledger.lock():
            for view in self.stack(user_id):
                self._ledger.put(replace(view, is_closed=True))
            return self._add(user_id, body, install, channel_id=channel_id)

    def push(self, user_id: str, body: Json, install: Install) -> View:
        """Put a modal on top of the one that is open."""
        with self._ledger.lock():
            stack = self.stack(user_id)
            if not stack:
                raise Refusal("invalid_trigger_id", "[ERROR] no modal is open for this person, so none can be pushed")
            if len(stack) >= STACK_LIMIT:
                raise Refusal("push_limit_reached")
            return self._add(user_id, body, install, below=stack[-1], channel_id=stack[-1].channel)

    def update(self, view_id: str, external_id: str, body: Json, *, expected_hash: str = "") -> View:
        """Replace an open view, found by its id or the app's own id; what was filled in stays where the inputs stay."""
        with self._ledger.lock():
            view = self._find(view_id, external_id)
            if view.type != body["type"]:
                raise Refusal("invalid_arguments", "[ERROR] a view cannot change its type [json-pointer:/view/type]")
            return self._replace(view, body, expected_hash)

    def publish(self, user_id: str, body: Json, install: Install, *, expected_hash: str = "") -> View:
        """Show this home tab to one person from now on."""
        with self._ledger.lock():
            home = self.home(user_id)
            return self._replace(home, body, expected_hash) if home else self._add(user_id, body, install)

    def fill(self, view: View, values: Mapping[str, Mapping[str, Json]]) -> View:
        """Remember what a person has filled in."""
        with self._ledger.lock():
            current = self._ledger.views[view.id]
            filled = replace(current, values={**current.values, **values})
            self._ledger.put(filled)
            return filled

    def complain(self, view: View, errors: Mapping[str, str]) -> View:
        """Show what is wrong beside the inputs, by block id; none takes the complaints away."""
        with self._ledger.lock():
            complained = replace(self._ledger.views[view.id], errors=dict(errors))
            self._ledger.put(complained)
            return complained

    def close(self, view: View) -> None:
        """Take one modal away; the one below is on top again."""
        with self._ledger.lock():
            self._ledger.put(replace(self._ledger.views[view.id], is_closed=True))

    def close_all(self, user_id: str) -> None:
        """Take every modal of this person away."""
        with self._ledger.lock():
            for view in self.stack(user_id):
                self.close(view)

    def _find(self, view_id: str, external_id: str) -> View:
        for view in chain.from_iterable(facing.values() for facing in self._ledger.facing.values()):
            if view.id == view_id or (external_id and view.body.get("external_id") == external_id):
                return view
        raise Refusal("not_found")

    def _add(
        self, user_id: str, body: Json, install: Install, *, below: View | None = None, channel_id: str = ""
    ) -> View:
        number = len(self._ledger.views) + 1
        view_id = f"V0LOCAL{number:04}"
        root_id = below.root_view_id if below else view_id
        view = View(
            view_id,
            user_id,
            body,
            self._hash(number),
            install.app_id,
            root_id,
            below.id if below else "",
            channel=channel_id,
        )
        self._ledger.put(view)
        return view

    def _replace(self, view: View, body: Json, expected_hash: str) -> View:
        if expected_hash and expected_hash != view.hash:
            raise Refusal("hash_conflict")
        blocks = {block.get("block_id") for block in body["blocks"]}
        kept = {block_id: values for block_id, values in view.values.items() if block_id in blocks}
        replaced = replace(view, body=body, hash=self._hash(self._ledger.sequence), values=kept, errors={})
        self._ledger.put(replaced)
        return replaced

    def _hash(self, number: int) -> str:
        return f"{int(self._clock().timestamp())}.{self._ledger.sequence:x}{number:x}"
