"""Drills as files: what is wrong is told with its line and its cure, and nothing else is."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.drill import Deed
from bot.errors import RulesError
from bot.rulebook.drill import drill_faults, load_drill, read_drill

GOOD = """name: Fire
objectives: [Stay calm]
roles: [{role: PR, does: Answers}]
expect: [{within: 5m, does: do not contact, on: a, why: They asked}]
injects: [{at: 9, id: chief, title: The chief calls, text: Well?}]
steps:
  - at: 3
    mention: {id: a, source: x, text: Smoke, author: {handle: jo, followers: 5}}
    meant: high
    copies: {count: 3, over: 6m}
  - at: 1
    person: lee
    does: acknowledge
    on: a
"""
FAULTS = [
    ("at: 3", "at: soon", "drills/fire.yaml:7: step 1: at may not be 'soon': write a whole number from 0 to 1440"),
    ("on: a\n", "on: b\n", "drills/fire.yaml:14: step 2: on: b is no mention of this drill: write the id of one"),
    ("on: a, why", "on: aa, why", "drills/fire.yaml:4: expectation 1: on: aa is no mention of this drill: a is meant"),
    (
        "meant: high",
        "meant: loud",
        "drills/fire.yaml:9: step 1: meant may not be 'loud': write noise, low, normal, high or crisis",
    ),
    (
        "count: 3",
        "count: 900",
        "drills/fire.yaml:10: step 1: count may not be '900': write a whole number from 1 to 500",
    ),
    (
        "does: acknowledge",
        "does: merge",
        "drills/fire.yaml:13: step 2: merge cannot be played: write acknowledge, assign or resolve",
    ),
    (
        "    person: lee\n",
        "    copies: {count: 3, over: 6m}\n    person: lee\n",
        "step 2: meant: and copies: are about a mention",
    ),
    ("    on: a\n", "", "drills/fire.yaml:11: step 2: says nothing: write mention:, or person:, does: and on:"),
    ("within: 5m", "within: quick", "drills/fire.yaml:4: expectation 1: within is not a time span"),
    (
        "does: do not contact",
        "does: panic",
        "drills/fire.yaml:4: expectation 1: does may not be 'panic': write acknowledge",
    ),
    ("injects: [", "injects: [{at: 2, id: chief, title: T, text: T}, ", "inject chief: id: chief is there twice"),
    ("name: Fire\n", "", "drills/fire.yaml:1: name is missing: write name: The emergency room is full"),
    ("injects:", "inject:", "drills/fire.yaml:5: 'inject' is no key here: write injects"),
]


def test_a_drill_is_read_in_order_of_time() -> None:
    """Copies stand where they come; durations and minutes are spans."""
    drill = read_drill("drills/fire.yaml", GOOD)

    assert [round(step.after / timedelta(minutes=1)) for step in drill.steps] == [1, 3, 5, 7, 9]
    assert drill.expected[0].deed is Deed.DO_NOT_CONTACT
    assert drill.injects[0].within == timedelta(minutes=10)
    assert drill.lasts == timedelta(minutes=19)


@pytest.mark.parametrize(("was", "now", "told"), FAULTS)
def test_a_fault_names_its_line_and_its_cure(was: str, now: str, told: str) -> None:
    """Whoever wrote it can mend it."""
    assert was in GOOD
    with pytest.raises(RulesError) as raised:
        read_drill("drills/fire.yaml", GOOD.replace(was, now, 1))

    assert any(told in fault for fault in raised.value.faults), raised.value.faults


def test_the_same_mention_twice() -> None:
    """Two mentions of one id could not be told apart."""
    twice = GOOD + "  - at: 4\n    mention: {id: a, source: x, text: Again}\n"

    with pytest.raises(RulesError, match="step 3: id: a is there twice: give each mention an id of its own"):
        read_drill("drills/fire.yaml", twice)


def test_every_drill_of_a_folder_is_checked(tmp_path: Path) -> None:
    """All faults of all of them, and none of the good ones."""
    (tmp_path / "drills").mkdir()
    (tmp_path / "drills" / "good.yaml").write_text(GOOD)
    (tmp_path / "drills" / "bad.yaml").write_text(GOOD.replace("name: Fire", "nam: Fire"))
    (tmp_path / "drills" / "worse.yaml").write_bytes(b"\xff\xfe")

    faults = drill_faults(tmp_path)

    assert {fault.partition(":")[0] for fault in faults} == {"drills/bad.yaml", "worse.yaml"}
    assert load_drill(tmp_path / "drills" / "good.yaml").name == "Fire"
    assert drill_faults(tmp_path / "nowhere") == []
