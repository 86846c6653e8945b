"""The bot watches itself: what is wrong is told once in the ops channel, and again when it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.domain.watch import HEARING, OUTSIDE, Finding, OpenTrouble, findings, held_back
from bot.flow.ops import ops_notice, outside_notice
from bot.flow.rules import LiveRules
from bot.ports import Clock, Heartbeat, NewKey, Store

log = structlog.get_logger()

HEARD_FOR = timedelta(seconds=60)
"""How long one sign of life of a connection counts: several looks at it."""


@dataclass(frozen=True, slots=True)
class Auditor:
    """The audit step. Any number of workers may run it: each trouble is told by the one that noted it first."""

    store: Store
    rules: LiveRules
    clock: Clock
    new_key: NewKey
    heartbeat: Heartbeat
    tells_outside: bool = False

    def look(self) -> tuple[Finding, ...]:
        """What is wrong now. Changes nothing."""
        now, book = self.clock(), self.rules.current.book
        read = {source.name for source in book.sources}
        return findings(self.store.vitals(now), read, now, book.routing.ops_channel)

    def audit(self) -> tuple[Finding, ...]:
        """What is wrong now; people are told of what is new and what has ended. The heart beats while all is well."""
        found = self.look()
        worth_telling = {finding.key: finding for finding in found if not finding.is_told}
        with self.store.atomic():
            known = {trouble.key: trouble for trouble in self.store.troubles()}
            for key, finding in worth_telling.items():
                if key not in known:
                    self._begin(finding)
            for key, trouble in known.items():
                self._follow(trouble, is_there=key in worth_telling)
        if all(finding.is_passing for finding in found):
            self.heartbeat.beat()
        return found

    def look_at_pace(self) -> bool:
        """Between two audits: whether people are told now that Slack's limits hold us back."""
        now = self.clock()
        found = list(held_back(self.store.vitals(now), now))
        if not found:
            return False
        with self.store.atomic():
            begun = [self._begin(one) for one in found]
        return any(begun)

    def _begin(self, finding: Finding) -> bool:
        """False when it was told already."""
        trouble = OpenTrouble(finding.key, finding.text, self.clock())
        if self.store.note_trouble(trouble):
            self._tell(finding.text, "the bot found a trouble of its own", is_outside=finding.is_outside)
            log.warning("trouble", key=finding.key, reason=finding.text)
            return True
        return False

    def _follow(self, trouble: OpenTrouble, *, is_there: bool) -> None:
        """What comes and goes is one trouble: it ends when it has stayed away for a while."""
        now = self.clock()
        if is_there and trouble.calm_since is not None:
            self.store.note_calm(trouble.key, None)
        elif not is_there and trouble.calm_since is None:
            self.store.note_calm(trouble.key, now)
        elif not is_there and trouble.is_over(now):
            self._end(trouble)

    def _end(self, trouble: OpenTrouble) -> None:
        if not self.store.end_trouble(trouble.key):
            return
        text = f"Over, after it began on {trouble.since:%d %b %H:%M} UTC: {trouble.text}"
        self._tell(text, "a trouble has ended", is_outside=trouble.key == OUTSIDE)
        log.info("trouble_ended", key=trouble.key)

    def _tell(self, text: str, reason: str, *, is_outside: bool) -> None:
        now, channel = self.clock(), self.rules.current.book.routing.ops_channel
        self.store.add_notice(ops_notice(self.new_key(), channel, text, reason, now))
        if is_outside and self.tells_outside:
            self.store.add_notice(outside_notice(self.new_key(), text, reason, now))


@dataclass(frozen=True, slots=True)
class Hearing:
    """Says for all processes that Slack was heard over a connection of this one, whose key is `holder`."""

    store: Store
    clock: Clock
    holder: str

    def begin(self, *, is_connected: bool) -> None:
        """At the start. Without a connection it is only known from now on that there should be one."""
        now = self.clock()
        self.store.lease(HEARING, self.holder, now, now + HEARD_FOR if is_connected else now)

    def note(self) -> None:
        """Slack was heard just now. Of several processes, one says so."""
        now = self.clock()
        self.store.lease(HEARING, self.holder, now, now + HEARD_FOR)

    def end(self) -> None:
        """This process stops on purpose."""
        self.store.release(HEARING, self.holder)
