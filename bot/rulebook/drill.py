"""A drill file as a value: `drills/NAME.yaml` in the rules folder."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.domain.alert import Action, Disposition, Verb
from bot.domain.drill import Acts, Appears, Drill, DrillStep
from bot.domain.mention import Author, Mention, MentionKind
from bot.errors import RulesError
from bot.rulebook.document import Document, parse
from bot.rulebook.faults import Fault, sentences
from bot.rulebook.fields import Id, Name, Prose, Switch, choice, number
from bot.rulebook.folder import read_file
from bot.rulebook.keys import Keys
from bot.rulebook.validate import validate

_UNPLAYED = datetime(2000, 1, 1, tzinfo=UTC)
"""The time of publication of a mention that has not been played yet."""

Minutes = Annotated[int, BeforeValidator(number(0, 1_440))]
Count = Annotated[int, BeforeValidator(number(0, 999_999_999))]
Stars = Annotated[int, BeforeValidator(number(1, 5))]
Sort = Annotated[MentionKind, BeforeValidator(choice(MentionKind))]
Deed = Annotated[Verb, BeforeValidator(choice(Verb))]
Outcome = Annotated[Disposition, BeforeValidator(choice(Disposition))]


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


class StepKeys(Keys):
    """One step: a mention, or what a person does about one."""

    at: Minutes = Field(examples=["3"])
    mention: MentionKeys | None = None
    person: Id = ""
    does: Deed | None = None
    on: Id = ""
    to: Id = ""
    disposition: Outcome | None = None
    note: str = ""


class DrillFile(Keys):
    """`drills/NAME.yaml`."""

    name: Name = Field(examples=["The emergency room is full"])
    about: str = ""
    steps: list[StepKeys] = Field(min_length=1, examples=["(then one entry a step, each beginning with `- at:`)"])


def load_drill(path: Path) -> Drill:
    """Read and check a drill. Raises `RulesError` with every fault."""
    text = read_file(path)
    parsed = text if isinstance(text, Fault) else parse(path.name, text)
    if isinstance(parsed, Fault):
        raise RulesError(sentences([parsed]), who=str(path))
    checked = validate(parsed, DrillFile)
    faults = [*parsed.faults, *(checked if isinstance(checked, list) else [])]
    if isinstance(checked, DrillFile):
        faults += _misplaced(parsed, checked)
    if faults or not isinstance(checked, DrillFile):
        raise RulesError(sentences(faults), who=str(path))
    steps = sorted((_step(step) for step in checked.steps), key=lambda step: step.after)
    return Drill(checked.name, checked.about, tuple(steps))


def _misplaced(document: Document, file: DrillFile) -> list[Fault]:
    """Steps that are neither a mention nor a deed, and deeds on a mention that the script does not have."""
    known = {step.mention.id for step in file.steps if step.mention}
    faults = []
    for index, step in enumerate(file.steps):
        place = ("steps", index)
        if step.mention is None and not (step.person and step.does and step.on):
            cure = "write mention:, or person:, does: and on:"
            faults.append(document.fault(place, f"step {index + 1} says nothing", cure))
        elif step.mention is None and step.on not in known:
            faults.append(document.fault(place, f"on: {step.on} is no mention of this drill", "write the id of one"))
    return faults


def _step(step: StepKeys) -> DrillStep:
    after = timedelta(minutes=step.at)
    if step.mention is not None:
        return Appears(after, _mention(step.mention))
    action = Action(step.does or Verb.ACKNOWLEDGE, step.to, step.disposition, step.note)
    return Acts(after, step.person, action, step.on)


def _mention(keys: MentionKeys) -> Mention:
    author = keys.author
    return Mention(
        source=keys.source,
        external_id=keys.id,
        text=keys.text,
        published_at=_UNPLAYED,
        url=keys.url,
        title=keys.title,
        lang=keys.lang,
        kind=keys.kind,
        rating=keys.rating,
        author=Author(author.handle, author.name, author.followers, author.verified),
        in_reply_to=keys.in_reply_to,
        conversation_id=keys.conversation,
    )
