"""Blocks as JSON."""

import pytest
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    HeaderBlock,
    OverflowMenuElement,
    PlainTextObject,
)
from slack_views import a_view, acknowledged, an_article, judged, resolved, suggested

from bot.domain.view import AlertView
from bot.slack import cards
from bot.slack.blocks import as_json

CARDS = {
    "root": cards.root(a_view()),
    "acknowledged": cards.root(acknowledged()),
    "resolved": cards.root(resolved()),
    "suggestions": cards.suggestions(a_view(suggestions=suggested())),
    "joined": cards.joined(a_view(), judged(an_article()), "it says the same"),
    "delicate": cards.joined(a_view(), judged(is_delicate=True), "it says the same"),
    "ops": cards.ops("A source is silent."),
}


@pytest.mark.parametrize("name", CARDS)
def test_it_is_what_the_sdk_makes(name: str) -> None:
    """Of every block of every kind of card."""
    blocks = CARDS[name].blocks

    assert as_json(blocks) == [block.to_dict() for block in blocks]


@pytest.mark.parametrize(
    "block",
    [
        HeaderBlock(text=PlainTextObject(text="x" * 151)),
        ActionsBlock(elements=[ButtonElement(text="x" * 76, action_id="press", value="1")]),
        ActionsBlock(elements=[OverflowMenuElement(action_id="more", options=[])]),
        ActionsBlock(
            elements=[
                ButtonElement(
                    text="Sure", action_id="a", value="1", confirm=ConfirmObject(title="x" * 101, text="Sure?")
                )
            ]
        ),
    ],
    ids=["header", "button", "empty menu", "confirm"],
)
def test_what_slack_would_refuse_is_found_here(block: Block) -> None:
    """As the SDK finds it, also deep inside."""
    with pytest.raises(SlackObjectFormationError) as ours:
        as_json([block])
    with pytest.raises(SlackObjectFormationError) as theirs:
        block.to_dict()

    assert str(ours.value) == str(theirs.value)


def test_a_card_of_an_empty_view_is_still_a_card() -> None:
    """Nothing of a view is needed for the blocks to be whole."""
    view: AlertView = a_view()

    assert all(block["type"] for block in as_json(cards.root(view).blocks))
