"""How the team did in a drill: a function of the script and of what the drill's store has. It judges no person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.alert import SYSTEM, Alert, Change, Verb
from bot.domain.audit import Refusal
from bot.domain.consent import ConsentAnswer
from bot.domain.draft import Draft, DraftState
from bot.domain.drill.run import DrillEvent, DrillEventKind, DrillRun
from bot.domain.drill.script import Deed, Drill, Expectation, Inject
from bot.domain.reply import Finding
from bot.domain.severity import Severity
from bot.domain.view import JudgedMention

MOST_BARS = 60
"""Bars of the chart at most; each stands for a whole number of minutes."""


@dataclass(frozen=True, slots=True)
class Performance:
    """What happened. `mentions` are those of alerts, `findings` what the checker says of each draft as it stands."""

    run: DrillRun
    alerts: tuple[Alert, ...]
    mentions: tuple[JudgedMention, ...]
    changes: tuple[Change, ...]
    events: tuple[DrillEvent, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    findings: tuple[tuple[Draft, tuple[Finding, ...]], ...] = ()
    names: tuple[tuple[str, str], ...] = ()


class Mark(StrEnum):
    """What became of something that was expected."""

    MET = "met"
    LATE = "late"
    MISSED = "missed"
    PENDING = "still time"


@dataclass(frozen=True, slots=True)
class Graded:
    """Something that was expected: `title` says what, `took` how long it took, None when it was not done.

    `about` are the words of the mention, or of the inject; `said` is what a person wrote about an inject.
    """

    title: str
    about: str
    within: timedelta
    mark: Mark
    took: timedelta | None = None
    who: str = ""
    why: str = ""
    alert_id: int | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A grave alert, and how long after it was opened each thing was done to it first; None when it was not."""

    alert_id: int
    title: str
    severity: Severity
    opened: timedelta
    noticed: timedelta | None
    acknowledged: timedelta | None
    drafted: timedelta | None
    approved: timedelta | None
    published: timedelta | None


@dataclass(frozen=True, slots=True)
class Did:
    """Something that a person did, `at` so long after the start."""

    at: timedelta
    who: str
    what: str
    alert_id: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """What the reply checker had against a draft: a finding, or that it was refused."""

    alert_id: int
    who: str
    rule: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Named:
    """An alert that is pointed at."""

    alert_id: int
    title: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The whole card. `bars` count mentions, each over `bar` of the story; `lasted` is how far the story has come."""

    name: str
    speed: float
    began_at: datetime
    lasted: timedelta
    cases: tuple[Case, ...]
    expected: tuple[Graded, ...]
    injects: tuple[Graded, ...]
    untouched: tuple[Named, ...]
    noise_alerted: tuple[Named, ...]
    noise_escalated: tuple[Named, ...]
    findings: tuple[Found, ...]
    did: tuple[Did, ...]
    bar: timedelta
    bars: tuple[int, ...]
    people: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    names: tuple[tuple[str, str], ...] = ()
    joined: tuple[str, ...] = ()

    def count(self, mark: Mark) -> int:
        """How many of all that was expected, injects too, came out so."""
        return sum(one.mark is mark for one in (*self.expected, *self.injects))

    def name_of(self, who: str) -> str:
        """As people say it."""
        return dict(self.names).get(who, who)


def scorecard(drill: Drill, played: Performance, now: datetime) -> Scorecard:
    """The card of a performance at the moment `now` of the story."""
    return _Marking(drill, played, now).card()


_DONE_BY = {
    Deed.ACKNOWLEDGE: (Verb.ACKNOWLEDGE, Verb.RESOLVE, Verb.DISMISS),
    Deed.ASSIGN: (Verb.ASSIGN,),
    Deed.ESCALATE: (Verb.ESCALATE,),
    Deed.NOTE: (Verb.NOTE,),
    Deed.DRAFT: (Verb.DRAFT,),
    Deed.APPROVE: (Verb.APPROVE,),
    Deed.PUBLISH: (Verb.PUBLISH,),
    Deed.RESOLVE: (Verb.RESOLVE,),
    Deed.DISMISS: (Verb.DISMISS,),
    Deed.CONSENT: (Verb.CONSENT,),
    Deed.DO_NOT_CONTACT: (Verb.CONSENT,),
}
_GRAVE = Severity.HIGH
_RAISES = (Verb.ESCALATE, Verb.DRAFT, Verb.PUBLISH)
"""What wastes the team's time when it is done about noise."""


