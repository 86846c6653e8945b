"""A drill file as a value: `drills/NAME.yaml` in the rules folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from bot.domain.alert import Action, Verb
from bot.domain.drill import Acts, Appears, Copies, Drill, DrillStep, Expectation, Inject, Part, copies_of
from bot.domain.mention import Author, Mention
from bot.errors import RulesError
from bot.rulebook.document import Document, parse
from bot.rulebook.document import Path as Place
from bot.rulebook.faults import Fault, nearest, sentences
from bot.rulebook.folder import read_file
from bot.rulebook.models_drill import DrillFile, MentionKeys, StepKeys
from bot.rulebook.validate import validate

log = structlog.get_logger()

FOLDER = "drills"
"""The folder of drills in the rules folder."""
_UNPLAYED = datetime(2000, 1, 1, tzinfo=UTC)
"""The time of publication of a mention that has not been played yet."""
_PLAYED = (Verb.ACKNOWLEDGE, Verb.ASSIGN, Verb.RESOLVE)
"""What a person of the local workspace can be told to press."""


def drill_files(folder: Path) -> list[Path]:
    """The files of drills in a rules folder, by name."""
    return sorted((folder / FOLDER).glob("*.yaml"))


def load_drill(path: Path) -> Drill:
    """Read and check a drill. Raises `RulesError` with every fault."""
    text = read_file(path)
    if isinstance(text, Fault):
        raise RulesError(sentences([text]), who=str(path))
    return read_drill(f"{FOLDER}/{path.name}", text)


def read_drill(name: str, text: str) -> Drill:
    """The drill in this text; `name` is what its faults call the file. Raises `RulesError` with every fault."""
    parsed = parse(name, text)
    if isinstance(parsed, Fault):
        raise RulesError(sentences([parsed]), who=name)
    checked = validate(parsed, DrillFile)
    faults = [*parsed.faults, *(checked if isinstance(checked, list) else [])]
    if isinstance(checked, DrillFile):
        faults += [*_misplaced(parsed, checked), *_repeated(parsed, checked), *_unknown(parsed, checked)]
    if faults or not isinstance(checked, DrillFile):
        raise RulesError(sentences(faults), who=name)
    return _drill(checked)


def drills_in(folder: Path) -> list[Drill]:
    """The drills of a rules folder, by file name; one that cannot be read is left out, and the log says so."""
    found = []
    for file in drill_files(folder):
        try:
            found.append(load_drill(file))
        except RulesError as fault:
            log.warning("drill_unreadable", file=file.name, reason=str(fault))
    return found


def drill_faults(folder: Path) -> list[str]:
    """Every fault of every drill in a rules folder."""
    found: list[str] = []
    for file in drill_files(folder):
        try:
            load_drill(file)
        except RulesError as error:
            found += error.faults
    return found


def _misplaced(document: Document, file: DrillFile) -> Iterator[Fault]:
    """Steps that are neither a mention nor a deed, and what stands beside the wrong one of the two."""
    for index, step in enumerate(file.steps):
        place = ("steps", index)
        if step.mention is None and not (step.person and step.does and step.on):
            yield document.fault(place, "says nothing", "write mention:, or person:, does: and on:")
        elif step.mention is not None and (step.person or step.does or step.on):
            yield document.fault(place, "is both a mention and a deed", "make two steps of it")
        elif step.mention is None and (step.meant or step.copies):
            yield document.fault(place, "meant: and copies: are about a mention", "move them to the step of one")
        elif step.does and step.does not in _PLAYED:
            cure = f"write {', '.join(_PLAYED[:-1])} or {_PLAYED[-1]}"
            yield document.fault((*place, "does"), f"{step.does} cannot be played", cure)


def _repeated(document: Document, file: DrillFile) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, step in enumerate(file.steps):
        if step.mention and step.mention.id in seen:
            yield document.fault(
                ("steps", index, "mention", "id"),
                f"id: {step.mention.id} is there twice",
                "give each mention an id of its own",
            )
        seen |= {step.mention.id} if step.mention else set()
    told: set[str] = set()
    for index, inject in enumerate(file.injects):
        if inject.id in told:
            yield document.fault(
                ("injects", index, "id"), f"id: {inject.id} is there twice", "give each inject an id of its own"
            )
        told.add(inject.id)


def _unknown(document: Document, file: DrillFile) -> Iterator[Fault]:
    """Whatever is about a mention that the script does not have."""
    known = [step.mention.id for step in file.steps if step.mention]
    named: list[tuple[Place, str]] = [(("steps", at, "on"), step.on) for at, step in enumerate(file.steps) if step.on]
    named += [(("expect", at, "on"), one.on) for at, one in enumerate(file.expect)]
    for place, on in named:
        if on not in known:
            near = nearest(on, known)
            cure = f"{near} is meant" if near else "write the id of one"
            yield document.fault(place, f"on: {on} is no mention of this drill", cure)


def _drill(file: DrillFile) -> Drill:
    steps = sorted((one for step in file.steps for one in _steps(step)), key=lambda step: step.after)
    return Drill(
        file.name,
        file.about,
        tuple(steps),
        tuple(Part(one.role, one.does) for one in file.roles),
        tuple(file.objectives),
        tuple(Expectation(one.does, one.on, one.within, one.why) for one in file.expect),
        tuple(
            Inject(timedelta(minutes=one.at), one.id, one.title, one.text, one.within)
            for one in sorted(file.injects, key=lambda one: one.at)
        ),
    )


def _steps(step: StepKeys) -> Iterator[DrillStep]:
    after = timedelta(minutes=step.at)
    if step.mention is None:
        action = Action(step.does or Verb.ACKNOWLEDGE, step.to, step.disposition, step.note)
        yield Acts(after, step.person, action, step.on)
        return
    first = Appears(after, _mention(step.mention), step.meant)
    yield first
    if step.copies:
        yield from copies_of(first, Copies(step.copies.count, step.copies.over, tuple(step.copies.before)))


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
