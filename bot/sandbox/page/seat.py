"""Who sits before the page and what they look at, as the address says it."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from bot.sandbox.messages import is_ts
from bot.sandbox.records import Channel, User
from bot.sandbox.refusals import PersonError
from bot.sandbox.workspace import Workspace

HOME = "home"


@dataclass(frozen=True, slots=True)
class Seat:
    """One window. `place` is a channel's id or `HOME`, empty when only the list is asked for; `thread` a root's `ts`,
    `mark` the message that a permalink leads to."""

    user: User
    place: str = ""
    thread: str = ""
    mark: str = ""


def people_of(workspace: Workspace) -> list[User]:
    """Everybody who can sit here: members and guests, not the bot nor who has left."""
    return [user for user in workspace.directory.users() if not user.is_bot and not user.deleted]


def channels_of(workspace: Workspace, user: User) -> list[Channel]:
    """The channels that this person is in, without direct messages."""
    return [c for c in workspace.directory.channels() if user.id in c.members and not c.is_im]


def user_of(workspace: Workspace, name: str) -> User:
    """Whom the address names by handle or id, or the first of the workspace. Raises `PersonError`."""
    seated = people_of(workspace)
    if not name:
        return seated[0]
    for user in seated:
        if name.casefold() in {user.name.casefold(), user.id.casefold()}:
            return user
    raise PersonError("nobody of this workspace is called so", who=name, cure=f"known are {_names(seated)}")


def seat_of(workspace: Workspace, request: Request) -> Seat:
    """The seat that an address names. Raises `PersonError` for a person or place that is not there."""
    query = request.query_params
    user = user_of(workspace, query.get("as", ""))
    place = str(request.path_params.get("channel", "") or query.get("channel", ""))
    if place and place != HOME:
        channel = workspace.directory.channel_named(place)
        if user.id not in channel.members:
            raise PersonError(f"{user.real_name} is not in this channel", who=f"#{channel.name}")
        place = channel.id
    return Seat(user, place, ts_in(query.get("thread", "")), ts_in(query.get("mark", "")))


def ts_in(given: str) -> str:
    """What an address gives as a `ts`, or nothing when it is none."""
    return given if is_ts(given) else ""


def _names(users: list[User]) -> str:
    return ", ".join(user.name for user in users)
