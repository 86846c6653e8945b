"""`oncall.yaml`, checked, as values of the domain."""

from __future__ import annotations

from datetime import datetime

from bot.domain.oncall import BusinessHours, Member, OnCall, QuietHours
from bot.domain.policy import Condition, Policy, Step
from bot.domain.role import Grant, Role, Roles
from bot.domain.roster import Layer, Rotation, Schedule
from bot.domain.severity import Severity
from bot.rulebook.document import Document
from bot.rulebook.models_oncall import (
    BusinessKeys,
    ConditionKeys,
    HoursKeys,
    LayerKeys,
    OnCallFile,
    PersonKeys,
    PolicyKeys,
    QuietKeys,
    RolesKeys,
    TellKeys,
)


def oncall(document: Document, file: OnCallFile, timezone: str) -> OnCall:
    """Everything in the file; `timezone` is for all that names no place of its own."""
    schedules = (
        Schedule(
            id=name,
            name=keys.name or name,
            timezone=keys.timezone or timezone,
            layers=tuple(_layer(layer) for layer in keys.layers),
            where=document.where(("schedules", name)),
        )
        for name, keys in file.schedules.items()
    )
    return OnCall(
        members=tuple(_member(person) for person in file.people),
        schedules=tuple(schedules),
        policies=tuple(_policy(name, keys, timezone) for name, keys in file.policies.items()),
        roles=_roles(file.roles),
        quiet_hours=_quiet(file.quiet_hours, timezone) if file.quiet_hours else None,
        business_hours=_business(file.business_hours, timezone),
    )


def _member(keys: PersonKeys) -> Member:
    addresses = tuple((way, variable) for way, variable in keys.addresses.model_dump().items() if variable)
    return Member(keys.id, keys.name, keys.slack, addresses)


def _layer(keys: LayerKeys) -> Layer:
    first = datetime.combine(keys.start, keys.handoff)
    return Layer(Rotation(tuple(keys.people), first, keys.rotate, keys.handoff), _hours(keys.only))


def _hours(keys: HoursKeys) -> Condition:
    return Condition(weekdays=keys.days, start=keys.start, end=keys.until)


def _condition(keys: ConditionKeys) -> Condition:
    return Condition(keys.at_least or Severity.LOW, keys.days, keys.start, keys.until)


def _step(keys: TellKeys) -> Step:
    return Step(keys.after, tuple(keys.tell), tuple(dict.fromkeys(keys.by)), _condition(keys.only))


def _policy(name: str, keys: PolicyKeys, timezone: str) -> Policy:
    return Policy(
        id=name,
        steps=tuple(_step(step) for step in keys.steps),
        repeats=keys.repeat,
        last_resort=_step(keys.last_resort) if keys.last_resort else None,
        confirm_after=keys.confirm_after,
        reopen_after=keys.reopen_after,
        timezone=keys.timezone or timezone,
    )


def _roles(keys: RolesKeys) -> Roles:
    named = zip(Role, (keys.viewers, keys.responders, keys.leads, keys.admins), strict=True)
    grants = (
        Grant(role, tuple(one.people), tuple(one.groups), tuple(one.channels))
        for role, one in named
        if one.people or one.groups or one.channels
    )
    return Roles(tuple(grants), keys.channel_members)


def _quiet(keys: QuietKeys, timezone: str) -> QuietHours:
    return QuietHours(_hours(keys), keys.below, keys.timezone or timezone)


def _business(keys: BusinessKeys | None, timezone: str) -> BusinessHours:
    return BusinessHours(_hours(keys), keys.timezone or timezone) if keys else BusinessHours(timezone=timezone)
