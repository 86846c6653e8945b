"""The folder that comes with Wardwatch."""

import re
from pathlib import Path

import pytest

from bot.domain.reply import Holding, Template
from bot.domain.rule import RuleKind
from bot.rulebook.examples import failing_examples
from bot.rulebook.fields import CATEGORIES
from bot.rulebook.load import load

RULES = Path(__file__).parents[2] / "rules"
BOOK = load(RULES)
UNSAFE = re.compile(
    r"\b(your|you|sorry|apolog\w+|regret|patients?|visit|stay|appointment|record|refund|guarantee|promise|DM)\b", re.I
)


def test_every_example_holds_and_nothing_is_warned_of() -> None:
    """People copy from it, so it is spotless."""
    assert BOOK.warnings == ()
    assert failing_examples(BOOK) == ()


def test_every_rule_shows_what_it_must_match_and_ignore() -> None:
    """Both sides are proved."""
    sides = {rule.id: {example.matches for example in rule.examples} for rule in BOOK.rules}

    assert [rule for rule, proved in sides.items() if proved != {True, False}] == []


def test_it_watches_the_hospital_three_executives_and_two_campaigns() -> None:
    """The campaigns have their days."""
    kinds = [rule.kind for rule in BOOK.rules]
    dated = [rule.id for rule in BOOK.rules if rule.active_from and rule.active_until]

    assert kinds.count(RuleKind.EXECUTIVE) == 3
    assert kinds.count(RuleKind.CAMPAIGN) == 2
    assert kinds.count(RuleKind.HOSPITAL) >= 1
    assert dated == ["room-to-heal", "speak-up-week"]


@pytest.mark.parametrize("template", [*BOOK.replies.templates, *BOOK.replies.holding], ids=lambda template: template.id)
def test_no_template_hints_at_care(template: Template | Holding) -> None:
    """Nothing is confirmed, denied, apologised for, promised or asked for, and no contact is written out."""
    words = re.sub(r"\{[^}]*\}|Thank you|Patient Relations|May we contact you", "", template.text)

    assert UNSAFE.findall(words) == []
    assert re.findall(r"\d|@|https?:", words) == []


def test_every_category_but_threats_has_a_template() -> None:
    """A threat is answered by people who know how, not from a template."""
    covered = {category for template in BOOK.replies.templates for category in template.categories}

    assert covered == set(CATEGORIES) - {"threat"}


def test_contacts_are_invented() -> None:
    """Numbers are of the kind that no telephone has, addresses of the site that nobody owns."""
    for contact in BOOK.replies.contacts:
        assert contact.phone.startswith("555-01")
        assert contact.email.endswith("@stbrigid.example") or not contact.email
        assert contact.url.startswith("https://stbrigid.example/") or not contact.url
