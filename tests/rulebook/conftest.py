"""A rules folder that a test writes file by file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.domain.rulebook import Rulebook
from bot.errors import RulesError
from bot.rulebook.load import load

Write = Callable[..., Path]
Faults = Callable[..., tuple[str, ...]]

ONE_RULE = "kind: hospital\nrules:\n  - id: name\n    query: SBMC\n    examples: {match: [SBMC], ignore: [ABC]}\n"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files by their name without `.yaml`, beside one good file of rules unless `hospital` is given."""

    def write_files(**texts: str) -> Path:
        for name, text in {"hospital": ONE_RULE, **texts}.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8", newline="")
        return tmp_path

    return write_files


@pytest.fixture
def book(write: Write) -> Callable[..., Rulebook]:
    """Write files and load them."""
    return lambda **texts: load(write(**texts))


@pytest.fixture
def faults(write: Write) -> Faults:
    """Write files, which must be refused, and give back the sentences."""

    def refused(**texts: str) -> tuple[str, ...]:
        with pytest.raises(RulesError) as caught:
            load(write(**texts))
        return caught.value.faults

    return refused
