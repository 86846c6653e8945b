"""The documentation is tested: what exists is documented, and what is documented exists."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from bot.cli.main import VERBS, cli
from bot.settings import NAMES

ROOT = Path(__file__).parent.parent
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("rules/*.md")]


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_documented(name: str) -> None:
    """`docs/reference.md` has each setting with the words that the program has for it."""
    assert f"`{name}`" in REFERENCE
    assert NAMES[name] in REFERENCE


def test_no_setting_is_documented_that_does_not_exist() -> None:
    """A name in the table of settings is a setting."""
    table = REFERENCE.split("## Settings")[1].split("## ")[0]

    assert set(re.findall(r"^\| `([A-Z_]+)`", table, re.MULTILINE)) == set(NAMES)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_and_option_is_documented(verb: str) -> None:
    """`docs/reference.md` has each verb with each of its options, and `--help` shows an example."""
    command = cli.get_command(click.Context(cli), verb)

    assert command is not None
    assert f"`wardwatch {verb}" in REFERENCE
    assert "Example:" in (command.help or "")
    section = REFERENCE.split(f"`wardwatch {verb}")[1].split("\n### ")[0]
    for option in command.params:
        for name in option.opts:
            assert name in section or not name.startswith("-"), f"{verb} {name}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    """A relative link names a file that is there."""
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_decision_is_listed() -> None:
    """The index of decisions has every page."""
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    pages = [page.name for page in (ROOT / "docs" / "decisions").glob("0*.md")]

    assert [page for page in pages if page not in index] == []


def test_the_command_line_is_light() -> None:
    """What `--help` imports is none of the heavy libraries."""
    heavy = {"slack_sdk", "slack_bolt", "textblob", "pydantic", "tweepy", "httpx", "lark", "sqlite_utils"}
    script = f"import sys, bot.cli.main; print(sorted(set(sys.modules) & {heavy!r}))"

    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)

    assert loaded.stdout.strip() == "[]"
