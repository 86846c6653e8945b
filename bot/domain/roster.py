"""Who is on call: schedules of rotating layers, and what the team changed by hand. `docs/oncall.md` has the rules."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.hours import DAY, begins, stretches
from bot.domain.policy import Condition

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
ENDING = datetime(2200, 1, 1, tzinfo=UTC)
"""Where a gap starts and ends that has no start or no end."""
LOOK_AHEAD = timedelta(weeks=8)
"""How far somebody looks who asks who is next, or where gaps are."""


@dataclass(frozen=True, slots=True)
class Rotation:
    """Members take turns of `days` days (7: weekly), handing off at `handoff` by the clock of the schedule's zone.

    `start` is a local moment without a zone: the first hand-off, at which the first member begins. `handoff` is the
    hour of those that follow, counted in days from the day of the first.
    """

    members: tuple[str, ...]
    start: datetime
    days: int
    handoff: time


@dataclass(frozen=True, slots=True)
class Layer:
    """A rotation, limited to the hours and weekdays of `when`. A later layer of a schedule covers an earlier one."""

    rotation: Rotation
    when: Condition = Condition()


@dataclass(frozen=True, slots=True)
class Schedule:
    """Layers in one IANA zone; where no layer holds, nobody is on call: a gap. `where` is its `FILE:LINE`."""

    id: str
    name: str
    timezone: str
    layers: tuple[Layer, ...]
    where: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """`member` takes over a schedule from `start` (included) to `end` (excluded), both aware. The newest one wins."""

    id: int
    schedule: str
    member: str
    start: datetime
    end: datetime
    who: str
    made_at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """`member` is on call from `start` (included) to `end` (excluded), both aware; nobody when `member` is empty."""

    schedule: str
    member: str
    start: datetime
    end: datetime
    is_override: bool = False

    @property
    def length(self) -> timedelta:
        """How long it lasts, in real time."""
        return self.end - self.start


def shifts(schedule: Schedule, overrides: Sequence[Override], since: datetime, until: datetime) -> list[Shift]:
    """Who is on call from `since` to `until`, in order. The shifts fill this time, cut at its ends; a gap is one, too.

    A shift is one turn, or one override, as far as nothing covers it: a person whose turn follows their own has two.
    Overrides of other schedules are left alone.
    """
    since, until = since.astimezone(UTC), until.astimezone(UTC)
    if since >= until:
        return []
    tracks = _tracks(schedule, overrides, since, until)
    edges = {edge for track in tracks for turn in track for edge in (turn.start, turn.end) if since < edge < until}
    found: list[tuple[_Turn | None, datetime]] = []
    for edge in sorted({since, *edges}):
        turn = _on_top(tracks, edge)
        if not found or turn is not found[-1][0]:
            found.append((turn, edge))
    ends = [start for _, start in found[1:]] + [until]
    return [_shift(schedule, turn, start, end) for (turn, start), end in zip(found, ends, strict=True)]


def on_call(schedule: Schedule, overrides: Sequence[Override], at: datetime) -> Shift:
    """The shift, or the gap, of the moment `at`, whole. The `overrides` near it decide where it starts and ends.

    A gap before the first turn starts at `BEGINNING`; one that nothing follows ends at `ENDING`.
    """
    at = at.astimezone(UTC)
    turn = _on_top(_tracks(schedule, overrides, at, at + timedelta(seconds=1)), at)
    if turn is None:
        return _gap(schedule, overrides, at)
    return next(one for one in shifts(schedule, overrides, turn.start, turn.end) if one.start <= at < one.end)


@dataclass(frozen=True, slots=True, eq=False)
class _Turn:
    """An uninterrupted stretch of one member in one layer, or an override. Each is only equal to itself."""

    member: str
    start: datetime
    end: datetime
    is_override: bool = False


_Track = list[_Turn]
"""Turns one after another, never two at once."""


def _tracks(schedule: Schedule, overrides: Sequence[Override], since: datetime, until: datetime) -> list[_Track]:
    """What there is in this time, from what is covered to what covers it. None of it is cut."""
    zone = ZoneInfo(schedule.timezone)
    ours = [one for one in overrides if one.schedule == schedule.id and one.start < until and one.end > since]
    newest_last = sorted(ours, key=lambda one: (one.made_at, one.id))
    return [
        *(list(_turns(layer, zone, since, until)) for layer in schedule.layers),
        *([_Turn(one.member, one.start.astimezone(UTC), one.end.astimezone(UTC), True)] for one in newest_last),
    ]


def _turns(layer: Layer, zone: ZoneInfo, since: datetime, until: datetime) -> Iterator[_Turn]:
    for member, start, end in _rounds(layer.rotation, zone, since, until):
        for hours in stretches(layer.when, zone, start, end):
            turn = _Turn(member, max(start, hours.start), min(end, hours.end))
            if turn.start < until and turn.end > since:
                yield turn


def _rounds(
    rotation: Rotation, zone: ZoneInfo, since: datetime, until: datetime
) -> Iterator[tuple[str, datetime, datetime]]:
    """Whose turn it is from when to when, whatever the hours: all turns that touch this time."""
    first_day = rotation.start.date()
    number = max(0, (since.astimezone(zone).date() - first_day).days // rotation.days - 1)
    start = _hand_off(rotation, number, zone)
    while start < until:
        end = _hand_off(rotation, number + 1, zone)
        if start < end:
            yield rotation.members[number % len(rotation.members)], start, end
        number, start = number + 1, end


def _hand_off(rotation: Rotation, number: int, zone: ZoneInfo) -> datetime:
    if number == 0:
        return begins(rotation.start, zone)
    day = rotation.start.date() + number * rotation.days * DAY
    return begins(datetime.combine(day, rotation.handoff), zone)


def _on_top(tracks: Sequence[_Track], at: datetime) -> _Turn | None:
    for track in reversed(tracks):
        place = bisect_right(track, at, key=lambda turn: turn.start) - 1
        if place >= 0 and at < track[place].end:
            return track[place]
    return None


def _gap(schedule: Schedule, overrides: Sequence[Override], at: datetime) -> Shift:
    """The whole gap around `at`. Once every rotation has begun, two weeks to both sides hold a turn of each layer."""
    zone = ZoneInfo(schedule.timezone)
    firsts = [begins(layer.rotation.start, zone) for layer in schedule.layers]
    low = min([at, *(one.start for one in overrides)]) - 14 * DAY
    high = max([at, *firsts, *(one.end for one in overrides)]) + 14 * DAY
    gap = next(one for one in shifts(schedule, overrides, low, high) if one.start <= at < one.end)
    start, end = (BEGINNING if gap.start == low else gap.start), (ENDING if gap.end == high else gap.end)
    return _shift(schedule, None, start, end)


def _shift(schedule: Schedule, turn: _Turn | None, start: datetime, end: datetime) -> Shift:
    return Shift(schedule.id, turn.member if turn else "", start, end, turn.is_override if turn else False)


def next_on_call(
    schedule: Schedule, overrides: Sequence[Override], at: datetime, within: timedelta = LOOK_AHEAD
) -> Shift | None:
    """The first shift after `at` that another person has than the one of `at`; None when there is none `within`.

    Its start is when that person begins, or begins anew; a gap may lie before it.
    """
    present = on_call(schedule, overrides, at)
    coming = shifts(schedule, overrides, present.end, at.astimezone(UTC) + within)
    found = next((one for one in coming if one.member and one.member != present.member), None)
    return on_call(schedule, overrides, found.start) if found else None


def gaps(schedule: Schedule, overrides: Sequence[Override], since: datetime, until: datetime) -> list[Shift]:
    """When nobody is on call from `since` to `until`, cut at its ends."""
    return [one for one in shifts(schedule, overrides, since, until) if not one.member]
