"""The floors of the house are a test: imports only go down, and the lower floors touch no outside thing."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

BOT = Path(__file__).parent.parent / "bot"
PURE = ["domain", "query", "triage", "replies", "flow", "ports"]
FORBIDDEN_CALLS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "monotonic"),
    ("time", "sleep"),
    ("os", "environ"),
    ("os", "getenv"),
}
FORBIDDEN_MODULES = {"random", "secrets", "uuid", "time", "os", "socket", "threading", "subprocess"}


def test_imports_only_go_down() -> None:
    """Every contract of import-linter is kept."""
    script = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    linted = subprocess.run([sys.executable, "-c", script], cwd=BOT.parent, capture_output=True, text=True)

    assert linted.returncode == 0, linted.stdout


def pure_files() -> list[Path]:
    rooms = [BOT / name for name in PURE]
    return [file for room in rooms for file in ([room] if room.is_file() else sorted(room.rglob("*.py")))]


@pytest.mark.parametrize("file", pure_files(), ids=lambda file: str(file.relative_to(BOT)))
def test_lower_floors_read_no_clock_environment_or_chance(file: Path) -> None:
    """`now` is an argument; randomness and the environment enter in wiring alone."""
    tree = ast.parse(file.read_text(encoding="utf-8"))

    offences = [found for node in ast.walk(tree) for found in offence(node)]

    assert offences == []


def offence(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [f"line {node.lineno}: import {name.name}" for name in node.names if name.name in FORBIDDEN_MODULES]
    if isinstance(node, ast.ImportFrom) and node.module in FORBIDDEN_MODULES:
        return [f"line {node.lineno}: from {node.module}"]
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        pair = (node.value.id, node.attr)
        return [f"line {node.lineno}: {'.'.join(pair)}"] if pair in FORBIDDEN_CALLS else []
    return []
