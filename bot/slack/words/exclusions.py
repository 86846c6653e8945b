"""What the form of "Not about us" says of exclusions and their cost."""

from __future__ import annotations

from bot.domain.proposal import Impact
from bot.domain.view import CaseMention
from bot.flow.propose import Misfit, Unfit
from bot.slack.escape import isolated, one_line
from bot.slack.phrase import Bold, Sentence
from bot.slack.words.mentions import NO_TEXT
from bot.slack.words.parts import count

RULES_TO_NARROW = "The exclusion would be proposed for"
EXCLUSION_LABEL, EXCLUSION_PLACEHOLDER = "Exclude", "a word, or several words"
EXCLUSION_HINT = "Press Enter to see what it would have removed. Leave it empty to only dismiss the alert."
ALTERNATIVE_LABEL, ALTERNATIVE_HINT = "Or one of these", "Choose one"
NO_EXCLUSION = "No exclusion: the alert is dismissed, and nothing is proposed."
NO_CANDIDATE = "Wardwatch found no exclusion to propose. You can write one, or only dismiss the alert."
SAMPLES = "For example"


def dismissing(alert_id: int) -> str:
    """What the form of Not about us does."""
    return (
        f"Dismissing closes alert {alert_id}. An exclusion would have kept it from being opened: it is proposed to "
        "whoever edits the rules, and changes no rule by itself."
    )


def rule_named(name: str, where: str) -> Sentence:
    """A rule with the place where it is written."""
    return (Bold(one_line(name, 80)), f" ({one_line(where, 80)})")


def why_proposed(reason: str) -> str:
    """Why an exclusion was offered."""
    return f"Proposed because {reason}."


def would_remove(exclusion: str, impact: Impact) -> Sentence:
    """What an exclusion would have removed besides this alert."""
    number = count(impact.matched, "other mention")
    others = f"{'the newest ' if impact.capped else ''}{number} that matched in the last 30 days"
    if not impact.matched:
        return (
            "No other mention matched in the last 30 days: excluding ",
            Bold(exclusion),
            " would remove nothing else.",
        )
    if not impact.removed:
        return ("Excluding ", Bold(exclusion), f" would have removed none of {others}.")
    return ("Excluding ", Bold(exclusion), " would also have removed ", Bold(f"{impact.removed:,}"), f" of {others}.")


def removes_real(number: int) -> str:
    """The warning that an exclusion costs what the team took for real."""
    return f"⚠️ {count(number, 'of them belongs', 'of them belong')} to alerts that the team acknowledged or resolved."


def sample(quote: str, one: CaseMention) -> Sentence:
    """One mention that an exclusion would have removed."""
    return (f"“{isolated(quote)}”" if quote else NO_TEXT, f" (alert {one.alert_id}, {one.state})")


def unfit(answer: Unfit) -> str:
    """What is wrong with an exclusion, and what to write instead."""
    rule, detail = one_line(answer.rule_name, 80), one_line(answer.detail, 200)
    match answer.why:
        case Misfit.UNREADABLE:
            return f"This cannot be read as an exclusion: {detail}."
        case Misfit.EXCLUDES_NOTHING:
            return f"This excludes nothing here: “{rule}” would still match. Write words that stand in the mention."
        case Misfit.BREAKS_EXAMPLE:
            return f"This would also exclude an example that “{rule}” must match: “{detail}”. Write something narrower."
        case Misfit.NO_RULE:
            return "No rule matches this mention any more. Leave the field empty to only dismiss the alert."
