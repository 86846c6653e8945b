"""Buttons, and the labels, hints and faults of forms."""

from __future__ import annotations

from bot.domain.alert import Disposition

ACKNOWLEDGE, ASSIGN, RESOLVE, CANCEL = "Acknowledge", "Assign", "Resolve", "Cancel"
NOT_ABOUT_US, DISMISS, WHY = "Not about us", "Dismiss", "Why?"
DISPOSITION_LABEL, DISPOSITION_HINT = "How was it dealt with?", "Choose one"
NOTE_LABEL, NOTE_HINT = "Note for the team", "Do not write anything here that identifies a patient."
CHOOSE_DISPOSITION = "Choose how it was dealt with."
NOTE_TOO_LONG = "This note is too long: 3,000 characters at most."
MODAL_UNREADABLE = "This form is from an older Wardwatch. Close it and press Resolve again."


def resolve_title(alert_id: int) -> str:
    """The title of the resolve form: a number, and no word of the mention."""
    return f"{RESOLVE} alert {alert_id}"


def disposition(option: Disposition) -> str:
    """An outcome as an option of the form."""
    return option.capitalize()
