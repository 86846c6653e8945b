"""What the parts of `oncall.yaml` say about each other: who is told, in which schedule, by which way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.hours import begins, is_skipped
from bot.domain.policy import TargetKind, Way
from bot.rulebook.document import Document, Entry
from bot.rulebook.faults import Fault, quoted, write_one_of
from bot.rulebook.models_oncall import OnCallFile

_OUTSIDE = [way.value for way in Way if not way.is_in_slack]
_REACHABLE = (TargetKind.PERSON, TargetKind.SCHEDULE)
"""Targets that stand for people of the file, who have addresses."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a step names: where it stands, of which kind it is, and its id."""

    path: tuple[str | int, ...]
    kind: str
    id: str


def check_oncall(document: Document) -> Iterator[Fault]:
    """Every fault between the parts of this file. It looks at what was written, so that no fault hides another."""
    people = {person.text("id"): person for person in document.entries("people")}
    schedules = {str(schedule.path[-1]): schedule for schedule in document.entries("schedules")}
    for schedule in schedules.values():
        for layer in schedule.entries("layers"):
            yield from _strangers(document, layer, people)
    for role in document.entries("roles"):
        yield from _strangers(document, role, people)
    for policy in document.entries("policies"):
        for step in (*policy.entries("steps"), *policy.entry("last_resort")):
            yield from _told(document, step, people, schedules)
            yield from _addresses(document, step, people, schedules)


def skipped_starts(document: Document, file: OnCallFile, timezone: str) -> Iterator[Fault]:
    """Rotations whose first hand-off is at an hour that the clocks skip on that day."""
    for name, schedule in file.schedules.items():
        zone = ZoneInfo(schedule.timezone or timezone)
        for at, layer in enumerate(schedule.layers):
            first = datetime.combine(layer.start, layer.handoff)
            if is_skipped(first, zone):
                shown = begins(first, zone).astimezone(zone)
                what = f"start: there is no {first:%H:%M} on {first:%Y-%m-%d} in {zone.key}, where the clocks change"
                cure = f"write another day, or handoff: {shown:%H:%M}"
                yield document.fault(("schedules", name, "layers", at, "start"), what, cure)


def _strangers(document: Document, entry: Entry, people: dict[str, Entry]) -> Iterator[Fault]:
    for place, member in entry.texts("people"):
        if member not in people:
            yield _unknown(document, place, member, "people", list(people))


def _told(document: Document, step: Entry, people: dict[str, Entry], schedules: dict[str, Entry]) -> Iterator[Fault]:
    known = {TargetKind.PERSON: ("people", list(people)), TargetKind.SCHEDULE: ("schedules", list(schedules))}
    for target in _targets(step):
        noun, names = known.get(TargetKind(target.kind), ("", [target.id]))
        if target.id in names:
            continue
        if noun == "people" and target.id in schedules:
            what = f"{quoted(target.id)} is a schedule, not a person"
            yield document.fault(target.path, what, f"write schedule: {target.id}")
        else:
            yield _unknown(document, target.path, target.id, noun, names)


def _unknown(document: Document, place: tuple[str | int, ...], written: str, noun: str, names: list[str]) -> Fault:
    return document.fault(
        place, f"{quoted(written)} is not among the {noun} of this file", write_one_of(written, names)
    )


def _addresses(
    document: Document, step: Entry, people: dict[str, Entry], schedules: dict[str, Entry]
) -> Iterator[Fault]:
    """Ways that leave Slack need an address of everybody whom the step may tell by them."""
    ways = [(place, way.lower()) for place, way in step.texts("by") if way.lower() in _OUTSIDE]
    targets = _targets(step)
    members = list(dict.fromkeys(member for target in targets for member in _members(target, schedules)))
    for place, way in ways:
        if targets and not any(target.kind in _REACHABLE for target in targets):
            cure = "name a person or a schedule, or tell them by dm or channel"
            yield document.fault(place, f"nobody whom this step tells can have an address for {way}", cure)
        for member in members:
            if member in people and not _has_address(people[member], way):
                what = f"{quoted(member)} has no address for {way}"
                cure = f"add addresses: with {way}: NAME_OF_A_VARIABLE to {member}, or take {way} out"
                yield document.fault(place, what, cure)


def _members(target: Told, schedules: dict[str, Entry]) -> list[str]:
    if target.kind == TargetKind.PERSON:
        return [target.id]
    schedule = schedules.get(target.id) if target.kind == TargetKind.SCHEDULE else None
    layers = schedule.entries("layers") if schedule else []
    return [member for layer in layers for _, member in layer.texts("people")]


def _has_address(person: Entry, way: str) -> bool:
    return any(addresses.text(way) for addresses in person.entry("addresses"))


def _targets(step: Entry) -> list[Told]:
    """The targets that are written as they should be."""
    people = [Told(place, TargetKind.PERSON, name) for place, name in step.texts("tell")]
    others = [
        Told((*entry.path, key), key, entry.text(key))
        for entry in step.entries("tell")
        for key in entry.keys
        if key in list(TargetKind) and entry.text(key)
    ]
    return [*people, *others]
