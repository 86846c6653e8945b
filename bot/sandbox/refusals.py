"""How the workspace says no: to a program with Slack's own error codes, to a person with a sentence."""

from __future__ import annotations

from typing import Any

from bot.errors import WardwatchError


class Refusal(Exception):  # noqa: N818 - what Slack answers to a program is a refusal, not a fault of this server
    """A Web API call is refused with Slack's `code`. `messages` name what is wrong, with JSON pointers.

    `errors` say it once more as objects, where Slack does.
    """

    def __init__(
        self,
        code: str,
        *messages: str,
        needed: str = "",
        provided: str = "",
        retry_after_s: int | None = None,
        errors: tuple[dict[str, Any], ...] = (),
    ) -> None:
        super().__init__(code)
        self.code = code
        self.messages = messages
        self.needed = needed
        self.provided = provided
        self.retry_after_s = retry_after_s
        self.errors = errors


class PersonError(WardwatchError):
    """A person of the workspace tried what is not possible: no such button, no open modal, nobody listening."""


class StateFileError(WardwatchError):
    """The file that keeps the workspace cannot be read or written."""
