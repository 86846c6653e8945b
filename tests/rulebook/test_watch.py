"""When a rules folder counts as changed, and what is then read."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.rulebook import Rulebook
from bot.errors import RulesError
from bot.rulebook import watch as watching
from bot.rulebook.load import load
from bot.rulebook.watch import FolderWatch

Write = Callable[..., Path]

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
SECOND_RULE = "kind: topic\nrules:\n  - id: second\n    query: sepsis\n"


@pytest.fixture
def folder(write: Write) -> Path:
    return write()


@pytest.fixture
def watch(folder: Path) -> FolderWatch:
    """A watch that has read the folder once."""
    watch = FolderWatch(folder)
    assert watch.look() is None
    assert watch.look() is not None
    return watch


def ids(book: Rulebook | None) -> list[str]:
    assert book is not None, "nothing was read"
    return [rule.id for rule in book.rules]


def changes(watch: FolderWatch) -> Rulebook | None:
    """Look when something has just changed, and again when it is at rest."""
    assert watch.look() is None
    return watch.look()


def refusal(watch: FolderWatch) -> tuple[str, ...]:
    assert watch.look() is None
    with pytest.raises(RulesError) as caught:
        watch.look()
    return caught.value.faults


def test_an_edit_is_read_once_when_it_is_at_rest(watch: FolderWatch, write: Write) -> None:
    """Not at the first look that sees it, and not again after it was read."""
    write(more=SECOND_RULE)

    first, second, third = watch.look(), watch.look(), watch.look()

    assert (first, third) == (None, None)
    assert ids(second) == ["name", "second"]


def test_a_file_that_is_being_written_is_left_alone(watch: FolderWatch, write: Write) -> None:
    """Each look that finds it changed again waits for another one."""
    looks = []
    for length in (10, 20, 30):
        write(more=SECOND_RULE[:length])
        looks.append(watch.look())
    write(more=SECOND_RULE)

    assert looks == [None, None, None]
    assert ids(changes(watch)) == ["name", "second"]


def test_what_changes_while_it_is_read_is_read_again(
    watch: FolderWatch, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither half of two versions nor its faults are given to anybody."""
    write(more="kind: topic\nru")

    def load_in_the_midst(folder: Path) -> Rulebook:
        monkeypatch.undo()
        try:
            return load(folder)
        finally:
            write(more=SECOND_RULE)

    monkeypatch.setattr(watching, "load", load_in_the_midst)

    assert changes(watch) is None
    assert ids(watch.look()) == ["name", "second"]


def test_a_change_before_the_first_look_is_not_missed(folder: Path, write: Write) -> None:
    """The folder may have been edited between the start of the bot and its first look."""
    watch = FolderWatch(folder)
    write(more=SECOND_RULE)

    assert ids(changes(watch)) == ["name", "second"]


def test_a_file_replaced_by_one_of_the_same_size_and_date(watch: FolderWatch, folder: Path, write: Write) -> None:
    """As programs do that copy a file with its date."""
    file = folder / "hospital.yaml"
    before = file.stat()
    text = file.read_text().replace("id: name", "id: nome")
    write(hospital=text)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert ids(changes(watch)) == ["nome"]


def test_configuration_that_is_mounted_as_links(tmp_path: Path, write: Write) -> None:
    """A cluster writes a new folder and then swaps one link, `..data`, which the links of all files go through."""
    mount = tmp_path / "mount"
    for version, text in (("..1", "id: one"), ("..2", "id: two")):
        (mount / version).mkdir(parents=True)
        file = mount / version / "hospital.yaml"
        file.write_text((write() / "hospital.yaml").read_text().replace("id: name", text))
    (mount / "..data").symlink_to("..1")
    (mount / "hospital.yaml").symlink_to("..data/hospital.yaml")
    watch = FolderWatch(mount)
    first = changes(watch)

    (mount / "..data_tmp").symlink_to("..2")
    (mount / "..data_tmp").rename(mount / "..data")

    assert (ids(first), ids(changes(watch))) == (["one"], ["two"])


def test_the_folder_itself_may_be_a_link(tmp_path: Path, folder: Path) -> None:
    """A release is switched by one link."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "topics.yaml").write_text(SECOND_RULE)
    link = tmp_path / "current"
    link.symlink_to(folder)
    watch = FolderWatch(link)
    changes(watch)

    link.unlink()
    link.symlink_to(other)

    assert ids(changes(watch)) == ["second"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("routing", "default: news\n"),
        ("sources", "sources:\n  - {name: clips, type: file, path: clips.jsonl, every: 1m}\n"),
        ("replies", "hospital: St. Brigid Medical Center\n"),
        ("oncall", "people:\n  - {id: dana, name: Dana Whitfield, slack: U0DANA001}\n"),
    ],
    ids=["routing", "sources", "replies", "oncall"],
)
def test_every_file_of_the_folder_counts(watch: FolderWatch, write: Write, name: str, text: str) -> None:
    """The reserved ones too."""
    write(**{name: text})

    assert changes(watch) is not None


@pytest.mark.parametrize("name", ["public.jsonl", ".hospital.yaml.swp", "drills/one.yaml", "notes.txt"])
def test_other_files_do_not_count(watch: FolderWatch, folder: Path, name: str) -> None:
    """A file that a source reads may grow every second; drills are read when they are played."""
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("x")

    assert [watch.look(), watch.look()] == [None, None]


def test_a_broken_file_is_refused_once(watch: FolderWatch, write: Write) -> None:
    """And what is written next is read."""
    write(more="kind: topic\nrules: sepsis\n")

    assert refusal(watch)[0].startswith("more.yaml:2: ")
    assert [watch.look(), watch.look()] == [None, None]
    write(more=SECOND_RULE)
    assert ids(changes(watch)) == ["name", "second"]


def test_a_folder_that_vanishes_is_refused_and_not_empty(watch: FolderWatch, folder: Path, tmp_path: Path) -> None:
    """As when a volume is unmounted; and it counts as changed when it is back, although its files are the same."""
    away = tmp_path.parent / f"{tmp_path.name}-away"
    folder.rename(away)

    faults = refusal(watch)

    assert "there is no such rules folder" in faults[0]
    away.rename(folder)
    assert ids(changes(watch)) == ["name"]


def test_an_emptied_folder_is_refused(watch: FolderWatch, folder: Path) -> None:
    """What an unmounted volume leaves behind."""
    (folder / "hospital.yaml").unlink()

    assert "has no file of rules" in refusal(watch)[0]


def test_a_link_that_leads_nowhere_is_seen_to_be_mended(watch: FolderWatch, folder: Path, write: Write) -> None:
    """The file it leads to may come later."""
    (folder / "more.yaml").symlink_to("later.txt")
    assert "leads nowhere" in refusal(watch)[0]

    (folder / "later.txt").write_text(SECOND_RULE)

    assert ids(changes(watch)) == ["name", "second"]


def test_what_is_forgotten_is_given_again(watch: FolderWatch) -> None:
    """The one who asked could not use it."""
    watch.forget()

    assert ids(changes(watch)) == ["name"]


def test_the_looks_and_the_rest_stay_below_a_second(watch: FolderWatch, write: Write) -> None:
    """A change is seen after one interval at the latest, and read after the shorter one."""
    quiet = watch.next_look(NOON) - NOON
    write(more=SECOND_RULE)
    watch.look()
    moving = watch.next_look(NOON) - NOON

    assert moving < quiet
    assert quiet + moving <= timedelta(seconds=0.6)
