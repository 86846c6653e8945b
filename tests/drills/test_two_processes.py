"""The live bot and a drill as two real processes on one workspace: Slack gives each press to either of them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from processes import ROOT, BotProcess
from workspace import StoryWorkspace

from bot.ports import Store
from bot.sandbox.serve import serve
from bot.sandbox.stbrigid import APP_TOKEN, BOT_TOKEN, st_brigid
from bot.storage.apart import drill_marks, open_drill_store
from bot.storage.open import open_store

RULES = {
    "hospital": "kind: hospital\nrules: [{id: full-name, query: '\"St. Brigid Medical Center\"'}]\n",
    "routing": "default: reputation\nops: wardwatch-ops\n",
    "sources": "sources: [{name: public, type: file, every: 1s, path: public.jsonl}]\n",
    "drills/smoke": """name: Smoke
expect: [{within: 5m, does: acknowledge, on: smoke-1}]
injects: [{at: 1440, id: late, title: Much later, text: So that it does not end by itself.}]
steps:
  - at: 0
    mention: {id: smoke-1, source: x, text: Smoke over St. Brigid Medical Center}
  - at: 0
    mention: {id: soup-1, source: x, text: Cold soup at St. Brigid Medical Center on the third floor again}
""",
}
LIVE = (
    "Four hours in the waiting room of St. Brigid Medical Center",
    "No parking at St. Brigid Medical Center tonight",
)
PATIENCE_S = 60.0


@pytest.fixture
def story(tmp_path: Path) -> Iterator[StoryWorkspace]:
    (tmp_path / "drills").mkdir()
    for name, text in RULES.items():
        (tmp_path / f"{name}.yaml").write_text(text)
    lines = [f'{{"source": "x", "external_id": "{at}", "text": "{text}"}}' for at, text in enumerate(LIVE)]
    dated = [line[:-1] + ', "published_at": "2026-11-20T12:00:00Z"}' for line in lines]
    (tmp_path / "public.jsonl").write_text("\n".join(dated) + "\n")
    with serve(st_brigid()) as running:
        yield StoryWorkspace(running)


def environment(story: StoryWorkspace, folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": story.running.api_url,
        "DATABASE_URL": f"sqlite:///{folder}/wardwatch.db",
        "WARDWATCH_RULES": str(folder),
    }


def acknowledged(store: Store) -> list[str]:
    return [alert.acknowledged_by for alert in sorted(store.alerts(), key=lambda alert: alert.id)]


def test_each_press_lands_in_its_own_store(story: StoryWorkspace, tmp_path: Path) -> None:
    """Whichever connection is asked, the press is done where it belongs; once stopped, the drill tells how it went."""
    home = environment(story, tmp_path)
    live = BotProcess(home, "run")
    live.expect_ready()
    drill = BotProcess(home, "drill", "smoke", "--channel", "campaigns", "--speed", "60")
    try:
        story.expect_connected(2, PATIENCE_S)
        live_alerts = [story.channel("reputation").expect_alert(text, PATIENCE_S) for text in LIVE]
        drilled = [story.channel("campaigns").expect_alert(text, PATIENCE_S) for text in ("Smoke over", "Cold soup")]
        for alert in (*live_alerts, *drilled):
            alert.button("Acknowledge").click("dana")
        for alert in (*live_alerts, *drilled):
            alert.expect_shows("Acknowledged by", PATIENCE_S)
        [mark] = drill_marks(f"{tmp_path}/wardwatch.db")
        apart = open_drill_store(f"{tmp_path}/wardwatch.db", mark)
        kept = open_store(f"{tmp_path}/wardwatch.db")
        assert apart
        assert acknowledged(kept) == ["U0DANA001"] * 2
        assert acknowledged(apart) == ["U0DANA001"] * 2
        kept.close()
        apart.close()

        drill.send(signal.SIGINT)
        assert drill.process.wait(PATIENCE_S) == 0
        opening = story.channel("campaigns").expect_alert("Join the drill")
        opening.expect_reply("Scorecard", PATIENCE_S).expect_shows("acknowledge")
        drilled[0].button("Resolve").click("dana")
        story.person("dana").expect_whisper("this drill is over", PATIENCE_S)
    finally:
        drill.end()
        live.end()
    assert [*live.errors, *drill.errors] == []
