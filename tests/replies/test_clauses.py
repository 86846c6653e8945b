"""Each clause of the ten rules is proved by its own examples."""

import pytest

from bot.domain.reply import FindingLevel
from bot.replies.check.clause import Clause
from bot.replies.check.reading import read
from bot.replies.check.rules import CLAUSES

BLOCKS = [(clause, draft) for clause in CLAUSES for draft in clause.blocks]
PASSES = [(clause, draft) for clause in CLAUSES for draft in clause.passes]


@pytest.mark.parametrize(("clause", "draft"), BLOCKS, ids=[f"{clause.rule}: {draft}" for clause, draft in BLOCKS])
def test_a_clause_finds_what_breaks_it(clause: Clause, draft: str) -> None:
    """It alone, whatever the others find."""
    assert list(clause.found(read(draft)))


@pytest.mark.parametrize(("clause", "draft"), PASSES, ids=[f"{clause.rule}: {draft}" for clause, draft in PASSES])
def test_a_clause_lets_pass_what_is_only_near(clause: Clause, draft: str) -> None:
    """A rule that cries wolf is switched off."""
    assert list(clause.found(read(draft))) == []


def test_every_clause_has_both_sides_and_says_why() -> None:
    """And what to write instead."""
    assert all(clause.blocks and clause.passes and clause.why and clause.instead for clause in CLAUSES)


def test_all_ten_rules_are_there() -> None:
    """R7 and R9 as much as R1, in Spanish as well where it is spoken."""
    blocking = {clause.rule for clause in CLAUSES if clause.level is FindingLevel.BLOCK}

    assert blocking == {f"R{number}" for number in range(1, 11)}
