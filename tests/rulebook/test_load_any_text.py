"""Whatever stands in a folder, it is a rulebook or a list of sentences."""

import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import RulesError
from bot.rulebook.load import load

RULES = Path(__file__).parents[2] / "rules"
FILES = {file.name: file.read_text(encoding="utf-8") for file in sorted(RULES.glob("*.yaml"))}
SENTENCE = re.compile(r"[\w-]+\.yaml:[1-9]\d*: .+: .+")

pieces = st.sampled_from(
    [
        *"\t #:-'\"[]{}&*!|>@%\n~?,",
        "- ",
        "\n  ",
        "id: ",
        "a: b",
        "*a",
        "&a ",
        "null",
        "---\n",
        "{}",
        "[]",
        "<<: *a",
        "é",
    ]
)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str]:
    """One of our files with a piece put in place of some of its text."""
    name = draw(st.sampled_from(sorted(FILES)))
    text = FILES[name]
    start = draw(st.integers(0, len(text)))
    length = draw(st.integers(0, 40))
    return name, text[:start] + draw(pieces) + text[start + length :]


def outcome(files: dict[str, str]) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as name:
        for file, text in files.items():
            (Path(name) / file).write_text(text, encoding="utf-8")
        try:
            load(Path(name))
        except RulesError as error:
            return error.faults
        return ()


@settings(max_examples=60, deadline=None)
@given(damaged())
def test_a_damaged_file_is_loaded_or_explained(damage: tuple[str, str]) -> None:
    """Every sentence is one printable line in plain words, with a place and a cure."""
    name, text = damage

    faults = outcome({**FILES, name: text})

    for fault in faults:
        assert SENTENCE.fullmatch(fault), fault
        assert fault.isprintable()
        assert "cannot be used as it is" not in fault
        assert "Input should" not in fault


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_at_all_is_loaded_or_explained(text: str) -> None:
    """Also text that nobody would call YAML."""
    faults = outcome({"hospital.yaml": FILES["hospital.yaml"], "replies.yaml": text})

    assert all(fault.isprintable() for fault in faults)