@dataclass(frozen=True, slots=True)
class _Marking:
    drill: Drill
    played: Performance
    now: datetime

    def card(self) -> Scorecard:
        run = self.played.run
        bar, bars = self._volume()
        did = tuple(sorted(self._did(), key=lambda one: one.at))
        return Scorecard(
            name=self.drill.name,
            speed=run.speed,
            began_at=run.began_at,
            lasted=max(timedelta(0), self.now - run.began_at),
            cases=tuple(self._case(alert) for alert in self.played.alerts if alert.severity.rank >= _GRAVE.rank),
            expected=tuple(self._expected(one) for one in self.drill.expected),
            injects=tuple(self._inject(one) for one in self.drill.injects),
            untouched=tuple(_named(alert) for alert in self.played.alerts if not self._by_people(alert)),
            noise_alerted=tuple(_named(alert) for alert in self._noise()),
            noise_escalated=tuple(_named(alert) for alert in self._noise() if self._is_raised(alert)),
            findings=tuple(self._findings()),
            did=did,
            bar=bar,
            bars=bars,
            people=_people(did),
            names=self.played.names,
            joined=tuple(one.who for one in self.played.events if one.kind is DrillEventKind.JOINED),
        )

    def _by_people(self, alert: Alert) -> list[Change]:
        return [one for one in self.played.changes if one.alert_id == alert.id and one.who not in ("", SYSTEM)]

    def _case(self, alert: Alert) -> Case:
        done = self._by_people(alert)
        looked = [one.at for one in self.played.refusals if one.alert_id == alert.id]
        noticed = min([*(one.at for one in done), *looked], default=None)
        return Case(
            alert.id,
            alert.rule_name,
            alert.severity,
            alert.opened_at - self.played.run.began_at,
            None if noticed is None else noticed - alert.opened_at,
            _after(alert.opened_at, _first(done, Deed.ACKNOWLEDGE)),
            _after(alert.opened_at, _first(done, Deed.DRAFT)),
            _after(alert.opened_at, _first(done, Deed.APPROVE)),
            _after(alert.opened_at, _first(done, Deed.PUBLISH)),
        )

    def _expected(self, one: Expectation) -> Graded:
        judged = self._mention(one.on)
        words = next(step.mention.text for step in self.drill.mentions if step.mention.external_id == one.on)
        since = judged.stored.first_seen_at if judged else self._appears_at(one.on)
        alert = next((a for a in self.played.alerts if judged and a.id == judged.stored.alert_id), None)
        done = _first(self._by_people(alert), one.deed) if alert else None
        took = None if done is None else max(timedelta(0), done.at - since)
        if alert is None and one.deed is Deed.DISMISS and since + one.within <= self.now:
            return Graded(one.deed, words, one.within, Mark.MET, why="it opened no alert")
        why = one.why if alert or since + one.within > self.now else f"it opened no alert. {one.why}".strip()
        mark = self._mark(took, one.within, since)
        return Graded(
            one.deed, words, one.within, mark, took, done.who if done else "", why, alert.id if alert else None
        )

    def _inject(self, one: Inject) -> Graded:
        told = self._event(DrillEventKind.TOLD, one.id)
        since = told.at if told else self.played.run.began_at + one.after
        answer = self._event(DrillEventKind.ANSWERED, one.id)
        took = max(timedelta(0), answer.at - since) if answer else None
        who, said = (answer.who, answer.words) if answer else ("", "")
        mark = self._mark(took, one.within, since)
        return Graded(one.title, one.text, one.within, mark, took, who, said=said)

    def _mark(self, took: timedelta | None, within: timedelta, since: datetime) -> Mark:
        if took is None:
            return Mark.MISSED if since + within <= self.now else Mark.PENDING
        return Mark.MET if took <= within else Mark.LATE

    def _event(self, kind: DrillEventKind, about: str) -> DrillEvent | None:
        return next((one for one in self.played.events if one.kind is kind and one.about == about), None)

    def _mention(self, external_id: str) -> JudgedMention | None:
        of_alerts = self.played.mentions
        return next((one for one in of_alerts if one.stored.mention.external_id == external_id), None)

    def _appears_at(self, external_id: str) -> datetime:
        after = next(one.after for one in self.drill.mentions if one.mention.external_id == external_id)
        return self.played.run.began_at + after

    def _noise(self) -> list[Alert]:
        """The alerts that only noise opened."""
        leads = {one.stored.id for one in self.played.mentions if one.stored.mention.external_id in self.drill.noise}
        return [alert for alert in self.played.alerts if alert.lead_id in leads]

    def _is_raised(self, alert: Alert) -> bool:
        return any(one.verb in _RAISES for one in self._by_people(alert))

    def _findings(self) -> Iterator[Found]:
        for draft, findings in self.played.findings:
            if draft.state is not DraftState.WITHDRAWN:
                yield from (Found(draft.alert_id, draft.author, one.rule, one.text, one.why) for one in findings)
        for refusal in self.played.refusals:
            if refusal.verb in (Verb.DRAFT, Verb.APPROVE) and refusal.alert_id is not None:
                yield Found(refusal.alert_id, refusal.who, "refused", "", refusal.why)

    def _did(self) -> Iterator[Did]:
        began = self.played.run.began_at
        for alert in self.played.alerts:
            yield from (Did(one.at - began, one.who, one.verb, alert.id) for one in self._by_people(alert))
        for event in self.played.events:
            if event.kind is DrillEventKind.ANSWERED:
                yield Did(event.at - began, event.who, "answer an inject", None)

    def _volume(self) -> tuple[timedelta, tuple[int, ...]]:
        """Mentions over the story, in bars of whole minutes."""
        minutes = int(self.drill.lasts.total_seconds() // 60) + 1
        width = -(-minutes // MOST_BARS)
        counts = Counter(int(one.after.total_seconds() // 60) // width for one in self.drill.mentions)
        return timedelta(minutes=width), tuple(counts[at] for at in range(-(-minutes // width)))


def _first(done: Iterable[Change], deed: Deed) -> Change | None:
    return next((one for one in done if _is(one, deed)), None)


def _is(change: Change, deed: Deed) -> bool:
    """Whether this was done. The words of a statement that was approved in advance are approved when they are taken."""
    if deed is Deed.DO_NOT_CONTACT:
        return change.verb is Verb.CONSENT and change.after == ConsentAnswer.STOP
    if deed is Deed.APPROVE and change.verb is Verb.DRAFT:
        return change.after.endswith(f" {DraftState.APPROVED}")
    return change.verb in _DONE_BY[deed]


def _after(start: datetime, change: Change | None) -> timedelta | None:
    return None if change is None else change.at - start


def _named(alert: Alert) -> Named:
    return Named(alert.id, alert.rule_name, alert.severity)


def _people(did: Iterable[Did]) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """Who did what how often, in the order in which they came in."""
    counted: dict[str, Counter[str]] = {}
    for one in did:
        counted.setdefault(one.who, Counter())[one.what] += 1
    return tuple((who, tuple(sorted(deeds.items()))) for who, deeds in counted.items())
