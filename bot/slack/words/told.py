"""Private answers to what was done, where no card shows it."""

from __future__ import annotations

from bot.domain.mute import Mute, MuteKind
from bot.slack.escape import one_line
from bot.slack.phrase import Bold, Sentence, When


def muted(mute: Mute) -> Sentence:
    """What is not heard of, until when."""
    kind = {MuteKind.AUTHOR: "the author @", MuteKind.SITE: "the site ", MuteKind.PHRASE: "the phrase "}[mute.kind]
    how = ", or until somebody ends it with /wardwatch mute."
    return ("Muted: ", Bold(f"{kind}{one_line(mute.value, 100)}"), " until ", When(mute.until), how)
