"""A chart of how much was said over a drill, with what the team did on it: SVG that needs no script."""

from __future__ import annotations

from datetime import timedelta

from markupsafe import Markup

from bot.domain.drill import Did, Scorecard

WIDTH, HEIGHT = 760, 240
LEFT, RIGHT, TOP, BOTTOM = 36, 12, 34, 28
MOST_MARKS = 60
"""Deeds that are drawn; the table below the chart has all."""
TICKS = 6
LABEL = 50
"""About as wide as the longest label of the time axis is."""


def volume_chart(card: Scorecard) -> Markup:
    """Bars for the mentions, and a mark above them for each thing that a person did."""
    wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
    most = max(card.bars, default=0) or 1
    whole = max([card.bar * max(1, len(card.bars)), *(one.at for one in card.did)])
    each = wide * (card.bar / whole)
    parts = [
        Markup('<rect class="bar" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
            LEFT + at * each + each * 0.1, TOP + high - high * count / most, each * 0.8, high * count / most
        )
        for at, count in enumerate(card.bars)
        if count
    ]
    parts += [_mark(one, card, LEFT + wide * (one.at / whole)) for one in card.did[:MOST_MARKS]]
    parts += _axes(wide, high, most, whole)
    told = Markup("<title>Mentions and what the team did</title><desc>{}</desc>").format(_description(card))
    frame = Markup('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>')
    return frame.format(WIDTH, HEIGHT, _description(card), told, Markup("\n").join(parts))


def _mark(one: Did, card: Scorecard, x: float) -> Markup:
    alert = f", alert {one.alert_id}" if one.alert_id is not None else ""
    told = f"minute {minutes(one.at)}: {card.name_of(one.who)}, {one.what}{alert}"
    shape = Markup('<g class="did"><title>{}</title><line x1="{:.1f}" x2="{:.1f}" y1="{}" y2="{}"/>')
    dot = Markup('<circle cx="{:.1f}" cy="{}" r="4"/></g>')
    return shape.format(told, x, x, TOP - 10, HEIGHT - BOTTOM) + dot.format(x, TOP - 14)


def _axes(wide: int, high: int, most: int, whole: timedelta) -> list[Markup]:
    base = TOP + high
    line = Markup('<line class="axis" x1="{}" x2="{}" y1="{}" y2="{}"/>')
    text = Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>')
    parts = [line.format(LEFT, LEFT + wide, base, base), text.format(LEFT - 6, TOP + 4, "end", most)]
    parts.append(text.format(LEFT - 6, base + 4, "end", 0))
    total = int(whole.total_seconds() // 60)
    step = max(1, -(-total // TICKS))
    places = ((LEFT + wide * minute / max(1, total), minute) for minute in range(0, total + 1, step))
    return [*parts, *(text.format(x, HEIGHT - 8, _anchor(x), f"{minute} min") for x, minute in places)]


def _anchor(x: float) -> str:
    """At the right edge a label ends where the axis does, so that nothing of it is cut off."""
    return "end" if x > WIDTH - RIGHT - LABEL / 2 else "middle"


def _description(card: Scorecard) -> str:
    peak = max(range(len(card.bars)), key=lambda at: card.bars[at], default=0)
    busiest = f", the most of them in minute {minutes(card.bar * peak)}" if any(card.bars) else ""
    return f"{sum(card.bars)} mentions{busiest}; people did {len(card.did)} things."


def minutes(span: timedelta) -> int:
    """Whole minutes."""
    return int(span.total_seconds() // 60)
