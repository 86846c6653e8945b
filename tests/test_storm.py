"""The short form of `bench/storm.py`: the same mentions, limits and comparison."""

from pathlib import Path

from bench.storm import Plan, run


def test_a_storm_is_told_within_slacks_limits_and_nothing_is_lost(tmp_path: Path) -> None:
    """Two stories, one of them a crisis that begins in the middle."""
    outcome = run(Plan(mentions=80, stories=2, crises=1, seconds=2), tmp_path)

    assert outcome.faults == []
    assert (outcome.counts["threads"], outcome.counts["mentions counted in alerts"]) == (2, 80)
    assert outcome.counts["mentions summed up"] > 40
    assert outcome.counts["calls refused with 429"] == 0
