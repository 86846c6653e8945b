"""How the bot itself fares: what was measured at one moment, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.behind import Behind, Queue, behind
from bot.domain.notice import EDITS_IN
from bot.domain.source import SourceState

DELIVERY_BOUND = timedelta(minutes=5)
"""A message that could have been sent for this long, and was not, is a trouble."""
INTAKE_BOUND = timedelta(minutes=5)
DUE_BOUND = timedelta(minutes=2)
LEAST_FREE = 500_000_000
"""Bytes. Below this a burst could fill the disk of the database."""
LEARNING = timedelta(days=3)
"""A source's rhythm is not judged before it was watched for so long: it takes a few nights."""
LEAST_SILENCE = timedelta(hours=1)
FADES_IN = timedelta(days=30)
"""How long the memory of one long silence lasts."""
OPS_BOUND = timedelta(minutes=2)
"""What cannot be told to the ops channel for so long is told outside of Slack."""
DEAF_BOUND = timedelta(seconds=30)
"""After the last sign of life of a connection that clicks come in by has lost its force."""
OUTSIDE = "ops"
"""The key of the one trouble that must be told outside of Slack."""
HEARING = "hearing"
"""The lease of whichever process last heard Slack over a connection of its own."""
CALM = timedelta(minutes=3)
"""A trouble that was not seen for so long has ended; one that comes back sooner never went, and is not told again."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a source says something new: since when we know it, when last, and the longest silence in between."""

    since: datetime
    last: datetime
    longest_silence: timedelta = timedelta(0)

    def after(self, now: datetime) -> Rhythm:
        """The rhythm after something new. A long silence is forgotten slowly."""
        silence = max(now - self.last, timedelta(0))
        remembered = self.longest_silence * max(0.0, 1 - silence / FADES_IN)
        return Rhythm(self.since, max(now, self.last), max(silence, remembered))

    def is_broken(self, now: datetime) -> bool:
        """Whether it has been silent for much longer than it ever is."""
        silence = now - self.last
        return self.last - self.since >= LEARNING and silence > max(2 * self.longest_silence, LEAST_SILENCE)


@dataclass(frozen=True, slots=True)
class Backlog:
    """Messages for one channel that are not delivered: `waiting`, `claimed` or `parked`, since when, and why."""

    channel: str
    state: str
    count: int
    oldest: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """One message that is not delivered: `waits_until` when it is tried again, None when at once or never by itself."""

    id: int
    kind: str
    channel: str
    alert_id: int | None
    state: str
    attempts: int
    since: datetime
    waits_until: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Pause:
    """A lane in which nothing is sent until then, by Slack's rate limit or because it refused us."""

    lane: str
    until: datetime
    reason: str
    is_refusal: bool

    @property
    def place(self) -> str:
        """The channel or person that the lane leads to."""
        return self.lane.removeprefix(EDITS_IN)


@dataclass(frozen=True, slots=True)
class Stranded:
    """An alert of which something waits for a channel that is refused to us, since when, and why."""

    alert_id: int
    channel: str
    since: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Vitals:
    """Everything that is measured. `free_bytes` is the room left for the database, None when it cannot be known.

    `quiet` are sources that say much less than they use to, each with the reason.
    `oldest_mention` is the oldest that waits for intake, `oldest_due` what should have happened first and did not.
    `heard_until` is until when the last sign of life of a connection to Slack counts; None when there never was one.
    """

    backlog: tuple[Backlog, ...] = ()
    queues: tuple[Queue, ...] = ()
    pauses: tuple[Pause, ...] = ()
    sources: tuple[SourceState, ...] = ()
    rhythms: tuple[tuple[str, Rhythm], ...] = ()
    quiet: tuple[tuple[str, str], ...] = ()
    mentions_waiting: int = 0
    oldest_mention: datetime | None = None
    dues_overdue: int = 0
    oldest_due: datetime | None = None
    free_bytes: int | None = None
    heard_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong: `key` names the trouble for as long as it lasts, `text` says it to people.

    `is_grave` when the bot cannot do its job. `is_told` when whoever found it first has told the team already.
    `is_outside` when it cannot be told in Slack, and must be told elsewhere. `is_passing` when nothing is broken and
    nobody has anything to do about it.
    """

    key: str
    text: str
    is_grave: bool = False
    is_told: bool = False
    is_outside: bool = False
    is_passing: bool = False


@dataclass(frozen=True, slots=True)
class OpenTrouble:
    """A finding that people were told of and that has not ended. `calm_since` is when it was missed first."""

    key: str
    text: str
    since: datetime
    calm_since: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        """Whether it has been away for long enough not to come back at once."""
        return self.calm_since is not None and now - self.calm_since >= CALM


def findings(vitals: Vitals, sources: Collection[str], now: datetime, ops: str = "") -> tuple[Finding, ...]:
    """What is wrong, the gravest first.

    `sources` are the names of those that the team reads at present, `ops` is the channel for troubles of the bot.
    """
    found = [
        *_without_ops(vitals, ops, now),
        *_overdue(vitals, now),
        *_deaf(vitals.heard_until, now),
        *_refused(vitals.pauses, ops, now),
        *held_back(vitals, now),
        *_undelivered(vitals, now),
        *_not_taken_in(vitals, now),
        *_full(vitals.free_bytes),
        *_failing(vitals.sources, sources),
        *_silent(vitals, sources, now),
    ]
    return tuple(sorted(found, key=lambda finding: not finding.is_grave))


def _overdue(vitals: Vitals, now: datetime) -> Iterator[Finding]:
    if vitals.oldest_due and now - vitals.oldest_due > DUE_BOUND:
        late = in_words(now - vitals.oldest_due)
        text = f"{vitals.dues_overdue} escalations, reminders or hand-offs are overdue, the first for {late}."
        yield Finding("overdue", f"{text} See whether a worker runs.", is_grave=True)


def _without_ops(vitals: Vitals, ops: str, now: datetime) -> Iterator[Finding]:
    """The one finding that nobody would read in Slack."""
    pause = next((one for one in _holding(vitals.pauses, now) if one.lane == ops), None)
    late = next((one for one in vitals.backlog if one.channel == ops and now - one.oldest > OPS_BOUND), None)
    if pause is not None and not pause.is_refusal:
        return
    if pause is not None or (late is not None and late.state != "parked"):
        why = pause.reason if pause is not None else late.reason if late is not None and late.reason else "no answer"
        waiting = sum(part.count for part in vitals.backlog)
        text = f"Wardwatch cannot post in {ops}: {why}. {waiting} messages wait."
        yield Finding(OUTSIDE, text, is_grave=True, is_outside=True)


def _deaf(heard_until: datetime | None, now: datetime) -> Iterator[Finding]:
    if heard_until is not None and now - heard_until > DEAF_BOUND:
        text = f"No click is heard: there has been no connection to Slack for {in_words(now - heard_until)}."
        yield Finding("deaf", f"{text} See the log, and `wardwatch doctor`.", is_grave=True)


def _refused(pauses: Sequence[Pause], ops: str, now: datetime) -> Iterator[Finding]:
    """One for each channel or person, whether posts, edits or both are refused."""
    refused = {pause.place: pause.reason for pause in _holding(pauses, now) if pause.is_refusal and pause.place != ops}
    for place, reason in refused.items():
        text = f"Nothing reaches {place}: {reason}. What waits for it is told as soon as that is mended."
        yield Finding(refused_key(place), text)


def refused_key(place: str) -> str:
    """The key of the trouble that a channel or person is refused to us."""
    return f"refused {place}"


def parked_key(channel: str) -> str:
    """The key of the trouble that messages for a channel are put aside."""
    return f"parked {channel}"


def _holding(pauses: Sequence[Pause], now: datetime) -> list[Pause]:
    return [pause for pause in pauses if pause.until > now]


def how_far_behind(vitals: Vitals, now: datetime) -> tuple[Behind, ...]:
    """Where Slack's limits hold us back by much."""
    limited_until = {pause.lane: pause.until for pause in vitals.pauses if not pause.is_refusal}
    return behind(vitals.queues, limited_until, now)


