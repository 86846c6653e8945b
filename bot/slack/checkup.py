"""Slack as an installation meets it: tokens, scopes, clock, channels, people, and one real click there and back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.domain.checkup import Check
from bot.domain.oncall import Member
from bot.domain.person import bar_of
from bot.errors import ChatError
from bot.ports import Clock
from bot.slack import selfcheck
from bot.slack.channels import Channels
from bot.slack.client import quiet_logger
from bot.slack.faults import call
from bot.slack.manifest import BOT_SCOPES
from bot.slack.people import People
from bot.slack.socket import listen

MOST_SKEW_S = 60
"""Slack refuses what is five minutes off; ages and hand-offs are wrong long before."""
LOOK_EVERY_S = 2.0


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

    def socket(self, signing_secret: str = "") -> Check:
        """The right to listen, or the secret with which Slack signs what it sends."""
        if signing_secret and not self._app_token:
            return Check("Slack over HTTP", True, "SLACK_SIGNING_SECRET is set; `wardwatch web` hears Slack")
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
        """Post a button, wait until some process has heard somebody press it, and see that its place says so.

        With an app token this process listens, too; without one the bot must run, and Slack speak to it.
        """
        heard = threading.Event()
        app = _listening_app(self._client, heard.set)
        posted: selfcheck.Place = {}
        is_heard = False
        try:
            with _listening(app, self._app_token):
                posted = selfcheck.ask(self._client, channel, Channels(self._client).address_of(channel))
                is_heard = self._is_heard(posted, heard, within_s)
        except ChatError as error:
            return Check("a click", False, str(error))
        finally:
            if posted and not is_heard:
                selfcheck.close(self._client, posted)
        told = "it came back" if is_heard else f"no press was heard within {within_s:g} s: {self._cure()}"
        return Check("a click", is_heard, told)

    def _is_heard(self, posted: selfcheck.Place, heard: threading.Event, within_s: float) -> bool:
        looks = max(1, round(within_s / LOOK_EVERY_S))
        return any(heard.wait(within_s / looks) or selfcheck.is_answered(self._client, posted) for _ in range(looks))

    def _cure(self) -> str:
        if self._app_token:
            return "press it, or look whether interactivity is on in the app's settings (`wardwatch manifest` has it)"
        return "press it, while `wardwatch web` runs and the app's settings name its address (docs/slack.md)"

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


@contextmanager
def _listening(app: App, app_token: str) -> Iterator[None]:
    ears = listen(app, app_token) if app_token else None
    try:
        yield
    finally:
        if ears:
            ears.stop()


def _listening_app(client: WebClient, heard: Callable[[], None]) -> App:
    app = App(
        name="wardwatch-doctor",
        client=client,
        signing_secret="",
        token=None,
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=None, bot_token=client.token),
        logger=quiet_logger(),
    )
    selfcheck.hear_presses(app, client, heard)
    return app
