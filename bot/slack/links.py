"""The addresses of messages, without asking Slack for each."""

from __future__ import annotations

from slack_sdk import WebClient

from bot.domain.notice import Receipt
from bot.slack.faults import call


class Permalinks:
    """The address of the workspace never changes, so it is asked for once."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._base = ""

    def of(self, root: Receipt) -> str:
        """Where a message is read. Raises `ChatError` at the first time, when Slack is away."""
        if not self._base:
            self._base = str(call(self._client.auth_test, who="the app itself", repeatable=True).get("url") or "")
        return f"{self._base.rstrip('/')}/archives/{root.channel_id}/p{root.ts.replace('.', '')}"
