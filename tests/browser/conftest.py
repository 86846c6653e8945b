"""One browser for all tests of the page, a workspace with a tiny app, and windows in which people sit."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from tests.browser.chromium import MISSING, browser, executable
from tests.browser.sink import Sink, open_sink

WAIT_MS = 30_000
"""Whatever is expected is waited for, however busy the machine."""
HERE = Path(__file__).parent
Window = Callable[..., Page]
Scheme = Literal["light", "dark"]

expect.set_options(timeout=WAIT_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker runs them all, so that there is one browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    if not executable():
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with browser() as launched:
        yield launched


@pytest.fixture(scope="package")
def shared_sink() -> Iterator[Sink]:
    with open_sink() as sink:
        yield sink


@pytest.fixture
def sink(shared_sink: Sink) -> Sink:
    shared_sink.forgets()
    return shared_sink


@pytest.fixture(scope="package")
def desk(chromium: Browser) -> Iterator[BrowserContext]:
    """Where all windows stand: what a window keeps for itself it keeps for itself, as tabs do."""
    context = chromium.new_context()
    yield context
    context.close()


@pytest.fixture
def windows(desk: BrowserContext) -> Iterator[Window]:
    """Open a window for an address. A fault in a script, or a blocked one, fails the test."""
    opened: list[Page] = []
    faults: list[str] = []

    def window(
        address: str, width: int = 1280, height: int = 860, scheme: Scheme = "light", *, may_fail: bool = False
    ) -> Page:
        page = desk.new_page()
        opened.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        page.set_default_timeout(WAIT_MS)
        if not may_fail:
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.on("console", lambda told: faults.append(told.text) if _is_fault(told) else None)
        page.goto(address)
        return page

    yield window
    for page in opened:
        page.close()
    assert faults == []


def _is_fault(told: ConsoleMessage) -> bool:
    """Whether the browser complains. That a person was refused something it tells, too, and that is none."""
    return told.type == "error" and "409 (Conflict)" not in told.text


@pytest.fixture
def sits(sink: Sink, windows: Window) -> Window:
    """Somebody of the sink's workspace sits down before a place: `sits("dana", room)`."""

    def sit(who: str, room: object = None, **more: object) -> Page:
        path = f"/channel/{room.id}" if hasattr(room, "id") else str(room or "/")
        joint = "&" if "?" in path else "?"
        return windows(f"{sink.running.url}{path}{joint}as={who}", **more)

    return sit
