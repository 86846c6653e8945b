"""What is offered to say about an alert: suggestions that are fresh on its site, and the statements for a crisis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.alert import Alert
from bot.domain.mention import Mention
from bot.domain.reply import DraftVerdict, Holding, Suggestion
from bot.domain.rulebook import Rulebook
from bot.domain.severity import Severity
from bot.domain.site import platform_of, site_of
from bot.domain.view import JudgedMention
from bot.flow.contacts import Contacts
from bot.ports import Store
from bot.replies.check.checker import check
from bot.replies.suggest import prepared, suggest

REUSED_WITHIN = timedelta(days=7)


def offered(store: Store, book: Rulebook, alert: Alert, lead: JudgedMention) -> tuple[Suggestion, ...]:
    """The three best that were not the last words on this site. What this very alert was offered is not counted."""
    mention = lead.stored.mention
    return suggest(
        book.rule(alert.rule_id),
        lead.verdict,
        book.replies,
        mention=mention,
        recent=store.wordings(site_of(mention), without=alert.id),
        consent=Contacts(store).answer(alert.id, mention),
    )


def remember_offered(
    store: Store, alert: Alert, mention: Mention, suggestions: Sequence[Suggestion], now: datetime
) -> None:
    """The best of them counts as the last words on the site."""
    texts = [suggestion.text for suggestion in reversed(suggestions)]
    if texts:
        store.add_wordings(site_of(mention), alert.id, texts, now)


def statements(book: Rulebook, alert: Alert, now: datetime) -> tuple[Holding, ...]:
    """The statements that were approved in advance, for a crisis alone, by the calendar of the team."""
    if alert.severity is not Severity.CRISIS:
        return ()
    return prepared(book.replies, book.rule(alert.rule_id), now.astimezone(ZoneInfo(book.routing.timezone)).date())


def judged_words(
    store: Store, book: Rulebook, alert: Alert, mention: Mention, text: str, now: datetime
) -> DraftVerdict:
    """What the checker says of these words as an answer to this mention, on the site where it stands."""
    recent = store.wordings(site_of(mention), without=alert.id, published_since=now - REUSED_WITHIN)
    return check(text, mention=mention, approved=book.replies, platform=platform_of(mention), recent=recent)
