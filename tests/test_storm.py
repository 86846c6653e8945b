"""The short form of `bench/storm.py`: the same mentions, limits and comparison."""

from pathlib import Path

from bench.storm import Plan, run


def test_a_storm_is_told_within_slacks_limits_and_nothing_is_lost(tmp_path: Path) -> None:
    """Four stories, one of them a crisis that begins in the middle."""
    outcome = run(Plan(mentions=160, stories=4, crises=1, seconds=3), tmp_path)

    assert outcome.faults == []
    assert (outcome.counts["threads"], outcome.counts["mentions counted in alerts"]) == (4, 160)
    assert outcome.counts["mentions summed up"] > 100
    assert outcome.counts["calls refused with 429"] == 0
