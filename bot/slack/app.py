"""The Bolt app: registers the handlers, nothing else."""

from __future__ import annotations

import re

import structlog
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.slack import ids
from bot.slack.buttons import BUTTONS, FORMS
from bot.slack.client import quiet_logger
from bot.slack.desk import Desk
from bot.slack.dismissing import Dismissals
from bot.slack.homes import Homes
from bot.slack.pressing import Pressing
from bot.slack.questions import Questions

_log = structlog.get_logger()


def build_app(client: WebClient, desk: Desk) -> App:
    """An app that answers clicks and forms through `desk`. Makes no call: `doctor` and posting test the token."""
    app = App(
        name="wardwatch",
        client=client,
        # Both would be read from the environment if they were left out.
        signing_secret="",
        token=None,
        # Bolt's own authorisation asks auth.test at the first click and refuses the click if Slack is slow.
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=None, bot_token=client.token),
        raise_error_for_unhandled_request=True,
        logger=quiet_logger(),
    )
    home = Homes(client, desk)
    dismissals, questions = Dismissals(client, desk, home.follow), Questions(client, desk)
    pressing = Pressing(client, desk, {"dismiss": dismissals.open, "why": questions.why}, home.follow)
    for action_id in (*(ids.button(button.name) for button in BUTTONS), *ids.MENUS):
        app.action(action_id)(pressing.press)
    for callback_id in FORMS:
        app.view(callback_id)(pressing.submit)
    app.action(ids.EXCLUSION)(dismissals.reconsider)
    app.action(ids.ALTERNATIVE)(dismissals.reconsider)
    app.view(ids.DISMISS_VIEW)(dismissals.submit)
    app.event("app_home_opened")(home.opened)
    app.command(ids.COMMAND)(questions.command)
    app.action(re.compile(".*"))(pressing.unknown)
    app.error(_log_bug)
    return app


def _log_bug(error: Exception) -> None:
    """A bug in a handler, or a request that nobody handles: logged without its body, which holds people's words."""
    _log.error("slack.handler_failed", error=type(error).__name__, exc_info=error)
