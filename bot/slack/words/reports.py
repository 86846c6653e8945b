"""What is said about alerts that people open by hand."""

from __future__ import annotations

from bot.domain.alert import Alert
from bot.slack.escape import one_line
from bot.slack.phrase import Bold, Sentence

TITLE, OPEN = "Open an alert", "Open"
TEXT_LABEL, TEXT_HINT = "What was heard", "As it was said. Do not write anything here that identifies a patient."
LINK_LABEL = "Link"
RULE_LABEL, SEVERITY_LABEL = "What is it about?", "How grave is it?"
NO_RULES: Sentence = ("There is no rule in force that it could be about.",)
NO_TEXT_OR_LINK = "Write what was heard, or give a link below."
NO_LINK = "Give the link of the public post or page."
CHOOSE_RULE = "Choose what it is about."
CHOOSE_SEVERITY = "Choose how grave it is."


def opened(alert: Alert) -> Sentence:
    """Where the new alert is told."""
    return ("Opened ", Bold(f"alert {alert.id}"), f". Its thread appears in {one_line(alert.channel, 80)}.")


def known(alert: Alert) -> Sentence:
    """That there is an alert about it already."""
    return (
        "There is ",
        Bold(f"alert {alert.id}"),
        f" about it already, {alert.state}, in {one_line(alert.channel, 80)}.",
    )
