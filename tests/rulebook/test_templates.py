"""Reply templates that say what a public reply may not are faults of the folder."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import RulesError
from bot.rulebook.load import load
from bot.rulebook.templates import blocked_templates

SHIPPED = Path(__file__).parents[2] / "rules"

RULES = """\
kind: campaign
rules:
  - id: gala
    name: the gala with Dr. Margaret Hill
    query: gala
    examples: {match: [gala], ignore: [gale]}
"""

REPLIES = """\
hospital: St. Brigid Medical Center
contacts:
  - {id: care, name: Patient Relations, phone: 555-0142}
templates:
  - id: good
    text: 'Thank you. {contact.care.name} would like to listen: {contact.care.phone}.'
  - id: bad
    text: 'Thank you for choosing {hospital} for your care.'
  - id: gala
    kinds: [campaign]
    text: 'Thank you for asking about {rule.name}.'
"""


def test_a_template_that_the_checker_blocks_is_a_fault_with_its_place(tmp_path: Path) -> None:
    """The words, the rule, why, and what to write instead."""
    (tmp_path / "campaigns.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "replies.yaml").write_text(REPLIES, encoding="utf-8")

    faults = blocked_templates(load(tmp_path))

    assert [fault.split(":")[:3] for fault in faults] == [
        ["replies.yaml", "7", " template bad"],
        ["replies.yaml", "7", " template bad"],
        ["replies.yaml", "9", " template gala"],
    ]
    assert "says 'your care', which R1 forbids in public: It says or hints that somebody was in our care" in faults[1]
    assert "'Margaret Hill', which R5 forbids" in faults[2]


def test_a_holding_statement_is_checked_too(tmp_path: Path) -> None:
    """It is approved in advance, but not beyond the rules."""
    (tmp_path / "campaigns.yaml").write_text(RULES, encoding="utf-8")
    statement = """
holding:
  - id: sorry
    text: 'We are sorry that your surgery was delayed.'
    approved_by: Dana Whitfield
    approved_on: 2026-11-02
    valid_until: 2027-11-02
"""
    (tmp_path / "replies.yaml").write_text(f"hospital: St. Brigid Medical Center{statement}", encoding="utf-8")

    faults = blocked_templates(load(tmp_path))

    assert any("holding statement sorry: says 'surgery was delayed'" in fault for fault in faults), faults
    assert all(fault.startswith("replies.yaml:3:") for fault in faults)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (("valid_until: 2027-11-02", "valid_until: 2026-11-01"), "is valid until 2026-11-01, before it was approved"),
        (("approved_by: Dana Whitfield", "owner: Dana Whitfield"), "approved_by"),
        (("{hospital} is", "{contact.press.phone} is"), "no contact has the id 'press'"),
    ],
)
def test_a_statement_that_is_written_wrongly(tmp_path: Path, wrong: tuple[str, str], told: str) -> None:
    """Whose approval, since when, until when; and only what is known may be filled in."""
    statement = """\
hospital: St. Brigid Medical Center
update_every: 1h
holding:
  - id: aware
    text: '{hospital} is aware of the reports.'
    approved_by: Dana Whitfield
    approved_on: 2026-11-02
    valid_until: 2027-11-02
"""
    (tmp_path / "campaigns.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "replies.yaml").write_text(statement, encoding="utf-8")
    book = load(tmp_path)
    assert (book.replies.holding[0].approved_by, book.replies.update_every) == ("Dana Whitfield", timedelta(hours=1))

    (tmp_path / "replies.yaml").write_text(statement.replace(*wrong), encoding="utf-8")

    with pytest.raises(RulesError, match=told):
        load(tmp_path)


def test_every_template_that_comes_with_wardwatch_passes() -> None:
    """In English and in Spanish, for every rule whose name it may be filled with."""
    book = load(SHIPPED)

    assert blocked_templates(book) == ()
    assert len(book.replies.holding) == 2
    assert sum("es" in template.languages for template in book.replies.templates) >= 8
