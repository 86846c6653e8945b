"""The team edits its rules while `wardwatch run` runs, as a real process, and reads in Slack what came of it."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from forked import ForkedBot
from workspace import AlertMessage, StoryWorkspace

from bot.sandbox.serve import serve
from bot.sandbox.stbrigid import APP_TOKEN, BOT_TOKEN, st_brigid

PATIENCE_S = 30

HOSPITAL = """kind: hospital
rules:
  - id: full-name
    query: '"St. Brigid Medical Center"'
    examples: {match: [At St. Brigid Medical Center]}
"""
STRIKE = """
  - id: strike
    query: nurse strike Millbrook
    examples: {match: [The nurse strike in Millbrook]}
"""
ROUTING = "default: reputation\nops: wardwatch-ops\n"
PUBLIC = "sources:\n  - {name: public, type: file, every: 1s, path: public.jsonl}\n"
CLIPPINGS = "  - {name: clippings, type: file, every: 1s, path: clippings.jsonl}\n"

WAIT = "Three hours in the waiting room at St. Brigid Medical Center"
BILL = "St. Brigid Medical Center lost my bill again"
HOURS = "Visiting hours at St. Brigid Medical Center are a riddle to me"
WALKOUT = "Heard there may be a nurse strike in Millbrook next week"


class Newsroom:
    """A rules folder with the files that its sources read, and the workspace in which it is answered."""

    def __init__(self, folder: Path, workspace: StoryWorkspace) -> None:
        self.folder = folder
        self.workspace = workspace
        self._published = 0
        for name in ("public", "clippings"):
            (folder / f"{name}.jsonl").touch()
        self.edits(hospital=HOSPITAL, routing=ROUTING, sources=PUBLIC)

    def edits(self, **texts: str) -> None:
        for name, text in texts.items():
            (self.folder / f"{name}.yaml").write_text(text, encoding="utf-8")

    def publishes(self, text: str, source: str = "public") -> None:
        self._published += 1
        record = {"source": "x", "external_id": f"{self._published}", "published_at": "2026-11-20T12:00:00Z"}
        with (self.folder / f"{source}.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps({**record, "text": text}) + "\n")

    def reads(self, channel: str, text: str) -> AlertMessage:
        """What the team finds in this channel, as soon as it is there."""
        return self.workspace.channel(channel).expect_alert(text, timeout=PATIENCE_S)

    @contextmanager
    def runs(self) -> Iterator[None]:
        env = {
            "PATH": os.environ["PATH"],
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "WARDWATCH_PACE": "0",
            "SLACK_APP_TOKEN": APP_TOKEN,
            "SLACK_API_URL": self.workspace.running.api_url,
            "DATABASE_URL": f"sqlite:///{self.folder.parent / 'wardwatch.db'}",
            "WARDWATCH_RULES": str(self.folder),
        }
        process = ForkedBot(env, "run")
        try:
            self.workspace.expect_connected(timeout=PATIENCE_S)
            yield
        finally:
            assert process.end(signal.SIGTERM) == 0


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    folder = tmp_path / "rules"
    folder.mkdir()
    with serve(st_brigid()) as running:
        newsroom = Newsroom(folder, StoryWorkspace(running))
        with newsroom.runs():
            yield newsroom


def test_a_new_rule_opens_a_thread_without_a_restart(newsroom: Newsroom) -> None:
    """A mention that only the new rule matches; what was read before it stays unmatched."""
    newsroom.publishes(WALKOUT)
    newsroom.publishes(WAIT)
    newsroom.reads("reputation", WAIT)

    newsroom.edits(hospital=HOSPITAL + STRIKE)
    newsroom.reads("wardwatch-ops", "Rules reloaded: 1 rule added (strike)")
    newsroom.publishes(f"{WALKOUT}, says the union")

    newsroom.reads("reputation", "says the union")
    newsroom.workspace.channel("reputation").expect_alerts(2)


def test_a_broken_folder_changes_nothing_and_is_told_until_it_is_mended(newsroom: Newsroom) -> None:
    """The old rules go on; the ops channel has file and line, and hears when all is well again."""
    newsroom.edits(hospital=HOSPITAL.replace("query: '", "query: '("), sources=PUBLIC + CLIPPINGS)
    newsroom.reads("wardwatch-ops", "hospital.yaml:4: rule full-name: query")

    newsroom.publishes(WAIT)
    newsroom.publishes(BILL, source="clippings")
    newsroom.reads("reputation", WAIT)
    newsroom.edits(hospital=HOSPITAL)
    newsroom.reads("wardwatch-ops", "The rules folder is mended and in force: 1 source added (clippings)")

    newsroom.reads("reputation", BILL)
    newsroom.workspace.channel("wardwatch-ops").expect_alerts(2)


def test_sources_come_and_go_without_a_restart(newsroom: Newsroom) -> None:
    """One that is taken out and put back goes on where it stopped: nothing is lost and nothing is told twice."""
    newsroom.publishes(WAIT)
    newsroom.reads("reputation", WAIT)
    newsroom.edits(sources=PUBLIC.replace("public", "clippings"))
    newsroom.reads("wardwatch-ops", "1 source added (clippings), 1 source removed (public)")
    newsroom.publishes(BILL)
    newsroom.publishes(HOURS, source="clippings")
    newsroom.reads("reputation", HOURS)
    newsroom.workspace.channel("reputation").expect_alerts(2)

    newsroom.edits(sources=PUBLIC)

    newsroom.reads("reputation", BILL)
    newsroom.workspace.channel("reputation").expect_alerts(3)
