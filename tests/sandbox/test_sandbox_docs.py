"""The page about the local workspace tells what is there."""

from __future__ import annotations

import re
from pathlib import Path

from bot.sandbox.api import METHODS

PAGE = Path(__file__).parents[2] / "docs" / "sandbox.md"


def test_every_method_is_told() -> None:
    """The table of methods lists exactly those that are answered."""
    answered = PAGE.read_text(encoding="utf-8").partition("## What it answers")[2].partition("Any other method")[0]

    told = re.findall(r"`([a-zA-Z.]+)`", answered)

    assert sorted(told) == sorted(METHODS)
