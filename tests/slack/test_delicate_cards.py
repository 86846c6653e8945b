"""Cards of what is not for everybody: the words folded, what to do told, and one person shown the rest."""

from dataclasses import replace

from slack_text import card_text, raw
from slack_views import NOW, a_mention, a_view, judged

from bot.domain.severity import Severity
from bot.domain.topic import Guidance
from bot.domain.view import AlertView
from bot.slack import cards, ids

WORDS = "I know where Dr. Voss lives, and St. Brigid Medical Center will be sorry"
REASONS = ('staff exposed +60: "i know where dr voss lives"', "at least high: every mention of staff exposed is")


def threat() -> AlertView:
    mention = a_mention(WORDS, title="Soon, Dr. Voss")
    lead = judged(mention, severity=Severity.HIGH, reasons=REASONS, topics=("doxxing",), is_delicate=True)
    return a_view(lead=lead, guidance=(Guidance("staff exposed", "Call security on extension 4911."),))


def test_its_words_stand_nowhere_on_the_cards() -> None:
    """Not in the quote, the title, the reasons, nor in what a notification says."""
    view = threat()

    for card in (
        cards.root(view),
        cards.joined(view, view.lead, "the same words"),
        cards.raised(view, view.lead, "", ""),
    ):
        shown = (card_text(card) + card.text).lower()
        assert "voss" not in shown
        assert "sorry" not in shown
        assert "its words are folded" in shown


def test_a_button_asks_for_them() -> None:
    """It carries the number of the mention, and nothing else."""
    view = threat()

    [button] = [
        element
        for block in raw(cards.root(view))
        for element in block.get("elements", [])
        if element.get("action_id") == ids.SHOW_TEXT
    ]
    assert button["value"] == str(view.lead.stored.id)


def test_one_person_is_shown_all_of_it() -> None:
    """The private answer holds the title, the author and the words."""
    shown = card_text(cards.words_of(threat().lead))

    assert "where Dr. Voss lives" in shown
    assert "Soon, Dr. Voss" in shown
    assert "Jo Tanner" in shown


def test_the_points_stay() -> None:
    """Why it is so grave is told without the words."""
    assert "staff exposed +60" in card_text(cards.root(threat()))


def test_the_team_is_told_what_to_do() -> None:
    """In its own words, above the mention."""
    shown = card_text(cards.root(threat()))

    assert "Staff exposed: Call security on extension 4911." in shown.replace("*", "")


def test_a_device_with_injury_names_its_clock() -> None:
    """The time first seen, and the day by which a report would be due."""
    guidance = (Guidance("device with injury or death", report_days=10, report_under="21 CFR 803.30"),)
    view = replace(a_view(), guidance=guidance)

    shown = card_text(cards.root(view))

    assert "first seen" in shown
    assert "within 10 work days (21 CFR 803.30): by " in shown
    assert NOW.year in (int(word.strip(",.")) for word in shown.split() if word.strip(",.").isdigit())
