"""What the button of `wardwatch doctor` says."""

from __future__ import annotations

BUTTON = "I see it"
ASK = "Wardwatch checks itself: somebody please press this button."
HEARD = "Wardwatch checks itself: the button was heard. Nothing else to do."
UNHEARD = "Wardwatch checked itself: nobody pressed the button in time."
