"""One call of a Web API method: its arguments as text or JSON, who calls, and what a method declares of itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from bot.sandbox.records import Install, Json
from bot.sandbox.refusals import Refusal
from bot.sandbox.workspace import Workspace

TRUE = frozenset({"1", "true", "True"})


class TokenKind(Enum):
    """Which token a method takes."""

    NONE = "none"
    BOT = "bot"
    APP = "app"


@dataclass(frozen=True, slots=True)
class Call:
    """A call that passed the door. `base_url` is where this workspace answers, without a slash at the end."""

    workspace: Workspace
    args: Mapping[str, Any]
    base_url: str
    told: list[tuple[str, Json]] = field(default_factory=list)
    """Events that this call leads to; they are sent after its answer."""

    @property
    def install(self) -> Install:
        """The app that calls."""
        return self.workspace.install

    def text(self, name: str, default: str = "") -> str:
        """An argument as text. JSON bodies may carry numbers where forms carry digits."""
        given = self.args.get(name)
        if given is None:
            return default
        if isinstance(given, dict | list):
            raise Refusal("invalid_arguments", f"[ERROR] must be a string [json-pointer:/{name}]")
        return str(given)

    def required(self, name: str) -> str:
        """An argument that must be there and not be empty."""
        given = self.text(name)
        if not given:
            raise Refusal("invalid_arguments", f"[ERROR] missing required field: {name}")
        return given

    def flag(self, name: str) -> bool:
        """A boolean argument, as JSON or as `1` and `true`."""
        return str(self.args.get(name, "")) in TRUE

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number from 1; above `most` it is refused."""
        given = self.text(name, str(default))
        if not given.isdecimal() or not 1 <= int(given[:9]) <= most:
            raise Refusal("invalid_limit" if name == "limit" else "invalid_arguments", f"[ERROR] {name}: 1 to {most}")
        return int(given)

    def structure(self, name: str, refused_as: str) -> Any:
        """A structured argument: JSON, or JSON within a form field; None when not given."""
        given = self.args.get(name)
        if not isinstance(given, str):
            return given
        try:
            return parse_json(given) if given else None
        except ValueError:
            raise Refusal(refused_as, f"[ERROR] not JSON [json-pointer:/{name}]") from None


@dataclass(frozen=True, slots=True)
class Method:
    """A Web API method. The token needs one of `scopes`; where the arguments decide which one, `handle` checks it.

    `per_minute` is how often it may be called, by Slack's tiers; None where other limits hold.
    """

    name: str
    handle: Callable[[Call], Json]
    token: TokenKind = TokenKind.BOT
    scopes: tuple[str, ...] = ()
    per_minute: int | None = None


def parse_json(text: str | bytes) -> Any:
    """JSON as a value that can be written again: no NaN, no lone surrogate, no endless nesting, else `ValueError`."""
    try:
        parsed = json.loads(text, parse_constant=_no_constant)
        json.dumps(parsed, ensure_ascii=False).encode()
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return parsed


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def cursor_after(offset: int) -> str:
    """The cursor that leads to the entry at this offset of a list that only grows at its end."""
    return f"offset:{offset}"


def offset_of(cursor: str) -> int:
    """Where a cursor of ours leads to; 0 for none. Refused with `invalid_cursor`."""
    return _read_cursor(cursor, "offset") if cursor else 0


def cursor_at(micros: int) -> str:
    """The cursor that leads to the message of this moment, so that a message posted meanwhile shifts nothing."""
    return f"next_ts:{micros}"


def newest_of(cursor: str) -> int | None:
    """The moment that a history cursor of ours leads to; None for none. Refused with `invalid_cursor`."""
    return _read_cursor(cursor, "next_ts") if cursor else None


def _read_cursor(cursor: str, kind: str) -> int:
    prefix, _, number = cursor.partition(":")
    if prefix != kind or not number.isdecimal() or len(number) > 20:
        raise Refusal("invalid_cursor")
    return int(number)
