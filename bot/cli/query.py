"""`wardwatch query`: what a query means, whether it holds for a text, and what is asked of a source for it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from io import BufferedIOBase
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.one_mention import printable, read_mention
from bot.cli.options import RULES
from bot.errors import MisuseError, QueryError

if TYPE_CHECKING:
    from bot.domain.mention import Mention
    from bot.query.tree import Node

Json = dict[str, object]

CARET_WINDOW = 70
"""Characters of a query that are shown above a caret."""

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Answer as one JSON object.")


@click.group()
def query() -> None:
    """Try a query: what it means, whether it holds for a text, and what is asked of a source for it.

    Example: wardwatch query explain '"St. Brigid" -church' --text "St. Brigid's church"
    """


@query.command()
@click.argument("query")
@click.option("--text", help="A text to hold the query against.")
@click.option("--title", help="The title of that text.")
@click.option(
    "--mention", "file", type=click.File("rb"), metavar="FILE", help="A mention to hold it against: one JSON line."
)
@AS_JSON
def explain(query: str, text: str | None, title: str | None, file: BufferedIOBase | None, *, as_json: bool) -> int:
    """Show how QUERY is read, and with a text whether it holds, and why.

    Exit code 1 when it does not hold, 2 when it cannot be read.

    Example: wardwatch query explain 'Voss NEAR/5 (fire OR resign)' --text "Voss must resign"
    """
    from bot.query import explain as engine
    from bot.query.warnings import warnings

    tree = _parsed(query)
    doubts = [{"what": one.what, "column": one.column, "cure": one.cure} for one in warnings(query)]
    mention = _mention(text, title, file)
    if mention is None:
        told: Json = {"query": query, "tree": _tree_json(tree), "warnings": doubts}
        lines = list(_tree_lines(tree))
    else:
        explanation = engine.explain(query, mention)
        told = {"query": query, **explanation.as_json(), "warnings": doubts}
        lines = explanation.render().splitlines()
    _answer(
        told, [*lines, *(f"warning: column {one['column']}: {one['what']} ({one['cure']})" for one in doubts)], as_json
    )
    return 0 if told.get("holds", True) else 1


def _parsed(query: str) -> Node:
    from bot.query.syntax import parse

    try:
        return parse(query)
    except QueryError as fault:
        if sys.stderr.isatty():
            for line in pointed_at(query, fault.column):
                click.echo(line, err=True)
        raise MisuseError(fault.what, who=fault.who, cure=fault.cure) from None


def pointed_at(query: str, column: int) -> tuple[str, str]:
    """A piece of the query, and a caret under its column."""
    from rich.cells import cell_len

    start = max(0, column - 1 - CARET_WINDOW // 2)
    shown = printable(query[start : start + CARET_WINDOW])
    return shown, " " * cell_len(shown[: column - 1 - start]) + "^"


def _mention(text: str | None, title: str | None, file: BufferedIOBase | None) -> Mention | None:
    """What the query is held against, if anything."""
    from bot import wiring
    from bot.domain.mention import Mention

    if file is not None:
        if text is not None or title is not None:
            raise MisuseError("both a text and a mention are given", who="query explain", cure="leave out one of them")
        return read_mention(file)
    if text is None and title is None:
        return None
    return Mention("cli", "1", text or "", wiring.clock(), title=title or "")


def _tree_lines(node: Node, depth: int = 0) -> Iterator[str]:
    from bot.query.labels import label
    from bot.query.tree import children

    yield f"{'  ' * depth}{label(node)}"
    for part in children(node):
        yield from _tree_lines(part, depth + 1)


def _tree_json(node: Node) -> Json:
    from bot.query.labels import label
    from bot.query.tree import children

    return {"label": label(node), "column": node.column, "parts": [_tree_json(part) for part in children(node)]}


@query.command("compile")
@click.argument("query", required=False)
@click.option(
    "--for",
    "target",
    type=click.Choice(["x"]),
    default="x",
    show_default=True,
    expose_value=False,
    help="The type of source that is asked.",
)
@RULES
@AS_JSON
def compile_(query: str | None, folder: Path, *, as_json: bool) -> int:
    """Show what a source is asked for QUERY, or for all rules that are active now.

    Shows each request, what had to be asked for more widely and is checked here, and what cannot be asked for.
    Exit code 1 when posts are missed by that.

    Example: wardwatch query compile --for x --rules rules
    """
    from bot.cli import compiled

    found = compiled.of_query(_parsed(query)) if query is not None else compiled.of_folder(folder)
    _answer(compiled.told(found), list(compiled.lines(found)), as_json)
    return 1 if found.misses else 0


def _answer(told: Json, lines: Sequence[str], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(told))
        return
    for line in lines:
        click.echo(printable(line))
