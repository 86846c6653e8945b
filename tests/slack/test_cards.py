"""What each card looks like in each state."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from slack_text import card_text, check_snapshot, raw
from slack_views import (
    DANA,
    LEE,
    NOW,
    a_mention,
    a_verdict,
    a_view,
    acknowledged,
    an_alert,
    an_article,
    assigned,
    evidence,
    judged,
    private,
    resolved,
    suggested,
)

from bot.domain.alert import Disposition, State
from bot.domain.mention import MentionKind
from bot.domain.rule import Match, RuleKind
from bot.domain.severity import Severity
from bot.domain.view import AlertView, NearMiss, NextTold
from bot.slack import cards, ids

LONG = "The food was fine. " * 300 + "But St. Brigid Medical Center lost my records. " + "And so on and on. " * 300


def crisis() -> AlertView:
    text = "My mother Ann, 555-0147, fell at St. Brigid Medical Center. Mail me: ann@millbrook.example"
    details = (private(text, "555-0147", "phone"), private(text, "ann@millbrook.example", "email"))
    lead = judged(a_mention(text, kind=MentionKind.REVIEW, rating=1.0), severity=Severity.CRISIS, private=details)
    alert = an_alert(severity=Severity.CRISIS, mention_count=312, reach=2_400_000)
    return a_view(alert, lead)


def nearly_excluded() -> AlertView:
    text = (
        "Nine hours at St. Brigid Medical Center, while Ann, 555-0147, watched the match on a big day for the churches"
    )
    details = (private(text, "555-0147", "phone"),)
    misses = (
        NearMiss(
            "St. Brigid by name", "the word church", "a longer form of it stands there", (evidence(text, "churches"),)
        ),
        NearMiss("St. Brigid by name", "the word Ann", "", (evidence(text, "Ann, 555-0147"),)),
        NearMiss("St. Brigid by name", "a third one", "", ()),
    )
    return replace(a_view(lead=judged(a_mention(text), private=details)), nearly=misses)


def article() -> AlertView:
    mention = an_article()
    found = (evidence(mention.text, "Room to Heal"),)
    lead = judged(mention, severity=Severity.LOW)
    match = Match("room-to-heal", "Room to Heal", RuleKind.CAMPAIGN, found)
    return a_view(an_alert(severity=Severity.LOW), replace(lead, matches=(*lead.matches, match)))


VIEWS = {
    "root-open": a_view(),
    "root-acknowledged": acknowledged(),
    "root-assigned": assigned(),
    "root-resolved": resolved(),
    "root-told-next": a_view(next_told=NextTold(NOW + timedelta(minutes=5), (LEE, "#crisis-room"))),
    "root-last-resort-next": a_view(next_told=NextTold(NOW + timedelta(minutes=9), (DANA,) * 7, is_last_resort=True)),
    "root-snoozed": a_view(an_alert(state=State.SNOOZED, owner=LEE, snoozed_until=NOW + timedelta(hours=4))),
    "root-answered-online": a_view(
        an_alert(
            state=State.RESOLVED,
            owner=LEE,
            resolved_by=LEE,
            resolved_at=NOW,
            disposition=Disposition.ANSWERED_ONLINE,
            answer_link="https://forum.millbrook.example/t/1#answer",
        )
    ),
    "root-merged": a_view(an_alert(state=State.RESOLVED, resolved_by=DANA, resolved_at=NOW, merged_into=12)),
    "root-dismissed": a_view(an_alert(state=State.DISMISSED, resolved_by=DANA, resolved_at=NOW)),
    "root-crisis-with-private-details": crisis(),
    "root-article": article(),
    "root-nearly-excluded": nearly_excluded(),
    "root-long-text": a_view(lead=judged(a_mention(LONG))),
    "root-nothing-known": a_view(
        an_alert(why="", reach=0), judged(a_mention("", url="", author=replace(a_mention().author, name="", handle="")))
    ),
}


@pytest.mark.parametrize("name", VIEWS)
def test_the_first_post_in_each_state(name: str) -> None:
    """The first post shows state, evidence and the buttons that still apply."""
    check_snapshot(name, card_text(cards.root(VIEWS[name])))


def test_the_first_post_posted_anew() -> None:
    """A first post that replaces a deleted one names people without mentioning them."""
    names = {"U0DANA001": "Dana Whitfield", "U0LEE0001": "Lee Park"}

    shown = card_text(cards.root(assigned(), names))

    check_snapshot("root-posted-anew", shown)
    assert "<@" not in shown


def test_suggested_replies() -> None:
    """Each prepared reply stands in a quote of its own, below the sentence that a person must check it."""
    check_snapshot("suggestions", card_text(cards.suggestions(a_view(suggestions=suggested()))))


def test_no_suggested_reply() -> None:
    """When no template fits, the thread says so."""
    check_snapshot("suggestions-none", card_text(cards.suggestions(a_view())))


def test_at_most_three_suggested_replies() -> None:
    """A fourth prepared reply is left out."""
    card = cards.suggestions(a_view(suggestions=suggested() * 3))

    assert len(card.blocks) == 1 + 3


def test_one_more_mention() -> None:
    """A mention that joins is quoted in the thread, with the reason why it belongs there."""
    view = a_view(an_alert(mention_count=2, reach=9_000), joined=judged(an_article()))

    card = cards.joined(view, judged(an_article()), "joins alert 17 because it has the same link")

    check_snapshot("mention", card_text(card))


def test_a_message_about_the_bot() -> None:
    """A trouble of the bot is told in plain words that Slack does not parse."""
    card = cards.ops("millbrook-herald: the feed is silent since 08:00 <!channel> (check its address)")

    check_snapshot("ops", card_text(card))


@pytest.mark.parametrize("state", [State.RESOLVED, State.DISMISSED])
def test_a_closed_alert_can_only_be_reopened(state: State) -> None:
    """What can no longer be done cannot be pressed."""
    card = cards.root(a_view(an_alert(state=state)))

    shown = [element["action_id"] for element in raw(card)[-1]["elements"]]
    assert shown == [ids.button("reopen"), *ids.MENUS]


def test_the_row_of_buttons_is_new_after_each_change() -> None:
    """Slack would keep showing the person last chosen in a row with the same id."""
    first, second = (cards.root(a_view(an_alert(revision=revision))) for revision in (1, 2))

    assert raw(first)[-1]["block_id"] != raw(second)[-1]["block_id"]


@pytest.mark.parametrize(
    "at",
    [
        datetime(1899, 12, 31, tzinfo=UTC),
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(2999, 1, 1, tzinfo=UTC),
        datetime.min.replace(tzinfo=timezone(timedelta(hours=14))),
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-12))),
    ],
    ids=str,
)
def test_impossible_times_are_written_out(at: datetime) -> None:
    """A time that Slack's date element cannot hold is plain text."""
    card = cards.root(a_view(an_alert(opened_at=at), judged(a_mention(published_at=at))))

    assert "'date'" not in str(raw(card))
    assert f"{at.year:04}" in card_text(card).replace(f" {at.year} ", f" {at.year:04} ")


def test_private_details_are_hidden_wherever_they_appear() -> None:
    """A phone number in the text is dotted out in the title, the reasons and the notification as well."""
    text = "Call me at 555-0147 about St. Brigid Medical Center"
    mention = a_mention(text, title="555-0147 waits", url="https://forum.millbrook.example/?call=555-0147")
    verdict = a_verdict(private=(private(text, "555-0147", "phone"),), reasons=("it holds 555-0147",))
    lead = replace(judged(mention), verdict=verdict)

    card = cards.root(a_view(lead=lead))

    assert "555-0147" not in str(raw(card)) + card.text
    assert "Hidden: private details (phone)." in card_text(card)
    assert "The address is not shown as a link" in card_text(card)


@pytest.mark.parametrize("name", VIEWS)
def test_each_menu_keeps_slacks_limit(name: str) -> None:
    """Slack takes at most five options behind three dots, and refuses the whole message with more."""
    menus = [element for element in raw(cards.root(VIEWS[name]))[-1]["elements"] if element["type"] == "overflow"]

    assert menus
    assert all(1 <= len(menu["options"]) <= 5 for menu in menus)
