"""From a stored mention to an alert: match, judge, place, and queue what must be told, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.domain.alert import Alert, Change, Decided, State, edited, join, opening
from bot.domain.grouping import Joins, Opens, StoryKey, place, story_keys
from bot.domain.mention import StoredMention
from bot.domain.notice import Notice, NoticeKind, priority
from bot.domain.routing import destination
from bot.domain.rule import Match, Rule
from bot.domain.severity import gravest
from bot.domain.verdict import Verdict
from bot.errors import StoreError
from bot.flow.rules import LiveRules, RulesInForce
from bot.ports import Clock, NewKey, Outcome, Store
from bot.query.text import words_of
from bot.triage.judge import judge

log = structlog.get_logger()

BATCH = 100


@dataclass(frozen=True, slots=True)
class Judged:
    """A mention on its way in, after the pure part: nothing of it is stored yet."""

    stored: StoredMention
    matches: tuple[Match, ...]
    verdict: Verdict
    keys: tuple[StoryKey, ...]


@dataclass(frozen=True, slots=True)
class Intake:
    """The intake step. One worker at a time runs it, so that a story opens one alert."""

    store: Store
    rules: LiveRules
    clock: Clock
    new_key: NewKey

    def take(self) -> int:
        """Take in one batch of waiting mentions; how many it was. Zero means that nothing waits."""
        rules = self.rules.current
        waiting = self.store.waiting_mentions(BATCH)
        matched = _match_all(rules, waiting)
        with self.store.atomic():
            for stored, matches in zip(waiting, matched, strict=True):
                self._take_one(rules, stored, matches)
        return len(waiting)

    def _take_one(self, rules: RulesInForce, stored: StoredMention, matches: tuple[Match, ...] | None) -> None:
        """A bug met with one mention is recorded with that mention; its neighbours go on."""
        now = self.clock()
        try:
            with self.store.atomic():
                self._settle(rules, stored, rules.matcher.match(stored.mention) if matches is None else matches, now)
        except StoreError:
            raise
        except Exception as bug:
            log.exception("intake_failed", mention=stored.id, source=stored.mention.source)
            self.store.settle_mention(
                stored, Outcome.FAILED, f"{type(bug).__name__}: {bug}", now, alert_id=stored.alert_id
            )

    def _settle(self, rules: RulesInForce, stored: StoredMention, matches: tuple[Match, ...], now: datetime) -> None:
        if not matches and stored.alert_id is None:
            self.store.settle_mention(stored, Outcome.UNMATCHED, "no rule matches", now)
            return
        judged = self._judge(stored, matches)
        if stored.alert_id is not None:
            self._edit(judged, stored.alert_id, now)
            return
        placement = place(judged.keys, self.store.alerts_by_key([key.value for key in judged.keys]))
        if isinstance(placement, Joins):
            self._join(judged, placement, now)
        else:
            self._open(rules, judged, placement, now)

    def _judge(self, stored: StoredMention, matches: tuple[Match, ...]) -> Judged:
        mention = stored.mention
        return Judged(stored, matches, judge(mention, matches), story_keys(mention, words_of(mention)))

    def _open(self, rules: RulesInForce, judged: Judged, placement: Opens, now: datetime) -> None:
        rule, severity = _leading_rule(rules, judged.matches), judged.verdict.severity
        goes_to = destination(rules.book.routing, rule, severity)
        alert = self.store.new_alert(
            Alert(
                id=0,
                revision=1,
                state=State.OPEN,
                severity=severity,
                category=judged.verdict.category,
                rule_id=rule.id,
                rule_name=rule.name,
                channel=goes_to.channel,
                policy=goes_to.policy,
                lead_id=judged.stored.id,
                opened_at=now,
                updated_at=now,
                why=f"{placement.reason}; {goes_to.reason}",
                reach=_reach(judged),
            )
        )
        self._keep(judged, alert.id, opening(alert), placement.reason, now)
        self._notify(alert, NoticeKind.ROOT, "a new story", now)
        self._notify(alert, NoticeKind.SUGGESTIONS, "a new story needs an answer", now)
        log.info("alert_opened", alert=alert.id, mention=judged.stored.id, severity=severity, reason=alert.why)

    def _join(self, judged: Judged, placement: Joins, now: datetime) -> None:
        alert = self.store.alert(placement.alert_id)
        severity = gravest(alert.severity, judged.verdict.severity)
        grown = join(alert, severity=severity, reach=_reach(judged), now=now, reason=placement.reason)
        self._save(grown)
        self._keep(judged, alert.id, grown.change, placement.reason, now)
        self._notify(grown.alert, NoticeKind.MENTION, placement.reason, now, judged.stored.id)
        self._notify(grown.alert, NoticeKind.EDIT, placement.reason, now)
        log.info("mention_joined", alert=alert.id, mention=judged.stored.id, reason=placement.reason)

    def _edit(self, judged: Judged, alert_id: int, now: datetime) -> None:
        alert = self.store.alert(alert_id)
        reason = "its author edited the post" + ("" if judged.matches else "; no rule matches it any more")
        changed = edited(alert, severity=gravest(alert.severity, judged.verdict.severity), now=now, reason=reason)
        self._save(changed)
        self._keep(judged, alert_id, changed.change, reason, now)
        self._notify(changed.alert, NoticeKind.EDIT, reason, now)

    def _keep(self, judged: Judged, alert_id: int, change: Change, reason: str, now: datetime) -> None:
        self.store.settle_mention(
            judged.stored,
            Outcome.ALERTED,
            reason,
            now,
            alert_id=alert_id,
            matches=judged.matches,
            verdict=judged.verdict,
        )
        self.store.add_keys(alert_id, [key.value for key in judged.keys])
        self.store.add_change(change)

    def _save(self, decided: Decided) -> None:
        if not self.store.save_alert(decided.alert):
            raise StoreError("the alert changed meanwhile", who=f"alert {decided.alert.id}", cure="it is tried again")

    def _notify(
        self, alert: Alert, kind: NoticeKind, reason: str, now: datetime, mention_id: int | None = None
    ) -> None:
        urgency = priority(kind, alert.severity)
        self.store.add_notice(Notice(self.new_key(), kind, alert.channel, reason, now, urgency, alert.id, mention_id))


def _match_all(rules: RulesInForce, waiting: list[StoredMention]) -> Sequence[tuple[Match, ...] | None]:
    """The matches of a batch. After a bug: None for each, so that every mention is then tried alone."""
    try:
        return rules.matcher.match_many([stored.mention for stored in waiting])
    except Exception:
        log.exception("batch_match_failed", mentions=len(waiting))
        return [None] * len(waiting)


def _leading_rule(rules: RulesInForce, matches: tuple[Match, ...]) -> Rule:
    """The rule that names the alert: the one with the highest floor, then the first in the team's files."""
    found = [rule for match in matches if (rule := rules.book.rule(match.rule_id))]
    return max(found, key=lambda rule: rule.severity.rank if rule.severity else -1)


def _reach(judged: Judged) -> int:
    return judged.stored.mention.author.followers or 0
