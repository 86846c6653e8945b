"""Opening and closing the Socket Mode connection."""

import socket
import threading

import pytest
from slack_desk import OneAlertDesk, app_for
from slack_sdk import WebClient
from workspace import StoryWorkspace

from bot.domain.alert import Action, Decision
from bot.domain.person import Barred
from bot.errors import ChatRefusedError, ChatUnavailableError
from bot.sandbox.serve import Running, serve
from bot.sandbox.stbrigid import APP_TOKEN, BOT_TOKEN, st_brigid
from bot.slack.app import build_app
from bot.slack.client import client_for
from bot.slack.poster import SlackChat
from bot.slack.socket import Ears, listen


class SlowDesk(OneAlertDesk):
    """A desk that decides only when it is let go."""

    def __init__(self, chat: SlackChat) -> None:
        super().__init__(chat)
        self.started, self.let_go = threading.Event(), threading.Event()

    def act(self, alert_id: int, action: Action, who: str, clicked_in: str) -> Decision | Barred:
        self.started.set()
        self.let_go.wait(30)
        return super().act(alert_id, action, who, clicked_in)


def test_a_wrong_app_token_is_refused_at_once(client: WebClient) -> None:
    """The sentence says which token it must be."""
    with pytest.raises(ChatRefusedError, match="the app token with xapp-"):
        listen(app_for(client), "xapp-wrong")


def test_a_slack_that_is_away_is_unavailable() -> None:
    """Whoever starts the bot decides whether to try again."""
    away = client_for("xoxb-1", "http://127.0.0.1:1/api/")

    with pytest.raises(ChatUnavailableError):
        listen(app_for(away), APP_TOKEN)


def test_listening_begins_and_ends(local: Running, client: WebClient) -> None:
    """The connection goes to the Slack of the client, and is gone after stopping."""
    listening = listen(app_for(client), APP_TOKEN)
    StoryWorkspace(local).expect_connected()
    connected = listening.is_connected

    stopped = listening.stop()

    assert connected
    assert stopped
    assert not listening.is_connected
    assert local.workspace.wait_for(lambda: local.workspace.sockets.count == 0, 10)


def test_stopping_finishes_what_was_acknowledged(local: Running, client: WebClient) -> None:
    """A click that Slack was told we have is acted on before the end, and the end does not wait for ever."""
    desk = SlowDesk(SlackChat(client))
    listening = listen(build_app(client, desk, desk), APP_TOKEN)
    desk.post()
    alert = StoryWorkspace(local).channel("reputation").expect_alert()
    alert.button("Acknowledge").click(by="dana")
    assert desk.started.wait(10)

    too_soon = listening.stop(within_s=0.1)
    desk.let_go.set()
    in_time = listening.stop()

    assert not too_soon
    assert in_time
    alert.expect_shows("Acknowledged by @Dana Whitfield")


def test_ears_open_as_soon_as_slack_is_there() -> None:
    """A bot that starts while Slack is away goes on without it, and listens when it is back."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    client = client_for(BOT_TOKEN, f"http://127.0.0.1:{port}/api/")
    ears = Ears(app_for(client), APP_TOKEN)
    ears.open()

    with serve(st_brigid(), port) as running:
        ears.open()
        ears.open()

        StoryWorkspace(running).expect_connected()
        assert running.workspace.sockets.count == 1
        assert ears.close(10)


def test_ears_do_not_hide_a_wrong_token(local: Running, client: WebClient) -> None:
    """What only a person can mend is said at the start."""
    with pytest.raises(ChatRefusedError):
        Ears(app_for(client), "xapp-wrong").open()
