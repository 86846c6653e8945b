"""`wardwatch lint-reply`: what a draft may not say in public."""

from __future__ import annotations

import json
import sys
from io import BufferedIOBase
from pathlib import Path

import click
from click.core import ParameterSource

from bot.cli.one_mention import read_mention
from bot.cli.options import RULES
from bot.domain.reply import DraftOutcome, DraftVerdict, Finding, Replies
from bot.errors import MisuseError
from bot.replies.check.checker import check
from bot.replies.check.doubts import LIMITS

MOST_BYTES = 4 * 1024 * 1024


@click.command("lint-reply")
@click.option("--mention", "file", type=click.File("rb"), metavar="FILE", help="The mention it answers: one JSON line.")
@RULES
@click.option("--platform", type=click.Choice(list(LIMITS)), help="Where it is to be published; for the length.")
@click.pass_context
def lint_reply(context: click.Context, file: BufferedIOBase | None, folder: Path, platform: str | None) -> int:
    """Check a draft on standard input against the ten rules for public replies.

    Answers one JSON object: the verdict, and each finding with its words, why, and what to write instead. Offsets count
    Unicode code points of the draft. Exit code 1 when it is blocked. A pass is not a clearance: a person approves.

    Example: echo "Thank you for choosing us." | wardwatch lint-reply
    """
    draft = _draft()
    mention = read_mention(file) if file else None
    asked_for = context.get_parameter_source("folder") is not ParameterSource.DEFAULT
    approved = _approved(folder) if asked_for or folder.exists() else Replies()
    verdict = check(draft, mention=mention, approved=approved, platform=platform or "")
    click.echo(json.dumps(_record(verdict)))
    return 1 if verdict.outcome is DraftOutcome.BLOCK else 0


def _approved(folder: Path) -> Replies:
    from bot.rulebook.load import load

    return load(folder).replies


def _draft() -> str:
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise MisuseError(f"longer than {MOST_BYTES} bytes", who="the draft", cure="write a reply of a few sentences")
    try:
        draft = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MisuseError(f"not UTF-8 at byte {error.start + 1}", who="the draft", cure="save it as UTF-8") from None
    if not draft.strip():
        raise MisuseError("nothing to check", who="the draft", cure="write it to standard input")
    return draft


def _record(verdict: DraftVerdict) -> dict[str, object]:
    return {"verdict": verdict.outcome, "findings": [_finding(finding) for finding in verdict.findings]}


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "level": finding.level,
        "text": finding.text,
        "start": finding.start,
        "end": finding.end,
        "why": finding.why,
        "instead": finding.instead,
    }
