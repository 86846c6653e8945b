"""`wardwatch manifest` and `wardwatch migrate`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.host import manifest, migrate
from bot.errors import MisuseError, StoreError


def test_the_manifest_is_json_for_slack() -> None:
    """It can be pasted as it is: Socket Mode and buttons on, and only the scopes that are used."""
    printed = CliRunner().invoke(manifest)

    app = json.loads(printed.output)
    assert app["settings"]["socket_mode_enabled"] is True
    assert app["settings"]["interactivity"]["is_enabled"] is True
    assert "chat:write" in app["oauth_config"]["scopes"]["bot"]


def test_migrating_twice_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first run says what it did, the second that there was nothing to do."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'w.db'}")

    first, second = CliRunner().invoke(migrate), CliRunner().invoke(migrate)

    assert first.output.startswith("applied ")
    assert second.output == f"{tmp_path / 'w.db'} is up to date\n"


def test_a_file_that_is_no_database_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, and it is left as it was."""
    file = tmp_path / "notes.txt"
    file.write_text("these are notes " * 100)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")

    outcome = CliRunner().invoke(migrate)

    assert isinstance(outcome.exception, StoreError)
    assert "notes.txt" in str(outcome.exception)
    assert file.read_text().startswith("these are notes")


def test_over_http_everything_goes_to_one_address() -> None:
    """Commands, buttons and events; no Socket Mode."""
    printed = CliRunner().invoke(manifest, ["--url", "https://bot.example.org/"])

    app = json.loads(printed.output)
    address = "https://bot.example.org/slack/events"
    told = [app["settings"][name]["request_url"] for name in ("interactivity", "event_subscriptions")]
    assert [*told, *(command["url"] for command in app["features"]["slash_commands"])] == [address] * 3
    assert app["settings"]["socket_mode_enabled"] is False


@pytest.mark.parametrize("url", ["http://bot.example.org", "bot.example.org", "https://", "https://bot.example/?a=1"])
def test_slack_only_posts_to_https(url: str) -> None:
    """Said at once, not by Slack afterwards."""
    outcome = CliRunner().invoke(manifest, ["--url", url], standalone_mode=False)

    assert isinstance(outcome.exception, MisuseError)
