"""A sender that has just sent something takes its turn to write at once; who may find nothing looks first."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

from hospital import Hospital

from bot.errors import StoreError
from bot.ports import Store

WAIT = "Three hours in the waiting room at St. Brigid Medical Center and nobody tells us anything"


class Watched:
    """A store that keeps what was said of each look, and may fail."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.looks: list[bool] = []
        self.fails = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def claim_delivery(self, *given: Any, is_likely: bool = False) -> Any:
        self.looks.append(is_likely)
        if self.fails:
            raise StoreError("the server is away", cure="nothing to do")
        return self._store.claim_delivery(*given, is_likely=is_likely)


def test_only_who_has_just_had_one_expects_another(hospital: Hospital) -> None:
    """After nothing, and after a failure, it looks with care again."""
    watched = Watched(hospital.store)
    deliverer = replace(hospital.bot.deliverer, store=watched)
    hospital.publishes(WAIT)
    for timed in hospital.bot.sources:
        hospital.bot.poller.poll(timed.source)
    while hospital.bot.intake.take():
        pass

    sent = 0
    while deliverer.deliver_one():
        sent += 1
    deliverer.deliver_one()
    hospital.hears(f"{WAIT}, again")
    watched.fails = True
    with suppress(StoreError):
        deliverer.deliver_one()
    with suppress(StoreError):
        deliverer.deliver_one()

    assert sent > 1
    assert watched.looks == [False] + [True] * sent + [False] * 3
