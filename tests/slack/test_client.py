"""The client with which Slack is called."""

import ssl

from slack_sdk import WebClient

from bot.slack.client import client_for


def test_the_certificates_are_read_once() -> None:
    """Not for each call, which would cost more than the call; and they are checked."""
    context = client_for("xoxb-1").ssl

    assert context is not None
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert client_for("xoxb-1", WebClient.BASE_URL.replace("https:", "http:")).ssl is None
