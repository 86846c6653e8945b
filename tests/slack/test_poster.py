"""Posting, replying, editing and finding again, against the local Slack."""

from dataclasses import replace
from datetime import timedelta

import pytest
from slack_sdk import WebClient
from slack_views import (
    DANA,
    GAIL,
    NOW,
    REPUTATION,
    RUTH,
    a_mention,
    a_notice,
    a_view,
    acknowledged,
    assigned,
    judged,
    suggested,
)

from bot.domain.notice import Notice, NoticeKind, Receipt, Thread
from bot.errors import ChatLimitedError, ChatRefusedError, ChatUncertainError, ThreadGoneError
from bot.sandbox.messages import Content, Span
from bot.sandbox.records import Channel, Message, User
from bot.sandbox.workspace import Workspace
from bot.slack import lookup
from bot.slack.poster import SlackChat

ROOT_NOTICE = a_notice(NoticeKind.ROOT)


def posted(chat: SlackChat) -> Thread:
    return Thread(17, chat.tell(ROOT_NOTICE, a_view(), None), 1)


def messages(workspace: Workspace, channel: str = REPUTATION) -> list[Message]:
    return workspace.messages.history(channel, Span())


def test_a_first_post_carries_its_delivery_id(chat: SlackChat, workspace: Workspace) -> None:
    """The message's metadata names the delivery, the alert and the kind, and nothing else."""
    receipt = chat.tell(ROOT_NOTICE, a_view(), None)

    message = workspace.messages.find(REPUTATION, receipt.ts)
    assert receipt.channel_id == REPUTATION
    assert message.metadata == {
        "event_type": "wardwatch_delivery",
        "event_payload": {"key": "key-root", "kind": "root", "alert_id": 17},
    }


@pytest.mark.parametrize("kind", [NoticeKind.SUGGESTIONS, NoticeKind.MENTION])
def test_replies_stand_in_the_thread(chat: SlackChat, workspace: Workspace, kind: NoticeKind) -> None:
    """Suggestions and further mentions are replies to the first post."""
    thread = posted(chat)

    receipt = chat.tell(a_notice(kind), a_view(suggestions=suggested(), joined=judged()), thread)

    assert workspace.messages.find(REPUTATION, receipt.ts).thread_ts == thread.root.ts


def test_an_edit_changes_the_first_post_and_keeps_its_metadata(chat: SlackChat, workspace: Workspace) -> None:
    """After an edit the first post shows the new state and can still be found by its key."""
    thread = posted(chat)

    receipt = chat.tell(a_notice(NoticeKind.EDIT), acknowledged(), thread)

    assert receipt == thread.root
    assert len(messages(workspace)) == 1
    assert "acknowledged" in messages(workspace)[0].text
    assert chat.find(ROOT_NOTICE, None) == thread.root


def test_a_message_about_the_bot_goes_to_the_ops_channel(chat: SlackChat, workspace: Workspace) -> None:
    """An ops notice has only a text and a channel."""
    notice = a_notice(NoticeKind.OPS, channel="wardwatch-ops", alert_id=None, text="the feed is silent")

    chat.tell(notice, None, None)

    assert [message.text for message in messages(workspace, "C0OPS0001")] == ["the feed is silent"]


def test_a_first_post_made_anew_mentions_nobody(chat: SlackChat, workspace: Workspace) -> None:
    """The people who acted are written by name, so that no new message notifies them."""
    chat.tell(ROOT_NOTICE, assigned(), None)

    blocks = str(messages(workspace)[0].blocks)
    assert "Dana Whitfield" in blocks
    assert "Lee Park" in blocks
    assert "'user_id'" not in blocks


def test_an_unknown_owner_does_not_keep_an_alert_from_being_posted(chat: SlackChat, workspace: Workspace) -> None:
    """A person whom Slack does not know is shown by id."""
    view = assigned()

    chat.tell(ROOT_NOTICE, replace(view, alert=replace(view.alert, owner="U0GONE001")), None)

    assert "U0GONE001" in str(messages(workspace)[0].blocks)


@pytest.mark.parametrize("channel", ["reputation", "#reputation", REPUTATION])
def test_a_channel_may_be_named_or_given_by_id(chat: SlackChat, channel: str) -> None:
    """Rules say names; receipts say ids."""
    receipt = chat.tell(a_notice(NoticeKind.ROOT, channel=channel), a_view(), None)

    assert receipt.channel_id == REPUTATION


