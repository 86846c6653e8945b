"""The manifest asks for what is used, within Slack's limits, and the documentation gives each scope's reason."""

from dataclasses import replace
from pathlib import Path

import pytest
from slack_desk import OneAlertDesk
from slack_views import NOW, a_notice, a_view, assigned
from workspace import StoryWorkspace

from bot.domain.notice import NoticeKind
from bot.errors import ChatRefusedError
from bot.sandbox.refusals import PersonError
from bot.sandbox.serve import serve
from bot.sandbox.stbrigid import APP_TOKEN, BOT_TOKEN, st_brigid
from bot.slack import ids
from bot.slack.app import build_app
from bot.slack.client import client_for
from bot.slack.manifest import BOT_SCOPES, manifest
from bot.slack.poster import SlackChat
from bot.slack.socket import listen

DOCS = Path(__file__).parents[2] / "docs" / "slack.md"


def test_the_manifest_keeps_slacks_limits() -> None:
    """Slack refuses longer names and descriptions."""
    shown = manifest()["display_information"]

    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert manifest()["settings"]["socket_mode_enabled"]
    assert manifest()["settings"]["interactivity"]["is_enabled"]


@pytest.mark.parametrize("scope", BOT_SCOPES)
def test_each_scope_has_its_reason_in_the_documentation(scope: str) -> None:
    """Whoever approves the app can read why it asks."""
    assert f"| `{scope}` |" in DOCS.read_text(encoding="utf-8")


def test_the_scopes_are_enough() -> None:
    """With these scopes and no others, posting, finding, clicking and answering privately work."""
    state = st_brigid(clock=lambda: NOW)
    state.install = replace(state.install, bot_scopes=frozenset(BOT_SCOPES))
    with serve(state) as running:
        client = client_for(BOT_TOKEN, running.api_url)
        desk = OneAlertDesk(SlackChat(client))
        listening = listen(build_app(client, desk, desk), APP_TOKEN)
        desk.post()
        story = StoryWorkspace(running)
        alert = story.channel("reputation").expect_alert()

        alert.button("Acknowledge").click(by="dana")
        alert.expect_shows("Acknowledged by @Dana Whitfield")
        alert.select("Assign").choose("lee", by="gail")

        story.person("gail").expect_whisper("guests can read alerts")
        assert SlackChat(client).find(a_notice(NoticeKind.ROOT), None) == desk.thread.root
        assert SlackChat(client).find(a_notice(NoticeKind.SUGGESTIONS), desk.thread)
        assert listening.stop()


@pytest.mark.parametrize("scope", sorted(set(BOT_SCOPES) - {"groups:history", "commands"}))
def test_no_scope_is_superfluous(scope: str) -> None:
    """Without any one of them something is refused. (`groups:history` is `channels:history` in private channels.)"""
    state = st_brigid(clock=lambda: NOW)
    state.install = replace(state.install, bot_scopes=frozenset(BOT_SCOPES) - {scope})
    with serve(state) as running:
        chat = SlackChat(client_for(BOT_TOKEN, running.api_url))

        with pytest.raises(ChatRefusedError, match="missing_scope"):
            everything(chat)


def test_without_its_scope_the_command_is_not_there() -> None:
    """Slack offers a command only of an app that asked for commands."""
    state = st_brigid(clock=lambda: NOW)
    state.install = replace(state.install, bot_scopes=frozenset(BOT_SCOPES) - {"commands"})
    with serve(state) as running, pytest.raises(PersonError, match="is not a command"):
        StoryWorkspace(running).channel("reputation").command("/wardwatch help", by="dana")


def test_the_manifest_has_the_command_that_the_app_answers() -> None:
    """What people type in Slack reaches the app."""
    [command] = manifest()["features"]["slash_commands"]

    assert command["command"] == ids.COMMAND
    assert len(command["description"]) <= 2000


def everything(chat: SlackChat) -> None:
    notice = a_notice(NoticeKind.ROOT)
    chat.tell(notice, a_view(), None)
    chat.tell(notice, assigned(), None)
    chat.find(notice, None)
    chat.groups_of("U0DANA001", ["S0PRLEAD1"])
    page = a_notice(NoticeKind.PAGE, channel="U0DANA001")
    chat.tell(page, a_view(), None)
    chat.find(page, None)
