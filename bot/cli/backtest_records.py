"""A backtest's report as plain values, for machines. The keys are in docs/reference.md."""

from __future__ import annotations

from collections.abc import Iterable

from bot.cli.lines import Record
from bot.flow.backtest.backtest import Recording, Result, RuleResult
from bot.flow.backtest.compare import Difference, RuleDifference, Some
from bot.flow.backtest.labels import Marks, Score
from bot.flow.backtest.replay import Told
from bot.flow.backtest.samples import Sample
from bot.flow.backtest.trial import Report


def record_of(report: Report, bad_lines: int) -> Record:
    """The whole report."""
    recording = report.recording
    record = _recording(recording) | {"bad_lines": bad_lines} | _result(report.after)
    if report.compared:
        before, difference = report.compared.before, report.compared.difference
        record["against"] = {**_result(before), **_difference(difference)}
    return record


def _recording(recording: Recording) -> Record:
    return {
        "mentions": recording.mentions,
        "repeated": recording.repeated,
        "first_published_at": recording.first.isoformat() if recording.first else None,
        "last_published_at": recording.last.isoformat() if recording.last else None,
    }


def _result(result: Result) -> Record:
    record: Record = {"matched": result.matched, **_told(result.told)}
    record["rules"] = [_rule(rule) for rule in result.rules]
    return record | (_marks(result.marks) if result.marks else {})


def _told(told: Told) -> Record:
    return {"threads": told.threads, "posts": told.posts, "pages": told.pages}


def _rule(result: RuleResult) -> Record:
    rule, mistakes = result.rule, result.mistakes
    record: Record = {"rule": rule.id, "name": rule.name, "kind": rule.kind, "where": rule.where}
    record |= {"matches": result.matches, **_told(result.told), "samples": _samples(result.samples)}
    if mistakes:
        record |= _score(mistakes.score)
        record |= {"wrong_samples": _samples(mistakes.wrong), "missed_samples": _samples(mistakes.missed)}
    return record


def _marks(marks: Marks) -> Record:
    return {
        "labelled": marks.mentions,
        "total": _score(marks.total),
        "kinds": {str(kind): _score(score) for kind, score in marks.kinds.items()},
        "unknown_labels": marks.strangers,
    }


def _score(score: Score) -> Record:
    return {
        "precision": score.precision,
        "recall": score.recall,
        "right": score.right,
        "wrong": score.wrong,
        "found": score.found,
        "missed": score.missed,
    }


def _difference(difference: Difference) -> Record:
    return {
        "differences": [_rule_difference(one) for one in difference.rules],
        "gained": _some(difference.gained),
        "lost": _some(difference.lost),
    }


def _rule_difference(one: RuleDifference) -> Record:
    record: Record = {"rule": one.rule_id, "is_new": one.is_new, "is_gone": one.is_gone}
    return record | {"added": _some(one.added), "removed": _some(one.removed)}


def _some(some: Some) -> Record:
    return {"count": some.count, "samples": _samples(some.samples)}


def _samples(samples: Iterable[Sample]) -> list[Record]:
    return [_sample(sample) for sample in samples]


def _sample(sample: Sample) -> Record:
    mention = sample.mention
    return {
        "source": mention.source,
        "external_id": mention.external_id,
        "published_at": mention.published_at.isoformat(),
        "url": mention.url,
        "title": mention.title,
        "text": mention.text,
        "evidence": [
            {"text": one.text, "start": one.start, "end": one.end, "field": one.field} for one in sample.evidence
        ],
    }
