"""The verbs that judge mentions without storing or sending anything: `match` and `triage`."""

from __future__ import annotations

from collections.abc import Sequence
from io import BufferedIOBase
from pathlib import Path

import click
from click.core import ParameterSource

from bot.cli.lines import Record, answer_all
from bot.cli.options import RULES
from bot.domain.mention import Mention
from bot.domain.rule import Evidence, Match
from bot.domain.rulebook import Rulebook
from bot.domain.verdict import Verdict
from bot.query.matcher import Matcher
from bot.rulebook.load import load
from bot.rulebook.wordbook import shipped
from bot.triage.category import Reader
from bot.triage.judge import judge

FILE = click.argument("file", type=click.File("rb"), default="-")


@click.command("match")
@FILE
@RULES
def match(file: BufferedIOBase, folder: Path) -> int:
    """Say which rules match each mention, and by which words.

    FILE is JSON Lines, one mention on each line; standard input when it is `-` or left out. Offsets count Unicode
    code points of the text, or of the title where "field" says so.

    Example: wardwatch match mentions.jsonl --rules rules
    """
    matcher = Matcher(load(folder).rules)

    def answer(mentions: list[Mention]) -> list[Record]:
        found = matcher.match_many(mentions)
        return [_matched(mention, matches) for mention, matches in zip(mentions, found, strict=True)]

    return answer_all(file, answer)


@click.command("triage")
@FILE
@RULES
@click.pass_context
def triage(context: click.Context, file: BufferedIOBase, folder: Path) -> int:
    """Say how grave each mention is, and why.

    FILE is JSON Lines, one mention on each line; standard input when it is `-` or left out. The floors of the rules
    count; without a rules folder mentions are judged by their words alone.

    Example: wardwatch triage mentions.jsonl
    """
    asked_for = context.get_parameter_source("folder") is not ParameterSource.DEFAULT
    book = load(folder) if asked_for or folder.exists() else Rulebook((), wordbook=shipped())
    matcher, reader = Matcher(book.rules), Reader(book.wordbook)

    def answer(mentions: list[Mention]) -> list[Record]:
        found = matcher.match_many(mentions)
        return [_judged(reader, mention, matches) for mention, matches in zip(mentions, found, strict=True)]

    return answer_all(file, answer)


def _matched(mention: Mention, matches: Sequence[Match]) -> Record:
    return {
        "source": mention.source,
        "external_id": mention.external_id,
        "matches": [
            {"rule": match.rule_id, "kind": match.kind, "evidence": [_evidence(words) for words in match.evidence]}
            for match in matches
        ],
    }


def _evidence(words: Evidence) -> Record:
    record: Record = {"text": words.text, "start": words.start, "end": words.end}
    return record if words.field == "text" else {**record, "field": words.field}


def _judged(reader: Reader, mention: Mention, matches: Sequence[Match]) -> Record:
    verdict: Verdict = judge(reader, mention, matches)
    return {
        "source": mention.source,
        "external_id": mention.external_id,
        "sentiment": {"label": verdict.sentiment.label, "score": verdict.sentiment.score},
        "category": verdict.category,
        "severity": verdict.severity,
        "reasons": list(verdict.reasons),
        "private": [{"kind": detail.kind, "start": detail.start, "end": detail.end} for detail in verdict.private],
    }
