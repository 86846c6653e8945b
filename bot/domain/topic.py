"""Topics: what mentions are about, told by words. The lists themselves stand in YAML; see `docs/triage.md`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.rule import Example
from bot.domain.severity import Severity

CATEGORIES = (
    "threat",
    "safety",
    "privacy",
    "legal",
    "discrimination",
    "media",
    "misinformation",
    "conduct",
    "waiting",
    "billing",
    "facilities",
    "appointment",
    "question",
    "campaign",
    "recruitment",
    "praise",
    "other",
)
"""Every category a mention can have, the gravest first. JSON, reply templates and alerts use these words."""

OTHER = "other"
"""The category of a mention that touches none of the topics."""
PRAISE, RECRUITMENT, CAMPAIGN, QUESTION = "praise", "recruitment", "campaign", "question"

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of a category with the phrases that tell it; `name` is what people read.

    `words` are phrases in the notation of `bot.triage.phrases` under the points that each is worth, the weightiest
    first. `otherwise` are phrases that use the same words for something else: what stands in them is not read for
    this topic. Of `needs`, if there are any, one must stand in the text as well. `is_grave`: no good mood makes up for
    it. `is_negatable`: `no infection` is none. `is_private`: not for everybody in the channel. `floor` is the least
    severity. `report_days` are the work days within which it may have to be reported, by the rule `report_under`.
    """

    id: str
    category: str
    name: str
    words: tuple[tuple[int, tuple[str, ...]], ...] = ()
    otherwise: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    is_grave: bool = False
    is_negatable: bool = False
    is_private: bool = False
    floor: Severity | None = None
    report_days: int = 0
    report_under: str = ""
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a card says of a topic: the team's own instructions, and the days within which to report, if there are."""

    name: str
    instructions: str = ""
    report_days: int = 0
    report_under: str = ""


@dataclass(frozen=True, slots=True)
class Wordbook:
    """All topics in the order of their gravity, the groups of words they use, and what needs nobody.

    `groups` are names with words between slashes. `instructions` are the team's own, by the id of a topic; those of
    `self-harm` hold for `self-harm-long-ago` as well, unless it has its own.
    """

    topics: tuple[Topic, ...] = ()
    groups: Pairs = ()
    noise: tuple[str, ...] = ()
    instructions: Pairs = ()

    def topic(self, topic_id: str) -> Topic | None:
        """The topic with this id."""
        return next((topic for topic in self.topics if topic.id == topic_id), None)

    def guidance(self, topic_ids: Sequence[str]) -> tuple[Guidance, ...]:
        """What is to be said of these topics; nothing of those without instructions and without days."""
        found = [topic for topic_id in topic_ids if (topic := self.topic(topic_id))]
        told = [(topic, self._instructions(topic.id)) for topic in found]
        return tuple(
            Guidance(topic.name, instructions, topic.report_days, topic.report_under)
            for topic, instructions in told
            if instructions or topic.report_days
        )

    def _instructions(self, topic_id: str) -> str:
        """The team's own for a topic, or for the one whose id begins its id."""
        told = dict(self.instructions)
        return told.get(topic_id) or next((said for name, said in told.items() if topic_id.startswith(f"{name}-")), "")


_SATURDAY = 5


def work_days_after(day: date, days: int) -> date:
    """The day that is so many work days later. Holidays count as work days: rather too early than too late."""
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < _SATURDAY
    return day
