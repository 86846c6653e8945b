"""Values of St. Brigid's for the tests of the store, and steps that many of them begin with."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from bot.domain.alert import Alert, Change, State, Verb
from bot.domain.mention import Mention, StoredMention
from bot.domain.notice import Delivery, Notice, NoticeKind, Receipt, Thread
from bot.domain.rule import Evidence, Match, RuleKind
from bot.domain.severity import Severity
from bot.domain.verdict import Label, PrivateDetail, Sentiment, Verdict
from bot.ports import Outcome, Store

NOW = datetime(2026, 11, 20, 9, 30, 15, 123456, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
LATER = NOW + 5 * MINUTE
RECEIPT = Receipt("C0REPUT01", "1763631015.000100")

MATCH = Match(
    "st-brigid", "St. Brigid Medical Center", RuleKind.HOSPITAL, (Evidence("St Brigid's", 3, 14),), Severity.NORMAL
)
EXECUTIVE = Match("dr-voss", "Dr. Eleanor Voss", RuleKind.EXECUTIVE, (Evidence("Dr. Voss", 0, 8, "title"),))
VERDICT = Verdict(
    Sentiment(Label.NEGATIVE, -0.4),
    "safety",
    Severity.HIGH,
    ("it speaks of a fall", "the author is read by many"),
    (PrivateDetail("phone", 20, 32),),
)

_Answer = TypeVar("_Answer")


def mention(external_id: str = "1", text: str = "At St Brigid's the wait was long", **fields: object) -> Mention:
    return Mention(**{"source": "x", "external_id": external_id, "text": text, "published_at": NOW - MINUTE, **fields})


def stored(store: Store, external_id: str = "1", **fields: object) -> StoredMention:
    """A mention that was just stored and waits for intake."""
    store.add_page("x", [mention(external_id, **fields)], "", NOW)
    return next(found for found in store.waiting_mentions(1000) if found.mention.external_id == external_id)


def texts_of(store: Store) -> list[str]:
    return [found.mention.text for found in store.waiting_mentions(1000)]


def alert(lead_id: int, **fields: object) -> Alert:
    given = {
        "id": 0,
        "revision": 1,
        "state": State.OPEN,
        "severity": Severity.HIGH,
        "category": "safety",
        "rule_id": "st-brigid",
        "rule_name": "St. Brigid Medical Center",
        "channel": "reputation",
        "policy": "daytime",
        "lead_id": lead_id,
        "opened_at": NOW,
        "updated_at": NOW,
    }
    return Alert(**(given | fields))


def opened(store: Store, external_id: str = "1", **fields: object) -> Alert:
    """An alert that was just opened for a mention of its own."""
    lead = stored(store, external_id)
    return store.new_alert(alert(lead.id, **fields))


def settled(store: Store, lead: StoredMention, alert_id: int, now: datetime = NOW) -> None:
    store.settle_mention(
        lead, Outcome.ALERTED, "it names the hospital", now, alert_id=alert_id, matches=[MATCH], verdict=VERDICT
    )
    store.keep_words([lead])


def change(alert_id: int, revision: int = 1, verb: Verb = Verb.OPEN, **fields: object) -> Change:
    return Change(
        **{"alert_id": alert_id, "revision": revision, "at": NOW, "who": "U0DANA001", "verb": verb}
        | {"before": "", "after": "open", "reason": "it names the hospital"}
        | fields
    )


def notice(key: str = "k1", kind: NoticeKind = NoticeKind.OPS, **fields: object) -> Notice:
    given = {
        "key": key,
        "kind": kind,
        "channel": "reputation",
        "reason": "it is new",
        "created_at": NOW,
        "priority": 10,
    }
    return Notice(**(given | fields))


def thread(alert_id: int, ts: str = "1763631015.000100", shown_revision: int = 1) -> Thread:
    return Thread(alert_id, Receipt("C0REPUT01", ts), shown_revision)


def claim(store: Store, token: str = "t1", now: datetime = NOW, until: datetime | None = None) -> Delivery | None:
    return store.claim_delivery(token, now, until or now + MINUTE)


def claimed(store: Store, token: str = "t1", now: datetime = NOW) -> Delivery:
    delivery = claim(store, token, now)
    assert delivery is not None
    return delivery


def claimed_keys(store: Store, now: datetime = NOW) -> list[str]:
    """The keys of all that can be sent now, in the order of their claims; each is finished before the next."""
    keys = []
    while delivery := claim(store, f"t{len(keys)}", now):
        keys.append(delivery.notice.key)
        store.finish_delivery(delivery, None, now)
    return keys


def edit_of(alert_id: int, key: str) -> Notice:
    return notice(key, NoticeKind.EDIT, alert_id=alert_id, priority=40)


def with_thread(store: Store, external_id: str = "1") -> int:
    place = opened(store, external_id)
    store.save_thread(thread(place.id))
    return place.id


def at_once(workers: int, work: Callable[[int], _Answer]) -> list[_Answer]:
    """The answers of so many threads that begin together; the first error of any is raised."""
    answers: list[_Answer] = []
    errors: list[BaseException] = []
    gate = threading.Barrier(workers)

    def run(number: int) -> None:
        gate.wait()
        try:
            answers.append(work(number))
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=[number]) for number in range(workers)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    if errors:
        raise errors[0]
    return answers
