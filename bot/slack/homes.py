"""App Home: shown when somebody opens it, and again when something that concerns them has changed."""

from __future__ import annotations

from typing import Any

import structlog
from slack_sdk import WebClient

from bot.domain.view import Listed
from bot.errors import WardwatchError
from bot.slack.desk import Office
from bot.slack.faults import call
from bot.slack.home import home
from bot.slack.links import Permalinks

MOST_FOLLOWED = 1_000

_log = structlog.get_logger()


class Homes:
    """Publishes. Who has opened their home since the start is remembered; the next opening shows the present anyway."""

    def __init__(self, client: WebClient, office: Office) -> None:
        self._client = client
        self._office = office
        self._links = Permalinks(client)
        self._openers: set[str] = set()

    def opened(self, event: dict[str, Any]) -> None:
        """Somebody opened their App Home."""
        user = event.get("user")
        if isinstance(user, str) and event.get("tab", "home") == "home":
            if len(self._openers) < MOST_FOLLOWED:
                self._openers.add(user)
            self._publish(user)

    def follow(self, *users: str) -> None:
        """Something changed that concerns these people."""
        for user in dict.fromkeys(users):
            if user in self._openers:
                self._publish(user)

    def _publish(self, user: str) -> None:
        """What cannot be shown now is shown at the next opening: an error here must not undo what was done."""
        try:
            view = home(self._office.overview(user), self._office.oncall(), self._permalink)
            call(self._client.views_publish, who=user, repeatable=True, user_id=user, view=view)
        except WardwatchError as error:
            _log.warning("slack.home_not_shown", user=user, reason=error.what)

    def _permalink(self, one: Listed) -> str:
        return self._links.of(one.root) if one.root else ""
