"""A tiny app that hears everything: what a person does in the page arrives here as bolt hands it on."""

from __future__ import annotations

import logging
import queue
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from slack_bolt import Ack, App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.sandbox.records import Channel, Message
from bot.sandbox.serve import Running, serve
from bot.sandbox.stbrigid import APP_TOKEN, BOT_TOKEN, WARDWATCH, st_brigid
from tests.workspace import DEADLINE_S, NO_RETRIES, StoryWorkspace

ANYTHING = re.compile("")
Json = dict[str, Any]


@dataclass
class Sink:
    """The workspace with the app in it. `answers` is what the app does besides listening, by action or callback id."""

    running: Running
    client: WebClient
    heard: queue.Queue[Json] = field(default_factory=queue.Queue)
    answers: dict[str, Callable[..., None]] = field(default_factory=dict)
    rooms: int = 0

    def room(self, *members: str) -> Channel:
        """A channel of its own for a test, with Dana and Lee unless others are named."""
        self.rooms += 1
        people = tuple(self.running.workspace.directory.person(name).id for name in members or ("dana", "lee"))
        made = Channel(f"C0ROOM{self.rooms:03}", f"room-{self.rooms}", (*people, WARDWATCH.user), topic="A test")
        return self.running.workspace.directory.add_channel(made)

    def posts(self, channel: Channel, *blocks: Json, text: str = "a message", **more: Any) -> str:
        """The app posts; the `ts`."""
        posted = self.client.chat_postMessage(channel=channel.id, text=text, blocks=list(blocks) or None, **more)
        return str(posted["ts"])

    def says(self, channel: Channel, text: str, by: str = "lee", thread: str = "") -> Message:
        user = self.running.workspace.directory.person(by)
        return self.running.people.say(user.id, channel.id, text, thread_ts=thread)

    def hears(self) -> Json:
        """The next thing that the app heard."""
        return self.heard.get(timeout=DEADLINE_S)

    def action(self) -> Json:
        """The next action that the app heard."""
        action: Json = self.hears()["actions"][0]
        return action

    def forgets(self) -> None:
        """Between tests."""
        self.answers.clear()
        for user in self.running.workspace.directory.users():
            self.running.workspace.views.close_all(user.id)
        while not self.heard.empty():
            self.heard.get_nowait()


@contextmanager
def open_sink() -> Iterator[Sink]:
    with serve(st_brigid()) as running:
        client = WebClient(BOT_TOKEN, base_url=running.api_url, retry_handlers=NO_RETRIES)
        sink = Sink(running, client)
        handler = SocketModeHandler(_app(sink), APP_TOKEN)
        handler.connect()
        story = StoryWorkspace(running)
        story.expect_connected()
        try:
            yield sink
        finally:
            story.hang_up(handler)


def _app(sink: Sink) -> App:
    app = App(client=sink.client, logger=logging.getLogger("tests.browser.sink"))

    def hear(ack: Ack, body: Json) -> None:
        answer = sink.answers.get(_name(body))
        if answer:
            answer(ack, body)
        else:
            ack()
        sink.heard.put(body)

    for listen in (app.action, app.view, app.view_closed, app.shortcut, app.command):
        listen(ANYTHING)(hear)

    @app.options(ANYTHING)
    def offer(ack: Ack, body: Json) -> None:
        found = [name for name in ("Ada Ward", "Bela Ward", "Cy Hall") if body["value"].lower() in name.lower()]
        ack(
            options=[{"text": {"type": "plain_text", "text": name}, "value": name.split()[0].lower()} for name in found]
        )

    @app.event("app_home_opened")
    def greet(event: Json) -> None:
        blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": f"Good morning, <@{event['user']}>"}}]
        if event["tab"] == "home":
            sink.client.views_publish(user_id=event["user"], view=sink_home(blocks))

    @app.event("app_mention")
    def mentioned(body: Json) -> None:
        sink.heard.put(body)

    return app


def sink_home(blocks: list[Json]) -> Json:
    button = {"type": "button", "action_id": "at_home", "text": {"type": "plain_text", "text": "At home"}}
    return {"type": "home", "blocks": [*blocks, {"type": "actions", "elements": [button]}]}


def _name(body: Json) -> str:
    if body.get("actions"):
        return str(body["actions"][0]["action_id"])
    return str(body.get("callback_id") or body.get("view", {}).get("callback_id") or body.get("command", ""))
