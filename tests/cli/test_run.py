"""`wardwatch run` as a real process against the local workspace."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from forked import in_text, wardwatch
from workspace import StoryWorkspace

from bot.sandbox.serve import serve
from bot.sandbox.stbrigid import APP_TOKEN, BOT_TOKEN, st_brigid

WAIT = "Three hours in the waiting room at St. Brigid Medical Center"
RULES = """
kind: hospital
rules:
  - id: full-name
    name: By its full name
    query: '"St. Brigid Medical Center"'
"""
SOURCES = """
sources:
  - name: public
    type: file
    every: 1s
    path: public.jsonl
"""


@pytest.fixture
def story() -> Iterator[StoryWorkspace]:
    with serve(st_brigid()) as running:
        yield StoryWorkspace(running)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """The smallest folder that does something."""
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "hospital.yaml").write_text(RULES)
    (folder / "sources.yaml").write_text(SOURCES)
    (folder / "public.jsonl").touch()
    return folder


def publish(rules: Path, text: str, external_id: str = "1") -> None:
    record = {"source": "x", "external_id": external_id, "text": text, "published_at": "2026-11-20T12:00:00Z"}
    with (rules / "public.jsonl").open("a") as file:
        file.write(json.dumps(record) + "\n")


def environment(story: StoryWorkspace, rules: Path, **more: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "WARDWATCH_PACE": "0",
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": story.running.api_url,
        "DATABASE_URL": f"sqlite:///{rules.parent / 'wardwatch.db'}",
        "WARDWATCH_RULES": str(rules),
        **more,
    }


def once(env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return in_text(wardwatch("run", "--once", env=env))


def test_once_polls_and_delivers_and_exits(story: StoryWorkspace, rules: Path) -> None:
    """What is there is told, and said; a second run has nothing to add."""
    publish(rules, WAIT)

    first = once(environment(story, rules))
    second = once(environment(story, rules))

    assert (first.returncode, second.returncode) == (0, 0)
    assert "1 sources polled, 1 new mentions, 0 deliveries left" in first.stderr
    assert "0 new mentions" in second.stderr
    story.channel("reputation").expect_alerts(1)


def test_once_waits_for_slacks_rate_limit(story: StoryWorkspace, rules: Path) -> None:
    """A short Retry-After is waited for: a cron job has no next minute."""
    story.state.refuse_next(channel="reputation", retry_after=1)
    publish(rules, WAIT)

    run = once(environment(story, rules))

    assert run.returncode == 0
    story.channel("reputation").expect_alerts(1)


def test_once_says_what_it_could_not_do(story: StoryWorkspace, rules: Path) -> None:
    """A failing source is one line and exit code 1; the rest is done."""
    publish(rules, WAIT)
    (rules / "sources.yaml").write_text(SOURCES + "  - {name: gone, type: file, every: 1s, path: gone.jsonl}\n")

    run = once(environment(story, rules))

    assert run.returncode == 1
    assert "gone" in run.stderr
    story.channel("reputation").expect_alerts(1)


def test_it_runs_listens_and_leaves_when_asked(story: StoryWorkspace, rules: Path) -> None:
    """It polls by itself, answers clicks, and SIGTERM ends it with exit code 0."""
    command = [sys.executable, "-m", "bot", "run"]
    with subprocess.Popen(command, env=environment(story, rules), stderr=subprocess.PIPE, text=True) as process:
        story.expect_connected(timeout=30)
        publish(rules, WAIT)
        alert = story.channel("reputation").expect_alert(WAIT, timeout=30)
        alert.button("Acknowledge").click(by="dana")
        alert.expect_shows("Acknowledged by @Dana Whitfield", timeout=30)

        process.send_signal(signal.SIGTERM)

        assert process.wait(timeout=10) == 0
        assert process.stderr is not None
        log = process.stderr.read()
    assert "event=stopped" in log
    assert BOT_TOKEN not in log
    assert APP_TOKEN not in log
    assert WAIT not in log


def test_a_hanging_source_does_not_keep_it_from_leaving(story: StoryWorkspace, rules: Path) -> None:
    """SIGTERM while a feed hangs: it leaves within ten seconds, and the other source was told."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        feed = f"http://127.0.0.1:{silent.getsockname()[1]}/feed"
        (rules / "sources.yaml").write_text(SOURCES + f"  - {{name: silent, type: feed, every: 30s, url: '{feed}'}}\n")
        publish(rules, WAIT)
        command = [sys.executable, "-m", "bot", "run"]
        env = environment(story, rules, WARDWATCH_ALLOW_PRIVATE="1")
        with subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL) as process:
            connection, _ = silent.accept()
            story.channel("reputation").expect_alert(WAIT, timeout=30)

            process.send_signal(signal.SIGTERM)

            assert process.wait(timeout=10) == 0
        connection.close()


@pytest.mark.parametrize("missing", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"])
def test_a_missing_token_is_misuse(story: StoryWorkspace, rules: Path, missing: str) -> None:
    """One line that names the setting; nothing is begun."""
    env = environment(story, rules)
    del env[missing]

    run = in_text(wardwatch("run", env=env))

    assert run.returncode == 2
    assert [line for line in run.stderr.splitlines() if missing in line]
    assert not (rules.parent / "wardwatch.db").exists()


def test_a_database_of_a_newer_version_is_refused(story: StoryWorkspace, rules: Path) -> None:
    """One line that says what to do; nothing is read or written."""
    import sqlite3

    once(environment(story, rules))
    with sqlite3.connect(rules.parent / "wardwatch.db") as database:
        database.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "SELECT migration_set, 'from-the-future', applied_at FROM _sqlite_migrations LIMIT 1"
        )
        database.execute("UPDATE meta SET value = 'from-the-future' WHERE name = 'must_know'")
    database.close()

    run = once(environment(story, rules))

    assert run.returncode == 1
    assert "newer" in run.stderr


def test_a_token_that_slack_refuses_ends_the_run_at_once(story: StoryWorkspace, rules: Path) -> None:
    """One line with the cure; nothing was read that could not be told."""
    publish(rules, WAIT)

    run = once(environment(story, rules, SLACK_BOT_TOKEN="xoxb-wrong"))

    assert run.returncode == 1
    assert run.stderr.splitlines()[-1].startswith("wardwatch: SLACK_BOT_TOKEN: Slack refuses: invalid_auth")
    assert not (rules.parent / "wardwatch.db").exists()


def test_slack_being_away_keeps_nothing_from_being_read(story: StoryWorkspace, rules: Path) -> None:
    """What was read during an outage is told afterwards."""
    publish(rules, WAIT)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nowhere = f"http://127.0.0.1:{closed.getsockname()[1]}/api/"

    away = once(environment(story, rules, SLACK_API_URL=nowhere))
    back = once(environment(story, rules))

    assert away.returncode == 1
    assert "1 new mentions, 2 deliveries left" in away.stderr
    assert back.returncode == 0
    story.channel("reputation").expect_alerts(1)