def test_a_channel_is_found_on_a_later_page(chat: SlackChat, workspace: Workspace) -> None:
    """A workspace with many channels lists them page by page."""
    for number in range(450):
        workspace.directory.add_channel(Channel(f"C1{number:07}", f"team-{number}"))
    workspace.directory.add_channel(Channel("C2LAST001", "late-one", ("U0WARDW01",)))

    receipt = chat.tell(a_notice(NoticeKind.ROOT, channel="late-one"), a_view(), None)

    assert receipt.channel_id == "C2LAST001"


@pytest.mark.parametrize("kind", [NoticeKind.ROOT, NoticeKind.SUGGESTIONS, NoticeKind.MENTION])
def test_a_message_is_found_again_by_its_key(chat: SlackChat, kind: NoticeKind) -> None:
    """A delivery whose receipt was lost is found where it was posted."""
    thread = posted(chat)
    notice = a_notice(kind, key="key-lost")
    receipt = chat.tell(notice, a_view(), thread)

    found = chat.find(notice, thread)

    assert found == receipt


def test_a_message_that_was_never_sent_is_not_found(chat: SlackChat) -> None:
    """Other messages of ours, and those of people, are not mistaken for it."""
    thread = posted(chat)

    assert chat.find(a_notice(NoticeKind.ROOT, key="another"), None) is None
    assert chat.find(a_notice(NoticeKind.MENTION, key="another"), thread) is None


def test_an_edit_is_made_again_rather_than_looked_for(chat: SlackChat) -> None:
    """An edit leaves no message of its own."""
    assert chat.find(a_notice(NoticeKind.EDIT), posted(chat)) is None


