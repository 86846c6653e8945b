"""Talking: channels and threads, two people in two windows, what is unread, what only one person sees."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect
from slack_bolt import Ack

from bot.sandbox.messages import Span
from bot.sandbox.records import Hint
from bot.sandbox.serve import serve
from bot.sandbox.stbrigid import st_brigid
from tests.browser.parts import actions, button, section
from tests.browser.sink import Sink


def test_two_people_in_two_windows(sink: Sink, sits) -> None:
    """What one says the other reads at once, in the channel and in the thread; each may write a draft meanwhile."""
    room = sink.room()
    dana, lee = sits("dana", room), sits("lee", room)
    lee.get_by_label("Message #").fill("a draft of mine")

    dana.get_by_label("Message #").press_sequentially("Who calls *them* back? @le")
    dana.get_by_role("option", name="@lee").wait_for()
    dana.keyboard.press("Enter")
    expect(dana.get_by_label("Message #")).to_have_value("Who calls *them* back? @lee ")
    dana.keyboard.press("Enter")
    said = lee.get_by_role("list", name="Messages").get_by_text("Who calls them back? @Lee Park")
    expect(said).to_be_visible()
    expect(dana.get_by_label("Message #")).to_have_value("")
    lee.get_by_role("button", name="Message actions").focus()
    lee.keyboard.press("Enter")
    lee.get_by_role("menuitem", name="Reply in thread").click()
    lee.get_by_label("Reply in thread", exact=True).fill("I do")
    lee.get_by_role("region", name="Thread").get_by_role("button", name="Send").click()

    dana.get_by_role("link", name="1 reply").click()
    expect(dana.get_by_role("list", name="Thread")).to_contain_text("I do")
    expect(lee.get_by_label("Message #")).to_have_value("a draft of mine")
    assert sink.running.workspace.messages.history(room.id, Span())[0].text == "Who calls *them* back? <@U0LEE0001>"


def test_drafts_survive(sink: Sink, sits) -> None:
    """A draft survives messages that arrive, another channel, and loading the page anew; the caret stays."""
    room, other = sink.room(), sink.room()
    page = sits("dana", room)
    field = page.get_by_label("Message #")
    field.press_sequentially("unsent")
    page.keyboard.press("Home")

    sink.says(room, "something arrives")
    expect(page.get_by_role("list", name="Messages")).to_contain_text("something arrives")
    assert field.evaluate("field => [document.activeElement === field, field.selectionStart]") == [True, 0]
    page.get_by_role("link", name=f"# {other.name}").click()
    expect(page.get_by_role("heading", name=f"#{other.name}")).to_be_focused()
    expect(field).to_have_value("")
    page.go_back()
    expect(field).to_have_value("unsent")
    page.reload()

    expect(field).to_have_value("unsent")


def test_unread(sink: Sink, sits) -> None:
    """A channel in which something new was said is bold with a count, until it is opened; a mention stands out."""
    room, other = sink.room(), sink.room()
    page = sits("dana", room)
    row = page.get_by_role("link", name=f"# {other.name}")

    sink.says(other, "one")
    sink.says(other, "two, <@U0DANA001>")
    expect(row).to_have_accessible_name(f"# {other.name} 2 unread")
    expect(row.locator(".badge")).to_have_class("badge mentions")
    row.click()

    expect(row).to_have_accessible_name(f"# {other.name}")
    expect(page).to_have_title(re.compile(rf"^(\(\d+\) )?#{other.name} · St. Brigid"))
    expect(page.get_by_text("New", exact=True)).to_have_count(0)


def test_what_only_one_sees(sink: Sink, sits) -> None:
    """An ephemeral message is for its person alone, has working buttons, and goes when the app says so."""
    room = sink.room()
    dana, lee = sits("dana", room), sits("lee", room)
    sink.client.chat_postEphemeral(
        channel=room.id, user="U0DANA001", text="x", blocks=[section("A secret"), actions(button("Hide"))]
    )

    expect(dana.get_by_text("Only visible to you")).to_be_visible()
    dana.get_by_role("button", name="Hide").click()
    heard = sink.hears()
    sink.says(room, "for all")

    expect(lee.get_by_role("list", name="Messages")).to_contain_text("for all")
    expect(lee.get_by_text("A secret")).to_have_count(0)
    assert heard["container"]["is_ephemeral"] is True


def test_edits_and_deletions(sink: Sink, sits) -> None:
    """An edit changes its message in place; what is deleted goes, or leaves its place if it has a thread."""
    room = sink.room()
    first, second = sink.posts(room, text="first"), sink.posts(room, text="second")
    page = sits("dana", room)
    kept = page.get_by_text("second").element_handle()

    sink.client.chat_update(channel=room.id, ts=first, text="first, corrected")
    expect(page.get_by_text("first, corrected")).to_be_visible()
    sink.client.chat_postMessage(channel=room.id, thread_ts=first, text="a reply")
    expect(page.get_by_role("link", name="1 reply")).to_be_visible()
    sink.client.chat_delete(channel=room.id, ts=first)
    expect(page.get_by_text("This message was deleted.")).to_be_visible()
    assert kept.evaluate("node => node.isConnected"), "what did not change was not touched"
    sink.client.chat_delete(channel=room.id, ts=second)

    expect(page.get_by_text("second")).to_have_count(0)


def test_commands_and_shortcuts(sink: Sink, sits) -> None:
    """A slash is completed to a command and its words; shortcuts are in the composer and in each message's menu."""
    room = sink.room()
    sink.says(room, "staff heard this")
    page = sits("dana", room)
    sink.answers["/wardwatch"] = lambda ack, body: ack(f"you said {body['text']}")

    page.get_by_label("Message #").press_sequentially("/w")
    expect(page.get_by_role("option", name="/wardwatch")).to_be_visible()
    page.keyboard.press("Enter")
    page.get_by_role("option", name="/wardwatch oncall").click()
    page.keyboard.press("Enter")
    command = sink.hears()
    expect(page.get_by_text("you said oncall")).to_be_visible()
    page.get_by_role("button", name="Shortcuts").click()
    page.get_by_role("menuitem", name="Open an alert").click()
    everywhere = sink.hears()
    page.get_by_role("article", name="Lee Park").hover()
    page.get_by_role("button", name="Message actions, Lee Park").click()
    page.get_by_role("menuitem", name="Open an alert").click()
    on_message = sink.hears()

    assert (command["command"], command["text"], command["channel_id"]) == ("/wardwatch", "oncall", room.id)
    assert everywhere["type"] == "shortcut"
    assert (on_message["type"], on_message["message"]["text"]) == ("message_action", "staff heard this")


