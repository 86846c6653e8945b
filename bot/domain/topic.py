"""Topics: what mentions are about, told by words. The lists themselves stand in YAML; see `docs/triage.md`."""

from __future__ import annotations

from dataclasses import dataclass

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
    severity. `clock` names a duty to report, such as `10 work days, 21 CFR 803.30`.
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
    clock: str = ""
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Wordbook:
    """All topics in the order of their gravity, the groups of words they use, and what needs nobody.

    `groups` are names with words between slashes. `instructions` are the team's own, by the id of a topic.
    """

    topics: tuple[Topic, ...] = ()
    groups: Pairs = ()
    noise: tuple[str, ...] = ()
    instructions: Pairs = ()

    def topic(self, topic_id: str) -> Topic | None:
        """The topic with this id."""
        return next((topic for topic in self.topics if topic.id == topic_id), None)
