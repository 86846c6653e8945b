"""What leaves Slack when somebody is called: no word of the mention, of its author or of a rule."""

from __future__ import annotations

from bot.domain.alert import Alert
from bot.domain.oncall import OnCall


def outside_text(hospital: str, alert: Alert) -> tuple[str, str]:
    """The title and the text of a page by SMS, telephone, e-mail or push."""
    title = f"{alert.severity.capitalize()} alert {alert.id}"
    where = f" at {hospital}" if hospital else ""
    return title, f"Wardwatch: {alert.severity} alert {alert.id}{where} waits for you. Acknowledge it in Slack."


def address_of(oncall: OnCall, lane: str) -> str:
    """The name of the host's setting for `way member`; empty when the rules have it no longer."""
    way, _, member_id = lane.partition(" ")
    member = oncall.member(member_id)
    return dict(member.addresses).get(way, "") if member else ""
