"""The contract of `Store`: what happened to the alerts of a period, and when."""

from datetime import UTC, datetime

from store_samples import DAY, MINUTE, NOW, alert, change, claimed, notice, opened, stored

from bot.domain.alert import SYSTEM, Change, Disposition, State, Verb
from bot.domain.feedback import Opinion, Rated
from bot.domain.notice import NoticeKind, Receipt
from bot.domain.report import Course
from bot.ports import Store

POSTED = datetime(2026, 11, 20, 9, 31, 0, 100, tzinfo=UTC)


def courses(store: Store, limit: int = 10) -> list[Course]:
    return store.courses(NOW - DAY, NOW + DAY, None, limit)


def test_an_alert_that_nothing_happened_to(store: Store) -> None:
    """It was published and opened."""
    case = opened(store)

    [found] = courses(store)

    assert found == Course(
        alert_id=case.id,
        severity=case.severity,
        state=State.OPEN,
        rule_id="st-brigid",
        rule_name="St. Brigid Medical Center",
        published_at=NOW - MINUTE,
        opened_at=NOW,
    )


def test_the_first_post_counts(store: Store) -> None:
    """An alert that was posted anew was noticed when it was posted first."""
    case = opened(store)
    for number in range(2):
        seconds = int(POSTED.timestamp()) + number * 60
        store.add_notice(notice(f"k{number}", NoticeKind.ROOT, alert_id=case.id))
        store.finish_delivery(claimed(store), Receipt("C0REPUT01", f"{seconds}.000100"), NOW)

    assert courses(store)[0].posted_at == POSTED


def test_what_is_on_its_way_was_not_posted(store: Store) -> None:
    """Nor was a reply the first post."""
    case = opened(store)
    store.add_notice(notice("k1", NoticeKind.ROOT, alert_id=case.id))

    assert courses(store)[0].posted_at is None


def test_the_first_acknowledgement_counts(store: Store) -> None:
    """Whatever came after."""
    case = opened(store)
    for revision, verb in enumerate([Verb.OPEN, Verb.ACKNOWLEDGE, Verb.UNACKNOWLEDGE, Verb.ACKNOWLEDGE]):
        store.add_change(change(case.id, revision + 1, verb, at=NOW + revision * MINUTE))

    assert courses(store)[0].acknowledged_at == NOW + MINUTE


def test_the_first_answer_counts_even_if_the_alert_was_opened_again(store: Store) -> None:
    """It is no longer resolved, and was answered all the same."""
    case = opened(store)
    store.add_change(change(case.id, 2, Verb.RESOLVE, at=NOW + MINUTE, reason=Disposition.NO_FOLLOW_UP))
    store.add_change(change(case.id, 3, Verb.RESOLVE, at=NOW + 2 * MINUTE, reason=Disposition.ANSWERED_BY_PHONE))
    store.add_change(change(case.id, 4, Verb.RESOLVE, at=NOW + 3 * MINUTE, reason=Disposition.ANSWERED_ONLINE))

    [found] = courses(store)

    assert (found.answered_at, found.resolved_at, found.is_answered_online) == (NOW + 2 * MINUTE, None, True)


def test_a_link_is_an_answer(store: Store) -> None:
    """Whatever the disposition says."""
    ended = {"state": State.RESOLVED, "resolved_at": NOW + MINUTE, "disposition": Disposition.REPORTED}
    opened(store, **ended, answer_link="https://x.com/StBrigidMed/status/1")

    [found] = courses(store)

    assert (found.answered_at, found.resolved_at, found.is_answered_online) == (NOW + MINUTE, NOW + MINUTE, True)


def test_a_merged_or_dismissed_alert_was_not_resolved(store: Store) -> None:
    """The one ends in another alert, the other was not about us."""
    target = opened(store)
    opened(store, "2", state=State.RESOLVED, resolved_at=NOW + MINUTE, merged_into=target.id)
    opened(store, "3", state=State.DISMISSED, resolved_at=NOW + MINUTE)

    found = courses(store)

    assert [one.resolved_at for one in found] == [None, None, None]
    assert [one.is_merged for one in found] == [False, True, False]


def test_the_times_of_one_alert_are_not_those_of_another(store: Store) -> None:
    """Each has its own."""
    cases = [opened(store, str(number)) for number in range(2)]
    for number, case in enumerate(cases):
        store.add_change(change(case.id, 1, Verb.ACKNOWLEDGE, at=NOW + number * MINUTE))

    assert [one.acknowledged_at for one in courses(store)] == [NOW, NOW + MINUTE]


def test_courses_come_page_by_page(store: Store) -> None:
    """Each alert once, in the order in which they opened; two of them opened together."""
    cases = [opened(store, str(number), opened_at=NOW - [3, 1, 3, 2, 0][number] * MINUTE).id for number in range(5)]
    seen: list[Course] = []
    while page := store.courses(NOW - DAY, NOW + DAY, seen[-1] if seen else None, 2):
        seen += page

    assert [one.alert_id for one in seen] == [cases[number] for number in (0, 2, 3, 1, 4)]


def test_a_period_includes_its_start_and_not_its_end(store: Store) -> None:
    """By the time of opening."""
    first = store.new_alert(alert(stored(store).id, opened_at=NOW))

    assert [one.alert_id for one in store.courses(NOW, NOW + MINUTE, None, 10)] == [first.id]
    assert store.courses(NOW - MINUTE, NOW, None, 10) == []


def test_what_people_said_of_a_severity(store: Store) -> None:
    """In the order in which they said it; what the bot itself changed is no opinion."""
    case = opened(store)
    store.add_change(Change(case.id, 2, NOW, SYSTEM, Verb.CHANGE_SEVERITY, "low", "high"))
    store.add_change(Change(case.id, 3, NOW, "U0SAM0001", Verb.TOO_HIGH, "high", ""))
    store.add_change(Change(case.id, 4, NOW, "U0LEE0001", Verb.CHANGE_SEVERITY, "high", "normal"))
    store.add_change(Change(case.id, 5, NOW, "U0LEE0001", Verb.NOTE, "", "", "called them"))

    [found] = store.rated(NOW - DAY, NOW + DAY, None, 10)

    assert found == Rated(
        alert_id=case.id,
        opened_at=NOW,
        category=case.category,
        rule_id="st-brigid",
        rule_name="St. Brigid Medical Center",
        severity=case.severity,
        opinions=(
            Opinion("U0SAM0001", Verb.TOO_HIGH, "high", ""),
            Opinion("U0LEE0001", Verb.CHANGE_SEVERITY, "high", "normal"),
        ),
    )


def test_rated_alerts_come_page_by_page(store: Store) -> None:
    """Each once, and none from outside the period."""
    ids = [opened(store, str(number)).id for number in range(3)]

    first = store.rated(NOW - DAY, NOW + DAY, None, 2)
    second = store.rated(NOW - DAY, NOW + DAY, first[-1], 2)

    assert [one.alert_id for one in (*first, *second)] == ids
    assert store.rated(NOW - 2 * DAY, NOW, None, 2) == []
