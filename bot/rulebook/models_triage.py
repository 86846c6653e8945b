"""What `triage.yaml` may say: the words that tell what a mention is about, shipped ones and the team's."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.domain.topic import CATEGORIES, OTHER
from bot.rulebook.fields import Id, Level, Name, Switch, number, refuse, text, word
from bot.rulebook.keys import Keys
from bot.rulebook.models_examples import ExampleKeys

MAX_PHRASE = 1_000
MAX_GROUP = 2_000
MAX_INSTRUCTION = 1_000


def _phrase(value: object) -> str:
    return " ".join(text(value, MAX_PHRASE).lower().split())


def _choices(value: object) -> str:
    return "".join(text(value, MAX_GROUP).lower().split())


def _group_name(value: object) -> str:
    written = text(value, 30)
    if not written.isascii() or not written.isalpha() or not written.islower():
        refuse("is no name of a group", "write it in lower-case letters alone, such as family")
    return written


Phrase = Annotated[str, BeforeValidator(_phrase)]
Choices = Annotated[str, BeforeValidator(_choices)]
Days = Annotated[int, BeforeValidator(number(0, 365))]
Points = Annotated[int, BeforeValidator(number(0, 100))]
Group = Annotated[str, BeforeValidator(_group_name)]
Told = Annotated[str, BeforeValidator(word(*(name for name in CATEGORIES if name != OTHER)))]
Instruction = Annotated[str, BeforeValidator(lambda value: text(value, MAX_INSTRUCTION))]


class TopicKeys(Keys):
    """One topic, or what is added to a shipped one with the same id."""

    id: Id = Field(examples=["safety"])
    category: Told | None = None
    name: Name = ""
    grave: Switch | None = None
    negatable: Switch | None = None
    private: Switch | None = None
    floor: Level | None = None
    report_days: Days = 0
    report_under: Name = ""
    words: dict[Points, list[Phrase]] = {}
    needs: list[Phrase] = []
    otherwise: list[Phrase] = []
    without: list[Phrase] = []
    examples: ExampleKeys = ExampleKeys()


class TriageFile(Keys):
    """`triage.yaml`."""

    groups: dict[Group, Choices] = {}
    topics: list[TopicKeys] = []
    noise: list[Phrase] = []
    instructions: dict[Id, Instruction] = {}
