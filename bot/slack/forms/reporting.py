"""The form with which somebody opens an alert about what they heard or read."""

from __future__ import annotations

import json
from dataclasses import dataclass

from slack_sdk.models.blocks import PlainTextObject
from slack_sdk.models.views import View

from bot.domain.alert import LONGEST_NOTE
from bot.domain.grouping import canonical_link
from bot.domain.severity import Severity
from bot.flow.report_by_hand import Choices, Heard
from bot.slack import ids
from bot.slack.escape import link_host
from bot.slack.forms.fields import Faults, Filled, menu, radio, written
from bot.slack.words import forms, reports


@dataclass(frozen=True, slots=True)
class Origin:
    """The message that was reported, by Slack's own ids; empty for a report of a link."""

    channel_id: str = ""
    ts: str = ""


def reporting(choices: Choices, origin: Origin, text: str) -> View:
    """The form, filled with what is known. What it is about is guessed from the words, and the person decides."""
    rules = [(rule.id, rule.name) for rule in choices.rules]
    severities = [(severity.value, forms.severity(severity)) for severity in reversed(Severity)]
    heard = written(
        "heard",
        reports.TEXT_LABEL,
        hint=reports.TEXT_HINT,
        initial=text[:LONGEST_NOTE],
        optional=not origin.ts,
        lines=True,
    )
    return View(
        type="modal",
        callback_id=ids.REPORT_VIEW,
        title=PlainTextObject(text=reports.TITLE),
        submit=PlainTextObject(text=reports.OPEN),
        close=PlainTextObject(text=forms.CANCEL),
        private_metadata=json.dumps({"channel": origin.channel_id, "ts": origin.ts}),
        blocks=[
            heard,
            written("link", reports.LINK_LABEL, optional=bool(origin.ts)),
            menu("rule", reports.RULE_LABEL, rules, initial=choices.likely),
            radio("severity", reports.SEVERITY_LABEL, severities, initial=choices.severity.value),
        ],
    )


def origin_of(metadata: str) -> Origin | None:
    """The message that a form is about; None when it is not ours."""
    try:
        parts = json.loads(metadata)
        channel, ts = str(parts["channel"]), str(parts["ts"])
    except (ValueError, KeyError, TypeError):
        return None
    is_message = ids.is_conversation(channel) and ids.is_ts(ts)
    return Origin(channel, ts) if is_message or not (channel or ts) else None


def read_report(filled: Filled, origin: Origin, who: str, permalink: str) -> Heard | Faults:
    """What was heard, or what is wrong with the answers. `permalink` leads to the message, if it was one."""
    text, link, rule = filled.text("heard"), filled.text("link"), filled.option("rule")
    severity = {one.value: one for one in Severity}.get(filled.option("severity"))
    faults = {
        ids.block_of("heard"): "" if text or not origin.ts else reports.NO_TEXT_OR_LINK,
        ids.block_of("link"): _fault_of_link(link, origin),
        ids.block_of("rule"): "" if rule else reports.CHOOSE_RULE,
        ids.block_of("severity"): "" if severity else reports.CHOOSE_SEVERITY,
    }
    found = {block: told for block, told in faults.items() if told}
    if found or severity is None:
        return Faults(found)
    key = f"{origin.channel_id}:{origin.ts}" if origin.ts else canonical_link(link)
    return Heard(who, key, text, link or permalink, rule, severity)


def _fault_of_link(link: str, origin: Origin) -> str:
    if not link:
        return "" if origin.ts else reports.NO_LINK
    return "" if link_host(link) and canonical_link(link) else forms.NO_WEB_ADDRESS
