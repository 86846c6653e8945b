"""What `forked` has imported, and done once, before it forks: the verbs' own modules, our rules, one mention judged."""

import gc

from click.testing import CliRunner

from bot.cli import backtest, judge, lint_reply, main, query, rules, run, spikes

MENTION = '{"source": "x", "external_id": "1", "text": "St. Brigid!", "published_at": "2026-03-01T09:30:00Z"}'

for _verb, _given in ((rules.check, ""), (judge.triage, MENTION), (backtest.backtest, MENTION)):
    CliRunner().invoke(_verb, input=_given)
gc.collect()
gc.freeze()

__all__ = ["backtest", "judge", "lint_reply", "main", "query", "rules", "run", "spikes"]
