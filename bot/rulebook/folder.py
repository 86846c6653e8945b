"""The files of a rules folder as text. It judges what a file is, not what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from bot.rulebook.faults import MAX_PATH, Fault, printable

MAX_BYTES = 1_000_000
MAX_FILES = 1_000

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FolderText:
    """What could be read, by file name, and what could not."""

    texts: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_folder(folder: Path) -> FolderText:
    """Every YAML file directly in the folder. Hidden files and folders such as `drills` are left alone.

    A link is followed, because hosts mount configuration as links.
    """
    read = FolderText()
    try:
        paths = sorted(path for path in folder.iterdir() if is_ours(path))
    except OSError as error:
        read.faults.append(_unreadable_folder(folder, error))
        return read
    for path in paths[:MAX_FILES]:
        outcome = read_file(path)
        if isinstance(outcome, Fault):
            read.faults.append(outcome)
        else:
            read.texts[path.name] = outcome
    if len(paths) > MAX_FILES:
        cure = "put several rules in one file"
        read.faults.append(Fault(printable(str(folder), MAX_PATH), 0, "", f"holds more than {MAX_FILES} files", cure))
    return read


def is_ours(path: Path) -> bool:
    """Whether it is one of the files to read, or was meant to be; by its name alone."""
    return not path.name.startswith(".") and path.suffix.lower() in (".yaml", ".yml")


def _unreadable_folder(folder: Path, error: OSError) -> Fault:
    if isinstance(error, FileNotFoundError):
        what = "there is no such rules folder"
    elif isinstance(error, NotADirectoryError):
        what = "is a file, not a rules folder"
    else:
        what = f"the rules folder cannot be read ({error.strerror})"
    return Fault(printable(str(folder), MAX_PATH), 0, "", what, "name the folder with --rules DIR or WARDWATCH_RULES")


def read_file(path: Path) -> str | Fault:
    """The text of one YAML file, or why it cannot be read."""
    if path.suffix != ".yaml":
        return _fault(path, "would not be read because of how its name ends", f"rename it to {path.stem}.yaml")
    try:
        if path.is_dir():
            return _fault(path, "is a folder with the name of a file", "rename it without .yaml")
        if path.is_symlink() and not path.exists():
            return _fault(path, "is a link that leads nowhere", "put a file in its place, or delete it")
        if not path.is_file():
            return _fault(path, "is not an ordinary file", "put a text file in its place, or delete it")
        with path.open("rb") as file:
            return _decode(path, file.read(MAX_BYTES + 1))
    except OSError as error:
        return _fault(path, f"cannot be read ({error.strerror})", "let the bot read the file, or delete it")


def _decode(path: Path, raw: bytes) -> str | Fault:
    if len(raw) > MAX_BYTES:
        return _fault(path, f"is larger than {MAX_BYTES // 1_000_000} MB", "split it into several files")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return _fault(path, "is not UTF-8 text", "save the file again with the encoding UTF-8", line)
    found = _UNPRINTABLE.search(text)
    if found:
        line = len(text[: found.start() + 1].splitlines())
        return _fault(path, f"has the invisible character U+{ord(found[0]):04X}", "delete that character", line)
    return text


def _fault(path: Path, what: str, cure: str, line: int = 1) -> Fault:
    return Fault(printable(path.name), line, "", what, cure)
