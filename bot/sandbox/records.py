"""The nouns of a workspace as values: they are replaced, never changed in place.

Times are Slack's `ts` strings or epoch seconds. `Json` is what the wire carries; blocks and views stay as the app sent
them, after they were checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class User:
    """A member, guest, stranger (of another organisation) or bot."""

    id: str
    name: str
    real_name: str
    team_id: str
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    is_bot: bool = False
    is_admin: bool = False
    deleted: bool = False
    bot_id: str = ""
    tz: str = "America/New_York"
    title: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A public or private channel, or a direct message (`is_im`, with `user`, the person the bot talks to)."""

    id: str
    name: str
    members: tuple[str, ...] = ()
    created: int = 0
    creator: str = ""
    is_private: bool = False
    is_archived: bool = False
    is_im: bool = False
    user: str = ""
    topic: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """An uploaded file without its bytes, which lie on the shelf. A ticket for an upload is no file yet."""

    id: str
    name: str
    title: str
    media_type: str
    size: int
    user: str
    created: int
    alt_text: str = ""
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Reaction:
    """An emoji below a message, and who put it there."""

    name: str
    users: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `thread_ts` of a root with replies is its own `ts`; a deleted message keeps its place."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: tuple[Json, ...] = ()
    attachments: tuple[Json, ...] = ()
    metadata: Json | None = None
    thread_ts: str = ""
    is_broadcast: bool = False
    bot_id: str = ""
    app_id: str = ""
    edited_by: str = ""
    edited_ts: str = ""
    reply_count: int = 0
    reply_users: tuple[str, ...] = ()
    latest_reply: str = ""
    deleted: bool = False
    parent_user: str = ""
    files: tuple[File, ...] = ()
    reactions: tuple[Reaction, ...] = ()

    @property
    def is_reply(self) -> bool:
        """Whether it lives in another message's thread."""
        return bool(self.thread_ts) and self.thread_ts != self.ts


@dataclass(frozen=True, slots=True)
class Whisper:
    """An ephemeral message: seen by `to` alone, never in history."""

    channel: str
    ts: str
    to: str
    text: str
    blocks: tuple[Json, ...] = ()
    thread_ts: str = ""
    bot_id: str = ""
    app_id: str = ""
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A modal or a home tab of one person, as it is now. `body` is what the app sent; `values` what was filled in,
    `errors` what is said beside its inputs, by block id; `channel` where its person was when it was opened.
    """

    id: str
    user: str
    body: Json
    hash: str
    app_id: str
    root_view_id: str
    previous_view_id: str = ""
    values: Mapping[str, Mapping[str, Json]] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    is_closed: bool = False
    channel: str = ""

    @property
    def type(self) -> str:
        """`modal` or `home`."""
        return str(self.body["type"])


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning that Slack itself shows to a person, such as that the app did not answer."""

    id: int
    user: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadMark:
    """How far one person has read one channel: up to the message of this `ts`."""

    user: str
    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing to try, told beside the workspace by whoever runs it."""

    id: str
    text: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Guide:
    """What there is to try, in order."""

    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A page or picture shown at an address of the workspace; its bytes lie on the shelf."""

    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command as the app's manifest lists it, `name` with its slash."""

    name: str
    description: str = ""
    usage_hint: str = ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut as the app's manifest lists it: global, or in the menu of each message."""

    callback_id: str
    name: str
    description: str = ""
    on_message: bool = False


@dataclass(frozen=True, slots=True)
class Install:
    """The one app of the workspace, its bot user, tokens and scopes. `events` are the event types it subscribes to."""

    app_id: str
    name: str
    user: str
    bot_id: str
    bot_token: str
    app_token: str
    bot_scopes: frozenset[str]
    app_scopes: frozenset[str] = frozenset({"connections:write"})
    commands: tuple[Command, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    events: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Team:
    """The workspace itself."""

    id: str
    name: str
    domain: str


@dataclass(frozen=True, slots=True)
class UserGroup:
    """A group of people that can be spoken to as one, such as @pr-leads."""

    id: str
    handle: str
    name: str
    users: tuple[str, ...] = ()


Record = User | UserGroup | Channel | Message | Whisper | View | Warned | File | ReadMark | Guide | Document
"""What changes while the workspace lives; the team and the app are given when it is built."""
