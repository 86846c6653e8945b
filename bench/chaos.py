"""The real process, killed at random moments while mentions flow: what is lost, what is said twice.

`wardwatch run` works on a file of mentions that grows, and on the local workspace. It is killed with SIGKILL and begun
anew, again and again; every tenth time before it is ready. With `--postgres` three of them share a PostgreSQL: one at
a time is killed, and every tenth time one is frozen (SIGSTOP) until the others have taken over, and wakes up late.
Afterwards one process is left in peace until nothing waits, and everything is compared: what was published, what is
stored, what stands in Slack.

    python bench/chaos.py [--kills 500] [--mentions 5000] [--postgres] [--seed 7]
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import re
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from processes import ROOT, BotProcess

from bot.flow.audit import Audit, audit_lines, pages
from bot.ports import Store
from bot.sandbox.serve import serve
from bot.sandbox.stbrigid import APP_TOKEN, BOT_TOKEN, st_brigid
from bot.sandbox.workspace import Workspace
from bot.slack import ids
from bot.storage.engine import Engine
from bot.storage.open import migrate, open_engine, open_store

A_STORY = 10
"""Mentions of one conversation. What is not told one by one, because much waits, is summed up."""
TAKEOVER_S = 5
"""Of the three that share a database: a frozen one is overtaken within this time."""
UP_S = 0.8
"""A process is killed within this time after it is ready."""
PATIENCE_S = 300.0
EDITS = "('edit', 'page edit', 'stand-in edit', 'summed up edit')"
RULES = {
    "hospital": "kind: hospital\nrules: [{id: full-name, name: By its full name, query: '\"St. Brigid\"'}]\n",
    "routing": "default: reputation\nops: wardwatch-ops\n",
    "sources": "sources: [{name: public, type: file, every: 1s, path: public.jsonl}]\n",
}
SYLLABLES = ["ba", "do", "ki", "lu", "me", "na", "po", "ri", "su", "ta", "ve", "wo", "gar", "hin", "jel", "mon"]


@dataclass
class Outcome:
    """What was counted afterwards; `faults` has a sentence for each thing that is not as promised."""

    kills: int = 0
    freezes: int = 0
    seconds: float = 0.0
    counts: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


@dataclass
class World:
    """The hospital's rules, its workspace, its database, and the public that writes."""

    folder: Path
    workspace: Workspace
    environment: dict[str, str]
    address: str
    chance: random.Random
    begins: Callable[..., BotProcess] = BotProcess
    published: int = 0

    def publish(self, count: int) -> None:
        """So many more mentions, in conversations of `A_STORY` whose words differ."""
        lines = []
        for number in range(self.published, self.published + count):
            words = " ".join("".join(self.chance.choices(SYLLABLES, k=3)) for _ in range(12))
            record = {"source": "x", "external_id": f"post-{number}", "conversation_id": f"talk-{number // A_STORY}"}
            record |= {"text": f"St. Brigid {words}", "published_at": "2026-11-20T12:00:00Z"}
            lines.append(json.dumps(record) + "\n")
        self.published += count
        with (self.folder / "public.jsonl").open("a", encoding="utf-8") as file:
            file.writelines(lines)

    def begin(self) -> BotProcess:
        return self.begins(self.environment, "run")


def run(
    kills: int,
    mentions: int,
    seed: int,
    folder: Path,
    *,
    postgres: bool = False,
    begins: Callable[..., BotProcess] = BotProcess,
) -> Outcome:
    """Let it happen, and count."""
    began, outcome = time.perf_counter(), Outcome()
    with ExitStack() as stack:
        running = stack.enter_context(serve(st_brigid()))
        world = _world(folder, running.workspace, running.api_url, seed, postgres)
        world.begins = begins
        store = open_store(world.address)
        stack.callback(store.close)
        (_among_three if postgres else _alone)(world, kills, mentions, outcome)
        last = world.begin()
        outcome.faults += _waits(world, store)
        last.end(signal.SIGTERM)
        outcome.faults += [f"the last process says: {line}" for line in last.errors]
        engine = open_engine(world.address)
        stack.callback(engine.close)
        _compare(world, store, engine, outcome)
    outcome.seconds = time.perf_counter() - began
    return outcome


def _world(folder: Path, workspace: Workspace, api_url: str, seed: int, postgres: bool) -> World:
    rules = folder / "rules"
    rules.mkdir()
    for name, text in RULES.items():
        (rules / f"{name}.yaml").write_text(text)
    (rules / "public.jsonl").touch()
    address, url = _database(folder, postgres)
    migrate(address)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "WARDWATCH_PACE": "0",
        "SLACK_API_URL": api_url,
        "DATABASE_URL": url,
        "WARDWATCH_RULES": str(rules),
    }
    if postgres:
        environment |= {"SLACK_SIGNING_SECRET": "shared-with-slack", "WARDWATCH_TAKEOVER": str(TAKEOVER_S)}
    else:
        environment["SLACK_APP_TOKEN"] = APP_TOKEN
    return World(rules, workspace, environment, address, random.Random(seed))


def _database(folder: Path, postgres: bool) -> tuple[str, str]:
    if not postgres:
        return str(folder / "wardwatch.db"), f"sqlite:///{folder / 'wardwatch.db'}"
    from postgres_server import empty_database

    url = empty_database()
    return url, url


def _portions(kills: int, mentions: int) -> Iterator[int]:
    """How many mentions appear before each kill, so that all of them have at the end."""
    for number in range(kills):
        yield mentions * (number + 1) // kills - mentions * number // kills


