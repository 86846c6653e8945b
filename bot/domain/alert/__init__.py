"""An alert is the team's case for one story: a state, an owner, a severity, one Slack thread.

`decide` says what an action does to it. Nothing here checks who may act (see `role` and `person`), nor stores anything.
"""

from bot.domain.alert.action import LONGEST_NOTE, LONGEST_SNOOZE, Action, Decided, Decision, Refused, Why
from bot.domain.alert.decide import AT_ONCE, decide
from bot.domain.alert.growth import edited, join, opening
from bot.domain.alert.merging import carried_to, carry
from bot.domain.alert.table import ACTIONS, refusal
from bot.domain.alert.values import FIELDS, SYSTEM, Alert, Change, Disposition, Facet, Press, State, Verb

__all__ = [
    "ACTIONS",
    "AT_ONCE",
    "FIELDS",
    "LONGEST_NOTE",
    "LONGEST_SNOOZE",
    "SYSTEM",
    "Action",
    "Alert",
    "Change",
    "Decided",
    "Decision",
    "Disposition",
    "Facet",
    "Press",
    "Refused",
    "State",
    "Verb",
    "Why",
    "carried_to",
    "carry",
    "decide",
    "edited",
    "join",
    "opening",
    "refusal",
]
