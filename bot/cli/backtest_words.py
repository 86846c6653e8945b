"""A backtest's report as a page of text for the people who write the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.cli.excerpts import excerpt
from bot.cli.tables import counted, table
from bot.domain.rule import Rule
from bot.flow.backtest.backtest import Recording, Result, RuleResult
from bot.flow.backtest.compare import Difference, RuleDifference, Some
from bot.flow.backtest.labels import Marks, Score
from bot.flow.backtest.samples import Sample
from bot.flow.backtest.trial import Compared, Report
from bot.rulebook.faults import printable
from bot.rulebook.reasons import why_not


def sheet(report: Report, bad_lines: int) -> str:
    """The whole report, without a line break at the end."""
    lines = [_recorded(report.recording, bad_lines)]
    if not report.recording.mentions:
        return lines[0]
    if report.compared:
        lines += _comparison(report.after, report.compared)
    else:
        lines += _alone(report)
    return "\n".join(lines)


def _recorded(recording: Recording, bad_lines: int) -> str:
    said = counted(recording.mentions, "mention")
    if recording.first and recording.last:
        said += (
            f", published {recording.first:%Y-%m-%d} to {recording.last:%Y-%m-%d} ({counted(_days(recording), 'day')})"
        )
    if recording.repeated:
        said += f"; {counted(recording.repeated, 'repeat')} left out"
    if bad_lines:
        said += f"; {counted(bad_lines, 'bad line')} skipped"
    return said + "."


def _days(recording: Recording) -> int:
    if recording.first is None or recording.last is None:
        return 0
    return (recording.last.date() - recording.first.date()).days + 1


# --- one folder


def _alone(report: Report) -> Iterator[str]:
    result, recording = report.after, report.recording
    told = result.told
    share = f"{100 * result.matched / recording.mentions:.1f} %"
    yield f"{counted(result.matched, 'mention')} ({share}) would have matched."
    yield (
        f"{counted(told.threads, 'thread')} would have been opened, {_a_day(told.threads, _days(recording))}, with "
        f"{counted(told.posts, 'post')} in Slack and {counted(told.pages, 'page')}."
    )
    if _by_size(result):
        yield ""
        yield from _rules_table(result)
    yield from _silent(result)
    if result.marks:
        yield from _marked(result.marks)
    for rule in _by_size(result):
        yield from _rule(rule)


def _a_day(number: int, days: int) -> str:
    rate = number / max(1, days)
    return f"about {rate:.0f} a day" if rate >= 10 else f"about {rate:.1f} a day"


def _by_size(result: Result) -> list[RuleResult]:
    return sorted((rule for rule in result.rules if rule.matches or _missed(rule)), key=lambda rule: -rule.matches)


def _missed(rule: RuleResult) -> int:
    return rule.mistakes.score.missed if rule.mistakes else 0


def _rules_table(result: Result) -> list[str]:
    head = ["rule", "matches", "threads", "posts", "pages"]
    rows = [[rule.rule.id, *_numbers(rule)] for rule in _by_size(result)]
    told = result.told
    total = ["any rule", f"{result.matched:,}", f"{told.threads:,}", f"{told.posts:,}", f"{told.pages:,}"]
    if result.marks:
        head += ["precision", "recall"]
        for row, rule in zip(rows, _by_size(result), strict=True):
            row += _rates(rule.mistakes.score if rule.mistakes else Score())
        total += _rates(result.marks.total)
    return table(head, [*rows, total])


def _numbers(rule: RuleResult) -> list[str]:
    told = rule.told
    return [f"{number:,}" for number in (rule.matches, told.threads, told.posts, told.pages)]


def _rates(score: Score) -> list[str]:
    return [_rate(score.precision), _rate(score.recall)]


def _rate(rate: float | None) -> str:
    return "-" if rate is None else f"{100 * rate:.1f} %"


def _silent(result: Result) -> Iterator[str]:
    silent = [rule.rule.id for rule in result.rules if not rule.matches and not _missed(rule)]
    if silent:
        yield ""
        yield f"Rules that matched nothing: {', '.join(silent)}."


def _marked(marks: Marks) -> Iterator[str]:
    yield ""
    yield f"{counted(marks.mentions, 'mention')} had labels; precision and recall are of these."
    for kind, score in marks.kinds.items():
        yield f"Of kind {kind}: {score.found:,} of {score.found + score.missed:,} labels found ({_rate(score.recall)})."
    if marks.strangers:
        named = ", ".join(f"{printable(label)} ({number:,})" for label, number in marks.strangers.items())
        yield f"Labels that name no rule and no kind, counted as missed: {named}."


def _rule(result: RuleResult) -> Iterator[str]:
    rule, mistakes = result.rule, result.mistakes
    yield ""
    yield f"{rule.id} ({rule.where})" + (f": {printable(rule.name)}" if rule.name != rule.id else "")
    yield from _some("matches", Some(result.matches, result.samples))
    if mistakes:
        yield from _some("should not match", Some(mistakes.score.wrong, mistakes.wrong))
        missed = Some(mistakes.score.missed, mistakes.missed)
        yield from _some("should match, and does not", missed, rule)


def _absence(rule: Rule, sample: Sample) -> str:
    """Why a rule has not matched."""
    if not rule.is_active(sample.mention.published_at):
        return "it was published outside of the days of the rule"
    return why_not(rule.query, sample.mention)


# --- two folders


def _comparison(after: Result, compared: Compared) -> Iterator[str]:
    before, difference = compared.before, compared.difference
    yield ""
    yield from _totals(before, after)
    yield ""
    changed = [rule for rule in difference.rules if rule.added.count or rule.removed.count]
    if not changed:
        yield "No rule matches anything more or less."
        return
    yield from _changes_table(before, after, changed)
    yield ""
    yield f"{counted(difference.gained.count, 'mention')} that no rule matched would come in."
    yield f"{counted(difference.lost.count, 'mention')} would go unseen."
    yield from _changes(difference, changed, {result.rule.id: result.rule for result in after.rules})


def _totals(before: Result, after: Result) -> list[str]:
    rows = [
        _change("mentions that match", before.matched, after.matched),
        _change("threads", before.told.threads, after.told.threads),
        _change("posts", before.told.posts, after.told.posts),
        _change("pages", before.told.pages, after.told.pages),
    ]
    if before.marks and after.marks:
        old, new = before.marks.total, after.marks.total
        rows.append(["precision", _rate(old.precision), _rate(new.precision), ""])
        rows.append(["recall", _rate(old.recall), _rate(new.recall), ""])
    return table(["", "before", "after", "change"], rows)


def _change(name: str, before: int, after: int) -> list[str]:
    return [name, f"{before:,}", f"{after:,}", f"{after - before:+,}" if after != before else "0"]


def _changes_table(before: Result, after: Result, changed: list[RuleDifference]) -> list[str]:
    was = {rule.rule.id: rule.matches for rule in before.rules}
    now = {rule.rule.id: rule.matches for rule in after.rules}
    rows = [
        [_name(one), *(f"{number:,}" for number in _row(one, was.get(one.rule_id, 0), now.get(one.rule_id, 0)))]
        for one in changed
    ]
    return table(["rule", "before", "after", "added", "removed"], rows)


def _row(one: RuleDifference, was: int, now: int) -> tuple[int, int, int, int]:
    return was, now, one.added.count, one.removed.count


def _name(one: RuleDifference) -> str:
    if one.is_new:
        return f"{one.rule_id} (new)"
    return f"{one.rule_id} (gone)" if one.is_gone else one.rule_id


def _changes(difference: Difference, changed: list[RuleDifference], rules: Mapping[str, Rule]) -> Iterator[str]:
    for one in changed:
        yield ""
        yield _name(one)
        yield from _some("added", one.added)
        yield from _some("removed", one.removed, rules.get(one.rule_id))
    if difference.lost.count:
        yield ""
        yield from _some("matched by no rule any more", difference.lost)


# --- a few of many


def _some(what: str, some: Some, absent: Rule | None = None) -> Iterator[str]:
    """The samples; below each, why the rule that is `absent` does not match it."""
    if not some.count:
        return
    shown = f" ({len(some.samples)} shown)" if 0 < len(some.samples) < some.count else ""
    yield f"  {what}: {some.count:,}{shown}"
    for sample in some.samples:
        mention = sample.mention
        yield f"    {mention.published_at:%Y-%m-%d}  {printable(mention.source, 20)}: {excerpt(sample)}"
        if absent:
            yield f"                because {_absence(absent, sample)}"
