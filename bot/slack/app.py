"""The Bolt app: registers the handlers, nothing else."""

from __future__ import annotations

import re

import structlog
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.slack import ids
from bot.slack.called import Called
from bot.slack.client import quiet_logger
from bot.slack.desk import Desk
from bot.slack.dismissing import Dismissals
from bot.slack.handlers import Handlers
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
    handlers = Handlers(client, desk)
    app.action(ids.ACKNOWLEDGE)(handlers.acknowledge)
    app.action(ids.ASSIGN)(handlers.assign)
    app.action(ids.RESOLVE)(handlers.open_resolve)
    app.view(ids.RESOLVE_VIEW)(handlers.submit_resolve)
    called = Called(client, desk)
    app.action(ids.STILL_ON_IT)(called.still_on_it)
    app.action(ids.HAND_BACK)(called.hand_back)
    app.action(ids.OPEN_THREAD)(called.open_thread)
    dismissals = Dismissals(client, desk)
    app.action(ids.DISMISS)(dismissals.open)
    app.action(ids.EXCLUSION)(dismissals.reconsider)
    app.action(ids.ALTERNATIVE)(dismissals.reconsider)
    app.view(ids.DISMISS_VIEW)(dismissals.submit)
    questions = Questions(client, desk)
    app.action(ids.WHY)(questions.why)
    app.command(ids.COMMAND)(questions.command)
    app.action(re.compile(".*"))(handlers.unknown)
    app.error(_log_bug)
    return app


def _log_bug(error: Exception) -> None:
    """A bug in a handler, or a request that nobody handles: logged without its body, which holds people's words."""
    _log.error("slack.handler_failed", error=type(error).__name__, exc_info=error)
