"""The examples of the topics that a team has touched, read with the real words."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.rule import Example
from bot.domain.topic import Topic, Wordbook
from bot.rulebook.faults import Fault, quoted, sentences
from bot.rulebook.reasons import few
from bot.rulebook.wordbook import shipped
from bot.triage.category import Finding, Reader


def failing_topic_examples(wordbook: Wordbook) -> tuple[str, ...]:
    """A sentence for each example that does not hold: which topic, which text, and why."""
    topics = touched(wordbook)
    reader = Reader(Wordbook(topics, wordbook.groups))
    return sentences(fault for topic in topics for fault in _failing(reader, topic))


def touched(wordbook: Wordbook) -> tuple[Topic, ...]:
    """The topics that differ from the shipped ones, whose examples our own tests have run. None has no examples."""
    if wordbook.groups != shipped().groups:
        return wordbook.topics
    known = {topic.id: topic for topic in shipped().topics}
    return tuple(topic for topic in wordbook.topics if topic != known.get(topic.id))


def _failing(reader: Reader, topic: Topic) -> Iterator[Fault]:
    for example in topic.examples:
        found = _found(reader, topic, example.text)
        if bool(found) is not example.matches:
            yield _fault(topic, example, found)


def _found(reader: Reader, topic: Topic, text: str) -> Finding | None:
    findings, _ = reader.read(text)
    return next((finding for finding in findings if finding.topic.id == topic.id), None)


def _fault(topic: Topic, example: Example, found: Finding | None) -> Fault:
    if found is None:
        what = f"is not told by {quoted(example.text)}, which it must be"
        cure = "add a phrase to words, take one out of otherwise, or take the example out of match"
    else:
        quotes = few([quoted(quote) for quote in found.quotes], "and")
        what = f"is told by {quoted(example.text)}, which it must not be, because of {quotes}"
        cure = "add the whole phrase to otherwise, or take the example out of ignore"
    file, _, line = example.where.rpartition(":")
    return Fault(file, int(line), f"topic {topic.id}", what, cure)
