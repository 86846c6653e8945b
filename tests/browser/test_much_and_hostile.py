"""A channel of five thousand messages stays small in the page; what is hostile does nothing, and not much of it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, expect

from bot.sandbox.messages import Content
from tests.browser.parts import section
from tests.browser.sink import Sink

MANY = 5000
WATCH = """() => {
  window.touched = new Set();
  window.requests = 0;
  new MutationObserver((changes) => {
    for (const change of changes) {
      const node = change.target.nodeType === 1 ? change.target : change.target.parentElement;
      const part = node.closest(".item, .row, .list");
      window.touched.add(part?.id || node.id || `${node.className} ${part?.textContent}`);
    }
  }).observe(document.getElementById("app"), {subtree: true, childList: true, characterData: true, attributes: true});
  const fetched = window.fetch;
  window.fetch = (...given) => {
    window.requests += String(given[0]).startsWith("/do") ? 0 : 1;
    return fetched(...given);
  };
}"""


def count(page: Page) -> int:
    return page.locator("#messages > li").count()


def test_five_thousand_messages(sink: Sink, sits: Any) -> None:
    """Fifty are in the page; an edit and a new message touch themselves alone; older ones come fifty at a time."""
    room = sink.room()
    workspace = sink.running.workspace
    for number in range(MANY):
        last = workspace.messages.post(
            room, "U0LEE0001", Content(f"message {number}"), app=None, thread_ts="", broadcast=False
        )
    edited = sink.posts(room, text="of the app")
    page = sits("dana", room)
    expect(page.get_by_text("of the app")).to_be_in_viewport()
    expect(page.get_by_role("link", name=f"# {room.name}", exact=True)).to_be_visible()  # it is no longer unread
    nodes = page.evaluate("document.querySelectorAll('*').length")
    page.evaluate(WATCH)

    sink.client.chat_update(channel=room.id, ts=edited, text="of the app, edited")
    expect(page.get_by_text("of the app, edited")).to_be_visible()
    touched = set(page.evaluate("[...touched]"))
    requests = page.evaluate("requests")
    page.get_by_label("Message #").focus()
    before = count(page)
    page.locator("#said").evaluate("box => box.scrollTop = 0")
    expect(page.locator("#messages > li")).to_have_count(before + 50)
    sink.says(room, "the newest")
    expect(page.get_by_role("button", name="Jump to newest")).to_be_visible()
    page.get_by_role("button", name="Jump to newest").click()

    assert before == 50
    assert nodes < 50 * 40, "a page, not a channel"
    assert touched <= {f"m-{edited}", "app"}, "the edited message alone was touched"
    assert requests == 0, "an update brings what changed with it"
    expect(page.get_by_text("the newest")).to_be_in_viewport()
    assert last.ts in workspace.ledger.messages[room.id]


def test_what_comes_in_a_flood(sink: Sink, sits: Any) -> None:
    """Whoever reads at the end of a channel keeps a bounded page, however much arrives."""
    room = sink.room()
    page = sits("dana", room)

    for number in range(400):
        sink.running.workspace.messages.post(
            room, "U0LEE0001", Content(f"news {number}"), app=None, thread_ts="", broadcast=False
        )

    expect(page.get_by_text("news 399")).to_be_in_viewport()
    assert count(page) <= 150
    expect(page.get_by_role("button", name="Show older messages")).to_have_count(1)


def test_hostile_text(sink: Sink, sits: Any) -> None:
    """Scripts, handlers, javascript links, text that turns direction, and endless marks: all of it is only text."""
    room = sink.room()
    attack = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    escaped = attack.replace("<", "&lt;").replace(">", "&gt;")
    hostile = [
        escaped,
        "<javascript:document.title='owned'|click me> <data:text/html,x|data> <vbscript:x|vb>",
        "gnp.\u202etxt.exe \u2066over\u2069",
        "*_~" * 10_000,
        "&gt;" * 10_000,
        "`" * 9_999 + " <" * 5_000,
        "x" * 40_000,
    ]
    for text in hostile:
        sink.running.workspace.messages.post(room, "U0LEE0001", Content(text), app=None, thread_ts="", broadcast=False)
    sink.posts(
        room,
        {"type": "markdown", "text": f"{attack} [a](javascript:alert(1)) ![b](javascript:alert(2))"},
        section(escaped),
    )
    sink.posts(
        room,
        text="fallback",
        attachments=[{"title": attack, "title_link": "javascript:alert(1)", "text": escaped, "color": "red;x:url(y)"}],
    )
    page = sits("dana", room)
    article = page.get_by_role("article")

    expect(article.first).to_contain_text(attack)
    assert page.get_by_role("link", name="click me").count() == 0
    assert page.locator("#messages :is(script, img, [onerror], [style])").count() == 0
    assert page.evaluate("[...document.links].every(link => ['http:', 'https:'].includes(link.protocol))")
    assert "\u202e" not in page.content()
    assert page.evaluate("document.querySelectorAll('#messages *').length") < 1500
    assert max(len(text) for text in page.locator("#messages .told").all_inner_texts()) < 5000
    assert page.title() != "owned"
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_a_foreign_page_can_do_nothing(sink: Sink, sits: Any, windows: Any) -> None:
    """A page of another site in the same browser can neither read the workspace, nor frame it, nor act in it."""
    room = sink.room()
    page = windows("about:blank", may_fail=True)
    post = {"method": "POST", "body": json.dumps({"act": "say", "who": "dana", "channel": room.id, "given": "owned"})}
    asked = {**post, "headers": {"x-page": "1", "content-type": "application/json"}}
    attempts = [{**post, "mode": "no-cors"}, asked]

    for attempt in attempts:
        page.evaluate("([to, how]) => fetch(to, how).then(() => 0, () => 1)", [f"{sink.running.url}/do", attempt])
    page.set_content(f"<iframe src='{sink.running.url}/channel/{room.id}?as=dana'></iframe>")

    assert sink.running.workspace.ledger.messages.get(room.id, {}) == {}
    assert page.frames[-1].locator("#messages").count() == 0
