"""A running team moves from one database to another, and nothing is lost on the way."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from store_engines import MAKE, OPEN
from store_samples import MINUTE, NOW, RECEIPT, alert, change, mention, notice, settled, stored

from bot.domain.audit import Chain, Refusal
from bot.domain.mute import Mute, MuteKind
from bot.domain.notice import Thread
from bot.errors import StoreError, StoreVersionError
from bot.storage.copy import Copied, copy_store, tables
from bot.storage.engine import Engine
from bot.storage.open import open_engine
from bot.storage.store import SqlStore

PAIRS = [("sqlite", "postgres"), ("postgres", "sqlite"), ("sqlite", "sqlite"), ("postgres", "postgres")]
EMOJI = "Öffnung 24/7 🏥 at St Brigid's"


@pytest.fixture(params=PAIRS, ids=lambda pair: f"{pair[0]} to {pair[1]}")
def addresses(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, str]]:
    folders = [tmp_path / "from", tmp_path / "to"]
    for folder in folders:
        folder.mkdir()
    source, target = (MAKE[engine](folder) for engine, folder in zip(request.param, folders, strict=True))
    with source as old, target as new:
        yield old, new


@pytest.fixture
def busy_team(addresses: tuple[str, str]) -> str:
    """A database in which every common table holds something; its address."""
    with closing(SqlStore(open_engine(addresses[0]))) as store:
        lead = stored(store, text=EMOJI, rating=2.5)
        case = store.new_alert(alert(lead.id))
        settled(store, lead, case.id)
        store.add_keys(case.id, ["a key"])
        for number in range(20):
            store.add_change(replace(change(case.id), revision=number + 1))
        later = store.new_alert(alert(lead.id))
        store.save_alert(replace(case, revision=2, merged_into=later.id))
        store.add_refusal(Refusal(0, later.id, "U0GAIL001", "acknowledge", "guest", NOW))
        store.add_mute(Mute(0, MuteKind.AUTHOR, "jonah", NOW, "U0DANA001", NOW))
        store.save_thread(Thread(later.id, RECEIPT, 1))
        store.add_notice(notice("told", alert_id=case.id))
        store.save_thread(Thread(case.id, RECEIPT, 3))
        store.pause_lane("C0REPUT01", NOW, "429")
        store.add_page("news", [mention(str(number), source="news") for number in range(1500)], "cursor 7", NOW)
        store.lease("poll news", "me", NOW, NOW)
    return addresses[0]


def move(source: str, target: str) -> list[Copied]:
    with closing(open_engine(source)) as old, closing(open_engine(target)) as new:
        return copy_store(old, new, "the new place")


def everything(address: str) -> dict[str, list[tuple[object, ...]]]:
    with closing(open_engine(address)) as engine:
        return {
            table: sorted(engine.rows(f"SELECT {', '.join(engine.columns(table))} FROM {table}"), key=repr)
            for table in tables()
        }


def test_every_row_arrives(addresses: tuple[str, str], busy_team: str) -> None:
    """And what is said of it is true."""
    before = everything(busy_team)

    copied = move(*addresses)

    assert everything(addresses[1]) == before
    assert {one.table: one.rows for one in copied} == {table: len(rows) for table, rows in before.items()}


def test_the_chain_of_a_history_holds_where_it_went(addresses: tuple[str, str], busy_team: str) -> None:
    """And goes on from there."""
    move(*addresses)

    with closing(SqlStore(open_engine(addresses[1]))) as store:
        case = store.alerts_after(0, 1)[0]
        store.add_change(replace(change(case.id), revision=21))
        chain = Chain()
        for one in store.recorded(case.id, 0, 100):
            following = chain.after(one.change, one.digest)
            assert isinstance(following, Chain), following
            chain = following
    assert (chain.count, chain.revision) == (21, 21)


def test_the_team_works_on_where_it_was(addresses: tuple[str, str], busy_team: str) -> None:
    """The same alerts, threads and cursors; and no id is ever given out a second time."""
    with closing(open_engine(busy_team)) as engine:
        old_last = engine.last_id("mentions")
    move(*addresses)

    with closing(SqlStore(open_engine(addresses[1]))) as store:
        assert store.source_state("news").cursor == "cursor 7"
        assert store.thread(store.alerts()[0].id) is not None
        assert store.add_page("news", [mention("new")], "cursor 8", NOW)
        assert max(found.id for found in store.waiting_mentions(5000)) > old_last


def test_the_old_database_says_where_everything_went(
    addresses: tuple[str, str], busy_team: str, request: pytest.FixtureRequest
) -> None:
    """A bot that is started on it by mistake would say everything twice."""
    move(*addresses)

    engine = request.node.callspec.params["addresses"][0]
    with pytest.raises(StoreVersionError, match="moved to the new place"):
        OPEN[engine](busy_team)


def test_a_bot_that_still_runs_is_refused_from_then_on(addresses: tuple[str, str], busy_team: str) -> None:
    """What it stored before is in the new place; it can store, claim and say nothing more, and reads on."""
    with closing(SqlStore(open_engine(busy_team))) as running:
        running.add_notice(notice("before", channel="elsewhere"))
        move(*addresses)

        for work in (
            lambda: running.add_page("x", [mention("new")], "", NOW),
            lambda: running.claim_delivery("token", NOW, NOW + MINUTE),
            lambda: running.lease("poll x", "me", NOW, NOW + MINUTE),
            lambda: running.pause_lane("reputation", NOW, "429"),
        ):
            with pytest.raises(StoreVersionError, match="moved to another place"):
                work()
        assert running.waiting_mentions(1)

    with closing(SqlStore(open_engine(addresses[1]))) as moved:
        assert "elsewhere" in {held.channel for held in moved.held_deliveries(10)}
        assert moved.claim_delivery("token", NOW, NOW + MINUTE)


def test_a_database_that_holds_something_is_not_written_over(addresses: tuple[str, str], busy_team: str) -> None:
    """Both stay as they were."""
    with closing(SqlStore(open_engine(addresses[1]))) as store:
        store.add_page("x", [mention()], "", NOW)
    before = everything(busy_team), everything(addresses[1])

    with pytest.raises(StoreError, match="there is something in mentions, source_states already"):
        move(*addresses)

    assert (everything(busy_team), everything(addresses[1])) == before


def test_a_row_that_changes_on_the_way_is_noticed(
    addresses: tuple[str, str], busy_team: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is proved, not believed: one letter of one change, and nothing is kept."""
    with closing(open_engine(busy_team)) as old, closing(open_engine(addresses[1])) as new:
        damaged = Damaging(new)
        with pytest.raises(StoreError, match="changes differs: 20 rows were sent, 20 arrived"):
            copy_store(old, damaged, "the new place")

        assert new.rows("SELECT id FROM mentions") == []
    OPEN["postgres" if busy_team.startswith("postgres") else "sqlite"](busy_team).close()


class Damaging:
    """An engine on a disk that flips a letter."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __getattr__(self, name: str) -> Callable[..., object]:
        return getattr(self._engine, name)

    def change(self, sql: str, values: list[object] | tuple[object, ...] = ()) -> int:
        if sql.startswith("INSERT INTO changes"):
            values = ["U0WRONG01" if value == "U0DANA001" else value for value in values]
        return self._engine.change(sql, values)
