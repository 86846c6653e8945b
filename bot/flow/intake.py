"""From a stored mention to an alert: match, judge, place, and queue what must be told, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.domain.alert import SYSTEM, Alert, Change, Decided, State, edited, join, opening
from bot.domain.circumstances import Circumstances, opinion_of, out_of_hours
from bot.domain.due import Due, DueKind
from bot.domain.feedback import votes
from bot.domain.grouping import STORY_LASTS, Joins, Opens, StoryKey, place, story_keys
from bot.domain.mention import StoredMention
from bot.domain.notice import Notice, NoticeKind, priority
from bot.domain.quiet import quiet_until
from bot.domain.routing import destination
from bot.domain.rule import Match, Rule
from bot.domain.rulebook import Rulebook
from bot.domain.severity import Severity, gravest
from bot.domain.telling import TELLING
from bot.domain.verdict import Label, Sentiment, Verdict
from bot.errors import StoreError
from bot.flow.escalate import Escalations
from bot.flow.muting import Silence
from bot.flow.rules import LiveRules, RulesInForce
from bot.flow.standin import show
from bot.flow.summing import Telling
from bot.ports import Clock, NewKey, Outcome, Store
from bot.query.text import words_of
from bot.triage.judge import Reading, read
from bot.triage.near import ALIKE, bands, likeness

log = structlog.get_logger()

BATCH = 100
FIRST_BATCH = 8
LIVE_BATCH = 16
"""Nobody can be told of a story before the transaction of its batch has ended, and nobody else can write meanwhile."""
SPREADS_WITHIN = timedelta(hours=1)
REMEMBERED = timedelta(days=90)
MOST_SAID = 200
"""How long what became of an alert says something about the next one like it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A mention on its way in, after the pure part: nothing of it is stored yet. `muted` says what holds it back.

    `reading` is what its words say, to weigh it again within its story; None when a person or nobody judged it.
    """

    stored: StoredMention
    matches: tuple[Match, ...]
    verdict: Verdict
    keys: tuple[StoryKey, ...]
    reading: Reading | None = None
    muted: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """A mention with which the pure part met a bug."""

    stored: StoredMention
    bug: Exception


def growing_batches() -> Iterator[int]:
    """Sizes of the batches of one process: small ones first, so that even one that never lives long gets on."""
    size = FIRST_BATCH
    while True:
        yield size
        size = min(2 * size, LIVE_BATCH)


@dataclass(frozen=True, slots=True)
class Intake:
    """The intake step. Several workers may run it: a mention that another one was faster with is left alone."""

    store: Store
    rules: LiveRules
    clock: Clock
    new_key: NewKey

    def take(self, most: int = BATCH) -> int:
        """Take in one batch of waiting mentions, at most so many; how many it was. Zero means that nothing waits.

        Matching and judging take their time outside the transaction, so that clicks need not wait for them.
        """
        rules = self.rules.current
        waiting = self.store.waiting_mentions(most)
        looked_at = [_judge(rules, stored, matches) for stored, matches in _match_all(rules, waiting)]
        with self.store.atomic():
            silence = Silence(self.store.mutes(self.clock()))
            still = {(stored.id, stored.revision): stored for stored in self.store.waiting_mentions(most)}
            for one in looked_at:
                if stored := still.get((one.stored.id, one.stored.revision)):
                    self._take_one(rules, silence, replace(one, stored=stored))
            self.store.keep_words([one.stored for one in looked_at])
        return len(waiting)

    def take_by_hand(self, stored: StoredMention, match: Match, severity: Severity, who: str) -> tuple[Alert, bool]:
        """What a person has heard: it opens an alert whatever the rules say, or joins its story; whether it opened one.

        Called within a transaction. The rule and the severity are the person's choice; mutes do not hold it back.
        """
        rules, now, mention = self.rules.current, self.clock(), stored.mention
        found = read(rules.reader, mention).verdict([match])
        verdict = replace(found, severity=severity, reasons=(f"a person judged it {severity}", *found.reasons))
        judged = Judged(stored, (match,), verdict, story_keys(mention, words_of(mention)))
        keys = [key.value for key in judged.keys]
        open_alerts = self.store.alerts_by_key(keys, now - STORY_LASTS)
        placement = place(judged.keys, open_alerts, lambda alert_id: self._is_alike(judged, alert_id))
        if isinstance(placement, Joins):
            self._join(rules, judged, placement, now)
            return self.store.alert(placement.alert_id), False
        return self._open(rules, judged, Opens("a person of the team heard it"), now, who), True

    def _take_one(self, rules: RulesInForce, silence: Silence, one: Judged | Failed) -> None:
        """A bug met with one mention is recorded with that mention; its neighbours go on."""
        if isinstance(one, Failed):
            self._fail(one.stored, one.bug)
            return
        try:
            with self.store.atomic():
                self._settle(rules, replace(one, muted=_muted(rules, silence, one)), self.clock())
        except StoreError:
            raise
        except Exception as bug:
            self._fail(one.stored, bug)

    def _fail(self, stored: StoredMention, bug: Exception) -> None:
        log.error("intake_failed", mention=stored.id, source=stored.mention.source, exc_info=bug)
        reason = f"{type(bug).__name__}: {bug}"
        self.store.settle_mention(stored, Outcome.FAILED, reason, self.clock(), alert_id=stored.alert_id)

    def _settle(self, rules: RulesInForce, judged: Judged, now: datetime) -> None:
        known = self._case_of(judged.stored)
        if known and not _needs_somebody_again(judged, known):
            self._edit(rules, judged, known, now)
        elif judged.matches:
            self._place(rules, judged, known, now)
        else:
            self.store.settle_mention(judged.stored, Outcome.UNMATCHED, "no rule matches", now)

    def _case_of(self, stored: StoredMention) -> Alert | None:
        """The alert that a mention belongs to; if that was merged, the one in which its story goes on."""
        alert = None if stored.alert_id is None else self.store.alert(stored.alert_id)
        while alert and alert.merged_into is not None:
            alert = self.store.alert(alert.merged_into)
        return alert

    def _place(self, rules: RulesInForce, judged: Judged, closed: Alert | None, now: datetime) -> None:
        keys = [key.value for key in judged.keys]
        open_alerts = self.store.alerts_by_key(keys, now - STORY_LASTS)
        placement = place(judged.keys, open_alerts, lambda alert_id: self._is_alike(judged, alert_id))
        if closed and isinstance(placement, Opens):
            placement = Opens(f"its author made it graver after alert {closed.id} was {closed.state}")
        if isinstance(placement, Joins):
            self._join(rules, judged, placement, now)
        elif judged.muted:
            self._mute(judged, now)
        else:
            self._open(rules, judged, placement, now)

    def _is_alike(self, judged: Judged, alert_id: int) -> bool:
        """Compared with the mention that the story began with alone, so that no chain of edits leads elsewhere."""
        lead = self.store.judged(self.store.alert(alert_id).lead_id).stored.mention
        return likeness(words_of(lead), words_of(judged.stored.mention)) >= ALIKE

    def _open(self, rules: RulesInForce, judged: Judged, placement: Opens, now: datetime, who: str = SYSTEM) -> Alert:
        rule = leading_rule(rules.book, judged.matches)
        judged = self._weighed(rules, judged, rule.id, judged.verdict.category, now)
        severity = judged.verdict.severity
        goes_to = destination(rules.book.routing, rule, severity, is_delicate=judged.verdict.is_delicate)
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
        self._keep(judged, alert.id, replace(opening(alert), who=who), placement.reason, now)
        self.store.add_keys(alert.id, [key.value for key in judged.keys if key.is_hint])
        quiet = quiet_until(rules.book.oncall.quiet_hours, severity, now)
        self._notify(alert, NoticeKind.ROOT, "a new story", now, not_before=quiet)
        if quiet:
            self.store.add_due(Due(DueKind.QUIET_ENDS, quiet, detail=alert.channel))
        self._escalations.opened(alert, now)
        self._notify(alert, NoticeKind.SUGGESTIONS, "a new story needs an answer", now)
        log.info("alert_opened", alert=alert.id, mention=judged.stored.id, severity=severity, reason=alert.why)
        return alert

    def _weighed(
        self,
        rules: RulesInForce,
        judged: Judged,
        rule_id: str,
        category: str,
        now: datetime,
        alert_id: int | None = None,
    ) -> Judged:
        """The mention as it weighs within its story, at this hour, after what the team said of such alerts."""
        if judged.reading is None:
            return judged
        last_hour = 0 if alert_id is None else 1 + self.store.joined_since(alert_id, now - SPREADS_WITHIN)
        ends = self.store.ends_of(rule_id, category, now - REMEMBERED)
        hour = out_of_hours(judged.stored.mention.published_at, rules.book.routing.timezone)
        said = votes(self.store.said_of(rule_id, category, now - REMEMBERED, MOST_SAID))
        around = Circumstances(last_hour, hour, opinion_of(ends, *said))
        return replace(judged, verdict=judged.reading.verdict(judged.matches, around))

    def _mute(self, judged: Judged, now: datetime) -> None:
        """It opens nothing, now or when the mute has ended."""
        self.store.settle_mention(
            judged.stored, Outcome.MUTED, judged.muted, now, matches=judged.matches, verdict=judged.verdict
        )
        log.info("mention_muted", mention=judged.stored.id, reason=judged.muted)

    def _join(self, rules: RulesInForce, judged: Judged, placement: Joins, now: datetime) -> None:
        alert = self.store.alert(placement.alert_id)
        judged = self._weighed(rules, judged, alert.rule_id, alert.category, now, alert.id)
        severity = gravest(alert.severity, judged.verdict.severity)
        grown = join(alert, severity=severity, reach=_reach(judged), now=now, reason=placement.reason)
        further = 1 + self.store.joined_since(alert.id, now - TELLING) - (alert.opened_at >= now - TELLING)
        self._change(rules, judged, alert, grown, now)
        if not judged.muted:
            self._tell(judged, alert, grown, further, now)
        log.info("mention_joined", alert=alert.id, mention=judged.stored.id, reason=placement.reason)

    def _tell(self, judged: Judged, before: Alert, grown: Decided, further: int, now: datetime) -> None:
        """A mention has a reply of its own, or is summed up; what is graver or delicate is never one of many."""
        alert, telling = grown.alert, Telling(self.store, self.new_key)
        stands_out = judged.verdict.is_delicate or alert.severity.rank > before.severity.rank
        if stands_out or telling.has_room(alert, further):
            self._notify(alert, NoticeKind.MENTION, grown.change.reason, now, mention_id=judged.stored.id)
        else:
            telling.sum_up(alert, now)

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
        show(self.store, self.new_key, alert, reason, now, priority(NoticeKind.EDIT, alert.severity))
        if alert.severity.rank > before.severity.rank:
            self._tell_of_rise(rules, judged, before, alert, now)
        elif judged.verdict.is_delicate and rules.book.routing.private_channel not in ("", alert.channel):
            self._tell_elsewhere(rules, judged, alert, "it holds a threat, somebody exposed, or self-harm", now)

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
        reason = f"it was {before.severity} and is now {alert.severity}"
        self._tell_elsewhere(rules, judged, alert, reason, now)

    def _tell_elsewhere(self, rules: RulesInForce, judged: Judged, alert: Alert, reason: str, now: datetime) -> None:
        rule, is_delicate = rules.book.rule(alert.rule_id), judged.verdict.is_delicate
        routed = destination(rules.book.routing, rule, alert.severity, is_delicate=is_delicate) if rule else None
        goes_to = routed.channel if routed else alert.channel
        self._notify(alert, NoticeKind.RAISED, reason, now, mention_id=judged.stored.id, channel=goes_to)
        log.info("alert_raised", alert=alert.id, severity=alert.severity, channel=goes_to)

    def _keep(self, judged: Judged, alert_id: int, change: Change, reason: str, now: datetime) -> None:
        self.store.settle_mention(
            judged.stored,
            Outcome.MUTED if judged.muted else Outcome.ALERTED,
            f"{reason}; {judged.muted}" if judged.muted else reason,
            now,
            alert_id=alert_id,
            matches=judged.matches,
            verdict=judged.verdict,
        )
        self.store.add_keys(alert_id, [key.value for key in judged.keys if not key.is_hint])
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


def _judge(rules: RulesInForce, stored: StoredMention, matches: tuple[Match, ...] | Exception) -> Judged | Failed:
    """The pure part for one mention; what matches nothing is judged only if an alert holds it already."""
    if isinstance(matches, Exception):
        return Failed(stored, matches)
    if not matches and stored.alert_id is None:
        return Judged(stored, (), _UNJUDGED, ())
    mention = stored.mention
    try:
        words, reading = words_of(mention), read(rules.reader, mention)
        keys = story_keys(mention, words, bands(words))
        return Judged(stored, matches, reading.verdict(matches), keys, reading)
    except Exception as bug:
        return Failed(stored, bug)


_UNJUDGED = Verdict(Sentiment(Label.UNKNOWN, 0.0), "", Severity.LOW, ())
"""Of a mention that no rule matches: nobody looks at it."""


def _muted(rules: RulesInForce, silence: Silence, judged: Judged) -> str:
    """Which mute keeps it from being told, who made it, until when; empty when none. No mute holds back a crisis."""
    mute = None if judged.verdict.severity is Severity.CRISIS else silence.holds_back(judged.stored.mention)
    if mute is None:
        return ""
    named = next((member.name for member in rules.book.oncall.members if member.slack == mute.who), mute.who)
    return f"the {mute.kind} {mute.value} is muted by {named} until {mute.until:%d %b %Y %H:%M} UTC"


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
