"""Private details in a text, found by their shapes and the words beside them; names are not looked for."""

from __future__ import annotations

from bot.triage.private.find import KINDS, private_details
from bot.triage.private.shape import masked

__all__ = ["KINDS", "masked", "private_details"]
