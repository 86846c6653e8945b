"""What went wrong in a call to Slack, as one of our errors: did it happen, may it be repeated, what must be done."""

from __future__ import annotations

import errno
import math
import re
from collections.abc import Callable
from http.client import HTTPException
from socket import gaierror
from ssl import SSLCertVerificationError
from typing import Any
from urllib.error import URLError

from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web import SlackResponse

from bot.errors import (
    ChatError,
    ChatLimitedError,
    ChatRefusedError,
    ChatUnavailableError,
    ChatUncertainError,
    Limited,
    ThreadGoneError,
)

DEFAULT_WAIT_S = 30.0
"""How long we wait when Slack asks us to, but does not say how long."""
LONGEST_WAIT_S = 86_400.0

_CODE = re.compile(r"[a-z][a-z0-9_]{1,79}")
_LIMITS = {"chat_postMessage": Limited.POSTS, "chat_update": Limited.EDITS}
_LIMITED = frozenset({"ratelimited", "rate_limited"})
_SHAKY = frozenset({"fatal_error", "internal_error", "service_unavailable", "request_timeout"})
_GONE = frozenset({"message_not_found", "cant_update_message", "thread_not_found", "cannot_reply_to_message"})
_REINSTALL = "install the app again and set the new SLACK_BOT_TOKEN"
_CURES = {
    "account_inactive": _REINSTALL,
    "channel_not_found": "create the channel or correct its name in routing.yaml, and invite the app to it",
    "edit_window_closed": "let the app edit its messages at any time: Slack's workspace settings, message editing",
    "expired_trigger_id": "press the button again: Slack allows three seconds to open a form",
    "invalid_auth": "correct the Slack token: the bot token begins with xoxb-, the app token with xapp-",
    "invalid_blocks": "this is a fault in Wardwatch: report it with the alert's number",
    "is_archived": "unarchive the channel, or route its alerts to another one in routing.yaml",
    "missing_scope": "compare the app's scopes with `wardwatch manifest`, then install the app again",
    "msg_blocks_too_long": "this is a fault in Wardwatch: report it with the alert's number",
    "msg_too_long": "this is a fault in Wardwatch: report it with the alert's number",
    "no_permission": "compare the app's scopes with `wardwatch manifest`, then install the app again",
    "not_allowed_token_type": "the bot token begins with xoxb-, the app token with xapp-",
    "not_authed": "set SLACK_BOT_TOKEN",
    "not_in_channel": "invite the app to the channel: /invite @Wardwatch",
    "restricted_action": "let the app post in the channel: Slack's channel settings, posting permissions",
    "token_expired": _REINSTALL,
    "token_revoked": _REINSTALL,
    "user_not_found": "correct the Slack user id in oncall.yaml",
}
_MENDABLE = frozenset(
    {
        "account_inactive",
        "channel_not_found",
        "invalid_auth",
        "is_archived",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "not_in_channel",
        "restricted_action",
        "token_expired",
        "token_revoked",
    }
)
"""What is wrong with the channel or with our right to write in it, not with the message."""
_NEVER_SENT = (ConnectionRefusedError, gaierror, SSLCertVerificationError)
_NO_ROUTE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})
_CURE_NETWORK = "check the network and SLACK_API_URL; it is tried again"
_CURE_LOOK = "Wardwatch looks in Slack before it sends again"


def call(method: Callable[..., SlackResponse], *, who: str, repeatable: bool, **arguments: Any) -> dict[str, Any]:
    """Call a Web API method and return its answer, or raise a `ChatError` about `who`.

    `repeatable` says that doing it twice does no harm: then an answer that got lost is only `ChatUnavailableError`,
    otherwise it is `ChatUncertainError`. Never tries again by itself.
    """
    try:
        data = method(**arguments).data
    except SlackApiError as error:
        limited = _LIMITS.get(getattr(method, "__name__", ""), Limited.LOOKUPS)
        raise _from_answer(error.response, who, repeatable, limited) from error
    except URLError as error:
        raise _from_network(error, who, repeatable) from error
    except (OSError, HTTPException, SlackRequestError) as error:
        raise _lost(f"the connection broke: {type(error).__name__}", who, repeatable) from error
    except (ValueError, LookupError, AttributeError, RecursionError) as error:
        # The SDK meets an answer that is no JSON object, or in no known encoding, with whatever Python raises.
        raise _lost(f"the answer is unreadable: {type(error).__name__}", who, repeatable) from error
    if not isinstance(data, dict):
        raise _lost("the answer is unreadable", who, repeatable)
    return data


def half_answer(who: str, missing: str, *, repeatable: bool) -> ChatError:
    """The error for an answer that says ok but lacks what every such answer has."""
    return _lost(f"the answer has no {missing}", who, repeatable)


def refusal(code: str, who: str) -> ChatRefusedError:
    """Slack's refusal by its own code, with what to do about it."""
    if code in _GONE:
        return ThreadGoneError(f"Slack refuses: {code}", code=code, who=who, cure="a new first message is posted")
    cure = _CURES.get(code, "look the code up in Slack's documentation of the method")
    return ChatRefusedError(f"Slack refuses: {code}", code=code, who=who, cure=cure, mendable=code in _MENDABLE)


def wait_s(headers: dict[str, Any]) -> float:
    """How many seconds Slack asks us to wait; a garbled or missing number becomes `DEFAULT_WAIT_S`."""
    asked = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    try:
        seconds = float(str(asked))
    except ValueError:
        return DEFAULT_WAIT_S
    if not math.isfinite(seconds) or seconds < 0:
        return DEFAULT_WAIT_S
    return min(max(seconds, 1.0), LONGEST_WAIT_S)


def _from_answer(response: SlackResponse, who: str, repeatable: bool, limited: Limited) -> ChatError:
    data = response.data if isinstance(response.data, dict) else {}
    code = str(data.get("error") or "")
    if response.status_code == 429 or code in _LIMITED:
        wait = wait_s(response.headers)
        what = f"Slack asks to wait {wait:g} s"
        return ChatLimitedError(what, of=limited, who=who, cure="nothing to do", wait_s=wait)
    if response.status_code >= 500 or code in _SHAKY:
        return _lost(f"Slack is in trouble (HTTP {response.status_code})", who, repeatable)
    if not _CODE.fullmatch(code):
        return _lost(f"the answer is not Slack's (HTTP {response.status_code})", who, repeatable)
    return refusal(code, who)


def _from_network(error: URLError, who: str, repeatable: bool) -> ChatError:
    """Without a connection nothing was sent; anything later may have been."""
    reason = error.reason
    what = f"cannot reach Slack: {type(reason).__name__ if isinstance(reason, Exception) else 'no answer'}"
    if isinstance(reason, _NEVER_SENT) or getattr(reason, "errno", None) in _NO_ROUTE:
        return ChatUnavailableError(what, who=who, cure=_CURE_NETWORK)
    return _lost(what, who, repeatable)


def _lost(what: str, who: str, repeatable: bool) -> ChatError:
    if repeatable:
        return ChatUnavailableError(what, who=who, cure=_CURE_NETWORK)
    return ChatUncertainError(what, who=who, cure=_CURE_LOOK)
