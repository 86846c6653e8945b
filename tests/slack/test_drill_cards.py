"""What a drill says in Slack, as a person sees it."""

from drill_samples import BEGAN, DRILL, a_busy_drill, at
from slack_text import card_text, check_snapshot, view_text

from bot.domain.drill import DrillRun, scorecard
from bot.slack.drilling import answer_view, inject_card, opening, scorecard_card
from bot.slack.payload import Place

RUN = DrillRun("a1b2c3", "drills/fire.yaml", "", 10, "drills", BEGAN)


def test_the_messages_of_a_drill() -> None:
    """The opening, what happens outside of the feeds, and the card at the end."""
    told = [
        opening(DRILL, RUN),
        inject_card(DRILL.injects[0]),
        scorecard_card(scorecard(DRILL, a_busy_drill(), at(40))),
    ]

    check_snapshot("drill-cards", "\n---\n".join(card_text(card) for card in told))


def test_the_form_for_an_inject() -> None:
    """It asks one thing."""
    view = answer_view("chief", Place("U0DANA001", "C0CAMPGN1", "1.000001")).to_dict()

    check_snapshot("drill-form", view_text(view))
