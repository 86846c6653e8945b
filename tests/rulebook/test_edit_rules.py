"""An exclusion is written into a rules file as its author would have written it, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import RulesError, SettingsError
from bot.rulebook.edit import exclude
from bot.rulebook.load import load

HEAD = "# The names.\nkind: hospital\n\nrules:\n  - id: name  # ours\n    query: "
TAIL = """
    # what proves it
    examples:
      match: [St. Brigid ward]
  - id: other
    query: Millbrook ward
    examples:
      match: [Millbrook ward]
"""
WRITTEN = {
    "plain": ("Brigid ward", 'Brigid ward -"choir"'),
    "plain with OR": ("Brigid OR ward", '(Brigid OR ward) -"choir"'),
    "plain over lines": ("Brigid OR\n      ward", '(Brigid OR\n      ward) -"choir"'),
    "single quotes": ("'\"St. Brigid\" OR ward' # why", '\'("St. Brigid" OR ward) -"choir"\' # why'),
    "double quotes": ('"Brigid OR ward"', '"(Brigid OR ward) -\\"choir\\""'),
    "folded": (">\n      Brigid OR\n      ward\n", '>\n      (Brigid OR\n      ward)\n      -"choir"\n'),
    "folded, no OR": (">-\n\n      Brigid\n        ward\n", '>-\n\n      Brigid\n        ward\n      -"choir"\n'),
    "literal": ("|\n      Brigid\n      ward\n", '|\n      Brigid\n      ward\n      -"choir"\n'),
}


def folder_with(tmp_path: Path, query: str, head: str = HEAD, tail: str = TAIL) -> Path:
    (tmp_path / "hospital.yaml").write_bytes(f"{head}{query}{tail}".encode())
    return tmp_path


@pytest.mark.parametrize("manner", WRITTEN)
def test_the_exclusion_is_written_in_the_same_manner(tmp_path: Path, manner: str) -> None:
    """Only the query changes; every comment and line around it stays."""
    before, after = WRITTEN[manner]
    folder = folder_with(tmp_path, before)

    edited = exclude(folder, "name", '"choir"')

    assert (folder / "hospital.yaml").read_text("utf-8") == f"{HEAD}{after}{TAIL}"
    assert edited.line == 5
    assert " ".join(load(folder).rules[0].query.split()) == edited.after
    assert [path.name for path in folder.iterdir()] == ["hospital.yaml"]


def test_line_ends_and_byte_order_marks_stay(tmp_path: Path) -> None:
    """A file from Windows stays one."""
    head, tail = "\ufeff" + HEAD.replace("\n", "\r\n"), TAIL.replace("\n", "\r\n")
    folder = folder_with(tmp_path, ">\r\n      Brigid OR é\r\n", head, tail)

    exclude(folder, "name", '"choir"')

    written = (folder / "hospital.yaml").read_bytes().decode()
    assert written == f'{head}>\r\n      (Brigid OR é)\r\n      -"choir"\r\n{tail}'


def test_a_second_exclusion_joins_the_first(tmp_path: Path) -> None:
    """Parentheses do not pile up."""
    folder = folder_with(tmp_path, "Brigid OR ward")

    exclude(folder, "name", '"choir"')
    edited = exclude(folder, "name", "#football")

    assert edited.after == '(Brigid OR ward) -"choir" -#football'


REFUSED = {
    "an example fails": ('"ward"', HEAD, "an example fails"),
    "a shared query": ('"choir"', HEAD + "&q ", "shared with another place"),
    "there already": ("choir", HEAD + "-choir ", "has -choir already"),
    "an unknown rule": ('"choir"', HEAD.replace("id: name", "id: names"), "no rule with this id"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_cannot_be_done_leaves_the_file_as_it_is(tmp_path: Path, why: str) -> None:
    """Each refusal says why, and what to do."""
    exclusion, head, told = REFUSED[why]
    folder = folder_with(tmp_path, "Brigid ward", head)
    before = (folder / "hospital.yaml").read_bytes()

    with pytest.raises(SettingsError, match=told):
        exclude(folder, "name", exclusion)

    assert (folder / "hospital.yaml").read_bytes() == before


def test_what_yaml_would_read_otherwise_is_refused(tmp_path: Path) -> None:
    """In a plain value ` #football` is a comment: the edit would say something else."""
    folder = folder_with(tmp_path, "Brigid ward")

    with pytest.raises(SettingsError, match=r"would (say something else|break the file)"):
        exclude(folder, "name", "(choir OR #football)")

    assert load(folder).rules[0].query == "Brigid ward"


def test_a_faulty_folder_is_not_edited(tmp_path: Path) -> None:
    """Its faults are told, as `check` tells them."""
    folder = folder_with(tmp_path, '"Brigid ward', tail="")

    with pytest.raises(RulesError):
        exclude(folder, "name", '"choir"')


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file; nothing is left beside it."""
    folder = folder_with(tmp_path, "Brigid ward")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.rulebook.edit.shutil.copymode", full)
    with pytest.raises(SettingsError, match="No space left on device"):
        exclude(folder, "name", '"choir"')

    assert [path.name for path in folder.iterdir()] == ["hospital.yaml"]
    assert load(folder).rules[0].query == "Brigid ward"
