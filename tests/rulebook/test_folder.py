"""What stands in a rules folder besides good files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import RulesError
from bot.rulebook.load import load

Faults = Callable[..., tuple[str, ...]]
Write = Callable[..., Path]


def refusal(folder: Path) -> tuple[str, ...]:
    with pytest.raises(RulesError) as caught:
        load(folder)
    return caught.value.faults


def test_a_missing_folder(tmp_path: Path) -> None:
    """It is named, with the way to name another."""
    (found,) = refusal(tmp_path / "none")

    assert found.endswith("none: there is no such rules folder: name the folder with --rules DIR or WARDWATCH_RULES")


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    """A path of one file is no folder."""
    file = tmp_path / "rules.yaml"
    file.write_text("kind: topic\n")

    (found,) = refusal(file)

    assert "is a file, not a rules folder" in found


def test_a_folder_without_rules(tmp_path: Path) -> None:
    """Routing alone watches for nothing."""
    (tmp_path / "routing.yaml").write_text("default: news\n")

    (found,) = refusal(tmp_path)

    assert found.endswith(
        "the rules folder has no file of rules: write one, such as hospital.yaml, that begins with kind: and rules:"
    )


def test_a_file_of_rules_with_none(faults: Faults) -> None:
    """An empty list is more likely forgotten than meant."""
    (found,) = faults(hospital="kind: topic\nrules: []\n")

    assert (
        found == "hospital.yaml:2: rules has no entries: write one below it, beginning with a dash, or delete the key"
    )


def test_bytes_that_are_not_utf8(write: Write) -> None:
    """The line is that of the first bad byte."""
    folder = write()
    (folder / "latin.yaml").write_bytes(b"kind: topic\n# caf\xe9\n")

    assert refusal(folder) == ("latin.yaml:2: is not UTF-8 text: save the file again with the encoding UTF-8",)


def test_a_byte_order_mark_is_no_fault(write: Write) -> None:
    """Some editors of Windows write one."""
    folder = write()
    file = folder / "hospital.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    assert len(load(folder).rules) == 1


def test_an_invisible_character(faults: Faults) -> None:
    """NUL and its kin are named by their number and line."""
    (found,) = faults(routing="default: news\nops: a\x00b\n")

    assert found == "routing.yaml:2: has the invisible character U+0000: delete that character"


def test_a_file_of_more_than_a_megabyte(write: Write) -> None:
    """It is refused before it is parsed."""
    folder = write()
    (folder / "huge.yaml").write_bytes(b"#" * 1_000_001)

    assert refusal(folder) == ("huge.yaml:1: is larger than 1 MB: split it into several files",)


def test_folders_pipes_and_dead_links_with_the_name_of_a_file(write: Write) -> None:
    """Each is a fault of its own, and none of them blocks the reader."""
    folder = write()
    (folder / "a.yaml").mkdir()
    (folder / "b.yaml").symlink_to(folder / "nowhere")
    (folder / "c.yaml").symlink_to(folder / "c.yaml")
    os.mkfifo(folder / "d.yaml")

    assert refusal(folder) == (
        "a.yaml:1: is a folder with the name of a file: rename it without .yaml",
        "b.yaml:1: is a link that leads nowhere: put a file in its place, or delete it",
        "c.yaml:1: is a link that leads nowhere: put a file in its place, or delete it",
        "d.yaml:1: is not an ordinary file: put a text file in its place, or delete it",
    )


def test_a_link_to_a_file_is_read(write: Write) -> None:
    """Hosts mount configuration as links into a hidden folder beside it."""
    folder = write()
    (folder / "..data").mkdir()
    (folder / "hospital.yaml").rename(folder / "..data" / "hospital.yaml")
    (folder / "hospital.yaml").symlink_to(Path("..data") / "hospital.yaml")

    assert load(folder).rules[0].where == "hospital.yaml:3"


@pytest.mark.parametrize("name", ["campaigns.yml", "campaigns.YAML"])
def test_a_file_that_would_be_overlooked(write: Write, name: str) -> None:
    """A name that ends almost right is a fault, not a silence."""
    folder = write()
    (folder / name).write_text("kind: topic\n")

    assert refusal(folder) == (
        f"{name}:1: would not be read because of how its name ends: rename it to campaigns.yaml",
    )


def test_hidden_files_other_files_and_drills_are_left_alone(write: Write) -> None:
    """An editor's lock file is no file of rules."""
    folder = write()
    (folder / ".#hospital.yaml").symlink_to("nobody@nowhere")
    (folder / "README.md").write_text("# Rules")
    (folder / "hospital.yaml~").write_text("kind: [")
    (folder / "drills").mkdir()
    (folder / "drills" / "storm.yaml").write_text("kind: [")

    assert len(load(folder).rules) == 1


def test_a_file_that_is_neither_rules_nor_reserved(faults: Faults) -> None:
    """It is told what it could be."""
    (found,) = faults(notes="a: b\n")

    assert found == (
        "notes.yaml:1: is no file of rules: begin it with kind: and rules:, "
        "or name it replies.yaml, routing.yaml, oncall.yaml, sources.yaml or triage.yaml"
    )


def test_a_reserved_file_under_a_wrong_name(faults: Faults) -> None:
    """Its keys show what it was meant to be."""
    (found,) = faults(source="sources: []\n")

    assert found == "source.yaml:1: holds what belongs in sources.yaml: rename it to sources.yaml, or move it there"


def test_a_file_name_cannot_write_on_the_terminal(write: Write) -> None:
    """Control characters and bytes that are no text are shown as their numbers."""
    folder = write()
    (folder / "a\x1b[2J\n.yaml").write_text("")
    Path(os.fsdecode(os.fsencode(folder) + b"/b\xff.yaml")).write_text("")

    found = refusal(folder)

    assert len(found) == 2
    assert all(sentence.isprintable() for sentence in found)