def held_back(vitals: Vitals, now: datetime) -> Iterator[Finding]:
    """That Slack's limits hold us back, one for each place."""
    for one in how_far_behind(vitals, now):
        yield Finding(f"behind {one.place}", one.told, is_passing=True)


def _undelivered(vitals: Vitals, now: datetime) -> Iterator[Finding]:
    """What Slack's limits hold back is told by `held_back`."""
    limited = {pause.lane for pause in _holding(vitals.pauses, now) if not pause.is_refusal}
    refused = {pause.place for pause in _holding(vitals.pauses, now) if pause.is_refusal}
    moving = {one.place for one in how_far_behind(vitals, now)}
    for part in vitals.backlog:
        age = now - part.oldest
        if part.state == "parked":
            text = f"{part.count} messages for {part.channel} are put aside: {part.reason}."
            yield Finding(parked_key(part.channel), f"{text} `wardwatch deliveries` lists them.")
        elif age > DELIVERY_BOUND and part.channel not in refused | moving:
            why = "Slack limits us" if part.channel in limited else part.reason or "nothing has taken them up"
            text = f"{part.count} messages for {part.channel} are not delivered, the first for {in_words(age)}: {why}."
            yield Finding(f"undelivered {part.channel}", text, is_grave=part.channel not in limited)


def _not_taken_in(vitals: Vitals, now: datetime) -> Iterator[Finding]:
    if vitals.oldest_mention and now - vitals.oldest_mention > INTAKE_BOUND:
        late = in_words(now - vitals.oldest_mention)
        text = f"{vitals.mentions_waiting:,} mentions wait to be looked at, the first for {late}."
        yield Finding("intake", f"{text} See whether a worker runs.", is_grave=True)


def _full(free_bytes: int | None) -> Iterator[Finding]:
    if free_bytes is not None and free_bytes < LEAST_FREE:
        text = f"The disk of the database has {free_bytes / 1e6:,.0f} MB left. Make room before it stops the bot."
        yield Finding("disk", text, is_grave=True)


def _failing(states: Sequence[SourceState], read: Collection[str]) -> Iterator[Finding]:
    for state in states:
        if state.name in read and state.told:
            yield Finding(f"failing {state.name}", f"Source {state.name} cannot be read: {state.trouble}", is_told=True)


def _silent(vitals: Vitals, read: Collection[str], now: datetime) -> Iterator[Finding]:
    """A source that says nothing, or else much less than it uses to: one trouble, whichever is seen first."""
    broken = {name for name, rhythm in vitals.rhythms if rhythm.is_broken(now)}
    for name, reason in vitals.quiet:
        if name in read and name not in broken:
            text = f"Source {name} says much less than it uses to: {reason}. See whether it still works."
            yield Finding(f"silent {name}", text)
    for name, rhythm in vitals.rhythms:
        if name in read and name in broken:
            usual = in_words(rhythm.longest_silence)
            text = (
                f"Source {name} has said nothing new for {in_words(now - rhythm.last)}; at most it took {usual} before."
            )
            yield Finding(f"silent {name}", f"{text} See whether it still works.")


def in_words(time: timedelta) -> str:
    """`40 s`, `12 min`, `5 h`, `3 days`."""
    seconds = int(time.total_seconds())
    for size, unit in ((86_400, "days"), (3_600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"
