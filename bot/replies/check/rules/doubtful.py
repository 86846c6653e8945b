"""Warnings that words tell: allowed, yet a second look is due."""

from __future__ import annotations

from bot.domain.reply import FindingLevel
from bot.replies.check.clause import Clause

DOUBTFUL = (
    Clause(
        "W-experience",
        '"Your experience" is close to saying that there was one here.',
        'Write "this concern" or "the experience we want for everyone".',
        """
        <you>/<your> ..4 experience/experiences/experienced
        experience/experiences ~1 <you> had/have/describe/shared/describes/with_us
        <su> experiencia
        """,
        level=FindingLevel.WARN,
        blocks=("We are sorry that your experience was not better.",),
        passes=("That is not the experience we want anyone to have.",),
    ),
    Clause(
        "W-message",
        "A direct message is no safe place: people answer with health details.",
        "Name a phone number or an e-mail address from the approved contacts.",
        """
        dm/pm/inbox us/me
        direct/private message
        dm/pm/message/inbox us/me
        send us/me/a ~1 dm/pm/message
        slide into
        mensaje directo/privado
        por privado
        """,
        unless="not/never/avoid/no",
        level=FindingLevel.WARN,
        blocks=("Please send us a direct message.",),
        passes=("Please do not send health details by direct message.",),
    ),
)
