"""Alerts of the invented St. Brigid Medical Center, as the cards get them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.alert import Alert, Change, Disposition, State, Verb
from bot.domain.mention import Author, Mention, MentionKind, StoredMention
from bot.domain.notice import Notice, NoticeKind, Receipt, Thread
from bot.domain.reply import Suggestion
from bot.domain.rule import Evidence, Match, RuleKind
from bot.domain.severity import Severity
from bot.domain.verdict import Label, PrivateDetail, Sentiment, Verdict
from bot.domain.view import AlertView, JudgedMention

DANA, LEE, SAM, GAIL, RUTH = "U0DANA001", "U0LEE0001", "U0SAM0001", "U0GAIL001", "U0RUTH001"
REPUTATION, OPS = "C0REPUT01", "C0OPS0001"
NOW = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
TEXT = (
    "Nine hours in the emergency room at St. Brigid Medical Center and nobody looked at my father. Dr. Voss, explain."
)
ROOT = Receipt(REPUTATION, "1795183500.000100")
THREAD = Thread(17, ROOT, 1)


def evidence(text: str, words: str, field: str = "text") -> Evidence:
    start = text.index(words)
    return Evidence(words, start, start + len(words), field)


def judged(mention: Mention | None = None, **verdict: Any) -> JudgedMention:
    mention = mention or a_mention()
    found = (
        (evidence(mention.text, "St. Brigid Medical Center"),) if "St. Brigid Medical Center" in mention.text else ()
    )
    matches = (Match("st-brigid", "St. Brigid by name", RuleKind.HOSPITAL, found),)
    return JudgedMention(StoredMention(41, 1, mention, NOW), matches, a_verdict(**verdict))


def a_mention(text: str = TEXT, **changes: Any) -> Mention:
    mention = Mention(
        source="millbrook-forum",
        external_id="m-1",
        text=text,
        published_at=NOW - timedelta(minutes=12),
        url="https://forum.millbrook.example/t/1",
        author=Author("jo_millbrook", "Jo Tanner", 1_250),
    )
    return replace(mention, **changes)


def a_verdict(**changes: Any) -> Verdict:
    verdict = Verdict(
        Sentiment(Label.NEGATIVE, -0.62),
        "service",
        Severity.HIGH,
        ("it speaks of a long wait: “nine hours”", "it names an executive", "the tone is negative"),
    )
    return replace(verdict, **changes)


def an_alert(**changes: Any) -> Alert:
    alert = Alert(
        id=17,
        revision=1,
        state=State.OPEN,
        severity=Severity.HIGH,
        category="service",
        rule_id="st-brigid",
        rule_name="St. Brigid by name",
        channel="reputation",
        policy="",
        lead_id=41,
        opened_at=NOW,
        updated_at=NOW,
        why="no open alert has the same conversation, link or words",
        reach=1_250,
    )
    return replace(alert, **changes)


def a_view(alert: Alert | None = None, lead: JudgedMention | None = None, **changes: Any) -> AlertView:
    return replace(AlertView(alert or an_alert(), lead or judged()), **changes)


def acknowledged() -> AlertView:
    at = NOW + timedelta(minutes=3)
    alert = an_alert(state=State.ACKNOWLEDGED, revision=2, owner=DANA, acknowledged_by=DANA, acknowledged_at=at)
    return a_view(alert, changes=(Change(17, 2, at, DANA, Verb.ACKNOWLEDGE, "open", "acknowledged"),))


def assigned() -> AlertView:
    before = acknowledged()
    at = NOW + timedelta(minutes=5)
    change = Change(17, 3, at, DANA, Verb.ASSIGN, DANA, LEE)
    return replace(before, alert=replace(before.alert, revision=3, owner=LEE), changes=(*before.changes, change))


def resolved(note: str = "Called the family, patient relations has it.") -> AlertView:
    before = assigned()
    at = NOW + timedelta(hours=1)
    alert = replace(
        before.alert,
        revision=4,
        state=State.RESOLVED,
        resolved_by=LEE,
        resolved_at=at,
        disposition=Disposition.PATIENT_RELATIONS,
        note=note,
    )
    change = Change(17, 4, at, LEE, Verb.RESOLVE, "acknowledged", "resolved", "passed to patient relations")
    return replace(before, alert=alert, changes=(*before.changes, change))


def private(text: str, words: str, kind: str) -> PrivateDetail:
    start = text.index(words)
    return PrivateDetail(kind, start, start + len(words))


def an_article() -> Mention:
    return a_mention(
        "Room to Heal opens its new wing on Monday, the St. Brigid Medical Center announced.",
        source="millbrook-herald",
        kind=MentionKind.ARTICLE,
        title="New wing for Millbrook's hospital",
        url="https://herald.millbrook.example/2026/11/wing",
        author=Author(name="Herald newsroom", verified=True),
    )


def suggested() -> tuple[Suggestion, ...]:
    return (
        Suggestion(
            "thanks",
            "Thank you for writing. Privacy laws keep us from discussing anyone's care in public. "
            "Please call our Patient Relations office: 555-0100.",
            "it is about service, and the tone is negative",
        ),
        Suggestion(
            "standards", "We hold ourselves to short waits, and we look into every report.", "it is about a wait"
        ),
    )


def a_notice(kind: NoticeKind, **changes: Any) -> Notice:
    notice = Notice(
        key=f"key-{kind}",
        kind=kind,
        channel="reputation",
        reason="joins alert 17 because it has the same link",
        created_at=NOW,
        priority=20,
        alert_id=17,
        mention_id=41,
    )
    return replace(notice, **changes)
