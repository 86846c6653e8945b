"""The real bot in the page: a crisis is found, acknowledged, assigned and resolved by clicks alone."""

from __future__ import annotations

from typing import Any

from hospital import Hospital
from playwright.sync_api import expect

DIED = "My aunt died after a medication error at St. Brigid Medical Center last night. Now we talk to a lawyer."


def test_a_crisis_by_clicks(hospital: Hospital, windows: Any) -> None:
    """Dana acknowledges in the channel, Lee sees it, opens a draft, and resolves it; App Home follows."""
    with hospital.listening():
        dana = windows(f"{hospital.running.url}/channel/crisis-room?as=dana")
        hospital.hears(DIED)
        expect(dana.get_by_role("heading", name="Crisis:")).to_be_visible()
        lee = windows(f"{hospital.running.url}/channel/crisis-room?as=lee")

        dana.get_by_role("button", name="Acknowledge").click()
        expect(lee.get_by_role("list", name="Messages")).to_contain_text("Acknowledged by @Dana Whitfield")
        dana.get_by_role("combobox", name="Assign").click()
        dana.get_by_role("option", name="Lee Park").click()
        expect(lee.get_by_role("list", name="Messages")).to_contain_text("Owner: @Lee Park")
        lee.get_by_role("link", name="replies").click()
        expect(lee.get_by_role("list", name="Thread")).to_contain_text("Suggested replies")
        lee.locator("#messages").get_by_role("button", name="Resolve").click()
        lee.get_by_role("combobox", name="How was it dealt with?").click()
        lee.get_by_role("option", name="Answered by phone").click()
        lee.get_by_role("dialog").get_by_label("Note for the team").fill("we called back")
        lee.get_by_role("dialog").get_by_role("button", name="Resolve").click()
        expect(dana.get_by_role("list", name="Messages")).to_contain_text("Resolved by @Lee Park")
        dana.get_by_role("link", name="Wardwatch Home").click()

        expect(dana.get_by_role("heading", name="On call")).to_be_visible()
        expect(dana.get_by_role("heading", name="Your alerts")).to_be_visible()
