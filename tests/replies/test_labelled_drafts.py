"""The checker against labelled drafts: what must be blocked is, and good replies are let through."""

import pytest
from labelled import blocking, drafts, judged, score

pytestmark = pytest.mark.xdist_group("drafts")  # one worker judges them, once
SETS = ("developed", "held_out", "strangers")
FOUND = {"developed": 0.98, "held_out": 0.98, "strangers": 0.91}
"""What must be found of each set. Nothing was developed on the strangers' drafts or on any written with them: they tell
what to expect of wordings that nobody thought of, and the aim of 98 of 100 is not reached there."""
STOPPED = {"developed": 0.03, "held_out": 0.03, "strangers": 0.04}
"""What may be blocked of the good ones; of the strangers' it is 4 of 106, so the aim of 3 is not reached either."""


@pytest.mark.parametrize("name", SETS)
def test_what_must_be_blocked_is(name: str) -> None:
    """At least so many, and few good replies with them."""
    result = score(name)

    assert result.recall >= FOUND[name], result.missed
    assert result.false_blocks <= STOPPED[name], result.stopped


def test_the_set_is_large_and_covers_every_rule() -> None:
    """At least 400 drafts, 20 for each rule, a mention or another language where it matters."""
    everything = [draft for name in SETS for draft in drafts(name)]
    broken = [rule for draft in everything for rule in draft.rules]

    assert len({draft.text for draft in everything}) == len(everything) >= 400
    assert min(broken.count(f"R{number}") for number in range(1, 11)) >= 20
    assert sum(not draft.rules for draft in everything) >= 200
    assert sum(draft.mention is not None for draft in everything) >= 20


def test_a_block_mostly_names_the_rule_that_a_person_would_name() -> None:
    """A person learns from the reason, so it should be the right one."""
    wrong = [
        draft.text
        for name in SETS
        for draft, verdict in judged(name)
        if draft.rules and blocking(verdict) and not draft.rules & blocking(verdict)
    ]

    assert len(wrong) <= 0.06 * sum(bool(draft.rules) for name in SETS for draft in drafts(name)), wrong
