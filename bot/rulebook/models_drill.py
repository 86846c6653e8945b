"""What a drill's file may say: `drills/NAME.yaml` in the rules folder."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.domain.alert import Disposition, Verb
from bot.domain.drill import NOISE, Deed
from bot.domain.mention import MentionKind
from bot.domain.severity import Severity
from bot.rulebook.fields import Duration, Id, Name, Prose, Switch, choice, number, word
from bot.rulebook.keys import Keys

Minutes = Annotated[int, BeforeValidator(number(0, 1_440))]
Count = Annotated[int, BeforeValidator(number(0, 999_999_999))]
Stars = Annotated[int, BeforeValidator(number(1, 5))]
Sort = Annotated[MentionKind, BeforeValidator(choice(MentionKind))]
Press = Annotated[Verb, BeforeValidator(choice(Verb))]
Expected = Annotated[Deed, BeforeValidator(choice(Deed))]
Outcome = Annotated[Disposition, BeforeValidator(choice(Disposition))]
Meant = Annotated[str, BeforeValidator(word(NOISE, *Severity))]
HowMany = Annotated[int, BeforeValidator(number(1, 500))]


class AuthorKeys(Keys):
    """Who publishes it."""

    handle: str = ""
    name: str = ""
    followers: Count | None = None
    verified: Switch | None = None


class MentionKeys(Keys):
    """A mention of the script."""

    id: Id = Field(examples=["wait-1"])
    source: Id = Field(examples=["x"])
    text: Prose = Field(examples=["'Three hours in the waiting room'"])
    kind: Sort = MentionKind.POST
    title: str = ""
    url: str = ""
    lang: str = ""
    rating: Stars | None = None
    author: AuthorKeys = AuthorKeys()
    in_reply_to: str = ""
    conversation: str = ""


class CopiesKeys(Keys):
    """How a mention spreads."""

    count: HowMany = Field(examples=["40"])
    over: Duration = Field(examples=["10m"])
    before: list[Prose] = []


class StepKeys(Keys):
    """One step: a mention, or what a person of the local workspace does about one."""

    at: Minutes = Field(examples=["3"])
    mention: MentionKeys | None = None
    meant: Meant = ""
    copies: CopiesKeys | None = None
    person: Id = ""
    does: Press | None = None
    on: Id = ""
    to: Id = ""
    disposition: Outcome | None = None
    note: str = ""


class PartKeys(Keys):
    """A part that somebody plays."""

    role: Name = Field(examples=["PR on duty"])
    does: Prose = Field(examples=["'acknowledges within five minutes'"])


class ExpectKeys(Keys):
    """What is expected of the team."""

    within: Duration = Field(examples=["5m"])
    does: Expected = Field(examples=["acknowledge"])
    on: Id = Field(examples=["wait-1"])
    why: str = ""


class InjectKeys(Keys):
    """Something that happens outside of the feeds."""

    at: Minutes = Field(examples=["20"])
    id: Id = Field(examples=["reporter-calls"])
    title: Name = Field(examples=["A reporter calls"])
    text: Prose = Field(examples=["'Valley 9 wants a sentence before six o'clock.'"])
    within: Duration = timedelta(minutes=10)


class DrillFile(Keys):
    """`drills/NAME.yaml`."""

    name: Name = Field(examples=["The emergency room is full"])
    about: str = ""
    objectives: list[Prose] = []
    roles: list[PartKeys] = []
    expect: list[ExpectKeys] = []
    injects: list[InjectKeys] = []
    steps: list[StepKeys] = Field(min_length=1, examples=["(then one entry a step, each beginning with `- at:`)"])
