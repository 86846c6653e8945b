"""The local Slack, with the clock standing still at `slack_views.NOW`."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient
from slack_views import NOW

from bot.sandbox.serve import Running, serve
from bot.sandbox.stbrigid import BOT_TOKEN, st_brigid
from bot.sandbox.workspace import Workspace
from bot.slack.client import client_for
from bot.slack.poster import SlackChat


@pytest.fixture
def local() -> Iterator[Running]:
    with serve(st_brigid(clock=lambda: NOW)) as running:
        yield running


@pytest.fixture
def workspace(local: Running) -> Workspace:
    return local.workspace


@pytest.fixture
def client(local: Running) -> WebClient:
    return client_for(BOT_TOKEN, local.api_url)


@pytest.fixture
def chat(client: WebClient) -> SlackChat:
    return SlackChat(client)
