"""The Bolt app: registers the handlers, nothing else."""

from __future__ import annotations

import re

import structlog
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.slack import ids, selfcheck
from bot.slack.buttons import BUTTONS, FORMS
from bot.slack.called import Called
from bot.slack.client import quiet_logger
from bot.slack.commands import Commands
from bot.slack.desk import Desk, Office
from bot.slack.dismissing import Dismissals
from bot.slack.drafting import Drafting
from bot.slack.drill_switch import FindDrill, route_drills
from bot.slack.drilling import DrillDesk, Drilling
from bot.slack.homes import Homes
from bot.slack.inbound import hear_once
from bot.slack.pressing import Pressing, unknown_button
from bot.slack.questions import Questions
from bot.slack.reporting import Reporting
from bot.slack.revealing import Revealing
from bot.slack.shifting import Shifting

_log = structlog.get_logger()


def build_app(
    client: WebClient,
    desk: Desk,
    office: Office,
    *,
    signing_secret: str = "",
    find_drill: FindDrill | None = None,
    drill: DrillDesk | None = None,
) -> App:
    """An app that answers through `desk`, and through `office` what is about no single alert.

    Makes no call: `doctor` and posting test the token. Over HTTP it needs the `signing_secret`: without it every
    request is refused. What bears the mark of a drill goes to the app that `find_drill` knows for it; that of a drill
    has its `drill`.
    """
    app = App(
        name="wardwatch",
        client=client,
        # Both would be read from the environment if they were left out.
        signing_secret=signing_secret,
        token=None,
        # Bolt's own authorisation asks auth.test at the first click and refuses the click if Slack is slow.
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=None, bot_token=client.token),
        raise_error_for_unhandled_request=True,
        logger=quiet_logger(),
    )
    if find_drill:
        route_drills(app, find_drill)
    hear_once(app, office.is_repeat)
    homes = Homes(client, office)
    dismissals, questions = Dismissals(client, desk, homes.follow), Questions(client, desk)
    drafting = Drafting(client, lambda: desk.answers, homes.follow)
    ways = {"reply": drafting.open, "consent": drafting.ask_consent}
    asks = {"dismiss": dismissals.open, "why": questions.why, "reveal": Revealing(client, desk).reveal, **ways}
    _alerts(app, Pressing(client, desk, asks, homes.follow), dismissals)
    _calls(app, Called(client, desk))
    _answers(app, drafting)
    _shifts(app, Shifting(client, office, homes))
    _reports(app, Reporting(client, office))
    if drill:
        _drill(app, Drilling(client, drill))
    commands = Commands(client, desk, office, questions)
    app.command(ids.COMMAND)(commands.typed)
    app.action(ids.SHOW_TEXT)(questions.words)
    app.action(ids.SHARE)(commands.share)
    selfcheck.hear_presses(app, client)
    app.event("app_home_opened")(homes.opened)
    app.action(re.compile(".*"))(unknown_button(client))
    app.error(_log_bug)
    return app


def _alerts(app: App, pressing: Pressing, dismissals: Dismissals) -> None:
    for action_id in (*(ids.button(button.name) for button in BUTTONS), *ids.MENUS):
        app.action(action_id)(pressing.press)
    for callback_id in FORMS:
        app.view(callback_id)(pressing.submit)
    app.action(ids.EXCLUSION)(dismissals.reconsider)
    app.action(ids.ALTERNATIVE)(dismissals.reconsider)
    app.view(ids.DISMISS_VIEW)(dismissals.submit)


def _calls(app: App, called: Called) -> None:
    app.action(ids.STILL_ON_IT)(called.still_on_it)
    app.action(ids.HAND_BACK)(called.hand_back)
    app.action(ids.OPEN_THREAD)(called.open_thread)


def _answers(app: App, drafting: Drafting) -> None:
    app.action(ids.REPLY_START)(drafting.start_from)
    app.action(ids.REPLY_CHECK)(drafting.check)
    app.action(ids.DRAFT_APPROVE)(drafting.approve)
    app.action(ids.DRAFT_EDIT)(drafting.edit)
    app.action(ids.DRAFT_WITHDRAW)(drafting.withdraw)
    app.action(ids.DRAFT_PUBLISHED)(drafting.is_published)
    app.action(ids.OPEN_SITE)(drafting.open_site)
    app.view(ids.REPLY_VIEW)(drafting.submit)
    app.view(ids.PUBLISHED_VIEW)(drafting.published)
    app.view(ids.CONSENT_VIEW)(drafting.consent)


def _shifts(app: App, shifting: Shifting) -> None:
    for action_id in (ids.TAKE_OVER, ids.ASK_SWAP):
        app.action(action_id)(shifting.press)
    for action_id in (ids.SWAP_YES, ids.SWAP_NO):
        app.action(action_id)(shifting.answer)
    app.view(ids.view_of(ids.TAKE_OVER))(shifting.submit_takeover)
    app.view(ids.view_of(ids.ASK_SWAP))(shifting.submit_swap)


def _reports(app: App, reporting: Reporting) -> None:
    app.message_shortcut(ids.REPORT_MESSAGE)(reporting.open)
    app.global_shortcut(ids.REPORT_LINK)(reporting.open)
    app.view(ids.REPORT_VIEW)(reporting.submit)


def _drill(app: App, drilling: Drilling) -> None:
    app.action(ids.DRILL_JOIN)(drilling.join)
    app.action(ids.DRILL_ANSWER)(drilling.answer)
    app.view(ids.DRILL_VIEW)(drilling.submit)


def _log_bug(error: Exception) -> None:
    """A bug in a handler, or a request that nobody handles: logged without its body, which holds people's words."""
    _log.error("slack.handler_failed", error=type(error).__name__, exc_info=error)
