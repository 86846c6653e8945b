"""The words that tell what a mention is about: the lists that are shipped, and what a team lays over them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath

from bot.domain.rule import Example
from bot.domain.topic import CATEGORIES, Topic, Wordbook
from bot.errors import RulesError
from bot.rulebook.document import Document, Path, parse
from bot.rulebook.faults import Fault, listed, quoted, sentences, write_one_of
from bot.rulebook.models_examples import ExampleKeys
from bot.rulebook.models_triage import TopicKeys, TriageFile
from bot.rulebook.validate import validate
from bot.triage.groups import GROUPS
from bot.triage.phrases import fault

SHIPPED = FilePath(__file__).with_name("triage.yaml")


@cache
def shipped() -> Wordbook:
    """The lists that Wardwatch brings along. Raises `RulesError` if the file was changed and has a fault."""
    document = parse(f"shipped {SHIPPED.name}", SHIPPED.read_text(encoding="utf-8"))
    if isinstance(document, Fault):
        raise RulesError(sentences([document]), who=str(SHIPPED))
    file = validate(document, TriageFile)
    if not isinstance(file, TriageFile):
        raise RulesError(sentences(file if isinstance(file, list) else []), who=str(SHIPPED))
    if faults := [*document.faults, *_faults(document, file, Wordbook())]:
        raise RulesError(sentences(faults), who=str(SHIPPED))
    return _laid_over(Wordbook(), document, file)


def wordbook(document: Document, file: TriageFile) -> Wordbook:
    """The shipped lists with what a team adds to them, takes from them and says of its own."""
    return _laid_over(shipped(), document, file)


def wordbook_faults(document: Document, file: TriageFile) -> list[Fault]:
    """What is wrong with a team's file once it lies over the shipped lists."""
    return list(_faults(document, file, shipped()))


def _laid_over(below: Wordbook, document: Document, file: TriageFile) -> Wordbook:
    topics = {topic.id: topic for topic in below.topics}
    for at, keys in enumerate(file.topics):
        examples = _examples(document, ("topics", at, "examples"), keys.examples)
        topics[keys.id] = _topic(topics.get(keys.id), keys, examples)
    return Wordbook(
        topics=tuple(sorted(topics.values(), key=lambda topic: CATEGORIES.index(topic.category))),
        groups=tuple(_groups(below, file).items()),
        noise=(*below.noise, *file.noise),
        instructions=(*below.instructions, *file.instructions.items()),
    )


def _groups(below: Wordbook, file: TriageFile) -> dict[str, str]:
    """A group that is there already grows."""
    groups = dict(below.groups)
    for name, words in file.groups.items():
        groups[name] = f"{groups[name]}/{words}" if name in groups else words
    return groups


def _topic(below: Topic | None, keys: TopicKeys, examples: tuple[Example, ...]) -> Topic:
    base = below or Topic(keys.id, keys.category or "", keys.name or keys.id)
    words = {points: [line for line in lines if line not in keys.without] for points, lines in base.words}
    for points, lines in keys.words.items():
        words.setdefault(points, []).extend(lines)
    return Topic(
        id=keys.id,
        category=keys.category or base.category,
        name=keys.name or base.name,
        words=tuple((points, tuple(lines)) for points, lines in sorted(words.items(), reverse=True) if lines),
        otherwise=(*(line for line in base.otherwise if line not in keys.without), *keys.otherwise),
        needs=(*base.needs, *keys.needs),
        is_grave=base.is_grave if keys.grave is None else keys.grave,
        is_negatable=base.is_negatable if keys.negatable is None else keys.negatable,
        is_private=base.is_private if keys.private is None else keys.private,
        floor=keys.floor or base.floor,
        report_days=keys.report_days or base.report_days,
        report_under=keys.report_under or base.report_under,
        examples=(*base.examples, *examples),
    )


def _examples(document: Document, place: Path, keys: ExampleKeys) -> tuple[Example, ...]:
    match = [Example(text, True, document.where((*place, "match", at))) for at, text in enumerate(keys.match)]
    ignore = [Example(text, False, document.where((*place, "ignore", at))) for at, text in enumerate(keys.ignore)]
    return (*match, *ignore)


def _faults(document: Document, file: TriageFile, below: Wordbook) -> Iterator[Fault]:
    groups = {**GROUPS, **_groups(below, file)}
    for place, phrase in _phrases(file):
        what = fault(phrase, groups)
        if what:
            cure = "write words; a/b is either, word* any ending, word? may be absent, <group> one of the groups"
            yield document.fault(place, f"{quoted(phrase)} {what}", cure)
    yield from _repeated(document, file)
    for at, keys in enumerate(file.topics):
        yield from _topic_faults(document, ("topics", at), keys, below.topic(keys.id))
    known = [*(topic.id for topic in below.topics), *(keys.id for keys in file.topics)]
    for name in file.instructions:
        if name not in known:
            what = f"there is no topic {quoted(name)} that these could be for"
            yield document.fault(("instructions", name), what, write_one_of(name, known))


def _phrases(file: TriageFile) -> Iterator[tuple[Path, str]]:
    """Every phrase of a file with its place."""
    yield from ((("noise", number), line) for number, line in enumerate(file.noise))
    for at, keys in enumerate(file.topics):
        for points, lines in keys.words.items():
            yield from ((("topics", at, "words", str(points), number), line) for number, line in enumerate(lines))
        for key, lines in (("needs", keys.needs), ("otherwise", keys.otherwise)):
            yield from ((("topics", at, key, number), line) for number, line in enumerate(lines))


def _repeated(document: Document, file: TriageFile) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for at, keys in enumerate(file.topics):
        place: Path = ("topics", at, "id")
        if keys.id in first:
            what = f"id {quoted(keys.id)} is here already, at {first[keys.id]}"
            yield document.fault(place, what, "put both under one id")
        first.setdefault(keys.id, document.where(place))


def _topic_faults(document: Document, place: Path, keys: TopicKeys, below: Topic | None) -> Iterator[Fault]:
    if below is None and keys.category is None:
        what = f"a new topic has no category, and no shipped one has the id {quoted(keys.id)}"
        yield document.fault(place, what, f"write category: {listed(CATEGORIES[:-1])}")
    if below is None and not any(keys.words.values()):
        yield document.fault(place, "a new topic has no words", "write words: with points and phrases below it")
    if below and below.floor and keys.floor and keys.floor.rank < below.floor.rank:
        what = f"floor may not be {keys.floor}: this topic is never below {below.floor}"
        yield document.fault((*place, "floor"), what, "delete the line")
    lines = [line for _, lines in below.words for line in lines] + list(below.otherwise) if below else []
    for number, line in enumerate(keys.without):
        if line not in lines:
            what = f"without names {quoted(line)}, which is no phrase of this topic"
            yield document.fault((*place, "without", number), what, write_one_of(line, lines))
