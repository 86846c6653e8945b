"""Somebody of the team has heard something: it becomes a mention, and an alert, by the same path as any other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.alert import Alert
from bot.domain.grouping import canonical_link
from bot.domain.mention import Mention, StoredMention, bounded
from bot.domain.rule import Match, Rule
from bot.domain.severity import Severity
from bot.domain.source import STAFF
from bot.errors import StoreError
from bot.flow.intake import Intake
from bot.flow.rules import LiveRules
from bot.ports import Clock, Store

MOST_OFFERED = 100
LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody reports: the words or the link, what it is about, how grave they think it is.

    `key` names where they heard it (a message, a link), so that the same thing reported twice is one mention.
    """

    who: str
    key: str
    text: str
    url: str
    rule_id: str
    severity: Severity
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What a report may be about, and what is likely."""

    rules: tuple[Rule, ...]
    likely: str = ""
    severity: Severity = Severity.NORMAL


@dataclass(frozen=True, slots=True)
class Reported:
    """The alert about it. Not `is_new` when it was there before: then nothing was opened."""

    alert: Alert
    is_new: bool


@dataclass(frozen=True, slots=True)
class ReportingByHand:
    """The step. Whoever calls it has been authorised."""

    store: Store
    rules: LiveRules
    intake: Intake
    clock: Clock

    def choices(self, text: str) -> Choices:
        """The rules in force, and the one that the words match."""
        rules, now = self.rules.current, self.clock()
        offered = tuple(rule for rule in rules.book.rules if rule.is_active(now))[:MOST_OFFERED]
        mention = Mention(STAFF, "", text, now)
        matches = rules.matcher.match(mention)
        likely = next((match.rule_id for match in matches if any(rule.id == match.rule_id for rule in offered)), "")
        floor = rules.book.rule(likely)
        return Choices(offered, likely, (floor.severity if floor else None) or Severity.NORMAL)

    def report(self, heard: Heard) -> Reported:
        """Store what was heard and open its alert, in one transaction. Raises `StoreError` when its rule is gone."""
        now = self.clock()
        rule = self.rules.current.book.rule(heard.rule_id)
        if rule is None:
            raise StoreError("this rule is no longer in the rules folder", who=heard.rule_id, cure="choose another one")
        with self.store.atomic():
            stored = self._stored(heard, now)
            if stored.alert_id is not None:
                return Reported(self.store.alert(stored.alert_id), is_new=False)
            match = Match(rule.id, rule.name, rule.kind, (), heard.severity)
            alert, is_new = self.intake.take_by_hand(stored, match, heard.severity, heard.who)
            self.store.keep_words([stored])
            return Reported(alert, is_new)

    def _stored(self, heard: Heard, now: datetime) -> StoredMention:
        """The mention, stored unless it was. It is settled in this transaction: intake never sees it wait."""
        found = self._known(heard)
        if found:
            return found
        mention = Mention(STAFF, heard.key, heard.text or heard.url, heard.at or now, url=heard.url)
        cursor = self.store.source_state(STAFF).cursor
        self.store.add_page(STAFF, [bounded(mention, now)[0]], cursor, now)
        found = self._known(heard)
        if found is None:
            raise StoreError("what was heard could not be found again", who=heard.key, cure="press again")
        return found

    def _known(self, heard: Heard) -> StoredMention | None:
        """The same report, or any mention with this link that has an alert."""
        fates = self.store.fates(heard.url, [heard.key], LOOKED_AT)
        link = canonical_link(heard.url)
        same = [fate.stored for fate in fates if fate.stored.mention.external_id == heard.key]
        linked = [one.stored for one in fates if link and one.stored.alert_id is not None]
        return next(iter([*(one for one in same if one.mention.source == STAFF), *linked]), None)
