"""What an action does to an alert, also when two people press at once.

An action is judged by the alert as its person saw it, and laid on the alert as it stands. So the order in which two
simultaneous presses were stored makes no difference. `docs/decisions/` has the reasons.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.alert.action import Action, Decided, Decision, Refused, Why
from bot.domain.alert.table import ACTIONS, Deed, objection
from bot.domain.alert.values import FIELDS, Alert, Change, Facet, Press, Verb

AT_ONCE = timedelta(minutes=1)
"""What was pressed further apart is not simultaneous, even from an old picture: the second one is a late press.

Nor is a press believed to be older than this: the chat gives up on a press after seconds."""


def decide(alert: Alert, action: Action, who: str, now: datetime, target: Alert | None = None) -> Decision:
    """What `action` by `who` does to the alert: a change, or a refusal with its reason.

    A closed alert stays closed, but for a reopening. `target` is the alert that a merge names, None when there is none.
    """
    deed = ACTIONS.get(action.verb)
    if deed is None:
        return Refused(Why.NOT_AN_ACTION, alert)
    mine = _press(alert, action, deed, who, now)
    unseen = [press for press in alert.presses if _is_simultaneous(press, mine, action.seen)]
    rival = next((press for press in unseen if press.facet is deed.facet), None)
    if rival and not _prevails(mine, rival):
        return objection(alert, action, now, target) or Refused(Why.OVERTAKEN, alert, rival.who, rival.at)
    view = alert
    for press in sorted(unseen, key=lambda press: press.revision, reverse=True):
        view = undone(view, press)
    no = objection(view, action, now, target)
    if no:
        return replace(no, alert=alert)
    stands = undone(alert, rival) if rival else alert
    laid = _laid(stands, view, deed.apply(view, action, who, now), mine) if deed.facet else stands
    return _decided(alert, laid, action, deed, who, now)


def undone(alert: Alert, press: Press) -> Alert:
    """The alert as if this press had not been made; an owner who was chosen since stays."""
    fields: dict[str, Any] = dict(zip(FIELDS[press.facet], press.before, strict=True))
    chosen = alert.press(Facet.OWNER)
    if press.facet is Facet.STATE and chosen and chosen.revision > press.revision:
        del fields["owner"]
    return replace(alert, **fields, presses=tuple(kept for kept in alert.presses if kept is not press))


def pressed(alert: Alert, press: Press) -> Alert:
    """The alert with this press as the last one on its facet."""
    others = tuple(kept for kept in alert.presses if kept.facet is not press.facet)
    return replace(alert, presses=(*others, press))


def values_of(alert: Alert, facet: Facet) -> tuple[Any, ...]:
    """The fields of a facet as they stand."""
    return tuple(getattr(alert, name) for name in FIELDS[facet])


def _press(alert: Alert, action: Action, deed: Deed, who: str, now: datetime) -> Press:
    """This press. A severity is as strong as it is grave: of two at once, the graver one prevails."""
    at = min(max(action.at or now, now - AT_ONCE), now)
    strength = action.severity.rank if action.verb is Verb.CHANGE_SEVERITY and action.severity else deed.strength
    # A note belongs to no facet; it is never kept as a press.
    return Press(deed.facet or Facet.STATE, action.verb, who, at, alert.revision + 1, strength, ())


def _is_simultaneous(press: Press, mine: Press, seen: int) -> bool:
    """Whether it was made by somebody else at the same moment as mine, so that I could not see it."""
    return 0 < seen < press.revision and press.who != mine.who and abs(press.at - mine.at) <= AT_ONCE


def _prevails(mine: Press, rival: Press) -> bool:
    """The stronger one; of equals the one that was pressed first."""
    return (-mine.strength, mine.at, mine.who) < (-rival.strength, rival.at, rival.who)


def _laid(stands: Alert, view: Alert, wanted: Alert, mine: Press) -> Alert:
    """The alert as it stands, with what this press changes of it."""
    names = [name for name in FIELDS[mine.facet] if name != "owner" or mine.facet is Facet.OWNER]
    fields = {name: getattr(wanted, name) for name in names}
    if mine.facet is Facet.STATE and wanted.owner != view.owner == stands.owner:
        fields["owner"] = wanted.owner
    return pressed(replace(stands, **fields), replace(mine, before=values_of(stands, mine.facet)))


def _decided(alert: Alert, laid: Alert, action: Action, deed: Deed, who: str, now: datetime) -> Decided:
    after = replace(laid, revision=alert.revision + 1, updated_at=now)
    was, became, reason = deed.tell(alert, after, action)
    return Decided(after, Change(alert.id, after.revision, now, who, action.verb, was, became, reason))
