"""What a person sees of everything: their alerts, the open ones, who is on call, the sources. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.alert import Alert
from bot.domain.person import Barred
from bot.domain.report import Report
from bot.domain.role import Role
from bot.domain.source import SourceState
from bot.domain.view import CaseMention, Listed
from bot.errors import ChatRefusedError
from bot.flow.authority import Authority
from bot.flow.duty import Duty, duties
from bot.flow.measures import measured
from bot.flow.rules import LiveRules
from bot.flow.why import known_sources
from bot.ports import Chat, Clock, Store

WEEK = timedelta(days=7)
MOST_OPEN = 200
MOST_FOUND = 10
MOST_ASKED = 50
"""Of the newest hits of a search, among which are those that the person may see."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that one person is shown at a moment. `mine` is what they own; `others` the gravest come first."""

    now: datetime
    mine: tuple[Listed, ...] = ()
    others: tuple[Listed, ...] = ()
    duties: tuple[Duty, ...] = ()
    sources: tuple[SourceState, ...] = ()
    week: Report | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, newest first: each alert once, with the mention that holds the words."""

    words: str
    hits: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Overseeing:
    """Looks everything up for one person. Alerts of channels that the person is not in are not there for them."""

    store: Store
    chat: Chat
    rules: LiveRules
    clock: Clock

    @property
    def authority(self) -> Authority:
        """Who may look."""
        return Authority(self.store, self.chat, self.rules)

    def of(self, who: str) -> Overview | Barred:
        """What this person sees. Raises `ChatError`."""
        barred = self.authority.bar_at_large(who, Role.VIEWER)
        if barred:
            return barred
        now, oncall = self.clock(), self.rules.current.book.oncall
        listed = self._visible(who, self.store.open_alerts(MOST_OPEN))
        return Overview(
            now,
            tuple(one for one in listed if one.alert.owner == who),
            tuple(one for one in listed if one.alert.owner != who),
            duties(self.store, oncall, now),
            known_sources(self.store, self.rules),
            measured(self.store, oncall.business_hours, now - WEEK, now),
        )

    def search(self, who: str, words: str) -> Found | Barred:
        """The alerts whose mentions hold all of these words. Raises `ChatError`."""
        barred = self.authority.bar_at_large(who, Role.VIEWER)
        if barred:
            return barred
        first: dict[int, CaseMention] = {}
        for hit in self.store.search(words, MOST_ASKED):
            first.setdefault(hit.alert_id, hit)
        listed = self._visible(who, [self.store.alert(alert_id) for alert_id in first])
        hits = [Listed(one.alert, first[one.alert.id].judged, one.root) for one in listed]
        return Found(words, tuple(hits[:MOST_FOUND]))

    def _visible(self, who: str, alerts: Iterable[Alert]) -> list[Listed]:
        """Those whose thread stands in a channel that the person is in. Each channel is asked about once."""
        member_of: dict[str, bool] = {}
        listed = []
        for alert in alerts:
            thread = self.store.thread(alert.id)
            if thread is None:
                continue
            channel = thread.root.channel_id
            if channel not in member_of:
                member_of[channel] = self._is_member(channel, who)
            if member_of[channel]:
                listed.append(Listed(alert, self.store.judged(alert.lead_id), thread.root))
        return listed

    def _is_member(self, channel: str, who: str) -> bool:
        """Nobody is a member of a channel that is not there."""
        try:
            return self.chat.is_member(channel, who)
        except ChatRefusedError:
            return False
