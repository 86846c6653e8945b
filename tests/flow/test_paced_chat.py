"""A bot whose clock runs faster waits as long as Slack asks for, by the clock on the wall."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.notice import Notice, NoticeKind, Receipt
from bot.errors import ChatLimitedError, ChatRefusedError
from bot.flow.paced import PacedChat

NOTICE = Notice("k", NoticeKind.OPS, "drills", "", datetime(2026, 11, 20, tzinfo=UTC), 1)


@dataclass
class Answering:
    """A chat that answers, or raises, one thing."""

    answer: Any

    def tell(self, *_: object) -> Receipt:
        if isinstance(self.answer, Exception):
            raise self.answer
        return Receipt("C1", "1.1")

    find = tell

    def group_members(self, group_id: str) -> tuple[str, ...]:
        return (group_id,)


def test_a_rate_limit_is_longer_by_our_clock() -> None:
    """Ten seconds are a minute and forty at ten times the speed; who asked and why is kept."""
    chat = PacedChat(Answering(ChatLimitedError("too fast", who="drills", wait_s=10, of="drills")), 10)  # type: ignore[arg-type]

    with pytest.raises(ChatLimitedError) as told:
        chat.tell(NOTICE, None, None)
    with pytest.raises(ChatLimitedError) as found:
        chat.find(NOTICE, None)

    assert [one.value.wait_s for one in (told, found)] == [100, 100]
    assert (told.value.what, told.value.who) == ("too fast", "drills")


def test_everything_else_is_as_it_was() -> None:
    """Answers and other refusals pass."""
    refused = ChatRefusedError("no", code="is_archived", who="drills")

    assert PacedChat(Answering(None), 10).tell(NOTICE, None, None) == Receipt("C1", "1.1")  # type: ignore[arg-type]
    assert PacedChat(Answering(None), 10).group_members("S1") == ("S1",)  # type: ignore[arg-type]
    with pytest.raises(ChatRefusedError):
        PacedChat(Answering(refused), 10).tell(NOTICE, None, None)  # type: ignore[arg-type]