def test_home_and_direct_messages(sink: Sink, sits) -> None:
    """Opening the home tab tells the app, which fills it; its buttons work; and the app can be written to."""
    page = sits("lee", sink.room("lee"))

    page.get_by_role("link", name="Wardwatch Home").click()
    expect(page.get_by_text("Good morning, @Lee Park")).to_be_visible()
    page.get_by_role("button", name="At home").click()
    action = sink.hears()
    page.get_by_role("link", name="Messages", exact=True).click()
    page.get_by_label("Message Wardwatch").fill("hello")
    page.keyboard.press("Enter")

    expect(page.get_by_role("list", name="Messages")).to_contain_text("hello")
    assert action["view"]["type"] == "home"


def test_permalinks(sink: Sink, sits) -> None:
    """A permalink of a reply opens its channel with the thread, at the reply; of a message, the channel at it."""
    room = sink.room()
    root = sink.posts(room, text="the root")
    reply = sink.posts(room, text="the reply", thread_ts=root)
    later = sink.posts(room, text="later")
    link = sink.client.chat_getPermalink(channel=room.id, message_ts=reply)["permalink"]
    page = sits("dana", link.removeprefix(sink.running.url))

    expect(page.get_by_role("list", name="Thread").locator(".marked")).to_contain_text("the reply")
    expect(page.get_by_role("heading", name=f"#{room.name}", exact=True)).to_be_visible()
    page.get_by_role("link", name="Close thread").click()
    expect(page.get_by_role("region", name="Thread")).to_have_count(0)
    sink.posts(
        room, section(f"see <{sink.client.chat_getPermalink(channel=room.id, message_ts=later)['permalink']}|that>")
    )
    page.get_by_role("link", name="that").click()

    expect(page.locator(".marked")).to_contain_text("later")


def test_an_empty_channel_says_so_and_what_is_to_be_copied_is_shown_whole(sink: Sink, sits) -> None:
    """The hint goes with the first message; preformatted words wrap, as in Slack."""
    room = sink.room()
    page = sits("dana", room)
    hint = page.get_by_text("Nothing was said here yet.")
    expect(hint).to_be_visible()
    sink.posts(room, section("```" + "word " * 200 + "```"))
    copied = page.locator("#messages pre")

    expect(copied).to_be_visible()
    expect(hint).to_be_hidden()
    assert copied.evaluate("pre => pre.scrollWidth <= pre.clientWidth")


