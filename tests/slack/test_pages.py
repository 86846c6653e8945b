"""What somebody who is called, asked or relieved sees."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from slack_text import card_text, check_snapshot
from slack_views import DANA, LEE, NOW, ROOT, a_view, acknowledged, an_alert, judged, resolved

from bot.domain.alert import SYSTEM, Change, State, Verb
from bot.domain.hours import Stretch
from bot.domain.notice import NoticeKind
from bot.domain.severity import Severity
from bot.domain.swap import Swap, SwapState
from bot.domain.view import AlertView, Listed, Listing, SwapView
from bot.slack import cards, pages

LINK = "https://stbrigid.slack.example/archives/C0REPUT01/p1795183500000100"
REASON = "step 1 of urgent, by dm and sms"


def listing(total: int = 2) -> Listing:
    worse = an_alert(
        id=21, severity=Severity.CRISIS, state=State.SNOOZED, snoozed_until=datetime(2026, 11, 21, tzinfo=UTC)
    )
    return Listing((Listed(worse, judged(), ROOT), Listed(an_alert(), judged(), None)), total)


def paged() -> AlertView:
    told = Change(17, 2, NOW, SYSTEM, Verb.PAGE, "", f"{LEE} #crisis-room", REASON)
    skipped = Change(17, 3, NOW, SYSTEM, Verb.PAGE, "", "", "step 2 of urgent is skipped: nobody is on call in desk")
    return replace(a_view(), changes=(told, skipped))


def swap(state: SwapState = SwapState.ASKED, *, in_return: bool = False) -> SwapView:
    week = timedelta(weeks=1)
    takes = Stretch(NOW + week, NOW + 2 * week) if in_return else None
    return SwapView(Swap(3, "desk", "dana", "lee", Stretch(NOW, NOW + week), NOW, takes, state), "PR desk", DANA, LEE)


CARDS = {
    "page-open": lambda: pages.page(a_view(), REASON, LINK),
    "page-acknowledged": lambda: pages.page(acknowledged(), REASON, LINK),
    "page-resolved": lambda: pages.page(resolved(), REASON, LINK),
    "page-without-thread": lambda: pages.page(a_view(), REASON, ""),
    "page-in-its-channel": lambda: pages.in_channel(a_view(), (DANA, LEE), REASON, "", is_home=True),
    "page-in-another-channel": lambda: pages.in_channel(a_view(), (), REASON, LINK, is_home=False),
    "page-confirm": lambda: pages.confirm(acknowledged(), "nothing was done for a while", LINK),
    "page-skipped": lambda: pages.news(a_view(), NoticeKind.SKIPPED, "step 1 of urgent is skipped: nobody is on call"),
    "page-exhausted": lambda: pages.news(a_view(), NoticeKind.EXHAUSTED, "urgent has nobody left to call"),
    "page-reopened": lambda: pages.news(a_view(), NoticeKind.REOPENED, "its owner did not say whether it goes on"),
    "page-woken": lambda: pages.news(a_view(), NoticeKind.WOKEN, "its snooze is over"),
    "page-handoff": lambda: pages.handoff(listing(), LEE, (LINK, "")),
    "page-digest": lambda: pages.digest(listing(30), (LINK, "")),
    "page-swap-asked": lambda: pages.swap_asked(swap()),
    "page-swap-asked-in-return": lambda: pages.swap_asked(swap(in_return=True)),
    "page-swap-accepted": lambda: pages.swap_decided(swap(SwapState.ACCEPTED, in_return=True)),
    "page-swap-declined": lambda: pages.swap_decided(swap(SwapState.DECLINED)),
    "page-swap-expired": lambda: pages.swap_decided(swap(SwapState.EXPIRED)),
    "page-history": lambda: cards.root(paged()),
}


@pytest.mark.parametrize("name", CARDS)
def test_what_people_see(name: str) -> None:
    """Each message, as a person reads it."""
    check_snapshot(name, card_text(CARDS[name]()))


@pytest.mark.parametrize("name", [name for name in CARDS if name not in ("page-digest", "page-history")])
def test_no_word_of_the_mention_leaves_its_thread(name: str) -> None:
    """What wakes a person names the alert, and nothing that the public said."""
    card = CARDS[name]()

    assert "emergency room" not in card_text(card)
    assert "Tanner" not in card_text(card)


def test_a_kind_that_is_no_news_is_a_bug() -> None:
    """It is told otherwise."""
    with pytest.raises(ValueError, match="no news"):
        pages.news(a_view(), NoticeKind.ROOT, "")
