"""The contract of `Store`: the drill that it belongs to, and stores of drills beside the live one."""

from datetime import timedelta

import pytest
from postgres_server import lent_database
from store_engines import Database
from store_samples import MINUTE, NOW, claimed, notice

from bot.domain.drill import DrillEvent, DrillEventKind, DrillRun, DrillState
from bot.domain.mention import Mention
from bot.domain.notice import NoticeKind, Receipt
from bot.errors import StoreError
from bot.ports import Store
from bot.storage import apart
from bot.storage.apart import drill_address, drill_marks, drop_drill_store, make_drill_store, open_drill_store

RUN = DrillRun("a1b2c3", "drills/fire.yaml", "name: Fire", 2.5, "drills", NOW)
JOINED = DrillEvent(NOW, DrillEventKind.JOINED, "U0DANA001")


def test_the_live_store_belongs_to_no_drill(store: Store) -> None:
    """Whatever asks is told so, and nothing can be ended."""
    assert store.drill_run() is None
    assert store.drill_state() is None
    assert not store.end_drill()
    assert store.drill_events() == []


def test_a_drill_is_kept_as_it_was_begun_and_ends_once(store: Store) -> None:
    """Its speed to the digit; who ends it second is told so."""
    store.begin_drill(RUN)
    store.note_drill_alive(NOW + MINUTE)

    kept = store.drill_run()

    assert kept == DrillRun(*(getattr(RUN, name) for name in RUN.__slots__[:7]), heard_at=NOW + MINUTE)
    assert store.drill_state() is DrillState.RUNNING
    assert store.end_drill()
    assert store.drill_state() is DrillState.OVER
    assert not store.end_drill()
    assert (ended := store.drill_run()) and ended.state is DrillState.OVER


def test_what_somebody_did_is_kept_once(store: Store) -> None:
    """Joining twice is joining once; others, and other things, are kept beside it."""
    lee = DrillEvent(NOW + MINUTE, DrillEventKind.JOINED, "U0LEE0001")
    told = DrillEvent(NOW + MINUTE, DrillEventKind.TOLD, about="reporter", words="Ring ring")

    assert store.add_drill_event(JOINED)
    assert not store.add_drill_event(DrillEvent(NOW + timedelta(hours=1), DrillEventKind.JOINED, "U0DANA001"))
    assert store.add_drill_event(lee)
    assert store.add_drill_event(told)
    assert store.drill_events() == [JOINED, lee, told]


def test_a_drill_has_a_store_of_its_own(database: Database) -> None:
    """What is written in one is not in the other; it is found by its mark, and gone when it is dropped."""
    live = database.open()
    apart = make_drill_store(database.address, "a1b2c3")
    apart.add_page("x", [Mention("x", "1", "St. Brigid", NOW)], "1", NOW)
    apart.begin_drill(RUN)
    apart.close()

    assert live.waiting_mentions(10) == []
    assert live.source_states() == []
    assert drill_marks(database.address) == ["a1b2c3"]
    again = open_drill_store(database.address, "a1b2c3")
    assert again
    assert len(again.waiting_mentions(10)) == 1
    assert again.drill_run() == RUN
    assert again.store_id() != live.store_id()
    again.close()

    drop_drill_store(database.address, "a1b2c3")

    assert drill_marks(database.address) == []
    assert open_drill_store(database.address, "a1b2c3") is None
    drop_drill_store(database.address, "a1b2c3")


@pytest.mark.parametrize("mark", ["", "../etc", "a1b2c", "A1B2C3", "a1b2c3;", "a1b2c3\n"])
def test_no_other_name_becomes_a_database(database: Database, mark: str) -> None:
    """A mark comes from Slack, and Slack's payloads come from people."""
    assert open_drill_store(database.address, mark) is None
    with pytest.raises(StoreError):
        drill_address(database.address, mark)


def test_where_everything_stands_that_was_delivered(store: Store) -> None:
    """Once each, though an edit stands where the message does that it edits."""
    for number in range(3):
        store.add_notice(notice(f"n{number}", NoticeKind.OPS))
    places = [Receipt("C1", "1.1"), Receipt("C1", "1.1"), Receipt("D2", "2.2")]
    for number, place in enumerate(places):
        store.finish_delivery(claimed(store, f"t{number}"), place, NOW)

    assert store.receipts() == [Receipt("C1", "1.1"), Receipt("D2", "2.2")]


def test_a_drill_never_gets_the_tables_of_the_live_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pooler that leaves out where the tables are sought would lead it there."""
    with lent_database() as live:
        monkeypatch.setattr(apart, "drill_address", lambda address, _mark: address)

        with pytest.raises(StoreError, match="would be in the schema public"):
            make_drill_store(live, "a1b2c3")
        with pytest.raises(StoreError, match="would be in the schema public"):
            open_drill_store(live, "a1b2c3")

        drop_drill_store(live, "a1b2c3")
