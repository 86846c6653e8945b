"""The scorecard of a drill as one page that can be kept, mailed and printed. It loads nothing from anywhere."""

from __future__ import annotations

from datetime import timedelta

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from bot.charts.volume import volume_chart
from bot.domain.drill import Mark, Scorecard

_PAGES = Environment(
    loader=PackageLoader("bot", "charts"),
    autoescape=select_autoescape(["html.j2"], default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
)


def scorecard_page(card: Scorecard) -> str:
    """The whole page. What people wrote is escaped in it."""
    page = _PAGES.get_template("scorecard.html.j2")
    return page.render(card=card, chart=volume_chart(card), marks=tuple(Mark), span=span)


def span(took: timedelta) -> str:
    """A time span as a table shows it: `1:05 min`, `2 h 10 min`."""
    seconds = round(took.total_seconds())
    minutes, left = divmod(seconds, 60)
    if minutes >= 60:
        return f"{minutes // 60} h {minutes % 60} min"
    return f"{minutes}:{left:02} min"
