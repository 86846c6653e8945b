"""A file of JSON Lines is read once, from where the last read stopped."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.source import Page
from bot.errors import SourceUnavailableError
from bot.sources.file import MAX_LINES, FileSource
from bot.sources.jsonl import MAX_LINE

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def line(number: int | str, text: str = "The wait at St Brigid's") -> str:
    record = {"source": "x", "external_id": str(number), "text": text, "published_at": "2026-03-01T09:30:00Z"}
    return json.dumps(record) + "\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mentions.jsonl"


@pytest.fixture
def source(path: Path) -> FileSource:
    return FileSource("recorded", path)


def ids(page: Page) -> list[str]:
    return [mention.external_id for mention in page.mentions]


def read_all(source: FileSource, cursor: str = "") -> tuple[list[str], str]:
    found: list[str] = []
    while True:
        page = source.fetch(cursor, NOW)
        found += ids(page)
        cursor = page.cursor
        if not page.more:
            return found, cursor


def test_what_was_appended_is_read_once(path: Path, source: FileSource) -> None:
    """The cursor is the place up to which the file was read."""
    path.write_text(line(1) + line(2))
    first = source.fetch("", NOW)
    with path.open("a") as file:
        file.write(line(3))

    second = source.fetch(first.cursor, NOW)
    third = source.fetch(second.cursor, NOW)

    assert (ids(first), ids(second), ids(third)) == (["1", "2"], ["3"], [])
    assert third.cursor == second.cursor


def test_reading_twice_with_one_cursor_is_harmless(path: Path, source: FileSource) -> None:
    """A page that could not be stored is read again."""
    path.write_text(line(1) + line(2))

    assert source.fetch("", NOW) == source.fetch("", NOW)


def test_mentions_keep_the_source_their_line_names(path: Path, source: FileSource) -> None:
    """A recording of X replays posts of X."""
    path.write_text(line(1))

    assert source.fetch("", NOW).mentions[0].source == "x"


def test_a_long_file_comes_in_pages(path: Path, source: FileSource) -> None:
    """Each page is bounded and says that there is more; together they are the whole file."""
    path.write_text("".join(line(number) for number in range(2 * MAX_LINES + 1)))

    first = source.fetch("", NOW)
    everything, _ = read_all(source)

    assert (len(first.mentions), first.more) == (MAX_LINES, True)
    assert everything == [str(number) for number in range(2 * MAX_LINES + 1)]


def test_a_file_of_exactly_one_page_has_no_more(path: Path, source: FileSource) -> None:
    """`more` is only said when something is left."""
    path.write_text("".join(line(number) for number in range(MAX_LINES)))

    assert not source.fetch("", NOW).more


def test_a_page_of_long_lines_ends_by_its_bytes(path: Path, source: FileSource) -> None:
    """Five hundred lines of a megabyte would be half a gigabyte."""
    path.write_text("".join(line(number, "x" * 900_000) for number in range(20)))

    first = source.fetch("", NOW)

    assert first.more
    assert 5 < len(first.mentions) < 12
    assert len(read_all(source)[0]) == 20


def test_a_bad_line_is_a_fault_and_its_neighbours_are_read(path: Path, source: FileSource) -> None:
    """The fault names the line by the number that an editor shows."""
    path.write_text(line(1) + "\n" + "{broken\n" + line(2) + '{"source": "x"}\n' + line(3))

    page = source.fetch("", NOW)

    assert ids(page) == ["1", "2", "3"]
    assert [fault.split(":")[0] for fault in page.faults] == ["line 3", "line 5"]
    assert "external_id is missing" in page.faults[1]


def test_line_numbers_go_on_after_a_pause(path: Path, source: FileSource) -> None:
    """The second read counts on from the first, with or without a line break between them."""
    path.write_text(line(1) + line(2).rstrip("\n"))
    first = source.fetch("", NOW)
    with path.open("a") as file:
        file.write("\nbad\n")

    second = source.fetch(first.cursor, NOW)

    assert ids(first) == ["1", "2"]
    assert [fault.split(":")[0] for fault in second.faults] == ["line 3"]


def test_a_line_being_written_waits_for_the_next_poll(path: Path, source: FileSource) -> None:
    """Half a line is neither a fault nor lost."""
    path.write_text(line(1) + line(2)[:40])
    first = source.fetch("", NOW)
    path.write_text(line(1) + line(2))

    second = source.fetch(first.cursor, NOW)

    assert (ids(first), first.faults, first.more) == (["1"], (), False)
    assert ids(second) == ["2"]


def test_a_torn_character_waits_too(path: Path, source: FileSource) -> None:
    """A write may end in the middle of a character."""
    path.write_bytes('{"text": "é'.encode()[:-1])

    page = source.fetch("", NOW)

    assert (page.mentions, page.faults) == ((), ())


def test_a_last_line_without_line_break_is_read(path: Path, source: FileSource) -> None:
    """Many tools do not end a file with a line break."""
    path.write_text(line(1).rstrip("\n"))

    first = source.fetch("", NOW)

    assert ids(first) == ["1"]
    assert ids(source.fetch(first.cursor, NOW)) == []


@pytest.mark.parametrize("after", ["", "other"], ids=["truncated", "replaced"])
def test_another_file_under_the_same_name_is_read_from_its_start(path: Path, source: FileSource, after: str) -> None:
    """A rotation is noticed and said, and everything in the new file is read."""
    path.write_text(line(1) + line(2))
    cursor = source.fetch("", NOW).cursor
    path.write_text(line(8) if not after else "".join(line(f"{after}{number}") for number in range(5)))

    page = source.fetch(cursor, NOW)

    assert len(page.mentions) == (5 if after else 1)
    assert "replaced or shortened" in page.gap
    assert source.fetch(page.cursor, NOW).gap == ""


def test_a_copy_of_the_same_file_is_the_same_file(path: Path, source: FileSource, tmp_path: Path) -> None:
    """What counts is what the file holds, not where the disk keeps it."""
    path.write_text(line(1) + line(2))
    cursor = source.fetch("", NOW).cursor
    (tmp_path / "copy").write_text(line(1) + line(2) + line(3))
    os.replace(tmp_path / "copy", path)  # noqa: PTH105

    page = source.fetch(cursor, NOW)

    assert (ids(page), page.gap) == (["3"], "")


def test_an_overlong_line_is_one_fault(path: Path, source: FileSource) -> None:
    """It is passed in pieces, and the line after it is read."""
    path.write_text(line(1) + line(2, "x" * (3 * MAX_LINE)) + line(3))

    page = source.fetch("", NOW)

    assert ids(page) == ["1", "3"]
    assert page.faults == (f"line 2: longer than {MAX_LINE} bytes (write one mention a line, and shorten its text)",)


def test_an_overlong_line_is_passed_over_several_polls(path: Path, source: FileSource) -> None:
    """A line without end is not read again and again."""
    path.write_text(line(1) + "x" * (MAX_LINE + 10))
    first = source.fetch("", NOW)
    with path.open("a") as file:
        file.write("y" * 100)
    second = source.fetch(first.cursor, NOW)
    with path.open("a") as file:
        file.write("z\n" + line(2))

    third = source.fetch(second.cursor, NOW)

    assert (len(first.faults), second.faults, third.faults) == (1, (), ())
    assert (ids(first), ids(second), ids(third)) == (["1"], [], ["2"])


def test_bytes_that_are_no_utf_8_are_a_fault(path: Path, source: FileSource) -> None:
    """An old encoding is named, not guessed."""
    path.write_bytes(line(1, "X").replace("X", "\xe9").encode("latin-1") + line(2).encode())

    page = source.fetch("", NOW)

    assert ids(page) == ["2"]
    assert page.faults == ("line 1: not UTF-8 (save the file as UTF-8)",)


@pytest.mark.parametrize("cursor", ["", "nonsense", "[]", '{"offset": -3}', '{"offset": true}', "[" * 99_999])
def test_a_cursor_that_is_not_ours_starts_anew(path: Path, source: FileSource, cursor: str) -> None:
    """Reading twice is harmless; skipping is not."""
    path.write_text(line(1))

    assert ids(source.fetch(cursor, NOW)) == ["1"]


def test_a_missing_file_is_named(path: Path, source: FileSource) -> None:
    """The error says which path, and what to look at."""
    with pytest.raises(SourceUnavailableError, match=r"recorded: cannot read .*mentions\.jsonl: No such file"):
        source.fetch("", NOW)


def test_a_folder_or_a_pipe_is_not_a_file(path: Path, source: FileSource) -> None:
    """Opening a pipe would wait for ever."""
    os.mkfifo(path)

    with pytest.raises(SourceUnavailableError, match="is not a file"):
        source.fetch("", NOW)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.integers(min_value=1, max_value=400), max_size=12))
def test_nothing_is_lost_however_the_file_is_written(path: Path, source: FileSource, pieces: list[int]) -> None:
    """Whatever the writes, every line is read exactly once and none is a fault."""
    whole = "".join(line(number) for number in range(6)).encode()
    path.write_bytes(b"")
    found, cursor, written = list[str](), "", 0

    for size in [*pieces, len(whole)]:
        with path.open("ab") as file:
            file.write(whole[written : written + size])
        written = min(len(whole), written + size)
        page = source.fetch(cursor, NOW)
        assert page.faults == ()
        found += ids(page)
        cursor = page.cursor

    assert found == [str(number) for number in range(6)]
