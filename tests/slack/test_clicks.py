"""People press buttons in the local Slack; the real Bolt app hears of it over Socket Mode."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from slack_desk import OneAlertDesk
from slack_sdk import WebClient
from slack_views import REPUTATION, a_view, an_alert
from workspace import AlertMessage, StoryWorkspace

from bot.domain.alert import Disposition, State
from bot.errors import ChatUnavailableError, StoreBusyError
from bot.sandbox.serve import Running
from bot.sandbox.stbrigid import APP_TOKEN
from bot.slack.app import build_app
from bot.slack.poster import SlackChat
from bot.slack.socket import listen


@pytest.fixture
def desk(client: WebClient) -> OneAlertDesk:
    return OneAlertDesk(SlackChat(client))


@pytest.fixture
def story(local: Running, client: WebClient, desk: OneAlertDesk) -> Iterator[StoryWorkspace]:
    listening = listen(build_app(client, desk, desk), APP_TOKEN)
    desk.post()
    yield StoryWorkspace(local)
    assert listening.stop()


@pytest.fixture
def alert(story: StoryWorkspace) -> AlertMessage:
    return story.channel("reputation").expect_alert("St. Brigid by name")


def test_acknowledging_shows_on_the_first_post(story: StoryWorkspace, alert: AlertMessage) -> None:
    """The first post says who acknowledged, the button is gone, and nobody is told privately."""
    alert.button("Acknowledge").click(by="dana")

    alert.expect_shows("Acknowledged by @Dana Whitfield")
    assert alert.labels == ["Assign", "Snooze", "Resolve", "Reply"]
    assert story.person("dana").whispers == []
    assert len(alert.thread) == 1


def test_assigning_shows_on_the_first_post(alert: AlertMessage) -> None:
    """The chosen person owns the alert."""
    alert.select("Assign").choose("lee", by="dana")

    alert.expect_shows("Owner: @Lee Park")
    alert.expect_shows("@Dana Whitfield assigned it to @Lee Park")


def test_a_late_click_is_answered_privately(story: StoryWorkspace, alert: AlertMessage, desk: OneAlertDesk) -> None:
    """Who acknowledges second learns who was first; nothing changes, and nobody else is told."""
    late = alert.button("Acknowledge")
    desk.view = replace(desk.view, alert=replace(desk.alert, state=State.ACKNOWLEDGED, acknowledged_by="U0DANA001"))

    late.click(by="lee")

    whisper = story.person("lee").expect_whisper("already acknowledged by @Dana Whitfield")
    assert whisper.record.thread_ts == ""
    assert story.person("dana").whispers == []
    assert desk.alert.acknowledged_by == "U0DANA001"


def test_resolving_asks_how(story: StoryWorkspace, alert: AlertMessage, desk: OneAlertDesk) -> None:
    """The form asks for a disposition and a note; both are shown afterwards, and it can only be reopened."""
    alert.button("Resolve").click(by="dana")

    modal = story.person("dana").expect_modal("Resolve")
    modal.fill({"How was it dealt with?": "Answered by phone", "Note for the team": "Called back <!channel>"})
    assert modal.submit()

    alert.expect_shows("Resolved by @Dana Whitfield")
    alert.expect_shows("answered by phone")
    alert.expect_shows("Called back <!channel>")
    assert alert.labels == ["Reopen"]
    assert desk.alert.disposition is Disposition.ANSWERED_BY_PHONE


def test_a_form_without_a_disposition_stays_open(
    story: StoryWorkspace, alert: AlertMessage, desk: OneAlertDesk
) -> None:
    """What is missing is said beside its field."""
    alert.button("Resolve").click(by="dana")
    modal = story.person("dana").expect_modal("Resolve")

    taken = modal.submit()

    assert not taken
    assert "How was it dealt with?" in modal.errors
    assert desk.alert.state is State.OPEN


def test_a_resolved_alert_opens_no_form(story: StoryWorkspace, alert: AlertMessage, desk: OneAlertDesk) -> None:
    """A late click on Resolve is answered with who resolved it, instead of a form."""
    late = alert.button("Resolve")
    resolved = an_alert(state=State.RESOLVED, resolved_by="U0LEE0001", disposition=Disposition.NO_FOLLOW_UP)
    desk.view = a_view(resolved)

    late.click(by="dana")

    story.person("dana").modal.expect_shows("already resolved by @Lee Park (no follow-up)")
    assert story.person("dana").modal.labels == []


def test_an_alert_resolved_while_the_form_was_open_stays_as_it_was(
    story: StoryWorkspace, alert: AlertMessage, desk: OneAlertDesk
) -> None:
    """The second submission changes nothing and says so."""
    alert.button("Resolve").click(by="dana")
    alert.button("Resolve").click(by="lee")
    for name in ("dana", "lee"):
        story.person(name).expect_modal("Resolve").fill({"How was it dealt with?": "No follow-up"})

    story.person("lee").modal.submit()
    alert.expect_shows("Resolved by @Lee Park")
    story.person("dana").modal.submit()

    story.person("dana").expect_whisper("already resolved by @Lee Park")
    assert desk.alert.resolved_by == "U0LEE0001"


@pytest.mark.parametrize(("who", "told"), [("gail", "guests can read alerts"), ("ruth", "another organisation")])
def test_guests_and_strangers_are_refused(
    story: StoryWorkspace, alert: AlertMessage, desk: OneAlertDesk, who: str, told: str
) -> None:
    """They learn why privately, and nothing changes."""
    alert.button("Acknowledge").click(by=who)

    story.person(who).expect_whisper(told)
    assert desk.alert.state is State.OPEN


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (StoreBusyError("the database is locked"), "Wardwatch could not save it just now. Please press again."),
        (ChatUnavailableError("no answer"), "Slack did not answer Wardwatch just now. Please press again."),
        (RuntimeError("a bug"), "something is wrong in Wardwatch"),
    ],
)
def test_no_click_is_swallowed(
    story: StoryWorkspace, alert: AlertMessage, desk: OneAlertDesk, trouble: Exception, told: str
) -> None:
    """Whatever fails, the person who clicked is told that it was not done."""
    desk.trouble = trouble

    alert.button("Acknowledge").click(by="dana")

    story.person("dana").expect_whisper(told)
    assert story.person("dana").warnings == []


def test_a_click_on_an_alert_of_another_database(
    story: StoryWorkspace, alert: AlertMessage, desk: OneAlertDesk
) -> None:
    """An alert that is not known is not acted on."""
    desk.view = a_view(an_alert(id=99))

    alert.button("Acknowledge").click(by="dana")

    story.person("dana").expect_whisper("does not know this alert")


def test_a_click_in_another_channel(story: StoryWorkspace, alert: AlertMessage, desk: OneAlertDesk) -> None:
    """An alert is acted on where it lives."""
    desk.thread = replace(desk.thread, root=replace(desk.thread.root, channel_id="C0CRISIS1"))

    alert.button("Acknowledge").click(by="dana")

    story.person("dana").expect_whisper("lives in another channel")


def test_a_person_who_left_the_channel_is_still_told(
    story: StoryWorkspace, alert: AlertMessage, desk: OneAlertDesk
) -> None:
    """A form has no address for answers: when the thread cannot be used, the answer comes as a direct message."""
    alert.button("Resolve").click(by="dana")
    modal = story.person("dana").expect_modal("Resolve")
    modal.fill({"How was it dealt with?": "No follow-up"})
    story.state.directory.remove(REPUTATION, "U0DANA001")
    desk.trouble = StoreBusyError("the database is locked")

    modal.submit()

    direct = story.state.directory.direct_message("U0DANA001", story.state.install)
    told = story.state.wait_for(lambda: list(story.state.ledger.messages.get(direct.id, {}).values()), 10)
    assert told
    assert "could not save it" in told[0].text


def test_a_dropped_connection_is_renewed(story: StoryWorkspace, alert: AlertMessage) -> None:
    """When Slack asks the app to connect again, clicks go on being heard."""
    story.state.sockets.refresh()
    story.expect_connected()

    alert.button("Acknowledge").click(by="dana")

    alert.expect_shows("Acknowledged by @Dana Whitfield")
