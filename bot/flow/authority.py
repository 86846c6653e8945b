"""Who may act: asked of the chat for every click, because a click carries no authority of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import structlog

from bot.domain.alert import Action, Alert
from bot.domain.person import HOME, Bar, Barred, Person, bar_of, bar_to_act
from bot.domain.role import Role, Roles, role_for, role_of
from bot.errors import ChatRefusedError
from bot.flow.rules import LiveRules
from bot.ports import Chat, Store

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Authority:
    """Reads the chat, the store and the rules in force; changes nothing. Raises `ChatError`: then nobody may."""

    store: Store
    chat: Chat
    rules: LiveRules

    def bar(self, alert: Alert, action: Action, who: str, clicked_in: str) -> Barred | None:
        """What keeps a person from doing this to this alert, from where they clicked; None when nothing does."""
        person = self.chat.person(who)
        lives_in = clicked_in if self._leads_to(alert, who, clicked_in) else ""
        bar = bar_to_act(person, clicked_in=clicked_in, lives_in=lives_in)
        return Barred(bar, person) if bar else self._bar_of_role(person, alert, role_for(self._roles, action, alert))

    def bar_to_read(self, alert: Alert, who: str) -> Barred | None:
        """What keeps a person from being told about this alert; None when nothing does."""
        person = self.chat.person(who)
        bar = bar_of(person)
        return Barred(bar, person) if bar else self._bar_of_role(person, alert, Role.VIEWER)

    def bar_to_own(self, alert: Alert, who: str) -> Barred | None:
        """What keeps a person from owning this alert: nobody owns what they may not act on."""
        person = self.chat.person(who)
        bar = bar_of(person)
        return Barred(bar, person) if bar else self._bar_of_role(person, alert, Role.RESPONDER)

    def bar_at_large(self, who: str, needed: Role) -> Barred | None:
        """What keeps a person from something that is about no alert. Members of any channel of ours have its role."""
        person = self.chat.person(who)
        bar = bar_of(person)
        if bar:
            return Barred(bar, person)
        return _wanting(person, self._role(who, self.rules.current.book.channels()), needed)

    def role(self, alert: Alert, who: str) -> Role | None:
        """The role of a person where this alert lives."""
        return self._role(who, self._homes_of(alert))

    def _bar_of_role(self, person: Person, alert: Alert, needed: Role) -> Barred | None:
        return _wanting(person, self._role(person.id, self._homes_of(alert)), needed)

    def _leads_to(self, alert: Alert, who: str, clicked_in: str) -> bool:
        """Whether this alert is to be seen there: in its channel, on the app's page, in a message to this person."""
        if clicked_in == HOME:
            return True
        if clicked_in.startswith("D"):
            return self.store.is_told(alert.id, (clicked_in, who))
        thread = self.store.thread(alert.id)
        # Until the receipt of the first post is kept, only the chat knows where it stands: the click came from there.
        if thread is None or clicked_in == thread.root.channel_id:
            return True
        stand_in = self.store.stand_in(alert.id)
        return stand_in is not None and clicked_in == stand_in.channel_id

    def _homes_of(self, alert: Alert) -> list[str]:
        """Where it lives: in its channel, and while it cannot be told there, where something stands in for it."""
        thread, stand_in = self.store.thread(alert.id), self.store.stand_in(alert.id)
        return [thread.root.channel_id if thread else alert.channel, *([stand_in.channel_id] if stand_in else [])]

    @property
    def _roles(self) -> Roles:
        return self.rules.current.book.oncall.roles

    def _role(self, who: str, homes: Iterable[str]) -> Role | None:
        """The person's role where the alert lives, as the rules and the chat have it at this moment."""
        oncall = self.rules.current.book.oncall
        member_id = next((member.id for member in oncall.members if member.slack == who), "")
        groups = {group for grant in oncall.roles.grants for group in grant.groups}
        channels = {channel for grant in oncall.roles.grants for channel in grant.channels}
        theirs = frozenset(channel for channel in channels if self._is_member(channel, who))
        in_groups = frozenset(group for group in groups if self._is_in_group(group, who))
        named = role_of(oncall.roles, member_id, in_groups, theirs, in_alert_channel=False)
        is_here = named is None and any(self._is_member(home, who) for home in homes)
        return named or role_of(oncall.roles, member_id, in_groups, theirs, in_alert_channel=is_here)

    def _is_member(self, channel: str, who: str) -> bool:
        """A channel that cannot be looked at gives nobody a role, and takes none that something else gives."""
        try:
            return self.chat.is_member(channel, who)
        except ChatRefusedError as error:
            log.warning("role_not_checked", channel=channel, reason=str(error))
            return False

    def _is_in_group(self, group: str, who: str) -> bool:
        try:
            return bool(self.chat.groups_of(who, (group,)))
        except ChatRefusedError as error:
            log.warning("role_not_checked", group=group, reason=str(error))
            return False


def _wanting(person: Person, role: Role | None, needed: Role) -> Barred | None:
    if role is None:
        return Barred(Bar.NO_ROLE, person)
    return Barred(Bar.ROLE, person, needed) if role.rank < needed.rank else None
