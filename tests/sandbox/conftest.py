"""A running workspace for each test, on a clock that stands still until the test moves it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from moved_clock import MovedClock
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.sandbox.serve import Running, serve
from bot.sandbox.stbrigid import APP_TOKEN, BOT_TOKEN, st_brigid
from tests.workspace import NO_RETRIES, StoryWorkspace


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock(datetime(2026, 11, 20, 9, 30, tzinfo=UTC))


@pytest.fixture
def running(clock: MovedClock) -> Iterator[Running]:
    with serve(st_brigid(clock=clock)) as running:
        yield running


@pytest.fixture
def workspace(running: Running) -> StoryWorkspace:
    return StoryWorkspace(running)


@pytest.fixture
def client(running: Running) -> WebClient:
    return WebClient(BOT_TOKEN, base_url=running.api_url, retry_handlers=NO_RETRIES)


@pytest.fixture
def app(client: WebClient) -> App:
    return App(client=client, logger=logging.getLogger("tests.app"))


@pytest.fixture
def listen(app: App, workspace: StoryWorkspace) -> Iterator[Callable[..., SocketModeHandler]]:
    """Connect the app once more, with bolt's own handler, each time it is called."""
    handlers: list[SocketModeHandler] = []

    def connect(ping_interval: float = 10) -> SocketModeHandler:
        handler = SocketModeHandler(app, APP_TOKEN, ping_interval=ping_interval)
        handlers.append(handler)
        handler.connect()
        workspace.expect_connected(len(handlers))
        return handler

    yield connect
    for handler in handlers:
        workspace.hang_up(handler)
