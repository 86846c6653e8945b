"""Slack's clicks and events over HTTP, where a public address is preferred to Socket Mode."""

from __future__ import annotations

from collections.abc import Mapping

from slack_bolt import App, BoltRequest

LONGEST_TIMESTAMP = 12

_NOT_SLACKS = 401, '{"error": "invalid request"}', {"content-type": "application/json"}
_UNREADABLE = 400, '{"error": "not a request that Slack makes"}', {"content-type": "application/json"}
_TIMESTAMP = "x-slack-request-timestamp"


def hear(app: App, body: str, headers: Mapping[str, str]) -> tuple[int, str, dict[str, str]]:
    """Answer one request of Slack: status, body, headers. A request that Slack did not sign is answered 401.

    The app must have been built with the signing secret. Whoever knows our address may send anything: it is refused
    here before the framework, which reads first and checks afterwards, could stumble over it.
    """
    sent = next((value for name, value in headers.items() if name.lower() == _TIMESTAMP), "")
    if not (sent.isascii() and sent.isdigit() and len(sent) <= LONGEST_TIMESTAMP):
        return _NOT_SLACKS
    try:
        request = BoltRequest(body=body, headers=dict(headers))
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return _UNREADABLE
    parsed: object = request.body
    if not isinstance(parsed, dict):
        return _UNREADABLE
    answer = app.dispatch(request)
    return answer.status, answer.body, answer.first_headers()
