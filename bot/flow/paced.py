"""A chat as it is met by a bot whose clock runs faster than the one on the wall: Slack's waits are not shortened."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeVar

from bot.domain.notice import Notice, Receipt, Thread
from bot.domain.person import Person
from bot.domain.view import Told
from bot.errors import ChatLimitedError
from bot.ports import Chat

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class PacedChat:
    """Implements `Chat` over another one. A rate limit of ten seconds is `pace` times as long by our clock."""

    chat: Chat
    pace: float

    def tell(self, notice: Notice, view: Told | None, thread: Thread | None) -> Receipt:
        """See `Chat`."""
        return self._patiently(lambda: self.chat.tell(notice, view, thread))

    def find(self, notice: Notice, thread: Thread | None) -> Receipt | None:
        """See `Chat`."""
        return self._patiently(lambda: self.chat.find(notice, thread))

    def person(self, user_id: str) -> Person:
        """See `Chat`."""
        return self.chat.person(user_id)

    def group_members(self, group_id: str) -> tuple[str, ...]:
        """See `Chat`."""
        return self.chat.group_members(group_id)

    def is_member(self, channel: str, user_id: str) -> bool:
        """See `Chat`."""
        return self.chat.is_member(channel, user_id)

    def groups_of(self, user_id: str, among: Collection[str]) -> frozenset[str]:
        """See `Chat`."""
        return self.chat.groups_of(user_id, among)

    def _patiently(self, ask: Callable[[], Answer]) -> Answer:
        try:
            return ask()
        except ChatLimitedError as limited:
            wait = limited.wait_s * self.pace
            raise ChatLimitedError(
                limited.what, wait_s=wait, who=limited.who, cure=limited.cure, of=limited.of
            ) from limited
