"""What is said where an alert stands that cannot be told where it belongs, and of a first post that is made anew."""

from __future__ import annotations

from bot.domain.alert import Alert
from bot.slack.escape import one_line
from bot.slack.phrase import Bold, Link, Sentence
from bot.slack.words.threads import GO_TO_THREAD

LONGEST_REASON = 300
EARLIER = "Go to the thread before"


def stands_in(alert: Alert, reason: str) -> Sentence:
    """Why the alert is here, and what to do with it."""
    why = one_line(reason.removeprefix(f"{alert.channel}: "), LONGEST_REASON)
    return (Bold(f"Alert {alert.id} belongs in #{_name(alert)}, which cannot be used"), f": {why}. ", ACT_HERE)


ACT_HERE = "Until that is mended it lives here: the buttons work, and this message shows what becomes of it."


def is_back(alert: Alert, link: str) -> Sentence:
    """Where the alert lives again."""
    told = f"Alert {alert.id} lives in #{_name(alert)} again. "
    return (told, Link(link, GO_TO_THREAD)) if link else (told,)


def posted_anew(link: str) -> Sentence:
    """Why there is a second first post, with the way to the old thread if Slack still has it."""
    told = "The first post of this alert was deleted; it goes on here. "
    return (told, Link(link, EARLIER)) if link else (told,)


def _name(alert: Alert) -> str:
    return one_line(alert.channel.removeprefix("#"), 80)
