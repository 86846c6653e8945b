"""A spike of mentions: told once with what drives it, and once when it is over. Time is moved hour by hour."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hospital import Hospital

from bot.domain.surge import Counted, SeriesName
from bot.flow.spikes import SpikeWatch

TOPICS = ("parking", "flowers", "elevators", "gift shop", "chapel", "volunteers", "lobby", "signs")
INFECTION = (
    "Infection scandal after surgery at St. Brigid Medical Center, nurse {number} saw it. Call me: 614-555-01{number}"
)


def hour_passes(hospital: Hospital, *texts: str) -> None:
    """Somebody may publish, the bot does its rounds if so, and what was said is counted when the hour is over."""
    for number, text in enumerate(texts):
        hospital.publishes(text, author={"handle": f"person{number % 4}", "name": "A person"})
    if texts:
        hospital.works()
    hospital.clock.advance(hours=1)
    while hospital.bot.spikes.look():
        pass
    hospital.delivers()


@pytest.fixture
def known(hospital: Hospital) -> Hospital:
    """A day and a half, quiet, with a mention now and then."""
    for hour in range(36):
        quiet = f"Nice {TOPICS[hour % len(TOPICS)]} at St. Brigid Medical Center, number {hour}"
        hour_passes(hospital, *([quiet] if hour % 9 == 0 else []))
    return hospital


def spikes(hospital: Hospital, channel: str = "reputation") -> list[str]:
    return [one.text for one in hospital.workspace.channel(channel).alerts if "pike of" in one.text]


def burst(count: int = 14) -> list[str]:
    return [INFECTION.format(number=number) for number in range(10, 10 + count)]


def test_a_spike_is_told_once_with_what_drives_it(known: Hospital) -> None:
    """From next to nothing: one message, though two rules and a category see it."""
    assert spikes(known) == []

    hour_passes(known, *burst())
    hour_passes(known, *burst(3))

    [told] = spikes(known)
    assert "📈 Spike of St. Brigid by" in told
    assert "expected at this hour" in told
    assert "█" in told
    assert "infection (14)" in told
    assert "scandal (14)" in told
    assert "Said by @person0 (4)" in told
    assert "Alerts, with their mentions:" in told
    assert "medical" not in told
    assert "555" not in told


def test_its_end_is_told(known: Hospital) -> None:
    """After a whole day without; then a new one would be told again."""
    hour_passes(known, *burst())

    for _ in range(30):
        hour_passes(known)

    [_, over] = spikes(known)
    assert over.startswith("📉 Over: the spike of St. Brigid by its short name, which began on 22 Nov 00:00 UTC.")
    assert not [series for series in known.store.series() if series.is_told]


def test_another_worker_tells_nothing_again(known: Hospital) -> None:
    """Two count at the same time: each span is counted by one of them."""
    other = SpikeWatch(known.store, known.bot.rules, known.clock, lambda: "other")
    for text in burst():
        known.publishes(text)
    known.works()
    known.clock.advance(hours=1)

    while other.look() or known.bot.spikes.look():
        pass
    known.delivers()

    assert len(spikes(known)) == 1


def test_what_came_while_the_bot_was_away_is_no_spike(known: Hospital) -> None:
    """A day's mentions are read at once when it starts again."""
    known.clock.advance(days=1)
    known.restarts()

    hour_passes(known, *burst())

    assert spikes(known) == []


def test_an_archive_is_no_spike(known: Hospital) -> None:
    """What was published long ago is new to the bot alone."""
    for text in burst():
        known.publishes(text, published_at=(known.now - timedelta(days=9)).isoformat())
    hour_passes(known, "and one of today, at St. Brigid Medical Center")

    assert spikes(known) == []


def test_every_rule_is_counted_in_constant_space(known: Hospital) -> None:
    """From zero upward; the last day is kept to be drawn, and the rest is what was learned."""
    book = known.bot.rules.current.book

    sizes = {series.name: len(series.state) for series in known.store.series()}
    assert {SeriesName(Counted.RULE, rule.id) for rule in book.rules} <= set(sizes)
    assert max(sizes.values()) < 11_000
    assert max(len(series.hours) for series in known.store.series()) == 24
