"""A small drill and what may have happened in it, as values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.domain.alert import Alert, Change, State, Verb
from bot.domain.audit import Refusal
from bot.domain.draft import Draft
from bot.domain.drill import (
    NOISE,
    Appears,
    Deed,
    Drill,
    DrillEvent,
    DrillEventKind,
    DrillRun,
    Expectation,
    Inject,
    Part,
    Performance,
)
from bot.domain.mention import Author, Mention, StoredMention
from bot.domain.reply import Finding, FindingLevel
from bot.domain.severity import Severity
from bot.domain.verdict import Label, Sentiment, Verdict
from bot.domain.view import JudgedMention

BEGAN = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DANA, LEE = "U0DANA001", "U0LEE0001"
HOSTILE = "<script>alert('x')</script> & \"quotes\""
_CALM = Verdict(Sentiment(Label.NEUTRAL, 0.0), "other", Severity.NORMAL, (), ())
SAID = (
    ("death", 2, "My aunt died after an error", ""),
    ("wait", 1, "Waiting " + HOSTILE, ""),
    ("choir", 3, "They sing", NOISE),
)


def at(minutes: float) -> datetime:
    return BEGAN + minutes * MINUTE


def mention(name: str, text: str) -> Mention:
    return Mention("x", name, text, BEGAN, author=Author("jo", "Jo", 12))


DRILL = Drill(
    "Fire & smoke",
    "Smoke in the kitchen.",
    (
        *(Appears(after * MINUTE, mention(name, text), meant) for name, after, text, meant in SAID),
        Appears(4 * MINUTE, mention("gone", "Nothing about us"), NOISE),
    ),
    (Part("PR on duty", "Answers."),),
    ("Say where the meals come from.",),
    (
        Expectation(Deed.ACKNOWLEDGE, "death", 5 * MINUTE, "A death is alleged."),
        Expectation(Deed.DRAFT, "death", 10 * MINUTE),
        Expectation(Deed.DISMISS, "gone", 5 * MINUTE),
        Expectation(Deed.APPROVE, "death", 20 * MINUTE),
    ),
    (Inject(5 * MINUTE, "chief", "The fire chief calls", "May they come in?", 5 * MINUTE),),
)


def played(
    changes: Sequence[tuple[int, float, str, Verb] | tuple[int, float, str, Verb, str]],
    *,
    speed: float = 1,
    events: Sequence[DrillEvent] = (),
    refusals: Sequence[Refusal] = (),
    findings: Sequence[tuple[Draft, tuple[Finding, ...]]] = (),
) -> Performance:
    """What happened: `changes` are alert, minute, who, verb, and what it became."""
    alerts = (
        alert(1, Severity.CRISIS, 1),
        alert(2, Severity.NORMAL, 1),
        alert(3, Severity.NORMAL, 3),
    )
    return Performance(
        DrillRun("a1b2c3", "drills/fire.yaml", "", speed, "drills", BEGAN),
        alerts,
        tuple(judged(number, name, after, text) for number, (name, after, text, _) in enumerate(SAID, start=1)),
        tuple(
            Change(one[0], 2, at(one[1]), one[2], one[3], "", one[4] if len(one) == 5 else "", "") for one in changes
        ),
        tuple(events),
        tuple(refusals),
        tuple(findings),
        ((DANA, "Dana Whitfield"), (LEE, "Lee Park")),
    )


def alert(number: int, severity: Severity, minute: float) -> Alert:
    return Alert(
        number, 1, State.OPEN, severity, "other", "r", f"Rule {number}", "drills", "", number, at(minute), at(minute)
    )


def judged(number: int, name: str, after: float, text: str) -> JudgedMention:
    return JudgedMention(StoredMention(number, 1, mention(name, text), at(after), number), (), _CALM)


def a_busy_drill() -> Performance:
    """One in which nearly everything happened."""
    return played(
        (
            (1, 3, DANA, Verb.ACKNOWLEDGE),
            (1, 4, DANA, Verb.ASSIGN, LEE),
            (1, 9, LEE, Verb.DRAFT, "1 waiting"),
            (1, 25, DANA, Verb.APPROVE),
            (1, 27, LEE, Verb.PUBLISH),
            (3, 12, LEE, Verb.ESCALATE),
        ),
        speed=10,
        events=(
            DrillEvent(BEGAN, DrillEventKind.JOINED, DANA),
            DrillEvent(at(5), DrillEventKind.TOLD, about="chief"),
            DrillEvent(at(12), DrillEventKind.ANSWERED, LEE, "chief", f"By Elm Street {HOSTILE}"),
        ),
        refusals=(Refusal(1, 1, DANA, "draft", "blocked", at(8)),),
        findings=(
            (
                Draft(1, 1, "We are sorry", LEE, at(9), "x"),
                (Finding("W-tone", FindingLevel.WARN, "sorry", 7, 12, f"It admits. {HOSTILE}", ""),),
            ),
        ),
    )
