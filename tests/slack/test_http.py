"""What comes to our public address: only what Slack signed, just now, is read; anything else is refused in silence."""

from __future__ import annotations

import hashlib
import hmac
import time
from urllib.parse import quote

import pytest
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.slack.http import hear

SECRET = "a-secret-that-slack-shares-with-us"
HELLO = '{"type": "url_verification", "challenge": "abc"}'
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def app(client: WebClient) -> App:
    authorize = lambda: AuthorizeResult(enterprise_id=None, team_id=None, bot_token="t")  # noqa: E731
    return App(client=client, signing_secret=SECRET, token=None, authorize=authorize)


def signed(body: str, sent: str | None = None, secret: str = SECRET, kind: str = "application/json") -> dict[str, str]:
    sent = f"{time.time():.0f}" if sent is None else sent
    digest = hmac.new(secret.encode(), f"v0:{sent}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"content-type": kind, "x-slack-request-timestamp": sent, "x-slack-signature": f"v0={digest}"}


def test_slack_is_greeted(app: App) -> None:
    """The challenge comes back, which proves that the address is ours."""
    status, body, _ = hear(app, HELLO, signed(HELLO))

    assert (status, body) == (200, '{"challenge": "abc"}')


@pytest.mark.parametrize("age", [-3600, -301, 301, 3600])
def test_what_is_old_or_of_tomorrow_is_refused(app: App, age: int) -> None:
    """A request that somebody recorded cannot be played again."""
    assert hear(app, HELLO, signed(HELLO, f"{time.time() + age:.0f}"))[0] == 401


@pytest.mark.parametrize("sent", ["", "abc", "-1", "1e9", "\u0661\u0662", "9" * 400])
def test_a_time_that_is_none_is_refused(app: App, sent: str) -> None:
    """As a stranger's, and not as a fault of ours."""
    assert hear(app, HELLO, signed(HELLO, sent))[0] == 401


def test_another_secret_or_none_is_refused(app: App) -> None:
    """Whoever does not know ours is not Slack."""
    unsigned = {name: value for name, value in signed(HELLO).items() if name != "x-slack-signature"}

    assert hear(app, HELLO, signed(HELLO, secret="guessed"))[0] == 401
    assert hear(app, HELLO + " ", signed(HELLO))[0] == 401
    assert hear(app, HELLO, unsigned)[0] == 401
    assert hear(app, HELLO, {})[0] == 401


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("{{{", "application/json"),
        ("[]", "application/json"),
        ('"text"', "application/json"),
        ("[" * 100_000, "application/json"),
        ("payload=[]", FORM),
        ("payload=" + quote("{{{"), FORM),
        ("payload=%ff%fe", FORM),
    ],
)
def test_what_cannot_be_read_is_refused(app: App, body: str, kind: str) -> None:
    """Signed or not."""
    assert hear(app, body, signed(body, kind=kind))[0] == 400
    assert hear(app, body, signed(body, kind=kind, secret="guessed"))[0] in (400, 401)
