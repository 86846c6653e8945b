"""How fast messages are delivered, against the raw client; and how long it takes until people see something.

The local workspace sets no limits here, and runs in a process of its own. *Rate*: stories that wait are delivered by
the bot's own senders, first posts and replies; then the same messages, as they stand in Slack, are posted again by the
raw `slack_sdk` client as it comes, one after the other. Both in turns; the median of the ratios counts, and must not be
below 0.5. The stories are of one channel, in which nothing may overtake, or of several.

*Latency*: the real `wardwatch run` reads a file to which 50 mentions a second are added, one in ten of them a new
story. From when a page was returned to when the first post of a story, or a reply about a mention, stands in Slack;
then from a click to when the first post shows it. Both p99 must not be above one second.

    python bench/delivery.py [--messages 200] [--rounds 5] [--seconds 20] [--a-second 50] [--clicks 100]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from processes import ROOT, BotProcess
from slack_sdk import WebClient

from bot import wiring
from bot.domain.mention import Mention
from bot.sandbox.serve import Running, serve
from bot.sandbox.shown import lines_of
from bot.sandbox.stbrigid import APP_TOKEN, BOT_TOKEN, st_brigid
from bot.settings import Settings
from bot.storage.open import migrate, open_engine
from bot.wiring import Bot

CHANNELS = ("reputation", "campaigns", "crisis-room", "security-desk")
SYLLABLES = ["ba", "do", "ki", "lu", "me", "na", "po", "ri", "su", "ta", "ve", "wo", "gar", "hin", "jel", "mon"]
PATIENCE_S = 300.0
WATCHED_EVERY_S = 0.05
"""Watching costs our side alone, and so does the last of it."""


@dataclass
class Rates:
    """Messages a second in each round."""

    ours: list[float] = field(default_factory=list)
    raw: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        return statistics.median(ours / raw for ours, raw in zip(self.ours, self.raw, strict=True))


def words(chance: random.Random) -> str:
    """A dozen words that no other text has."""
    return " ".join("".join(chance.choices(SYLLABLES, k=3)) for _ in range(12))


@contextmanager
def workspace_elsewhere() -> Iterator[str]:
    """The address of a workspace in a process of its own."""
    command = [sys.executable, str(Path(__file__).resolve()), "--serve"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.stdin.close()


def serve_until_hung_up() -> None:
    with serve(st_brigid()) as running:
        print(running.api_url, flush=True)
        sys.stdin.read()


# --- rate


def rates(messages: int, rounds: int, channels: int) -> Rates:
    """Ours and the raw client's, in turns."""
    found, chance = Rates(), random.Random(7)
    with workspace_elsewhere() as api_url, tempfile.TemporaryDirectory(prefix="wardwatch-delivery-") as folder:
        settings = Settings(BOT_TOKEN, APP_TOKEN, api_url, str(Path(folder) / "wardwatch.db"), is_paced=False)
        rules = Path(folder) / "rules"
        write_rules(rules, CHANNELS[:channels])
        with closing(wiring.open_store(settings)) as store:
            bot = wiring.build_bot(settings, wiring.load_rules(rules), store, [])
            client = WebClient(BOT_TOKEN, api_url, retry_handlers=[])
            for number in range(rounds + 1):
                ours, told = _ours(bot, client, messages // 2, chance, channels)
                raw = _raw(client, told)
                if number:  # the first round warms both up
                    found.ours.append(ours)
                    found.raw.append(raw)
    return found


def write_rules(folder: Path, channels: Sequence[str]) -> None:
    """A rule for each channel."""
    folder.mkdir()
    rules = [{"id": f"r{n}", "name": f"Rule {n}", "query": f'"ward {n}"', "channel": c} for n, c in enumerate(channels)]
    (folder / "hospital.yaml").write_text(json.dumps({"kind": "hospital", "rules": rules}))
    (folder / "routing.yaml").write_text("default: reputation\nops: wardwatch-ops\n")


def _ours(
    bot: Bot, client: WebClient, stories: int, chance: random.Random, channels: int
) -> tuple[float, list[dict[str, Any]]]:
    """Messages a second, and what then stands in Slack."""
    began = bot.clock()
    texts = [f"St. Brigid, ward {number % channels}: {words(chance)}" for number in range(stories)]
    mentions = [Mention("x", words(chance), text, began, conversation_id=text) for text in texts]
    bot.store.add_page("x", mentions, "", began)
    while bot.intake.take():
        pass
    senders = bot.senders()
    count = bot.store.undelivered()["waiting"]
    started = time.perf_counter()
    for loop in senders.loops:
        loop.start()
    while sum(bot.store.undelivered().values()):
        time.sleep(WATCHED_EVERY_S)
    seconds = time.perf_counter() - started
    for loop in senders.loops:
        loop.stop()
    for loop in senders.loops:
        loop.join()
    return count / seconds, _told(bot, client, count)


def _told(bot: Bot, client: WebClient, count: int) -> list[dict[str, Any]]:
    """The last messages that were told, as arguments of another post: the first ones, each with its replies."""
    told: list[dict[str, Any]] = []
    alerts = sorted(bot.store.alerts(limit=count // 2), key=lambda alert: alert.id)[-count // 2 :]
    for alert in alerts:
        thread = bot.store.thread(alert.id)
        assert thread is not None
        where = {"channel": thread.root.channel_id, "ts": thread.root.ts}
        replies = client.conversations_replies(**where, include_all_metadata=True, limit=10)["messages"]
        for message in replies:
            said = {key: message[key] for key in ("text", "blocks", "metadata")}
            is_reply = message["ts"] != thread.root.ts
            told.append(said | {"channel": thread.root.channel_id, "thread_ts": thread.root.ts if is_reply else None})
    assert len(told) == count, f"{len(told)} messages stand in Slack instead of {count}"
    return told


def _raw(client: WebClient, told: list[dict[str, Any]]) -> float:
    started = time.perf_counter()
    for said in told:
        client.chat_postMessage(**said, unfurl_links=False, unfurl_media=False, link_names=False)
    return len(told) / (time.perf_counter() - started)


# --- latency


@dataclass
class Latencies:
    """Seconds, each list sorted."""

    roots: list[float] = field(default_factory=list)
    replies: list[float] = field(default_factory=list)
    clicks: list[float] = field(default_factory=list)


def latencies(seconds: int, a_second: int, clicks: int) -> Latencies:
    """Of the real process, while mentions come and then while people click."""
    with serve(st_brigid()) as running, tempfile.TemporaryDirectory(prefix="wardwatch-delivery-") as made:
        folder = Path(made)
        write_rules(folder / "rules", CHANNELS[:1])
        source = {"name": "public", "type": "file", "every": "1s", "path": "public.jsonl"}
        (folder / "rules" / "sources.yaml").write_text(json.dumps({"sources": [source]}))
        public = folder / "rules" / "public.jsonl"
        public.touch()
        address = str(folder / "wardwatch.db")
        migrate(address)
        process = BotProcess(_environment(running, address, folder), "run")
        try:
            process.expect_ready()
            _publish(public, seconds, a_second)
            found = _seen(running, address, seconds * a_second)
            found.clicks = sorted(_click(running, clicks))
        finally:
            process.end(signal.SIGTERM)
    return found


def _environment(running: Running, address: str, folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": running.api_url,
        "DATABASE_URL": f"sqlite:///{address}",
        "WARDWATCH_RULES": str(folder / "rules"),
        "WARDWATCH_PACE": "0",
    }


def _publish(public: Path, seconds: int, a_second: int) -> None:
    """Tenths of a second apart, so that pages are as full as they would be."""
    chance, pause, number = random.Random(7), threading.Event(), 0
    began = time.perf_counter()
    while number < seconds * a_second:
        due = min(int((time.perf_counter() - began) * a_second) + 1, seconds * a_second)
        with public.open("a", encoding="utf-8") as file:
            for one in range(number, due):
                record = {"source": "x", "external_id": f"post-{one}", "conversation_id": f"talk-{one // 10}"}
                record |= {"text": f"St. Brigid, ward 0: {words(chance)}", "published_at": "2026-11-20T12:00:00Z"}
                file.write(json.dumps(record) + "\n")
        number = due
        pause.wait(0.1)


def _seen(running: Running, address: str, mentions: int) -> Latencies:
    """From when its page was returned, which is when it was first seen, to the timestamp of the message."""
    with closing(open_engine(address)) as engine:

        def is_done() -> bool:
            [(stored, waiting)] = engine.rows("SELECT COUNT(*), SUM(outcome IS NULL) FROM mentions")
            [(undone,)] = engine.rows("SELECT COUNT(*) FROM deliveries WHERE state <> 'done'")
            return stored == mentions and not waiting and not undone

        assert running.workspace.wait_for(is_done, PATIENCE_S), "it did not end"
        roots = engine.rows(
            "SELECT ts, first_seen_at FROM threads JOIN alerts ON alerts.id = threads.alert_id "
            "JOIN mentions ON mentions.id = alerts.lead_id"
        )
        replies = engine.rows(
            "SELECT receipt_ts, first_seen_at FROM deliveries JOIN notices ON notices.id = notice_id "
            "JOIN mentions ON mentions.id = notices.mention_id WHERE notices.kind = 'mention'"
        )
    return Latencies(_seconds(roots), _seconds(replies))


def _seconds(rows: Sequence[tuple[str, int]]) -> list[float]:
    return sorted(float(ts) - first_seen_at / 1e6 for ts, first_seen_at in rows)


def _click(running: Running, clicks: int) -> Iterator[float]:
    """Each on an alert of its own, one after the other."""
    messages = running.workspace.ledger.messages["C0REPUT01"]
    roots = [ts for ts, message in messages.items() if message.thread_ts in ("", ts)]
    for ts in roots[:clicks]:
        started = time.perf_counter()
        running.people.click("U0DANA001", "C0REPUT01", ts, "wardwatch:acknowledge")

        def shows(ts: str = ts) -> bool:
            record = messages[ts]
            return any("Acknowledged" in line for line in lines_of(record.blocks, record.text, {}))

        assert running.workspace.wait_for(shows, PATIENCE_S), "a click was not shown"
        yield time.perf_counter() - started


def p99(sample: Sequence[float]) -> float:
    """The 99th of a hundred; nothing of an empty sample."""
    return sample[min(len(sample) - 1, int(len(sample) * 0.99))] if sample else float("nan")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--a-second", type=int, default=50)
    parser.add_argument("--clicks", type=int, default=100)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.serve:
        serve_until_hung_up()
        return
    wiring.configure_logging("text", quiet=True)
    print("| stories of | ours, messages a second | raw client | ratio |\n|---|---|---|---|")
    for channels in (1, len(CHANNELS)):
        found = rates(wanted.messages, wanted.rounds, channels)
        ours, raw = statistics.median(found.ours), statistics.median(found.raw)
        what = "one channel" if channels == 1 else f"{channels} channels"
        print(f"| {what} | {ours:.0f} | {raw:.0f} | {found.ratio:.2f} |", flush=True)
    seen = latencies(wanted.seconds, wanted.a_second, wanted.clicks)
    print("\n| from | to | how many | median, s | p99, s |\n|---|---|---|---|---|")
    for start, end, sample in (
        ("page returned", "first post of the story", seen.roots),
        ("page returned", "reply about the mention", seen.replies),
        ("click", "first post shows it", seen.clicks),
    ):
        print(f"| {start} | {end} | {len(sample)} | {statistics.median(sample):.2f} | {p99(sample):.2f} |")


if __name__ == "__main__":
    main()
