"""The demonstration from its start to the scorecard, as somebody who tries it would click it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import TimeoutError as TooLate
from playwright.sync_api import expect

ROOT = Path(__file__).parents[2]
SPEED = "75"
"""The story lasts half a minute and more: a press after its end would do nothing."""
SLOW_MS = 60_000
"""A drill takes its time, however fast it is played."""


@contextmanager
def demonstration() -> Iterator[str]:
    """The address of a demonstration that is being played; it ends well, as by Ctrl-C."""
    command = [sys.executable, "-m", "bot", "demo", "--speed", SPEED, "--stay", "--no-browser"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as demo:
        assert demo.stdout is not None
        try:
            found = next(filter(None, (re.search(r"http://[\d.]+:\d+", line) for line in demo.stdout)))
            threading.Thread(target=demo.stdout.read, daemon=True).start()
            yield found[0]
        finally:
            demo.send_signal(signal.SIGINT)
            assert demo.wait(timeout=60) == 0


def acknowledge(page: Any) -> None:
    """The story runs very fast here: whoever presses while everything moves looks, and presses again."""
    shown = page.get_by_role("list", name="Messages").get_by_text("Acknowledged by @Dana Whitfield").first
    for _ in range(3):
        page.get_by_role("button", name="Acknowledge").first.click(timeout=SLOW_MS)
        with suppress(TooLate):
            shown.wait_for(timeout=15_000)
            return
    expect(shown).to_be_visible()


def test_from_the_demo_to_the_scorecard(windows: Any) -> None:
    """Dana waits for the crisis, acknowledges it, tries a reply that may not be said, and reads her scorecard."""
    with demonstration() as address:
        page = windows(f"{address}/channel/crisis-room?as=dana")
        guide = page.get_by_role("complementary", name="What to try")

        acknowledge(page)
        page.get_by_role("button", name="Reply", exact=True).first.click()
        page.get_by_role("dialog").get_by_role("textbox").first.fill("We are sorry about your visit last night.")
        page.get_by_role("dialog").get_by_role("button", name="Check").click()
        expect(page.get_by_role("dialog")).to_contain_text("your visit")
        expect(page.get_by_role("dialog")).to_contain_text("This cannot be sent")
        page.get_by_role("dialog").get_by_role("button", name="Send for approval").click()
        expect(page.get_by_role("dialog").get_by_role("textbox").first).to_have_attribute("aria-invalid", "true")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(guide.get_by_role("listitem").filter(has_text="press Acknowledge")).to_contain_text("(done)")
        with page.expect_popup(timeout=SLOW_MS) as popup:
            guide.get_by_role("link", name="scorecard").click(timeout=SLOW_MS)

        expect(popup.value.get_by_role("heading", name="The emergency room is full")).to_be_visible()
        expect(popup.value.get_by_text("Dana Whitfield").first).to_be_visible()
        expect(popup.value.get_by_role("region", name="The reply checker")).to_contain_text("refused")
        page.close()
