"""What people do with channels as such: make them, come and go, archive them, and put emoji below messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from bot.sandbox import events
from bot.sandbox.carrier import Carrier
from bot.sandbox.records import Channel, Message
from bot.sandbox.refusals import PersonError, Refusal
from bot.sandbox.workspace import Workspace

Done = TypeVar("Done")


class Rooms:
    """Everybody's hands there. The app hears of what it subscribed to."""

    def __init__(self, workspace: Workspace, carrier: Carrier) -> None:
        self._workspace = workspace
        self._carrier = carrier

    def create(self, user_id: str, name: str, *, is_private: bool = False) -> Channel:
        """Make a channel, and be in it."""
        created = int(self._workspace.clock().timestamp())
        return _or_say_why(
            name, lambda: self._workspace.directory.create(name, user_id, created, is_private=is_private)
        )

    def join(self, user_id: str, channel_id: str) -> Channel:
        """Come into a public channel."""
        channel = self._workspace.directory.channel_named(channel_id)
        if channel.is_private or channel.is_archived:
            raise PersonError("cannot be joined: it is private or archived", who=f"#{channel.name}")
        return self._let_in(channel, user_id, "")

    def invite(self, user_id: str, channel_id: str, guest_id: str) -> Channel:
        """Bring somebody, or the app, into a channel that one is in."""
        return self._let_in(self._of(user_id, channel_id), self._workspace.directory.person(guest_id).id, user_id)

    def leave(self, user_id: str, channel_id: str) -> Channel:
        """Go out of a channel."""
        return self._let_go(self._of(user_id, channel_id), user_id)

    def remove(self, user_id: str, channel_id: str, removed_id: str) -> Channel:
        """Take somebody, or the app, out of a channel that one is in."""
        return self._let_go(self._of(user_id, channel_id), self._workspace.directory.person(removed_id).id)

    def archive(self, user_id: str, channel_id: str) -> Channel:
        """Archive a channel that one is in."""
        channel = self._workspace.directory.archive(self._of(user_id, channel_id).id)
        self._carrier.tell(events.of_archiving(self._workspace, channel, user_id))
        return channel

    def unarchive(self, user_id: str, channel_id: str) -> Channel:
        """Use an archived channel again."""
        channel = self._workspace.directory.unarchive(self._of(user_id, channel_id).id)
        self._carrier.tell(events.of_archiving(self._workspace, channel, user_id))
        return channel

    def react(self, user_id: str, channel_id: str, ts: str, name: str) -> Message:
        """Put an emoji below a message."""
        channel = self._of(user_id, channel_id)
        message = _or_say_why(name, lambda: self._workspace.messages.react(channel.id, ts, user_id, name))
        self._carrier.tell(events.of_reaction(self._workspace, message, user_id, name, is_added=True))
        return message

    def unreact(self, user_id: str, channel_id: str, ts: str, name: str) -> Message:
        """Take one's emoji away again."""
        channel = self._of(user_id, channel_id)
        message = _or_say_why(name, lambda: self._workspace.messages.unreact(channel.id, ts, user_id, name))
        self._carrier.tell(events.of_reaction(self._workspace, message, user_id, name, is_added=False))
        return message

    def _of(self, user_id: str, channel_id: str) -> Channel:
        channel = self._workspace.directory.channel_named(channel_id)
        if user_id not in channel.members:
            raise PersonError("only members can do that", who=f"#{channel.name}", cure="join it first")
        return channel

    def _let_in(self, channel: Channel, user_id: str, inviter: str) -> Channel:
        if user_id in channel.members:
            return channel
        joined = self._workspace.directory.invite(channel.id, user_id)
        self._carrier.tell(events.of_membership(self._workspace, "member_joined_channel", joined, user_id, inviter))
        return joined

    def _let_go(self, channel: Channel, user_id: str) -> Channel:
        left = self._workspace.directory.remove(channel.id, user_id)
        self._carrier.tell(events.of_membership(self._workspace, "member_left_channel", left, user_id))
        return left


def _or_say_why(who: str, do: Callable[[], Done]) -> Done:
    try:
        return do()
    except Refusal as refusal:
        raise PersonError(f"is not possible: {refusal.code}", who=who) from None