def _alone(world: World, kills: int, mentions: int, outcome: Outcome) -> None:
    pause = threading.Event()
    for number, portion in enumerate(_portions(kills, mentions)):
        worker = world.begin()
        world.publish(portion)
        if number % 10 == 9:
            pause.wait(world.chance.uniform(0, UP_S))
        else:
            worker.expect_ready()
            pause.wait(world.chance.uniform(0, UP_S))
        worker.end()
        outcome.kills += 1
        _progress(outcome, kills)


def _among_three(world: World, kills: int, mentions: int, outcome: Outcome) -> None:
    pause = threading.Event()
    workers = [world.begin() for _ in range(3)]
    for number, portion in enumerate(_portions(kills, mentions)):
        chosen = world.chance.randrange(3)
        worker = workers[chosen]
        worker.expect_ready()
        world.publish(portion)
        pause.wait(world.chance.uniform(0, UP_S))
        if number % 10 == 9:
            worker.send(signal.SIGSTOP)
            pause.wait(TAKEOVER_S + 1)
            worker.send(signal.SIGCONT)
            outcome.freezes += 1
        else:
            worker.end()
            workers[chosen] = world.begin()
            outcome.kills += 1
        _progress(outcome, kills)
    for worker in workers:
        worker.end()
        outcome.kills += 1


def _progress(outcome: Outcome, kills: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{outcome.kills + outcome.freezes} of {kills}", end="", file=sys.stderr)


def _waits(world: World, store: Store) -> list[str]:
    """Until everything is read, taken in and delivered."""
    engine = open_engine(world.address)

    def is_done() -> bool:
        [(stored,)] = engine.rows("SELECT COUNT(*) FROM mentions")
        return stored >= world.published and not store.waiting_mentions(1) and not sum(store.undelivered().values())

    done = world.workspace.wait_for(is_done, PATIENCE_S)
    engine.close()
    return [] if done else [f"after {PATIENCE_S:.0f} s there still waits: {store.undelivered()}"]


def _compare(world: World, store: Store, engine: Engine, outcome: Outcome) -> None:
    """What was published is stored once, what was to be told stands in Slack once, and every history is whole."""
    counts, faults = outcome.counts, outcome.faults
    [(stored,)] = engine.rows("SELECT COUNT(*) FROM mentions")
    [(told_of,)] = engine.rows("SELECT COALESCE(SUM(mention_count), 0) FROM alerts")
    counts |= {"mentions published": world.published, "mentions stored": stored, "mentions counted in alerts": told_of}
    faults += _differs("mentions stored", stored, world.published)
    faults += _differs("mentions counted in alerts", told_of, world.published)
    alerts = list(pages(lambda after: store.alerts_after(after, 500)))
    counts["alerts"] = len(alerts)
    faults += _differs("alerts", len(alerts), -(-world.published // A_STORY))
    _compare_messages(world, engine, outcome)
    for alert in alerts:
        thread = store.thread(alert.id)
        if thread is None or thread.shown_revision != alert.revision:
            faults.append(f"alert {alert.id} is at revision {alert.revision}, its first message shows {thread}")
    audit = Audit()
    counts["lines of history"] = sum(1 for _ in audit_lines(store, audit)) - len(alerts) - 1
    faults += audit.faults


def _compare_messages(world: World, engine: Engine, outcome: Outcome) -> None:
    """By the delivery ids that the messages carry."""
    kinds = dict(engine.rows("SELECT key, kind FROM notices WHERE kind NOT IN " + EDITS))
    there: Counter[str] = Counter()
    summed = 0
    for channel in world.workspace.ledger.messages.values():
        for message in channel.values():
            key = ids.delivery_key_of({"metadata": message.metadata})
            there[key] += 1
            summed += _summed(message.text) if kinds.get(key) == "summed up" else 0
    for kind in sorted(set(kinds.values())):
        outcome.counts[f"messages of the kind {kind}"] = sum(there[key] for key, of in kinds.items() if of == kind)
    outcome.counts["mentions summed up"] = summed
    told = outcome.counts.get("messages of the kind mention", 0) + outcome.counts.get("messages of the kind root", 0)
    outcome.faults += _differs("mentions told or summed up", told + summed, world.published)
    twice = [key for key, count in there.items() if count > 1]
    absent = [key for key in kinds if key not in there]
    unknown = [key for key in there if key not in kinds]
    outcome.counts |= {"messages said twice": len(twice), "messages missing": len(absent)}
    for what, keys in (
        ("was said twice", twice),
        ("is missing in Slack", absent),
        ("is unknown to the store", unknown),
    ):
        outcome.faults += [f"a message ({kinds.get(key, 'of no kind')}, {key}) {what}" for key in keys]


def _summed(text: str) -> int:
    """How many mentions a reply that sums up speaks of."""
    found = re.match(r"And ([0-9,]+) more mention", text)
    return int(found[1].replace(",", "")) if found else 0


def _differs(what: str, there: int, wanted: int) -> list[str]:
    return [] if there == wanted else [f"{there} {what} instead of {wanted}"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--mentions", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--postgres", action="store_true")
    wanted = parser.parse_args()
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # the workspace is hung up on all the time
    with tempfile.TemporaryDirectory(prefix="wardwatch-chaos-") as folder:
        outcome = run(wanted.kills, wanted.mentions, wanted.seed, Path(folder), postgres=wanted.postgres)
    print(f"| {'PostgreSQL, three processes' if wanted.postgres else 'SQLite, one process'} | |\n|---|---|")
    rows = {"killed": outcome.kills, "frozen": outcome.freezes} | outcome.counts | {"faults": len(outcome.faults)}
    for name, count in rows.items():
        print(f"| {name} | {count:,} |")
    print(f"\n{outcome.seconds:,.0f} s")
    for fault in outcome.faults[:50]:
        print(fault)
    sys.exit(1 if outcome.faults else 0)


if __name__ == "__main__":
    main()
