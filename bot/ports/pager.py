"""The ways to a person that leave Slack."""

from __future__ import annotations

from typing import Protocol


class Pager(Protocol):
    """Calls a person by SMS, telephone, e-mail or push. Called by flow/deliver."""

    def page(self, address: str, title: str, text: str) -> None:
        """Send it. `address` is the name of the host's setting that holds the address, never the address itself.

        Raises `PagerUnavailableError` (try again) or `PagerRefusedError` (a person must mend the address). Nobody can
        look up whether a page whose answer was lost did arrive: it is sent again.
        """
