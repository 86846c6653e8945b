"""Who and what is in the workspace: users, channels and direct messages. It posts nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.sandbox.ledger import Ledger
from bot.sandbox.records import Channel, File, Install, User, UserGroup
from bot.sandbox.refusals import PersonError, Refusal

_NAME = re.compile(r"[\w-]{1,80}")


class Directory:
    """Users and channels by id and by name, as the app may see them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add_user(self, user: User) -> User:
        """Let somebody in, or replace what is known of them."""
        self._ledger.put(user)
        return user

    def add_group(self, group: UserGroup) -> UserGroup:
        """Make a user group, or replace it."""
        self._ledger.put(group)
        return group

    def groups(self) -> list[UserGroup]:
        """Every user group."""
        with self._ledger.lock():
            return list(self._ledger.groups.values())

    def group(self, group_id: str) -> UserGroup:
        """A user group by id. Refused with `no_such_subteam`."""
        group = self._ledger.groups.get(group_id)
        if group is None:
            raise Refusal("no_such_subteam")
        return group

    def add_channel(self, channel: Channel) -> Channel:
        """Make a channel, or replace it."""
        self._ledger.put(channel)
        return channel

    def users(self) -> list[User]:
        """Everybody, in the order of their arrival."""
        with self._ledger.lock():
            return list(self._ledger.users.values())

    def channels(self) -> list[Channel]:
        """Every channel and direct message, in the order in which they were made."""
        with self._ledger.lock():
            return list(self._ledger.channels.values())

    def user(self, user_id: str) -> User:
        """A user by id. Refused with `user_not_found`."""
        user = self._ledger.users.get(user_id)
        if user is None:
            raise Refusal("user_not_found")
        return user

    def person(self, name: str) -> User:
        """A user by id, by handle, or by a name or first name, as one person speaks of another."""
        sought = name.casefold().lstrip("@")
        for user in self.users():
            if sought in {user.id.casefold(), user.name.casefold(), user.real_name.casefold()}:
                return user
        firsts = [user for user in self.users() if user.real_name.casefold().split(" ")[0] == sought]
        if len(firsts) != 1:
            known = ", ".join(user.name for user in self.users())
            raise PersonError(f"{len(firsts)} people answer to that name", who=name, cure=f"known are {known}")
        return firsts[0]

    def file(self, file_id: str) -> File:
        """A file that a person has uploaded, by id."""
        file = self._ledger.files.get(file_id)
        if file is None or file.deleted:
            raise PersonError("there is no such file now", who=file_id, cure="upload it first")
        return file

    def channel_named(self, name: str) -> Channel:
        """A channel by id or name, with or without `#`, whoever may see it."""
        sought = name.lstrip("#")
        for channel in self.channels():
            if sought in {channel.id, channel.name}:
                return channel
        known = ", ".join(channel.name for channel in self.channels() if not channel.is_im)
        raise PersonError("there is no such channel", who=name, cure=f"known are {known}")

    def channel(self, channel_id: str, install: Install) -> Channel:
        """A channel by id as the app sees it. A private channel without the bot is `channel_not_found`."""
        channel = self._ledger.channels.get(channel_id)
        if channel is None or (channel.is_private and install.user not in channel.members):
            raise Refusal("channel_not_found")
        return channel

    def joined_channel(self, channel_id: str, install: Install) -> Channel:
        """A channel that the bot is in. Refused with `not_in_channel` otherwise."""
        channel = self.channel(channel_id, install)
        if install.user not in channel.members:
            raise Refusal("not_in_channel")
        return channel

    def postable_channel(self, wanted: str, install: Install) -> Channel:
        """Where a message for `wanted` goes: a channel by id, name or `#name`, or the direct message of a user id."""
        if wanted in self._ledger.users:
            return self.direct_message(wanted, install)
        by_name = {channel.name: channel.id for channel in self.channels() if not channel.is_im}
        channel = self.channel(by_name.get(wanted.removeprefix("#"), wanted), install)
        if channel.is_archived:
            raise Refusal("is_archived")
        may_without_joining = "chat:write.public" in install.bot_scopes and not channel.is_private
        if install.user not in channel.members and not may_without_joining:
            raise Refusal("not_in_channel")
        return channel

    def direct_message(self, user_id: str, install: Install) -> Channel:
        """The conversation between the bot and one person, opened when it is not there yet."""
        with self._ledger.lock():
            user = self.user(user_id)
            if user.is_bot or user.deleted:
                raise Refusal("cannot_dm_bot" if user.is_bot else "user_disabled")
            for channel in self._ledger.channels.values():
                if channel.is_im and channel.user == user_id:
                    return channel
            number = sum(channel.is_im for channel in self._ledger.channels.values()) + 1
            members = (user_id, install.user)
            return self.add_channel(
                Channel(f"D0LOCAL{number:02}", f"dm-{user.name}", members, is_im=True, is_private=True, user=user_id)
            )

    def join(self, channel_id: str, install: Install) -> tuple[Channel, bool]:
        """Let the bot into a public channel; also whether it was there before."""
        with self._ledger.lock():
            channel = self.channel(channel_id, install)
            if channel.is_archived:
                raise Refusal("is_archived")
            if channel.is_im or channel.is_private:
                raise Refusal("method_not_supported_for_channel_type")
            if install.user in channel.members:
                return channel, True
            return self.invite(channel.id, install.user), False

    def invite(self, channel_id: str, user_id: str) -> Channel:
        """Put somebody into a channel."""
        with self._ledger.lock():
            channel = self._ledger.channels[channel_id]
            return self.add_channel(replace(channel, members=(*channel.members, user_id)))

    def remove(self, channel_id: str, user_id: str) -> Channel:
        """Take somebody out of a channel."""
        with self._ledger.lock():
            channel = self._ledger.channels[channel_id]
            return self.add_channel(replace(channel, members=tuple(m for m in channel.members if m != user_id)))

    def archive(self, channel_id: str) -> Channel:
        """Archive a channel: it can be read, not written."""
        with self._ledger.lock():
            return self.add_channel(replace(self._ledger.channels[channel_id], is_archived=True))

    def unarchive(self, channel_id: str) -> Channel:
        """Let an archived channel be written again."""
        with self._ledger.lock():
            return self.add_channel(replace(self._ledger.channels[channel_id], is_archived=False))

    def create(self, name: str, creator: str, created: int, *, is_private: bool = False) -> Channel:
        """Make a new channel with its creator in it. Refused with `invalid_name` or `name_taken`."""
        if not _NAME.fullmatch(name):
            raise Refusal("invalid_name_required" if not name else "invalid_name_specials")
        with self._ledger.lock():
            if any(channel.name == name for channel in self._ledger.channels.values()):
                raise Refusal("name_taken")
            channel_id = f"C0LOCAL{len(self._ledger.channels) + 1:02}"
            return self.add_channel(Channel(channel_id, name, (creator,), created, creator, is_private))
