"""From a stored mention to an alert: match, judge, place, and queue what must be told, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from bot.domain.alert import Alert, Change, Decided, State, edited, join, opening
from bot.domain.due import Due, DueKind
from bot.domain.grouping import STORY_LASTS, Joins, Opens, StoryKey, place, story_keys
from bot.domain.mention import StoredMention
from bot.domain.notice import Notice, NoticeKind, priority
from bot.domain.quiet import quiet_until
from bot.domain.routing import destination
from bot.domain.rule import Match, Rule
from bot.domain.rulebook import Rulebook
from bot.domain.severity import Severity, gravest
from bot.domain.verdict import Label, Sentiment, Verdict
from bot.errors import StoreError
from bot.flow.escalate import Escalations
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
class Failed:
    """A mention with which the pure part met a bug."""

    stored: StoredMention
    bug: Exception


@dataclass(frozen=True, slots=True)
class Intake:
    """The intake step. Several workers may run it: a mention that another one was faster with is left alone."""

    store: Store
    rules: LiveRules
    clock: Clock
    new_key: NewKey

    def take(self) -> int:
        """Take in one batch of waiting mentions; how many it was. Zero means that nothing waits.

        Matching and judging take their time outside the transaction, so that clicks need not wait for them.
        """
        rules = self.rules.current
        waiting = self.store.waiting_mentions(BATCH)
        looked_at = [_judge(stored, matches) for stored, matches in _match_all(rules, waiting)]
        with self.store.atomic():
            still = {(stored.id, stored.revision): stored for stored in self.store.waiting_mentions(BATCH)}
            for one in looked_at:
                if stored := still.get((one.stored.id, one.stored.revision)):
                    self._take_one(rules, replace(one, stored=stored))
        return len(waiting)

    def _take_one(self, rules: RulesInForce, one: Judged | Failed) -> None:
        """A bug met with one mention is recorded with that mention; its neighbours go on."""
        if isinstance(one, Failed):
            self._fail(one.stored, one.bug)
            return
        try:
            with self.store.atomic():
                self._settle(rules, one, self.clock())
        except StoreError:
            raise
        except Exception as bug:
            self._fail(one.stored, bug)

    def _fail(self, stored: StoredMention, bug: Exception) -> None:
        log.error("intake_failed", mention=stored.id, source=stored.mention.source, exc_info=bug)
        reason = f"{type(bug).__name__}: {bug}"
        self.store.settle_mention(stored, Outcome.FAILED, reason, self.clock(), alert_id=stored.alert_id)

    def _settle(self, rules: RulesInForce, judged: Judged, now: datetime) -> None:
        known = self.store.alert(judged.stored.alert_id) if judged.stored.alert_id is not None else None
        if known and not _needs_somebody_again(judged, known):
            self._edit(rules, judged, known, now)
        elif judged.matches:
            self._place(rules, judged, known, now)
        else:
            self.store.settle_mention(judged.stored, Outcome.UNMATCHED, "no rule matches", now)

    def _place(self, rules: RulesInForce, judged: Judged, closed: Alert | None, now: datetime) -> None:
        keys = [key.value for key in judged.keys]
        placement = place(judged.keys, self.store.alerts_by_key(keys, now - STORY_LASTS))
        if closed and isinstance(placement, Opens):
            placement = Opens(f"its author made it graver after alert {closed.id} was {closed.state}")
        if isinstance(placement, Joins):
            self._join(rules, judged, placement, now)
        else:
            self._open(rules, judged, placement, now)

    def _open(self, rules: RulesInForce, judged: Judged, placement: Opens, now: datetime) -> None:
        rule, severity = leading_rule(rules.book, judged.matches), judged.verdict.severity
        goes_to = destination(rules.book.routing, rule, severity)
        leads = f"; rule {rule.id} leads" if len(judged.matches) > 1 else ""
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
                why=f"{placement.reason}{leads}; {goes_to.reason}",
                reach=_reach(judged),
            )
        )
        self._keep(judged, alert.id, opening(alert), placement.reason, now)
        quiet = quiet_until(rules.book.oncall.quiet_hours, severity, now)
        self._notify(alert, NoticeKind.ROOT, "a new story", now, not_before=quiet)
        if quiet:
            self.store.add_due(Due(DueKind.QUIET_ENDS, quiet, detail=alert.channel))
        self._escalations.opened(alert, now)
        self._notify(alert, NoticeKind.SUGGESTIONS, "a new story needs an answer", now)
        log.info("alert_opened", alert=alert.id, mention=judged.stored.id, severity=severity, reason=alert.why)

    def _join(self, rules: RulesInForce, judged: Judged, placement: Joins, now: datetime) -> None:
        alert = self.store.alert(placement.alert_id)
        severity = gravest(alert.severity, judged.verdict.severity)
        grown = join(alert, severity=severity, reach=_reach(judged), now=now, reason=placement.reason)
        self._change(rules, judged, alert, grown, now)
        self._notify(grown.alert, NoticeKind.MENTION, placement.reason, now, mention_id=judged.stored.id)
        log.info("mention_joined", alert=alert.id, mention=judged.stored.id, reason=placement.reason)

    def _edit(self, rules: RulesInForce, judged: Judged, alert: Alert, now: datetime) -> None:
        reason = "its author edited the post" + ("" if judged.matches else "; no rule matches it any more")
        severity = gravest(alert.severity, judged.verdict.severity) if not alert.state.is_closed else alert.severity
        self._change(rules, judged, alert, edited(alert, severity=severity, now=now, reason=reason), now)

    def _change(self, rules: RulesInForce, judged: Judged, before: Alert, decided: Decided, now: datetime) -> None:
        """Keep what became of an alert, show it on the first post, and tell people if it became graver."""
        alert, reason = _routed(rules.book, before, decided.alert), decided.change.reason
        if not self.store.save_alert(alert):
            raise StoreError("the alert changed meanwhile", who=f"alert {alert.id}", cure="it is tried again")
        self._keep(judged, alert.id, decided.change, reason, now)
        self._notify(alert, NoticeKind.EDIT, reason, now)
        if alert.severity.rank > before.severity.rank:
            self._tell_of_rise(rules, judged, before, alert, now)

    def _tell_of_rise(self, rules: RulesInForce, judged: Judged, before: Alert, alert: Alert, now: datetime) -> None:
        """An edit notifies nobody: a graver alert is told anew, where alerts of that severity go.

        But not while quiet hours hold it back: its first post will show how grave it is.
        """
        self.store.hurry_root(alert.id, priority(NoticeKind.ROOT, alert.severity))
        self._escalations.raised(alert, now)
        is_quiet = quiet_until(rules.book.oncall.quiet_hours, alert.severity, now) is not None
        if is_quiet and self.store.thread(alert.id) is None:
            return
        self.store.release_root(alert.id)
        rule = rules.book.rule(alert.rule_id)
        goes_to = destination(rules.book.routing, rule, alert.severity).channel if rule else alert.channel
        reason = f"it was {before.severity} and is now {alert.severity}"
        self._notify(alert, NoticeKind.RAISED, reason, now, mention_id=judged.stored.id, channel=goes_to)
        log.info("alert_raised", alert=alert.id, severity=alert.severity, channel=goes_to)

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

    def _notify(
        self,
        alert: Alert,
        kind: NoticeKind,
        reason: str,
        now: datetime,
        *,
        mention_id: int | None = None,
        channel: str = "",
        not_before: datetime | None = None,
    ) -> None:
        urgency = priority(kind, alert.severity)
        about = (reason, now, urgency, alert.id, mention_id)
        self.store.add_notice(Notice(self.new_key(), kind, channel or alert.channel, *about, not_before=not_before))

    @property
    def _escalations(self) -> Escalations:
        return Escalations(self.store, self.rules, self.new_key)


def _match_all(
    rules: RulesInForce, waiting: list[StoredMention]
) -> list[tuple[StoredMention, tuple[Match, ...] | Exception]]:
    """Each mention with its matches. After a bug every mention is tried alone, and only the culprit keeps the bug."""
    try:
        matched = rules.matcher.match_many([stored.mention for stored in waiting])
        return list(zip(waiting, matched, strict=True))
    except Exception:
        log.exception("batch_match_failed", mentions=len(waiting))
        return [(stored, _match_alone(rules, stored)) for stored in waiting]


def _match_alone(rules: RulesInForce, stored: StoredMention) -> tuple[Match, ...] | Exception:
    try:
        return rules.matcher.match(stored.mention)
    except Exception as bug:
        return bug


def _judge(stored: StoredMention, matches: tuple[Match, ...] | Exception) -> Judged | Failed:
    """The pure part for one mention; what matches nothing is judged only if an alert holds it already."""
    if isinstance(matches, Exception):
        return Failed(stored, matches)
    if not matches and stored.alert_id is None:
        return Judged(stored, (), _UNJUDGED, ())
    mention = stored.mention
    try:
        return Judged(stored, matches, judge(mention, matches), story_keys(mention, words_of(mention)))
    except Exception as bug:
        return Failed(stored, bug)


_UNJUDGED = Verdict(Sentiment(Label.UNKNOWN, 0.0), "", Severity.LOW, ())
"""Of a mention that no rule matches: nobody looks at it."""


def _needs_somebody_again(judged: Judged, known: Alert) -> bool:
    """Whether a post was edited into something graver after the team had finished with it."""
    graver = judged.verdict.severity.rank > known.severity.rank
    return known.state.is_closed and bool(judged.matches) and graver


def leading_rule(book: Rulebook, matches: tuple[Match, ...]) -> Rule:
    """The rule that names the alert: the highest floor, then one that names its own channel, then the first written."""
    found = [rule for match in matches if (rule := book.rule(match.rule_id))]
    return max(found, key=lambda rule: (rule.severity.rank if rule.severity else -1, bool(rule.channel)))


def _routed(book: Rulebook, before: Alert, alert: Alert) -> Alert:
    """An alert that became graver has the policy of the route that it is in now; its thread stays where it is."""
    rule = book.rule(alert.rule_id) if alert.severity.rank > before.severity.rank else None
    policy = destination(book.routing, rule, alert.severity).policy if rule else ""
    return replace(alert, policy=policy or alert.policy)


def _reach(judged: Judged) -> int:
    return judged.stored.mention.author.followers or 0
