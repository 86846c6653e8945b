"""The bot watches itself: what is wrong is told once in the ops channel, and again when it ends."""

from __future__ import annotations

from dataclasses import dataclass

import structlog

from bot.domain.watch import Finding, OpenTrouble, findings
from bot.flow.ops import ops_notice
from bot.flow.rules import LiveRules
from bot.ports import Clock, NewKey, Store

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Auditor:
    """The audit step. Any number of workers may run it: each trouble is told by the one that noted it first."""

    store: Store
    rules: LiveRules
    clock: Clock
    new_key: NewKey

    def look(self) -> tuple[Finding, ...]:
        """What is wrong now. Changes nothing."""
        now = self.clock()
        read = {source.name for source in self.rules.current.book.sources}
        return findings(self.store.vitals(now), read, now)

    def audit(self) -> tuple[Finding, ...]:
        """What is wrong now; people are told of what is new, and of what has ended."""
        found = self.look()
        worth_telling = {finding.key: finding for finding in found if not finding.is_told}
        with self.store.atomic():
            known = {trouble.key: trouble for trouble in self.store.troubles()}
            for key, finding in worth_telling.items():
                if key not in known:
                    self._begin(finding)
            for key, trouble in known.items():
                if key not in worth_telling:
                    self._end(trouble)
        return found

    def _begin(self, finding: Finding) -> None:
        self.store.note_trouble(OpenTrouble(finding.key, finding.text, self.clock()))
        self._tell(finding.text, "the bot found a trouble of its own")
        log.warning("trouble", key=finding.key, reason=finding.text)

    def _end(self, trouble: OpenTrouble) -> None:
        self.store.end_trouble(trouble.key)
        self._tell(f"Over, after it began on {trouble.since:%d %b %H:%M} UTC: {trouble.text}", "a trouble has ended")
        log.info("trouble_ended", key=trouble.key)

    def _tell(self, text: str, reason: str) -> None:
        channel = self.rules.current.book.routing.ops_channel
        self.store.add_notice(ops_notice(self.new_key(), channel, text, reason, self.clock()))
