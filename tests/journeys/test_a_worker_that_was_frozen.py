"""A worker stands still at the worst moment, wakes up late, and says nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hospital import Hospital

from bot import wiring
from bot.slack.poster import SlackChat

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"


def others_work(hospital: Hospital) -> None:
    """Another process on the same store delivers all that it may."""
    store = wiring.open_store(hospital.settings)
    book = hospital.bot.rules.current.book
    other = wiring.build_bot(hospital.settings, book, store, [], hospital.clock)
    while other.deliverer.deliver_one():
        pass
    store.close()


def freezes_once(hospital: Hospital, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], None]) -> None:
    """The first message stands still, after it was claimed and before anything is sent."""
    tell, stood = SlackChat.tell, []

    def told(*given: Any) -> Any:
        if not stood:
            stood.append(True)
            hospital.clock.advance(minutes=1)
            meanwhile()
        return tell(*given)

    monkeypatch.setattr(SlackChat, "tell", told)


def test_it_does_not_send_what_another_has_sent(hospital: Hospital, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its claim has run out, and it looks at that right before it sends."""
    hospital.publishes(WAIT)
    freezes_once(hospital, monkeypatch, lambda: others_work(hospital))

    hospital.works()

    [alert] = hospital.workspace.channel("reputation").expect_alerts(1)
    assert len(alert.thread) == 1
    assert sum(hospital.store.undelivered().values()) == 0


def test_alone_it_sends_when_it_is_awake_again(hospital: Hospital, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody took over, so it takes over from itself."""
    hospital.publishes(WAIT)
    freezes_once(hospital, monkeypatch, lambda: None)

    hospital.works()

    [alert] = hospital.workspace.channel("reputation").expect_alerts(1)
    assert len(alert.thread) == 1
    assert sum(hospital.store.undelivered().values()) == 0
