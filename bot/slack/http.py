"""Slack's clicks and events over HTTP, where a public address is preferred to Socket Mode."""

from __future__ import annotations

from collections.abc import Mapping

from slack_bolt import App, BoltRequest


def hear(app: App, body: str, headers: Mapping[str, str]) -> tuple[int, str, dict[str, str]]:
    """Answer one request of Slack: status, body, headers. A request that Slack did not sign is answered 401.

    The app must have been built with the signing secret.
    """
    answer = app.dispatch(BoltRequest(body=body, headers=dict(headers)))
    return answer.status, answer.body, answer.first_headers()
