"""Puts one more exclusion into a rule's query, in the file as its author wrote it: comments and layout stay.

The edit is tried on a copy of the folder first: it is only written when the whole folder loads, only this rule has
changed, as was meant, and every example still holds that held before.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from bot.domain.rule import Rule
from bot.domain.rulebook import Rulebook
from bot.errors import RulesError, SettingsError
from bot.query.narrowing import narrowed
from bot.query.syntax import parse
from bot.query.tree import Or
from bot.rulebook.examples import failing_examples
from bot.rulebook.load import load

CURE = "edit the file by hand; `wardwatch rules proposals` shows the query to paste"
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Edited:
    """A file that was written: the rule's query before and after."""

    file: Path
    line: int
    before: str
    after: str


def exclude(folder: Path, rule_id: str, exclusion: str) -> Edited:
    """Write the exclusion into the rule's file. Raises `SettingsError`, with the folder untouched, when it cannot."""
    book = load(folder)
    rule = book.rule(rule_id)
    if rule is None:
        cure = "it was renamed or removed: reject the proposal, or give the rule its id back"
        raise SettingsError("the rules folder has no rule with this id", who=f"rule {rule_id}", cure=cure)
    after = narrowed(rule.query, exclusion)
    if f"-{exclusion}" in " ".join(rule.query.split()):
        raise SettingsError(f"its query has -{exclusion} already", who=f"rule {rule_id}", cure="reject the proposal")
    name, _, line = rule.where.rpartition(":")
    file = folder / name
    text = _text_of(file)
    edited = _with_exclusion(text, rule, exclusion)
    _try(folder, name, edited, book, replace(rule, query=after))
    _write(file, text, edited)
    return Edited(file, int(line), rule.query, after)


def _text_of(file: Path) -> str:
    """The text with its own line ends and byte-order mark. The folder was just loaded, so it is UTF-8."""
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"the file cannot be read ({error})", who=str(file), cure=CURE) from error


def _with_exclusion(text: str, rule: Rule, exclusion: str) -> str:
    mark = _BOM if text.startswith(_BOM) else ""
    plain = text.removeprefix(_BOM)
    value = _query_in(plain, rule)
    start, end = value.start_mark.index, value.end_mark.index
    needs_group = isinstance(parse(" ".join(rule.query.split())), Or)
    opening, closing = ("(", ")") if needs_group else ("", "")
    edited = _scalar(plain[start:end], str(value.style or ""), opening, closing, exclusion)
    return mark + plain[:start] + edited + plain[end:]


def _query_in(text: str, rule: Rule) -> yaml.ScalarNode:
    """The value of `query` of the rule with this id, as it stands in the text."""
    for entry in _rules_in(yaml.compose(text, Loader=yaml.SafeLoader)):
        keys = {key.value: (key, value) for key, value in entry.value}
        if "id" not in keys or str(keys["id"][1].value).strip() != rule.id or "query" not in keys:
            continue
        key, value = keys["query"]
        is_here = value.start_mark.index >= key.end_mark.index and text[value.start_mark.index] not in "&*!"
        if isinstance(value, yaml.ScalarNode) and is_here:
            return value
        raise SettingsError("its query is shared with another place", who=f"rule {rule.id}", cure=CURE)
    raise SettingsError("its query was not found in the file", who=f"rule {rule.id}", cure=CURE)


def _rules_in(root: yaml.Node | None) -> list[yaml.MappingNode]:
    top = root.value if isinstance(root, yaml.MappingNode) else []
    lists = [value.value for key, value in top if key.value == "rules" and isinstance(value, yaml.SequenceNode)]
    return [entry for entries in lists for entry in entries if isinstance(entry, yaml.MappingNode)]


def _scalar(raw: str, style: str, opening: str, closing: str, exclusion: str) -> str:
    """The value as written, with the exclusion in the same manner of writing."""
    if style in ("|", ">"):
        return _block(raw, opening, closing, exclusion)
    if style == "'":
        doubled = exclusion.replace("'", "''")
        return f"'{opening}{raw[1:-1]}{closing} -{doubled}'"
    if style == '"':
        escaped = exclusion.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{opening}{raw[1:-1]}{closing} -{escaped}"'
    return f"{opening}{raw}{closing} -{exclusion}"


def _block(raw: str, opening: str, closing: str, exclusion: str) -> str:
    """The lines below `>` or `|`; the exclusion gets a line of its own."""
    lines = raw.splitlines(keepends=True)
    filled = [at for at, line in enumerate(lines) if at and line.strip()]
    first, last = filled[0], filled[-1]
    indent = lines[first][: len(lines[first]) - len(lines[first].lstrip(" "))]
    lines[first] = f"{indent}{opening}{lines[first].lstrip(' ')}"
    body = lines[last].rstrip("\r\n")
    ending = lines[last][len(body) :]
    line_end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    lines[last] = f"{body.rstrip()}{closing}{line_end}{indent}-{exclusion}{ending}"
    return "".join(lines)


def _try(folder: Path, name: str, edited: str, book: Rulebook, expected: Rule) -> None:
    """Load a copy of the folder with the edited file, and run every example."""
    with tempfile.TemporaryDirectory(prefix="wardwatch-") as scratch:
        copy = Path(scratch)
        for file in folder.iterdir():
            if file.suffix.lower() in (".yaml", ".yml") and file.is_file():
                shutil.copyfile(file, copy / file.name)
        (copy / name).write_bytes(edited.encode("utf-8"))
        try:
            tried = load(copy)
        except RulesError as error:
            raise SettingsError(f"the edit would break the file: {error.faults[0]}", who=name, cure=CURE) from error
    wanted = [_meaning(expected if rule.id == expected.id else rule) for rule in book.rules]
    if [_meaning(rule) for rule in tried.rules] != wanted:
        raise SettingsError("the edit would say something else than it should", who=name, cure=CURE)
    if failing := failing_examples(tried):
        cure = "narrow the exclusion, or mend the example, then apply it again"
        raise SettingsError(f"with this exclusion an example fails: {failing[0]}", who=name, cure=cure)


def _meaning(rule: Rule) -> Rule:
    """The rule without the lines on which it stands, which the edit moves, and without its line breaks."""
    examples = tuple(replace(example, where="") for example in rule.examples)
    return replace(rule, query=" ".join(rule.query.split()), examples=examples, where="")


def _write(file: Path, before: str, edited: str) -> None:
    """Replace the file at once, so that whoever reads it sees the old or the new text."""
    target = file.resolve()
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        scratch = Path(name)
        try:
            with os.fdopen(handle, "wb") as opened:
                opened.write(edited.encode("utf-8"))
            shutil.copymode(target, scratch)
            if _text_of(target) != before:
                raise SettingsError("the file was changed meanwhile", who=str(file), cure="apply it again")
            scratch.replace(target)
        finally:
            scratch.unlink(missing_ok=True)
    except OSError as error:
        raise SettingsError(f"the file cannot be written ({error.strerror})", who=str(file), cure=CURE) from error
