"""The rules as data: R1 to R10, each a list of clauses with its examples. Nothing here runs; `checker` reads it."""

from __future__ import annotations

from bot.replies.check.rules.advice import ADVICE
from bot.replies.check.rules.apology import APOLOGY
from bot.replies.check.rules.asking import ASKING
from bot.replies.check.rules.blaming import BLAMING
from bot.replies.check.rules.care import CARE
from bot.replies.check.rules.clinical import CLINICAL
from bot.replies.check.rules.dates import DATES
from bot.replies.check.rules.doubtful import DOUBTFUL
from bot.replies.check.rules.events import EVENTS
from bot.replies.check.rules.identity import IDENTITY
from bot.replies.check.rules.leftover import LEFTOVER
from bot.replies.check.rules.patients import PATIENTS
from bot.replies.check.rules.payment import PAYMENT
from bot.replies.check.rules.refuting import REFUTING
from bot.replies.check.rules.reward import REWARD

CLAUSES = (
    *CARE,
    *PATIENTS,
    *LEFTOVER,
    *EVENTS,
    *CLINICAL,
    *PAYMENT,
    *DATES,
    *IDENTITY,
    *REFUTING,
    *BLAMING,
    *REWARD,
    *APOLOGY,
    *ADVICE,
    *ASKING,
    *DOUBTFUL,
)
