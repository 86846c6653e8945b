"""Every reply template and holding statement as it would be suggested, judged by the real reply checker."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.reply import FindingLevel, Holding, Template
from bot.domain.rule import Rule
from bot.domain.rulebook import Rulebook
from bot.replies.check.checker import check
from bot.replies.suggest import approved_data, fill
from bot.rulebook.faults import Fault, quoted, sentences


def blocked_templates(rulebook: Rulebook) -> tuple[str, ...]:
    """A sentence for each thing that a template says and a public reply may not."""
    prepared: tuple[Template | Holding, ...] = (*rulebook.replies.templates, *rulebook.replies.holding)
    return sentences(fault for template in prepared for fault in _faults(rulebook, template))


def _faults(rulebook: Rulebook, template: Template | Holding) -> Iterator[Fault]:
    file, _, line = template.where.rpartition(":")
    what_it_is = "holding statement" if isinstance(template, Holding) else "template"
    texts = dict.fromkeys(
        fill(template.text, approved_data(rulebook.replies, rule)) for rule in _rules(rulebook, template)
    )
    for text in texts:
        for finding in check(text, approved=rulebook.replies).findings:
            if finding.level is FindingLevel.BLOCK:
                what = f"says {quoted(finding.text)}, which {finding.rule} forbids in public: {finding.why.rstrip('.')}"
                yield Fault(file, int(line), f"{what_it_is} {template.id}", what, finding.instead)


def _rules(rulebook: Rulebook, template: Template | Holding) -> list[Rule | None]:
    """The rules whose alerts it may be suggested for; only their names can make a difference."""
    if "{rule.name}" not in template.text:
        return [None]
    return [rule for rule in rulebook.rules if _may_be_for(template, rule)]


def _may_be_for(template: Template | Holding, rule: Rule) -> bool:
    return isinstance(template, Holding) or not template.kinds or rule.kind in template.kinds
