"""How grave an alert is, by a person's judgement."""

from __future__ import annotations

from slack_sdk.models.blocks import Block

from bot.domain.alert import Action, Verb
from bot.domain.severity import Severity
from bot.flow.brief import Briefing, Reading
from bot.slack.forms.fields import Faults, Filled, fault, noted, radio
from bot.slack.forms.form import Form
from bot.slack.words import forms


def _blocks(brief: Briefing) -> list[Block]:
    options = [(severity.value, forms.severity(severity)) for severity in reversed(Severity)]
    return [radio("severity", forms.SEVERITY_LABEL, options, initial=brief.alert.severity.value), noted()]


def _read(filled: Filled, reading: Reading) -> Action | Faults:
    severity = {one.value: one for one in Severity}.get(filled.option("severity"))
    if severity is None or severity is reading.alert.severity:
        return fault("severity", forms.severity_unchanged(reading.alert.severity))
    return Action(Verb.CHANGE_SEVERITY, severity=severity, note=filled.text("note"))


FORM = Form("severity", forms.SEVERITY, forms.CHANGE, _blocks, _read)
