"""Writes the pictures of docs/images/: a thread, a modal, App Home and a scorecard of the invented hospital.

Run it with `make pictures`. The clock stands still and the mentions are ours, so that the same code makes the same
pictures. It needs Chromium, and a font with emoji (Debian: fonts-noto-color-emoji).
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from drilling import MINUTE, rehearsed, script  # noqa: E402 - the tests' own hospital is the one that is shown
from hospital import RULES, Hospital, open_hospital  # noqa: E402
from moved_clock import MovedClock  # noqa: E402
from playwright.sync_api import Browser, Page  # noqa: E402
from workspace import StoryWorkspace  # noqa: E402

from bot import wiring  # noqa: E402
from bot.charts.scorecard import scorecard_page  # noqa: E402
from bot.sandbox.serve import serve  # noqa: E402
from bot.sandbox.stbrigid import APP_TOKEN, st_brigid  # noqa: E402
from bot.slack.socket import listen  # noqa: E402
from bot.wiring.drills import warm  # noqa: E402
from tests.browser.chromium import MISSING, browser, executable  # noqa: E402

IMAGES = ROOT / "docs" / "images"
AFTERNOON = datetime(2026, 11, 20, 20, 40, tzinfo=UTC)
PARKING = "Parking at St. Brigid Medical Center costs more than my lunch. Ridiculous."
WAITING = "Nine hours in the hall at St. Brigid Medical Center with my father, nobody came."
ERROR = (
    "My aunt died after a medication error at St. Brigid Medical Center last night. Nobody will talk to us, so now we "
)
SAID = (
    ("dee_alvarez", "Dee Alvarez", 940, PARKING),
    ("tomas_reyes", "Tomas Reyes", 2_310, WAITING),
    ("delia_marsh", "Delia Marsh", 12_650, ERROR + "talk to a lawyer."),
)
CRISIS = "crisis-room"
DRILL = "emergency-room-full"
PRESSED = (
    (3, "Three hours in the waiting room", "reputation", "dana"),
    (11, "medication error", CRISIS, "dana"),
    (12, "turning ambulances away", "reputation", "lee"),
    (20, "Reporter with Valley 9", "reputation", "dana"),
    (33, "category threat", "security-desk", "sam"),
)
"""Minute of the drill at which somebody acknowledges an alert: its words, its channel, and who."""
DRAFTED = 18
SLIP = "We are sorry about your visit last night."
FACT = "St. Brigid Medical Center is open and takes every ambulance. Questions: the Media Office, 555-0119."


def main() -> None:
    """Make them all, or say what is missing."""
    if not executable():
        sys.exit(MISSING)
    with tempfile.TemporaryDirectory() as scratch, _told(Path(scratch)) as hospital, browser() as chromium:
        hospital.slack.ack_timeout_s = 20
        with hospital.listening():
            _pictures(hospital, chromium)
        _scorecard(Path(scratch), chromium)


@contextmanager
def _told(folder: Path) -> Iterator[Hospital]:
    """The hospital after a bad hour."""
    clock = MovedClock(AFTERNOON)
    with open_hospital(folder, clock) as hospital:
        for handle, name, followers, text in SAID:
            clock.advance(minutes=4)
            author = {"handle": handle, "name": name, "followers": followers, "verified": False}
            hospital.hears(text, author=author)
        yield hospital


def _pictures(hospital: Hospital, chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 1060}, color_scheme="light", locale="en-US")
    alert = hospital.workspace.channel(CRISIS).expect_alert()
    alert.button("Acknowledge").click("dana")
    hospital.clock.advance(minutes=2)
    page.goto(f"{hospital.running.url}/channel/{alert.channel_id}?as=dana&thread={alert.ts}")
    page.get_by_role("list", name="Thread").get_by_text("Suggested replies").wait_for()
    page.evaluate("document.querySelector('#replies > li:nth-child(2)').scrollIntoView()")
    _write(page, "thread")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("#messages").get_by_role("button", name="Resolve").last.click()
    page.get_by_role("dialog").wait_for()
    page.get_by_role("combobox", name="How was it dealt with?").click()
    page.get_by_role("option").first.wait_for()
    _write(page, "modal")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    page.goto(f"{hospital.running.url}/home?as=dana")
    page.locator(".home-view[data-view]").wait_for()
    _write(page, "home")


def _scorecard(scratch: Path, chromium: Browser) -> None:
    """How a team that was awake, but not everywhere, came through a drill."""
    clock = MovedClock(AFTERNOON)
    with serve(st_brigid(clock=clock)) as running, rehearsed(scratch, clock, running, script(DRILL)) as drill:
        running.workspace.ack_timeout_s = 20
        warm(wiring.load_rules(RULES))
        ears = listen(drill.played.drill_app(drill.delivers, is_alone=True).app, APP_TOKEN)
        workspace = StoryWorkspace(running)
        workspace.expect_connected()
        for minute in range(1, 1 + round(drill.played.drill.lasts / MINUTE)):
            drill.passes(MINUTE, MINUTE)
            for _, words, channel, who in (one for one in PRESSED if one[0] == minute):
                workspace.channel(channel).expect_alert(words).button("Acknowledge").click(who)
            if minute == DRAFTED:
                _draft(workspace)
        ears.stop()
        page = chromium.new_page(viewport={"width": 1280, "height": 1500}, color_scheme="light", locale="en-US")
        page.set_content(scorecard_page(drill.played.rehearsal.card()))
        _write(page, "scorecard")


def _draft(workspace: StoryWorkspace) -> None:
    """A slip of the pen that is refused, and then the fact that the rumour asks for."""
    workspace.channel("reputation").expect_alert("turning ambulances away").button("Reply").click("lee")
    form = workspace.person("lee").expect_modal("DRILL: Reply to", 60)
    form.expect_shows("Check")
    for words in (SLIP, FACT):
        form.fill({"Reply": words})
        form.submit()


def _write(page: Page, name: str) -> None:
    """Without the caret, which blinks, and the pointer, which hovers."""
    page.mouse.move(0, 0)
    page.wait_for_load_state("load")
    file = IMAGES / f"{name}.png"
    page.screenshot(path=file, animations="disabled", caret="hide")
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
