"""The short form of `bench/chaos.py`: the same kills, the same counting; its processes are forked from a warm one."""

from pathlib import Path

from forked import ForkedBot

from bench.chaos import run


def test_nothing_is_lost_and_nothing_is_said_twice_under_kills(tmp_path: Path) -> None:
    """25 kills at random moments while 250 mentions of 25 stories come in."""
    outcome = run(25, 250, 11, tmp_path, begins=ForkedBot)

    assert outcome.faults == []
    assert (outcome.kills, outcome.counts["mentions stored"], outcome.counts["alerts"]) == (25, 250, 25)
    assert outcome.counts["messages said twice"] == 0
