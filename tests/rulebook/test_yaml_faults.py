"""Text that YAML cannot read, or reads as something else than its author meant."""

from collections.abc import Callable

import pytest
import yaml

from bot.rulebook import nodes

Faults = Callable[..., tuple[str, ...]]

HEAD = "kind: hospital\nrules:\n  - id: a\n    query: "
NEXT_LINE = "end the line after the colon with > and write the value on the next line, two spaces further in"

BROKEN = [
    ('"St Brigid" OR SBMC', f"4: words follow the closing quotation mark: {NEXT_LINE}"),
    ("@StBrigidMed", "4: a value may not begin with @: put single quotes around it: '@StBrigidMed'"),
    ("%a", "4: a value may not begin with %: put single quotes around it: '%a'"),
    ("SBMC: the hospital", f"4: a colon and a space stand inside a value: {NEXT_LINE}"),
    ('"never closed', f"4: a quotation mark is opened and never closed: close it, or {NEXT_LINE}"),
    ("{hospital} news", f"4: a value begins with {{ or [ and does not end as a list: {NEXT_LINE}"),
    ('"a \\q"', "4: a \\ in double quotes has a meaning of its own: use single quotes around the value"),
    ("!important", "4: a value may not begin with !: put the value in single quotes"),
    ("*star", "4: *star repeats something that is not there: put a value that begins with * in single quotes"),
    (
        "a\n   name: b",
        "5: 'name: b' does not fit the lines above it: indent it exactly like the entries beside it, and",
    ),
    ("a\n\tname: b", "5: the line is indented with a tab: indent with spaces, two for each level"),
    ("a\n\t\n\tname: b\n\tb: c", "6: the line is indented with a tab (and 1 more lines): indent with spaces, two for"),
    ("a\n \u00a0name: b", "5: the line is indented with an odd blank: indent with spaces, two for each level"),
    ("a\n---\nkind: b", "5: a second document begins here: move it into a file of its own"),
    ("a\n    ? [b]\n    : c", "5: a list or a group of keys stands where a key should: put a value that begins with {"),
    ("[" * 5000, "4: is nested more than 20 levels deep: write it as the examples in rules/README.md show"),
    ("&r [*r]", "4: *r repeats something that is not there: put a value that begins with * in single quotes"),
]


@pytest.fixture(params=["with libyaml", "without libyaml"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "without libyaml":
        monkeypatch.setattr(nodes, "_LOADER", yaml.BaseLoader)


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(("query", "sentence"), BROKEN, ids=[query[:20] for query, _ in BROKEN])
def test_text_that_cannot_be_read(faults: Faults, query: str, sentence: str) -> None:
    """The line and the cure are the same with PyYAML's fast parser and without."""
    found = faults(hospital=f"{HEAD}{query}\n")

    assert len(found) == 1
    assert found[0].startswith(f"hospital.yaml:{sentence}")


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize("value", ["SBMC #StBrigid", '"SBMC" #StBrigid'])
def test_a_hashtag_that_yaml_would_drop_is_a_fault(faults: Faults, value: str) -> None:
    """Half a query must not vanish without a sound."""
    (found,) = faults(hospital=f"{HEAD}{value}\n")

    assert found.startswith("hospital.yaml:4: rule a: '#StBrigid' is taken for a comment because of its #: put single")


def test_a_channel_with_a_bare_number_sign_is_told_once(faults: Faults) -> None:
    """The value is gone, but one sentence about it is enough."""
    (found,) = faults(hospital=f"{HEAD}SBMC\n    channel: #reputation\n")

    assert found == (
        "hospital.yaml:5: rule a: '#reputation' is taken for a comment because of its #: "
        "put single quotes around it: '#reputation', or put a space after # if it is a comment"
    )


def test_a_comment_is_no_fault(faults: Faults) -> None:
    """A number sign with a space after it begins a comment, and one in quotes or in a block is text."""
    text = (
        f"{HEAD}'SBMC #StBrigid' # our name\n    owner: lee # on call\n  - id: b\n    query: >\n      a #B\n    x: y\n"
    )

    assert faults(hospital=text) == (
        "hospital.yaml:9: rule b: 'x' is no key here: the keys here are id, name, kind, query, owner, channel, "
        "severity, active and examples",
    )


def test_a_key_written_twice_is_a_fault(faults: Faults) -> None:
    """YAML would keep the last one and say nothing."""
    (found,) = faults(hospital=f"{HEAD}SBMC\n    query: other\n")

    assert found == "hospital.yaml:5: rule a: key 'query' is here twice, first in line 4: keep one of the two"


def test_aliases_that_unfold_too_far_are_refused(faults: Faults) -> None:
    """A billion laughs cost no more than a few thousand values."""
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))

    (found,) = faults(hospital=f"{bomb}kind: topic\nrules: []\n")

    assert "the file unfolds to more than 50000 values: write it out without & and *, or split the file" in found


def test_repeated_keys_count_as_values_too(faults: Faults) -> None:
    """A group of repeated keys behind many aliases is refused as well."""
    group = "\n".join("  a: b" for _ in range(1000))

    (found,) = faults(hospital=f"x: &x\n{group}\ny: [{', '.join(['*x'] * 1000)}]\nkind: topic\nrules: []\n")

    assert "the file unfolds to more than 50000 values" in found


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "~\n"])
def test_an_empty_file_is_a_fault(faults: Faults, text: str) -> None:
    """It is more likely forgotten than meant."""
    assert faults(routing=text) == ("routing.yaml:1: the file is empty: write something in it, or delete it",)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_count_the_same_whatever_ends_them(faults: Faults, end: str) -> None:
    """Files from Windows and old Macs are read like others."""
    (found,) = faults(hospital=f"{HEAD}SBMC\n    nme: b\n".replace("\n", end))

    assert found == "hospital.yaml:5: rule a: 'nme' is no key here: write name"
