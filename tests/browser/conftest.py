"""One browser for all tests of the page, a workspace with a tiny app, and windows in which people sit."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser.chromium import MISSING, browser, executable
from tests.browser.sink import Sink, open_sink

WAIT_MS = 8_000
HERE = Path(__file__).parent
Window = Callable[..., Page]


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


@pytest.fixture
def windows(chromium: Browser) -> Iterator[Window]:
    """Open a window of its own for an address. A fault in a script, or a blocked one, fails the test."""
    opened = []
    faults: list[str] = []

    def window(address: str, width: int = 1280, height: int = 860, may_fail: bool = False, **more: object) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, **more)
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT_MS)
        if not may_fail:
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.on("console", lambda told: faults.append(told.text) if _is_fault(told) else None)
        page.goto(address)
        return page

    yield window
    for context in opened:
        context.close()
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
