"""What a drill says of itself."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.drill import Case, Drill, DrillRun, Found, Graded, Inject, Mark, Named, Part, Scorecard
from bot.slack.escape import one_line
from bot.slack.phrase import Bold, Sentence, When, Who
from bot.slack.words.parts import count

PREFIX = "DRILL: "
BANNER = "DRILL. This is a rehearsal: nothing of it has happened, and nothing of it is for the public."
JOIN, ANSWER = "Join the drill", "Say what you did"
OVER: Sentence = ("Nothing was done: this drill is over. `wardwatch drill --list` shows which there are.",)
NOT_OURS: Sentence = ("Nothing was done: this drill cannot be reached just now. Please press again.",)
JOINED: Sentence = ("You are in. During this drill you may be called by direct message, as on every day.",)
JOINED_ALREADY: Sentence = ("You had joined already.",)
ANSWERED: Sentence = ("It is on the drill's record.",)
ANSWERED_ALREADY: Sentence = ("Somebody else has said so already; nothing was changed.",)
OBJECTIVES, PARTS, HOW = "What to practise", "Who does what", "How it works"
INJECT_TITLE, INJECT_FIELD, SEND, CANCEL = "Say what you did", "What was done about it", "Send", "Cancel"
NEEDS_WORDS = "Write a sentence: what was done, and by whom."
SCORECARD, TIMES, EXPECTED, INJECTS = "Scorecard", "Grave alerts", "What was expected", "What else happened"
UNTOUCHED, NOISE, FINDINGS, PEOPLE = "Nobody touched", "Noise that was worked on", "The reply checker", "Who did what"
RUNNING = "Running now"
NO_FILE: Sentence = ("The whole card, with its chart, is in the file that the drill's process wrote.",)
_MARKS = {Mark.MET: "met", Mark.LATE: "late", Mark.MISSED: "missed", Mark.PENDING: "still time"}


def begins(drill: Drill, run: DrillRun) -> Sentence:
    """What this is."""
    return (Bold(one_line(drill.name, 120)), f". {one_line(drill.about, 600)} It runs {run.pace}.")


def how() -> list[Sentence]:
    """What everybody must know."""
    return [
        ("Alerts appear as on every day, each marked as a drill. Work on them as on every day: with the buttons.",),
        ("Only people who join are called by direct message; whoever is on call and has not joined is passed over.",),
        ("Write nothing in public. A reply counts as published when somebody says so here.",),
    ]


def part(one: Part) -> Sentence:
    """Who does what."""
    return (Bold(one_line(one.role, 80)), f": {one_line(one.does, 300)}")


def inject(one: Inject) -> Sentence:
    """What happens outside of the feeds."""
    return (Bold(one_line(one.title, 120)), f". {one_line(one.text, 1_200)}")


def inject_time(one: Inject) -> str:
    """How long the team has."""
    return f"Say within {span(one.within)} of the story what was done about it."


def ended(card: Scorecard) -> Sentence:
    """The sum of it."""
    total = len(card.expected) + len(card.injects)
    late, missed = card.count(Mark.LATE), card.count(Mark.MISSED)
    told = f" of {total} expected actions in time, {late} late, {missed} missed."
    return (Bold(one_line(card.name, 120)), ": ", Bold(str(card.count(Mark.MET))), told)


def graded(one: Graded) -> Sentence:
    """What became of one thing that was expected."""
    took = f" after {span(one.took)}" if one.took is not None else ""
    by: Sentence = (" by ", Who(one.who)) if one.who else ()
    alert = f", alert {one.alert_id}" if one.alert_id is not None else ""
    about = f" ({one_line(one.about, 90)}{alert})"
    return (
        Bold(_MARKS[one.mark]),
        f": {one_line(one.title, 80)}{about}{took}",
        *by,
        f"; asked within {span(one.within)}.",
    )


def case(one: Case) -> Sentence:
    """How long each thing took for one grave alert."""
    times = (
        ("noticed", one.noticed),
        ("acknowledged", one.acknowledged),
        ("first draft", one.drafted),
        ("approved", one.approved),
        ("published", one.published),
    )
    told = ", ".join(f"{name} {f'after {span(took)}' if took is not None else 'never'}" for name, took in times)
    return (Bold(f"alert {one.alert_id}, {one.severity}"), f" ({one_line(one.title, 80)}): {told}")


def named(one: Named) -> Sentence:
    """An alert that is pointed at."""
    return (f"alert {one.alert_id}, {one.severity}: {one_line(one.title, 80)}",)


def found(one: Found) -> Sentence:
    """What the reply checker had against a draft."""
    words = f" “{one_line(one.text, 60)}”" if one.text else ""
    return (f"alert {one.alert_id}, {one.rule}{words}: {one_line(one.why, 160)}, by ", Who(one.who))


def person(who: str, deeds: tuple[tuple[str, int], ...]) -> Sentence:
    """What one person did."""
    return (Who(who), ": ", ", ".join(f"{name} {number}" for name, number in deeds))


def running(run: DrillRun) -> Sentence:
    """A drill that is being played."""
    where = f" in {one_line(run.channel, 80)}" if run.channel else ""
    return (
        Bold(one_line(run.file, 80)),
        f"{where}, {run.pace}, since ",
        When(run.began_at),
    )


def span(took: timedelta) -> str:
    """A time span in the largest units that say it well."""
    seconds = round(took.total_seconds())
    minutes, left = divmod(seconds, 60)
    if minutes >= 60:
        return f"{minutes // 60} h {minutes % 60} min"
    if minutes:
        return f"{minutes} min {left} s" if left and minutes < 10 else f"{minutes} min"
    return f"{left} s"


def more(number: int) -> str:
    """What a list leaves out."""
    return f"and {count(number, 'more', 'more')}"
