"""The page about the local workspace tells what is there, and St. Brigid is what the rules and the manifest say."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from bot.sandbox.api import METHODS
from bot.sandbox.records import Command, Shortcut
from bot.sandbox.stbrigid import WARDWATCH, st_brigid
from bot.slack.manifest import manifest

HOUSE = Path(__file__).parents[2]
PAGE = HOUSE / "docs" / "sandbox.md"


def test_every_method_is_told() -> None:
    """The table of methods lists exactly those that are answered."""
    answered = PAGE.read_text(encoding="utf-8").partition("## What it answers")[2].partition("Any other method")[0]

    told = re.findall(r"`([a-zA-Z.]+)`", answered)

    assert sorted(told) == sorted(METHODS)


def test_the_app_is_what_its_manifest_says() -> None:
    """Its commands and shortcuts have the names that the manifest gives them, and it may do what it asks for."""
    features, settings = manifest()["features"], manifest()["settings"]
    commands = tuple(Command(c["command"], c["description"], c["usage_hint"]) for c in features["slash_commands"])
    shortcuts = tuple(
        Shortcut(s["callback_id"], s["name"], s["description"], s["type"] == "message") for s in features["shortcuts"]
    )

    assert (WARDWATCH.commands, WARDWATCH.shortcuts) == (commands, shortcuts)
    assert WARDWATCH.bot_scopes >= set(manifest()["oauth_config"]["scopes"]["bot"])
    assert WARDWATCH.events >= set(settings["event_subscriptions"]["bot_events"])


def test_everybody_on_call_is_there() -> None:
    """Whom the rules call, and where they route, is found in the workspace."""
    oncall = yaml.safe_load((HOUSE / "rules" / "oncall.yaml").read_text("utf-8"))
    routing = yaml.safe_load((HOUSE / "rules" / "routing.yaml").read_text("utf-8"))
    directory = st_brigid().directory

    for person in oncall["people"]:
        assert directory.user(person["slack"]).real_name == person["name"]
    named = {
        routing["default"],
        routing["ops"],
        routing["private"],
        *(r["channel"] for r in routing["routes"] if "channel" in r),
    }
    assert {directory.channel_named(name).name for name in named} == named
