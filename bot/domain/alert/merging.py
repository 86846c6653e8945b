"""What becomes of the alert into which another one was merged: it takes over its mentions, its reach, its gravity.

The mentions and story keys of the merged alert stay with it; whoever follows them is led on (see the store).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.alert.action import Decided
from bot.domain.alert.decide import pressed, undone, values_of
from bot.domain.alert.growth import grown_by, standing
from bot.domain.alert.values import Alert, Facet, Press, Verb
from bot.domain.severity import gravest


def carried_to(before: Alert, after: Alert) -> tuple[int, ...]:
    """The alerts whose sums change because this one did: the one that it is merged into, and the one that it was."""
    return tuple(sorted({merged for merged in (before.merged_into, after.merged_into) if merged is not None}))


def carry(target: Alert, before: Alert, after: Alert, who: str, now: datetime) -> Decided | None:
    """`target` after an alert that is or was merged into it became `after`; None when nothing changes for it."""
    went = before.merged_into == target.id
    came = after.merged_into == target.id
    if went and came and before.severity is after.severity:
        return None
    mentions = after.mention_count * came - before.mention_count * went
    reach = after.reach * came - before.reach * went
    grown = replace(target, mention_count=target.mention_count + mentions, reach=target.reach + reach)
    grown = _as_grave_as_before(grown, before) if went else grown
    grown = _graver(grown, after, now) if came else grown
    reason = f"alert {after.id} was merged into it" if came else f"alert {after.id} was merged into another one instead"
    return grown_by(target, grown, Verb.MERGE, who, now, (standing(target), standing(grown), reason))


def _graver(target: Alert, merged: Alert, now: datetime) -> Alert:
    severity = gravest(target.severity, merged.severity)
    if severity is target.severity:
        return target
    before = values_of(target, Facet.SEVERITY)
    press = Press(Facet.SEVERITY, Verb.MERGE, merged.resolved_by, now, target.revision + 1, severity.rank, before)
    return pressed(replace(target, severity=severity), press)


def _as_grave_as_before(target: Alert, merged: Alert) -> Alert:
    """Without what the merge made of its severity: the merged alert is another one now, or goes elsewhere."""
    press = target.press(Facet.SEVERITY)
    if press is None or press.verb is not Verb.MERGE or press.who != merged.resolved_by:
        return target
    return undone(target, press)
