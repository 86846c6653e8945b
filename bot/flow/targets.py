"""Whom a step of a policy reaches at this moment, and by which ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.drill import DrillEventKind
from bot.domain.oncall import Member, OnCall
from bot.domain.policy import Step, Target, TargetKind, Way
from bot.domain.roster import on_call
from bot.ports import Store

MOMENT = timedelta(seconds=1)

Groups = Mapping[str, tuple[str, ...] | str]
"""The members of the user groups that a step names, or why they are not known."""


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody who is told: `slack` is their user id, `member` their entry in oncall.yaml, if they have one."""

    slack: str
    member: Member | None = None

    def address(self, way: Way) -> str:
        """The name of the host's setting with their address for a way; empty when they have none."""
        return dict(self.member.addresses).get(way.value, "") if self.member else ""

    @property
    def name(self) -> str:
        """As people say it."""
        return self.member.name if self.member else self.slack


@dataclass(frozen=True, slots=True)
class Reach:
    """Who is told directly, who outside (with the way), which channels are told; and why others are not reached."""

    direct: tuple[Called, ...] = ()
    outside: tuple[tuple[Way, Called], ...] = ()
    channels: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nobody at all would be told. A channel post that mentions nobody still tells its channel."""
        return not (self.direct or self.outside or self.channels)

    @property
    def told(self) -> tuple[str, ...]:
        """Slack user ids and `#channel` names, each once."""
        outside = (called.slack for _, called in self.outside)
        people = (*(called.slack for called in self.direct), *outside, *self.mentioned)
        return tuple(dict.fromkeys([*people, *(f"#{channel}" for channel in self.channels)]))


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is on call, by the rules in force and what the team changed by hand.

    `joined` are the only ones who may be called; None when this is no drill, and everybody may be.
    """

    store: Store
    oncall: OnCall
    joined: frozenset[str] | None = None

    def member_on_call(self, schedule_id: str, at: datetime) -> Member | None:
        """Who is on call in a schedule at a moment; None in a gap, or when there is no such schedule."""
        schedule = self.oncall.schedule(schedule_id)
        if schedule is None:
            return None
        overrides = self.store.overrides(schedule_id, at, at + MOMENT)
        return self.oncall.member(on_call(schedule, overrides, at).member)

    def may_call(self, slack: str) -> bool:
        """Whether this user may be called at all."""
        return self.joined is None or slack in self.joined


def roster_of(store: Store, oncall: OnCall) -> Roster:
    """The roster for a store; in that of a drill only those who joined it may be called."""
    if store.drill_state() is None:
        return Roster(store, oncall)
    joined = (event.who for event in store.drill_events() if event.kind is DrillEventKind.JOINED)
    return Roster(store, oncall, frozenset(joined))


@dataclass(slots=True)
class _Found:
    people: dict[str, Called] = field(default_factory=dict)
    channels: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def reach(step: Step, roster: Roster, groups: Groups, home: str, now: datetime, *, without: str = "") -> Reach:
    """Whom this step tells. `home` is the alert's channel; `without` is the user who set it off and is left out."""
    found = _Found()
    for target in step.targets:
        if target.kind is TargetKind.CHANNEL:
            found.channels.append(target.id)
        for called in _people(target, roster, groups, now, found.missing):
            found.people.setdefault(called.slack, called)
    if without in found.people:
        del found.people[without]
        found.missing.append("the one who asked for help is not called")
    _only_joined(found, roster)
    people = tuple(found.people.values())
    if people and Way.CHANNEL in step.ways:
        found.channels.append(home)
    return Reach(
        direct=people if Way.DM in step.ways else (),
        outside=tuple(_outside(step, people, found.missing)),
        channels=tuple(dict.fromkeys(found.channels)),
        mentioned=tuple(found.people) if Way.CHANNEL in step.ways else (),
        missing=tuple(found.missing),
    )


def _only_joined(found: _Found, roster: Roster) -> None:
    """In a drill nobody is called who did not ask to be part of it."""
    for called in [called for slack, called in found.people.items() if not roster.may_call(slack)]:
        del found.people[called.slack]
        found.missing.append(f"{called.name} has not joined the drill")


def _outside(step: Step, people: tuple[Called, ...], missing: list[str]) -> Iterator[tuple[Way, Called]]:
    for way in (way for way in step.ways if not way.is_in_slack):
        for called in people:
            if called.address(way):
                yield way, called
            else:
                missing.append(f"{called.name} has no address for {way}")


def _people(target: Target, roster: Roster, groups: Groups, now: datetime, missing: list[str]) -> Iterator[Called]:
    match target.kind:
        case TargetKind.SCHEDULE:
            member = roster.member_on_call(target.id, now)
            gap = f"nobody is on call in {target.id}"
        case TargetKind.PERSON:
            member, gap = roster.oncall.member(target.id), f"{target.id} is not among the people of oncall.yaml"
        case TargetKind.GROUP:
            yield from _of_group(target.id, roster, groups, missing)
            return
        case TargetKind.CHANNEL:
            return
    if member:
        yield Called(member.slack, member)
    else:
        missing.append(gap)


def _of_group(group_id: str, roster: Roster, groups: Groups, missing: list[str]) -> Iterator[Called]:
    members = groups.get(group_id, ())
    if isinstance(members, str) or not members:
        missing.append(f"user group {group_id}: {members or 'it has no members'}")
        return
    by_slack = {member.slack: member for member in roster.oncall.members}
    yield from (Called(slack, by_slack.get(slack)) for slack in members)
