"""A storm: very many mentions of a few stories at once, told within Slack's limits by the real process.

`wardwatch run` reads a file to which mentions are added evenly for a minute, over 30 stories of which some are crises
that begin in the middle of it; the local workspace limits posts and edits as Slack does. Afterwards everything is
compared: what was published, stored, counted and shown, and what stood before what.

    python bench/storm.py [--mentions 10000] [--stories 30] [--crises 5] [--seconds 60] [--seed 7]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from processes import ROOT, BotProcess

from bot.domain.severity import Severity
from bot.ports import Store
from bot.sandbox.records import Message
from bot.sandbox.serve import serve
from bot.sandbox.shown import lines_of
from bot.sandbox.stbrigid import APP_TOKEN, BOT_TOKEN, st_brigid
from bot.sandbox.workspace import Workspace
from bot.slack import ids
from bot.storage.engine import Engine
from bot.storage.open import migrate, open_engine, open_store

PATIENCE_S = 1_800.0
LOOKED_AT_EVERY_S = 0.25
CHANNEL = "C0REPUT01"
OPS_CHANNEL = "C0OPS0001"
RULES = {
    "hospital": "kind: hospital\nrules: [{id: full-name, name: By its full name, query: '\"St. Brigid\"'}]\n",
    "routing": "default: reputation\nops: wardwatch-ops\n",
    "sources": "sources: [{name: public, type: file, every: 1s, path: public.jsonl}]\n",
}
CRISIS = "My father died of sepsis after surgery there, they ignored us for hours and they covered it up."
SYLLABLES = ["ba", "do", "ki", "lu", "me", "na", "po", "ri", "su", "ta", "ve", "wo", "gar", "hin", "jel", "mon"]


@dataclass(frozen=True)
class Plan:
    """How big it is."""

    mentions: int = 10_000
    stories: int = 30
    crises: int = 5
    seconds: float = 60.0
    seed: int = 7


@dataclass
class Outcome:
    """What was measured; `faults` has a sentence for each thing that is not as promised."""

    figures: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


class Public:
    """Who writes: each mention is of one story; a crisis is said from the middle of the storm on."""

    def __init__(self, plan: Plan, file: Path) -> None:
        self._plan = plan
        self._file = file
        self._chance = random.Random(plan.seed)
        self._words = [self._some_words() for _ in range(plan.stories)]
        self.published = 0

    def _some_words(self) -> str:
        return " ".join("".join(self._chance.choices(SYLLABLES, k=3)) for _ in range(12))

    def write(self) -> None:
        """All of it, evenly."""
        began, pause = time.perf_counter(), threading.Event()
        with self._file.open("a", encoding="utf-8") as file:
            while self.published < self._plan.mentions:
                share = min((time.perf_counter() - began) / self._plan.seconds, 1.0)
                due = max(self.published + 1, int(share * self._plan.mentions))
                file.writelines(self._line(number) for number in range(self.published, due))
                file.flush()
                self.published = due
                pause.wait(min(0.2, self._plan.seconds / 20))

    def _line(self, number: int) -> str:
        plan, calm = self._plan, self._plan.stories - self._plan.crises
        late = number >= plan.mentions // 2
        story = number % plan.stories if late else number % calm
        is_crisis = story >= calm
        text = f"St. Brigid: {CRISIS if is_crisis else ''} {self._words[story]}"
        handle = f"visitor{self._chance.randrange(plan.mentions)}"
        author = {"handle": handle, "name": f"Visitor {handle[7:]}", "followers": int(self._chance.paretovariate(0.7))}
        record = {"source": "x", "external_id": f"post-{number}", "conversation_id": f"talk-{story}", "text": text}
        return json.dumps(record | {"author": author, "published_at": "2026-11-20T12:00:00Z"}) + "\n"


@dataclass
class Watcher:
    """Looks at the backlog and at the memory of the process while it works."""

    store: Store
    process: BotProcess
    most_waiting: int = 0
    most_bytes: int = 0
    ended: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        while not self.ended.wait(LOOKED_AT_EVERY_S):
            self.most_waiting = max(self.most_waiting, self.store.undelivered()["waiting"])
            status = Path(f"/proc/{self.process.process.pid}/status")
            found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text()) if status.exists() else None
            self.most_bytes = max(self.most_bytes, int(found[1]) * 1024 if found else 0)


def run(plan: Plan, folder: Path) -> Outcome:
    """Let it happen, and compare."""
    outcome = Outcome()
    rules = folder / "rules"
    rules.mkdir()
    for name, text in RULES.items():
        (rules / f"{name}.yaml").write_text(text)
    public = Public(plan, rules / "public.jsonl")
    (rules / "public.jsonl").touch()
    address = str(folder / "wardwatch.db")
    migrate(address)
    with serve(st_brigid()) as running, closing(open_store(address)) as store, closing(open_engine(address)) as engine:
        running.workspace.limit_rates = True
        process = BotProcess(_environment(running.api_url, address, rules), "run")
        watcher = Watcher(store, process)
        watching = threading.Thread(target=watcher.watch)
        try:
            process.expect_ready()
            watching.start()
            began = running.workspace.clock().timestamp()
            public.write()
            outcome.faults += _drains(running.workspace, store, engine, plan)
            ended = running.workspace.clock().timestamp()
        finally:
            watcher.ended.set()
            process.end(signal.SIGTERM)
        watching.join()
        outcome.faults += [f"the process says: {line}" for line in process.errors]
        outcome.figures |= {
            "seconds of mentions": f"{plan.seconds:.0f}",
            "seconds until all was told": f"{ended - began:.0f}",
            "peak memory of the process, MB": f"{watcher.most_bytes / 1e6:.0f}",
        }
        outcome.counts["peak backlog, messages"] = watcher.most_waiting
        _compare(plan, running.workspace, store, engine, began, outcome)
    return outcome


def _environment(api_url: str, address: str, rules: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": api_url,
        "WARDWATCH_PACE": "1",
        "DATABASE_URL": f"sqlite:///{address}",
        "WARDWATCH_RULES": str(rules),
    }


def _drains(workspace: Workspace, store: Store, engine: Engine, plan: Plan) -> list[str]:
    """Until everything is read, taken in and told."""

    def is_done() -> bool:
        if sum(store.undelivered().values()):
            return False
        [(stored,)] = engine.rows("SELECT COUNT(*) FROM mentions")
        return bool(stored == plan.mentions and not store.waiting_mentions(1))

    done = workspace.wait_for(is_done, PATIENCE_S)
    return [] if done else [f"after {PATIENCE_S:.0f} s there still waits: {store.undelivered()}"]


def _compare(plan: Plan, workspace: Workspace, store: Store, engine: Engine, began: float, outcome: Outcome) -> None:
    [(stored,)] = engine.rows("SELECT COUNT(*) FROM mentions")
    alerts = store.alerts(limit=plan.stories * 2 + 10)
    messages = [one for one in workspace.ledger.messages.get(CHANNEL, {}).values() if one.bot_id]
    roots = [one for one in messages if not one.is_reply]
    rates = workspace.rates
    outcome.counts |= {
        "mentions stored": stored,
        "mentions counted in alerts": sum(alert.mention_count for alert in alerts),
        "stories": plan.stories,
        "threads": len(roots),
        "messages in the channel": len(messages),
        "posts taken by Slack": sum(count for name, count in rates.taken.items() if "." not in name),
        "edits taken by Slack": rates.taken["chat.update"],
        "other calls taken by Slack": sum(
            count for name, count in rates.taken.items() if "." in name and name != "chat.update"
        ),
        "calls refused with 429": rates.refused,
    }
    for what, wanted in (
        ("mentions stored", plan.mentions),
        ("mentions counted in alerts", plan.mentions),
        ("threads", plan.stories),
    ):
        if outcome.counts[what] != wanted:
            outcome.faults.append(f"{outcome.counts[what]} {what} instead of {wanted}")
    outcome.faults += _roots_show_their_counts(store, workspace)
    outcome.faults += _sums_are_right(store, messages, engine, outcome)
    _order(engine, began, outcome)
    ops = [
        " ".join(lines_of(one.blocks, one.text, {})) for one in workspace.ledger.messages.get(OPS_CHANNEL, {}).values()
    ]
    said = [text for text in ops if text.startswith("Slack limits us")]
    outcome.figures["what was said"] = " / ".join(said) or "nothing"
    places = [re.sub(r"\d+ \w+|, .*", "", text) for text in said]
    outcome.faults += [f"it was said {count} times: {place}" for place, count in Counter(places).items() if count > 1]


def _roots_show_their_counts(store: Store, workspace: Workspace) -> list[str]:
    """Each first post shows how many mentions and authors its story has, in the end."""
    faults = []
    for alert in store.alerts(limit=10_000):
        thread = store.thread(alert.id)
        if thread is None:
            faults.append(f"alert {alert.id} has no thread")
            continue
        root = workspace.ledger.messages[thread.root.channel_id][thread.root.ts]
        shown = "\n".join(lines_of(root.blocks, root.text, {}))
        authors = store.authors(alert.id).authors
        wanted = f"{alert.mention_count:,} mentions by {authors:,} author"
        if alert.mention_count > 1 and wanted not in shown:
            faults.append(f"the first post of alert {alert.id} does not show {wanted!r}")
    return faults


def _sums_are_right(store: Store, messages: list[Message], engine: Engine, outcome: Outcome) -> list[str]:
    """Of every mention there is a first post, a reply of its own, or a place in a sum."""
    kinds = dict(engine.rows("SELECT key, kind FROM notices"))
    by_kind: Counter[str] = Counter()
    summed = 0
    for message in messages:
        kind = kinds.get(ids.delivery_key_of({"metadata": message.metadata}), "unknown")
        by_kind[kind] += 1
        found = re.match(r"And ([0-9,]+) more mention", message.text)
        summed += int(found[1].replace(",", "")) if kind == "summed up" and found else 0
    outcome.counts |= {
        "mentions told one by one": by_kind["mention"],
        "replies that sum up": by_kind["summed up"],
        "mentions summed up": summed,
    }
    told = by_kind["root"] + by_kind["mention"] + summed
    total = sum(alert.mention_count for alert in store.alerts(limit=10_000))
    return [] if told == total else [f"{told} mentions are told or summed up instead of {total}"]


def _order(engine: Engine, began: float, outcome: Outcome) -> None:
    """When the first posts of crises were there, and whether something lesser was sent while one could have been."""
    rows = engine.rows(
        "SELECT alerts.id, alerts.severity, notices.created_at, receipt_ts FROM alerts "
        "JOIN notices ON notices.alert_id = alerts.id AND notices.kind = 'root' "
        "JOIN deliveries ON deliveries.notice_id = notices.id"
    )
    crises = [(made / 1e6, float(ts)) for _, severity, made, ts in rows if severity == Severity.CRISIS]
    if not crises:
        outcome.faults.append("there was no crisis")
        return
    outcome.counts["crises"] = len(crises)
    first_seen = min(made for made, _ in crises)
    outcome.figures["seconds from the first crisis known to the last one told"] = (
        f"{max(ts for _, ts in crises) - first_seen:.1f}"
    )
    outcome.figures["longest wait of a crisis, seconds"] = f"{max(ts - made for made, ts in crises):.1f}"
    outcome.figures["seconds from the beginning to the last crisis told"] = f"{max(ts for _, ts in crises) - began:.1f}"
    lesser = [
        float(ts)
        for (ts,) in engine.rows(
            "SELECT receipt_ts FROM deliveries JOIN notices ON notices.id = notice_id "
            "WHERE receipt_channel = ? AND method = 'all posts' AND priority > 17 AND receipt_ts IS NOT NULL",
            [CHANNEL],
        )
    ]
    before = sum(any(made + 1 < at < ts for at in lesser) for made, ts in crises)
    outcome.counts["lesser messages sent while a crisis waited"] = before
    if before:
        outcome.faults.append(f"{before} crises waited for more than a second behind something lesser")


def main() -> None:
    usual = Plan()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, value in asdict(usual).items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    plan = Plan(**vars(parser.parse_args()))
    with tempfile.TemporaryDirectory(prefix="wardwatch-storm-") as folder:
        outcome = run(plan, Path(folder))
    print("| | |\n|---|---|")
    for name, figure in outcome.figures.items():
        print(f"| {name} | {figure} |")
    for name, count in (outcome.counts | {"faults": len(outcome.faults)}).items():
        print(f"| {name} | {count:,} |")
    for fault in outcome.faults[:50]:
        print(fault)
    sys.exit(1 if outcome.faults else 0)


if __name__ == "__main__":
    main()