def test_be_somebody_else(sink: Sink, sits) -> None:
    """The switch makes one somebody else in the same channel, or in another where that person may be."""
    room = sink.room("dana", "lee")
    page = sits("dana", room)

    page.get_by_role("button", name="You are Dana Whitfield").click()
    page.get_by_role("menuitem", name="Lee Park").click()
    expect(page.get_by_role("button", name="You are Lee Park")).to_be_visible()
    expect(page.get_by_role("heading", name=f"#{room.name}")).to_be_visible()
    page.get_by_role("button", name="You are Lee Park").click()
    page.get_by_role("menuitem", name="Gail Moss").click()

    expect(page.get_by_role("heading", name="#reputation")).to_be_visible()
    assert sits("gail", room, may_fail=True).get_by_text("is not in this channel").is_visible()


def test_what_slack_warns_of(sink: Sink, sits) -> None:
    """When the app does not answer in time the person is told so, and so it is when something cannot be done."""
    room = sink.room()
    sink.posts(room, actions(button("Slow")))
    page = sits("dana", room)
    silent: list[Ack] = []
    sink.answers["slow"] = lambda ack, body: silent.append(ack)
    sink.running.workspace.ack_timeout_s = 0.2

    try:
        page.get_by_role("button", name="Slow").click()
        expect(page.get_by_role("alert")).to_contain_text("wardwatch did not answer in time")
    finally:
        sink.running.workspace.ack_timeout_s = 3.0
    page.get_by_role("button", name="Dismiss").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_label("Message #").fill("/unknown")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("is not a command of this workspace")
    expect(page.get_by_label("Message #")).to_have_value("/unknown")


def test_a_workspace_that_comes_and_goes(windows: Any) -> None:
    """When the workspace ends the page says so; when it is there again the page goes on by itself."""
    first = serve(st_brigid())
    page = windows(f"{first.url}/channel/reputation", may_fail=True)
    page.get_by_label("Message #").fill("unsent")
    for _ in range(20):
        first.workspace.ledger.touch()
    expect(page.get_by_text("not connected")).to_be_visible()

    first.stop()
    expect(page.get_by_text("The workspace does not answer.")).to_be_visible()
    with serve(st_brigid(), int(first.url.rpartition(":")[2])) as second:
        expect(page.get_by_text("The workspace does not answer.")).to_be_hidden()
        second.people.say("U0LEE0001", "C0REPUT01", "here again")
        expect(page.get_by_role("list", name="Messages")).to_contain_text("here again")

        expect(page.get_by_label("Message #")).to_have_value("unsent")


def test_the_guide(sink: Sink, sits) -> None:
    """What to try is told, ticked off when it is done, and can be folded away; documents are linked."""
    workspace = sink.running.workspace
    workspace.set_guide([Hint("ack", "Acknowledge the crisis alert"), Hint("say", "Say something")])
    workspace.put_document("scorecard.html", "text/html", b"<h1>Well done</h1>")
    page = sits("dana", sink.room())
    guide = page.get_by_role("complementary", name="What to try")

    expect(guide).to_contain_text("0 of 2")
    workspace.set_guide([Hint("ack", "Acknowledge the crisis alert", done=True), Hint("say", "Say something")])
    expect(guide).to_contain_text("1 of 2")
    expect(guide.get_by_role("listitem").filter(has_text="Acknowledge")).to_contain_text("(done)")
    with page.expect_popup() as popup:
        guide.get_by_role("link", name="scorecard.html").click()
    expect(popup.value.get_by_role("heading", name="Well done")).to_be_visible()
    guide.get_by_text("What to try").click()
    page.reload()

    expect(guide.get_by_role("listitem").first).to_be_hidden()
    workspace.set_guide([])


def test_an_app_that_is_not_there(windows: Any) -> None:
    """A click that nobody hears is told once, and the sidebar says that the app is not connected."""
    with serve(st_brigid()) as running:
        page = windows(f"{running.url}/?as=dana")

        page.get_by_label("Message #").fill("/wardwatch help")
        page.keyboard.press("Enter")

        expect(page.get_by_role("alert")).to_contain_text("is not connected, so it did not hear you.")
        expect(page.get_by_role("alert")).to_have_count(1)
        expect(page.get_by_text("Wardwatch is not connected", exact=True)).to_be_visible()
