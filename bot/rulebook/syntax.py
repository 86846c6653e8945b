"""Why YAML cannot read a file, told to people who do not know YAML."""

from __future__ import annotations

import re

import yaml

from bot.rulebook.faults import quoted, quoting

_QUOTED_THEN_MORE = re.compile(r"""^\s*(?:- +)?(?:[\w-]+: +)?(?:"[^"]*"|'[^']*')\s*[^\s#,\]}:]""")
_INDENT = re.compile(r"^ *([^\S\n ]+)")
_ON_NEXT_LINE = "end the line after the colon with > and write the value on the next line, two spaces further in"


def bad_indent(text: str) -> tuple[int, str, str] | None:
    """The first line that is indented with tabs or other odd blanks: line, what and cure."""
    lines = text.splitlines()
    found = [number for number, line in enumerate(lines, 1) if _INDENT.match(line) and line.strip()]
    if not found:
        return None
    more = f" (and {len(found) - 1} more lines)" if len(found) > 1 else ""
    blank = "a tab" if "\t" in lines[found[0] - 1] else "an odd blank"
    return found[0], f"the line is indented with {blank}{more}", "indent with spaces, two for each level"


def explain(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str, str]:
    """Line, what and cure. It looks at the line itself, since the parser's own words differ between builds."""
    mark = error.problem_mark or error.context_mark
    lines = text.splitlines() or [""]
    row = min(mark.line if mark else 0, len(lines) - 1)
    column = mark.column if mark else 0
    what, cure = _cause(lines[row], column, str(error.context or ""), str(error.problem or ""))
    if "quoted scalar" in str(error.context or "") and "end of stream" in str(error.problem or ""):
        row = error.context_mark.line if error.context_mark else row
    return row + 1, what, cure


def _cause(line: str, column: int, context: str, problem: str) -> tuple[str, str]:
    at = line[column : column + 1]
    if "escape" in problem:
        return "a \\ in double quotes has a meaning of its own", "use single quotes around the value"
    if "quoted scalar" in context and "end of" in problem:
        return "a quotation mark is opened and never closed", f"close it, or {_ON_NEXT_LINE}"
    if at and at in "@`%":
        return f"a value may not begin with {at}", quoting(line[column:])
    if at == "\t":
        return "there is a tab", "use spaces"
    if _QUOTED_THEN_MORE.match(line):
        return "words follow the closing quotation mark", _ON_NEXT_LINE
    if "mapping values" in problem and len(re.findall(r":(?: |$)", line)) > 1:
        return "a colon and a space stand inside a value", _ON_NEXT_LINE
    if re.search(r"(?:: +|- +)[\[{]", line):
        return "a value begins with { or [ and does not end as a list", _ON_NEXT_LINE
    return (
        f"{quoted(line.strip())} does not fit the lines above it",
        "indent it exactly like the entries beside it, and write `key: value`",
    )
