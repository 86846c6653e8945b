"""What a machine can find about the page's accessibility: nothing at the levels A and AA, wherever one is."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bot.sandbox.limits import check_view
from bot.sandbox.messages import Span
from bot.sandbox.records import Channel, Hint
from tests.browser.everything import FORM, SHOWN, USED
from tests.browser.parts import section
from tests.browser.sink import Sink

LEVELS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
}


def violations(page: Page) -> list[str]:
    """Each violation with the elements that have it."""
    found = Axe().run(page, options=LEVELS).response["violations"]
    return [f"{one['id']}: {node['html'][:200]} {node['any'][:1]}" for one in found for node in one["nodes"]]


@pytest.fixture
def full(sink: Sink) -> Channel:
    """A channel with everything in it: blocks, controls, people, a thread, a whisper and something unread."""
    room = sink.room()
    root = sink.posts(room, *SHOWN)
    sink.posts(room, *USED, thread_ts=root)
    sink.posts(room, *USED)
    sink.says(room, "Who calls them back, <@U0DANA001>? `code` and\n&gt; a quote")
    sink.client.chat_postEphemeral(channel=room.id, user="U0DANA001", text="x", blocks=[section("A secret")])
    sink.running.workspace.set_guide([Hint("a", "Look around", done=True), Hint("b", "Acknowledge it")])
    return room


def test_the_check_finds_what_is_wrong(sink: Sink, sits: Any) -> None:
    """A field without a name and a text without contrast are found."""
    page = sits("dana", sink.room())
    page.evaluate("document.querySelector('[data-composer] label').remove()")
    page.evaluate("document.querySelector('textarea').placeholder = ''")
    page.evaluate("document.querySelector('.team').style.color = '#ccc'")

    assert {one.partition(":")[0] for one in violations(page)} >= {"label", "color-contrast"}


def test_wide_and_light(sink: Sink, sits: Any, full: Channel) -> None:
    """A channel beside a thread with a list open, a modal with errors, a question, and App Home."""
    root = sink.running.workspace.messages.history(full.id, Span())[-1].ts
    page: Page = sits("dana", f"/channel/{full.id}?thread={root}")
    page.locator("#messages").get_by_role("combobox", name="Colour").first.click()
    page.get_by_role("option", name="Red").wait_for()
    found = {"channel, thread and list": violations(page)}
    page.keyboard.press("Escape")
    page.locator("#messages").get_by_role("button", name="Delete").click()
    found["question"] = violations(page)
    page.get_by_role("button", name="No", exact=True).click()
    found["modal"] = modal_with_errors(sink, page)
    found["home"] = home(sink, page)

    assert {place: each for place, each in found.items() if each} == {}


def test_narrow_and_dark(sink: Sink, sits: Any, full: Channel) -> None:
    """At 400 pixels in the dark: the list, a channel, a thread, a modal with errors, App Home."""
    page: Page = sits("dana", "/", scheme="dark", width=400, height=800)
    found = {"list": violations(page)}
    page.get_by_role("link", name=f"# {full.name}").click()
    page.get_by_role("list", name="Messages").wait_for()
    found["channel"] = violations(page)
    page.get_by_role("link", name="1 reply").click()
    page.get_by_role("region", name="Thread").wait_for()
    found["thread"] = violations(page)
    found["modal"] = modal_with_errors(sink, page)
    found["home"] = home(sink, page)

    assert {place: each for place, each in found.items() if each} == {}


def modal_with_errors(sink: Sink, page: Page) -> list[str]:
    """What is found in a modal with every field, some of them complained of."""
    sink.running.workspace.views.open("U0DANA001", check_view(FORM), sink.running.workspace.install)
    page.get_by_role("dialog").wait_for()
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("Please complete this required field.")).to_have_count(4)
    found = violations(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    return found


def home(sink: Sink, page: Page) -> list[str]:
    """What is found in App Home."""
    page.goto(f"{sink.running.url}/home?as=dana")
    page.get_by_text("Good morning").wait_for()
    return violations(page)