def test_a_message_is_found_behind_pages_of_talk(
    chat: SlackChat, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """History is read page by page until the key turns up."""
    monkeypatch.setattr(lookup, "PAGE", 3)
    thread = posted(chat)
    say(workspace, 10)

    found = chat.find(ROOT_NOTICE, None)

    assert found == thread.root


def test_giving_up_the_search_is_not_the_same_as_not_there(
    chat: SlackChat, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When there is more talk than we read, nobody knows whether it was sent."""
    monkeypatch.setattr(lookup, "PAGE", 2)
    monkeypatch.setattr(lookup, "MOST_PAGES", 2)
    say(workspace, 5)

    with pytest.raises(ChatUncertainError, match="more than 4 messages"):
        chat.find(a_notice(NoticeKind.ROOT, key="another"), None)


def test_the_search_ends_where_the_notice_was_made(
    chat: SlackChat, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No further page is read when what was said is hours older; the newest page is read whatever our clock said."""
    monkeypatch.setattr(lookup, "PAGE", 1)
    thread = posted(chat)
    in_time, ahead = (replace(ROOT_NOTICE, created_at=NOW + timedelta(hours=hours)) for hours in (2, 4))

    assert chat.find(ahead, None) == thread.root
    say(workspace, 1)
    assert chat.find(in_time, None) == thread.root
    assert chat.find(ahead, None) is None


def test_a_deleted_first_post_is_gone_for_edits_and_replies(chat: SlackChat, workspace: Workspace) -> None:
    """The steps then post a new one."""
    thread = posted(chat)
    workspace.messages.delete(REPUTATION, thread.root.ts, workspace.install)

    for kind in (NoticeKind.EDIT, NoticeKind.MENTION):
        with pytest.raises(ThreadGoneError):
            chat.tell(a_notice(kind), a_view(joined=judged()), thread)


def test_a_reply_without_a_thread_is_refused(chat: SlackChat) -> None:
    """Nothing is ever posted beside the thread it belongs to."""
    with pytest.raises(ThreadGoneError, match="no first message yet"):
        chat.tell(a_notice(NoticeKind.MENTION), a_view(), None)


def test_slack_asks_to_wait(chat: SlackChat, workspace: Workspace) -> None:
    """A 429 says how long, and nothing was posted."""
    workspace.refuse_next(channel="reputation", retry_after=7)

    with pytest.raises(ChatLimitedError) as limited:
        chat.tell(ROOT_NOTICE, a_view(), None)

    assert limited.value.wait_s == 7.0
    assert messages(workspace) == []


def test_refusals_say_what_to_do(chat: SlackChat, workspace: Workspace) -> None:
    """Each known refusal of Slack names the channel and its cure."""
    workspace.directory.archive("C0CAMPGN1")
    workspace.directory.remove("C0CRISIS1", "U0WARDW01")

    refusals = {name: refusal_of(chat, name) for name in ("no-such", "campaigns", "crisis-room")}

    assert {name: refusal.code for name, refusal in refusals.items()} == {
        "no-such": "channel_not_found",
        "campaigns": "is_archived",
        "crisis-room": "not_in_channel",
    }
    assert str(refusals["crisis-room"]) == (
        "crisis-room: Slack refuses: not_in_channel (invite the app to the channel: /invite @Wardwatch)"
    )


def test_a_wrong_token_is_refused_with_its_cure(client: WebClient) -> None:
    """The sentence names the setting to correct."""
    client.token = "xoxb-wrong"

    with pytest.raises(ChatRefusedError, match="correct the Slack token"):
        SlackChat(client).person(DANA)


def test_hostile_text_pings_nobody(chat: SlackChat, workspace: Workspace) -> None:
    """Slack's own markup in a stranger's words arrives as the letters it is made of."""
    hostile = "<!channel> <@U0DANA001> *bold* @here \u202eevil\u202c St. Brigid Medical Center"

    receipt = chat.tell(ROOT_NOTICE, a_view(lead=judged(a_mention(hostile))), None)

    message = workspace.messages.find(REPUTATION, receipt.ts)
    assert "<!" not in message.text
    assert "<@" not in message.text
    assert "\u202e" not in message.text + str(message.blocks)
    assert "'broadcast'" not in str(message.blocks)
    assert "'user_id'" not in str(message.blocks)


@pytest.mark.parametrize(
    ("user", "guest", "stranger", "bot", "deactivated"),
    [
        (DANA, False, False, False, False),
        (GAIL, True, False, False, False),
        (RUTH, False, True, False, False),
        ("U0OLEG001", False, False, False, True),
        ("U0WARDW01", False, False, True, False),
    ],
)
def test_people_are_who_slack_says_they_are(
    chat: SlackChat, user: str, guest: bool, stranger: bool, bot: bool, deactivated: bool
) -> None:
    """Guests, people of other organisations, bots and deactivated people are told apart."""
    person = chat.person(user)

    assert (person.is_guest, person.is_stranger, person.is_bot, person.is_deactivated) == (
        guest,
        stranger,
        bot,
        deactivated,
    )


def test_a_person_is_never_remembered(chat: SlackChat, workspace: Workspace) -> None:
    """Who became a guest since the last look is a guest now."""
    before = chat.person(DANA)
    workspace.directory.add_user(replace(workspace.directory.user(DANA), is_restricted=True))

    after = chat.person(DANA)

    assert (before.is_guest, after.is_guest) == (False, True)


def test_a_person_of_another_workspace_is_a_stranger(chat: SlackChat, workspace: Workspace) -> None:
    """Another team id is enough, even when Slack does not say `is_stranger`."""
    workspace.directory.add_user(User("U0ELSE001", "else", "Someone Else", "T0OTHER01"))

    assert chat.person("U0ELSE001").is_stranger


@pytest.mark.parametrize("user", ["", "wardwatch", "U0NOBODY1", "<!channel>"])
def test_an_unknown_person_is_refused(chat: SlackChat, user: str) -> None:
    """Nobody is invented."""
    with pytest.raises(ChatRefusedError) as refused:
        chat.person(user)

    assert refused.value.code == "user_not_found"


def test_a_notice_without_its_view_is_a_bug(chat: SlackChat) -> None:
    """Bugs are not dressed up as troubles of Slack."""
    notice: Notice = a_notice(NoticeKind.ROOT)

    with pytest.raises(ValueError, match="needs the alert's view"):
        chat.tell(notice, None, None)


def say(workspace: Workspace, times: int) -> None:
    channel = workspace.directory.channel_named("reputation")
    for number in range(times):
        workspace.messages.post(channel, DANA, Content(f"talk {number}"), app=None, thread_ts="", broadcast=False)


def refusal_of(chat: SlackChat, channel: str) -> ChatRefusedError:
    with pytest.raises(ChatRefusedError) as refused:
        chat.tell(a_notice(NoticeKind.ROOT, channel=channel), a_view(), None)
    return refused.value


def test_receipts_name_slacks_own_channel_id(chat: SlackChat) -> None:
    """A renamed channel keeps its threads, because they are remembered by id."""
    thread = posted(chat)

    assert thread.root == Receipt(REPUTATION, thread.root.ts)


def test_slacks_own_libraries_write_no_post_into_the_log(chat: SlackChat, caplog: pytest.LogCaptureFixture) -> None:
    """At the level of debugging they would write whole requests, with every word of a mention."""
    caplog.set_level("DEBUG")

    posted(chat)

    assert "Nine hours" not in caplog.text
    assert "xoxb" not in caplog.text
