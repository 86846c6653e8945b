"""Slack is answered after what a person did is stored: a process that dies before has acknowledged nothing."""

from __future__ import annotations

from typing import Any

import pytest
from slack_desk import OneAlertDesk
from slack_sdk import WebClient
from slack_views import REPUTATION
from test_pressing import chosen, click, form

from bot.domain.alert import State
from bot.errors import StoreBusyError
from bot.slack import ids
from bot.slack.poster import SlackChat
from bot.slack.pressing import Pressing


@pytest.fixture
def desk(client: WebClient) -> OneAlertDesk:
    desk = OneAlertDesk(SlackChat(client))
    desk.post()
    return desk


@pytest.fixture
def pressing(client: WebClient, desk: OneAlertDesk) -> Pressing:
    return Pressing(client, desk, {}, lambda *_: None)


class Slack:
    """Notes in which state the alert was whenever Slack was answered."""

    def __init__(self, desk: OneAlertDesk) -> None:
        self.desk = desk
        self.saw: list[State] = []

    def ack(self, **_answer: Any) -> None:
        self.saw.append(self.desk.alert.state)


def test_a_button(pressing: Pressing, desk: OneAlertDesk) -> None:
    """Answered once, when the alert is acknowledged."""
    slack = Slack(desk)

    pressing.press(slack.ack, click(ids.button("acknowledge"), desk.thread.root.ts, value="17"))

    assert slack.saw == [State.ACKNOWLEDGED]


def test_a_form(pressing: Pressing, desk: OneAlertDesk) -> None:
    """It stays open until the alert is resolved: nothing that was typed is lost before."""
    slack = Slack(desk)
    metadata = ids.private_metadata(ids.FormRef(17, REPUTATION, desk.thread.root.ts))

    pressing.submit(slack.ack, form(metadata, chosen("no follow-up")))

    assert slack.saw == [State.RESOLVED]


def test_what_could_not_be_stored_is_answered_and_told(pressing: Pressing, desk: OneAlertDesk) -> None:
    """The person reads it, and sees no warning of Slack beside it."""
    slack, desk.trouble = Slack(desk), StoreBusyError("another process holds the database")

    pressing.press(slack.ack, click(ids.button("acknowledge"), desk.thread.root.ts, value="17"))

    assert slack.saw == [State.OPEN]


def test_a_question_is_answered_at_once(pressing: Pressing, desk: OneAlertDesk) -> None:
    """A form that opens changes nothing, and Slack gives it three seconds."""
    slack = Slack(desk)

    pressing.press(slack.ack, click(ids.button("resolve"), desk.thread.root.ts, value="17"))

    assert slack.saw == [State.OPEN]
