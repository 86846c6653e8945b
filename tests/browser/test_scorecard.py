"""The scorecard of a drill in a browser: readable wide and narrow, light and dark, for eyes and ears."""

from __future__ import annotations

from typing import Any

import pytest
from drill_samples import DRILL, a_busy_drill, at
from playwright.sync_api import Page

from bot.charts.scorecard import scorecard_page
from bot.domain.drill import scorecard
from tests.browser.test_accessibility import violations

LABELS_INSIDE = """() => {
  const edge = document.querySelector("svg").getBoundingClientRect();
  return [...document.querySelectorAll("svg text")].every(one => one.getBoundingClientRect().right <= edge.right);
}"""
TABLES_WHOLE = "[...document.querySelectorAll('.wide')].every(one => one.scrollWidth <= one.clientWidth)"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (400, "dark")])
def test_the_scorecard_has_no_violations(windows: Any, width: int, scheme: str) -> None:
    """Of level A or AA; and the page itself does not scroll sideways."""
    page: Page = windows("about:blank", width, scheme=scheme)
    page.set_content(scorecard_page(scorecard(DRILL, a_busy_drill(), at(40))))
    page.get_by_role("heading", name="Fire & smoke").wait_for()

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate(LABELS_INSIDE), "a label of the chart is cut off"
    assert width < 1280 or page.evaluate(TABLES_WHOLE), "a table is cut off where there is room for it"
