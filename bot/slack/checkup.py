"""Slack as an installation meets it: tokens, scopes, clock, channels, people, and one real click there and back."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from slack_bolt import Ack, App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.models.blocks import ActionsBlock, ButtonElement

from bot.domain.checkup import Check
from bot.domain.oncall import Member
from bot.domain.person import bar_of
from bot.errors import ChatError
from bot.ports import Clock
from bot.slack import rich
from bot.slack.channels import Channels
from bot.slack.client import quiet_logger
from bot.slack.faults import call
from bot.slack.manifest import BOT_SCOPES
from bot.slack.people import People
from bot.slack.socket import listen

MOST_SKEW_S = 60
"""Slack refuses what is five minutes off; ages and hand-offs are wrong long before."""
_BUTTON = "wardwatch_doctor"
_ASK = "Wardwatch checks itself: somebody please press this button."
_HEARD = "Wardwatch checks itself: the button was heard. Nothing else to do."
_UNHEARD = "Wardwatch checked itself: nobody pressed the button in time."


class Checkup:
    """Each check answers with what it found and never raises for what Slack says."""

    def __init__(self, client: WebClient, app_token: str, clock: Clock) -> None:
        self._client = client
        self._app_token = app_token
        self._clock = clock

    def token(self) -> Iterator[Check]:
        """The bot's token, its scopes, and the clock of this machine beside Slack's."""
        headers: dict[str, str] = {}

        def asked(**given: Any) -> Any:
            answer = self._client.auth_test(**given)
            headers.update({name.lower(): value for name, value in answer.headers.items()})
            return answer

        try:
            who = call(asked, who="SLACK_BOT_TOKEN", repeatable=True)
        except ChatError as error:
            yield Check("Slack token", False, str(error))
            return
        yield Check("Slack token", True, f"{who.get('user')} in {who.get('team')}")
        yield _scopes(headers.get("x-oauth-scopes", ""))
        yield self._skew(headers.get("date", ""))

    def socket(self) -> Check:
        """The right to listen."""
        if not self._app_token:
            return Check("Socket Mode", False, "SLACK_APP_TOKEN is not set: docs/slack.md shows where to find it")
        try:
            call(self._client.apps_connections_open, who="SLACK_APP_TOKEN", repeatable=True, app_token=self._app_token)
        except ChatError as error:
            return Check("Socket Mode", False, str(error))
        return Check("Socket Mode", True, "a connection may be opened")

    def channels(self, names: Iterable[str]) -> Iterator[Check]:
        """Every channel that something may be posted to."""
        channels = Channels(self._client)
        for name in names:
            try:
                trouble = channels.trouble_with(name)
            except ChatError as error:
                trouble = str(error)
            yield Check(f"channel {name}", not trouble, trouble or "the bot is a member")

    def people(self, members: Iterable[Member]) -> Iterator[Check]:
        """Everybody who may be called."""
        people = People(self._client)
        for member in members:
            try:
                bar = bar_of(people.person(member.slack))
            except ChatError as error:
                yield Check(f"person {member.id}", False, str(error))
            else:
                cure = f"{member.name} cannot act on alerts ({bar}): correct the Slack id in oncall.yaml"
                yield Check(f"person {member.id}", bar is None, member.name if bar is None else cure)

    def click(self, channel: str, within_s: float) -> Check:
        """Post a button, wait for somebody to press it, and say in its place that it was heard."""
        heard = threading.Event()
        app = _listening_app(self._client, heard)
        posted: dict[str, Any] = {}
        try:
            ears = listen(app, self._app_token)
            try:
                posted = self._post(channel)
                is_heard = heard.wait(within_s)
            finally:
                ears.stop()
        except ChatError as error:
            return Check("a click", False, str(error))
        finally:
            self._close(posted, is_heard=heard.is_set())
        cure = "press it, or look whether interactivity is on in the app's settings (`wardwatch manifest` has it)"
        told = "it came back" if is_heard else f"no press was heard within {within_s:g} s: {cure}"
        return Check("a click", is_heard, told)

    def _post(self, channel: str) -> dict[str, Any]:
        button = ActionsBlock(elements=[ButtonElement(text="I see it", action_id=_BUTTON, value="doctor")])
        return call(
            self._client.chat_postMessage,
            who=channel,
            repeatable=False,
            channel=Channels(self._client).address_of(channel),
            text=_ASK,
            blocks=[rich.block(rich.paragraph((_ASK,))), button],
        )

    def _close(self, posted: dict[str, Any], *, is_heard: bool) -> None:
        """The button must not stay: pressing it later would do nothing."""
        text = _HEARD if is_heard else _UNHEARD
        place = {"channel": posted.get("channel"), "ts": posted.get("ts")}
        if all(place.values()):
            blocks = [rich.block(rich.paragraph((text,)))]
            with suppress(ChatError):
                call(self._client.chat_update, who="the check", repeatable=True, text=text, blocks=blocks, **place)

    def _skew(self, date: str) -> Check:
        try:
            theirs: datetime = parsedate_to_datetime(date)
        except ValueError:
            return Check("clock", True, "Slack did not say what time it is")
        seconds = (self._clock() - theirs).total_seconds()
        told = f"{abs(seconds):.0f} s {'ahead of' if seconds > 0 else 'behind'} Slack's"
        return Check("clock", abs(seconds) <= MOST_SKEW_S, told if abs(seconds) <= MOST_SKEW_S else f"{told}: set it")


def _scopes(granted: str) -> Check:
    has = {scope.strip() for scope in granted.split(",") if scope.strip()}
    missing = [scope for scope in BOT_SCOPES if scope not in has]
    if missing:
        cure = "add them to the app (`wardwatch manifest` has all of them) and install it again"
        return Check("scopes", False, f"{', '.join(missing)} missing: {cure}")
    surplus = sorted(has - set(BOT_SCOPES))
    return Check("scopes", True, f"complete; not needed: {', '.join(surplus)}" if surplus else "complete")


def _listening_app(client: WebClient, heard: threading.Event) -> App:
    app = App(
        name="wardwatch-doctor",
        client=client,
        signing_secret="",
        token=None,
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=None, bot_token=client.token),
        logger=quiet_logger(),
    )

    def pressed(ack: Ack) -> None:
        ack()
        heard.set()

    app.action(_BUTTON)(pressed)
    return app
