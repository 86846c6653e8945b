"""Reply templates that say what a public reply may not are faults of the folder."""

from pathlib import Path

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


def test_every_template_that_comes_with_wardwatch_passes() -> None:
    """In English and in Spanish, for every rule whose name it may be filled with."""
    book = load(SHIPPED)

    assert blocked_templates(book) == ()
    assert sum("es" in template.languages for template in book.replies.templates) >= 8
