"""A drill: a rehearsed crisis. Its script, what of it has happened, and how the team did."""

from bot.domain.drill.copies import Copies, copies_of
from bot.domain.drill.rehearsal import rehearsed
from bot.domain.drill.run import DrillEvent, DrillEventKind, DrillRun, DrillState, story_time
from bot.domain.drill.scorecard import Case, Did, Found, Graded, Mark, Named, Performance, Scorecard, scorecard
from bot.domain.drill.script import (
    NOISE,
    Acts,
    Appears,
    Deed,
    Drill,
    DrillStep,
    Expectation,
    Inject,
    Part,
)

__all__ = [
    "NOISE",
    "Acts",
    "Appears",
    "Case",
    "Copies",
    "Deed",
    "Did",
    "Drill",
    "DrillEvent",
    "DrillEventKind",
    "DrillRun",
    "DrillState",
    "DrillStep",
    "Expectation",
    "Found",
    "Graded",
    "Inject",
    "Mark",
    "Named",
    "Part",
    "Performance",
    "Scorecard",
    "copies_of",
    "rehearsed",
    "scorecard",
    "story_time",
]
