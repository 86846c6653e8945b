"""Where the team reads and is told."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from bot.domain.notice import Notice, Receipt, Thread
from bot.domain.person import Person
from bot.domain.view import Told


class Chat(Protocol):
    """Where the team reads. Called by flow/deliver and flow/act.

    Raises `ChatLimitedError`, `ChatUnavailableError` (nothing happened), `ChatUncertainError` (it may have happened),
    `ThreadGoneError` and `ChatRefusedError`.
    """

    def tell(self, notice: Notice, view: Told | None, thread: Thread | None) -> Receipt:
        """Post, reply or edit, according to `notice.kind`; the view is None for `ops` alone.

        A `hand-off` and a `digest` get a `Listing`, what is about a swap a `SwapView`.
        A direct message goes to the person named by `notice.channel`.
        """

    def find(self, notice: Notice, thread: Thread | None) -> Receipt | None:
        """The message that carries this notice's key, if it is there."""

    def person(self, user_id: str) -> Person:
        """A person as the chat describes them now, never from a cache."""

    def group_members(self, group_id: str) -> tuple[str, ...]:
        """The user ids of a user group's members as the chat has them now; empty when it is empty or switched off."""

    def is_member(self, channel: str, user_id: str) -> bool:
        """Whether a person is in a channel now; the channel by name or by id."""

    def groups_of(self, user_id: str, among: Collection[str]) -> frozenset[str]:
        """Those of these user groups, by id, that a person is in now."""
