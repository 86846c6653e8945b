"""`wardwatch check`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.rules import check

ROOT = Path(__file__).parents[2]
GOOD = "kind: topic\nrules:\n  - id: a\n    query: sepsis\n    examples: {match: [sepsis], ignore: [fine]}\n"


def run(folder: Path, **environment: str) -> Result:
    return CliRunner().invoke(check, ["--rules", str(folder)], env=environment)


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def command(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_our_own_folder_is_good() -> None:
    """`check` without a word looks at `rules`."""
    done = command("check")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "8 rules in 3 files, 41 examples hold\n"


def test_a_good_folder_is_summed_up_on_one_line(tmp_path: Path) -> None:
    """Exit code 0."""
    result = run(write(tmp_path, one=GOOD))

    assert (result.exit_code, result.output) == (0, "1 rule in 1 file, 2 examples hold\n")


def test_faults_are_one_line_each(tmp_path: Path) -> None:
    """Exit code 1; the count goes to stderr."""
    result = run(write(tmp_path, one=GOOD.replace("sepsis\n", "(sepsis\n"), two="kind: [\n"))

    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert [line.split(": ")[0] for line in lines] == ["one.yaml:4", "two.yaml:1"]
    assert result.stderr == f"wardwatch: {tmp_path} has 2 faults\n"


def test_a_failing_example_is_a_fault(tmp_path: Path) -> None:
    """Which rule, which text, and why."""
    result = run(write(tmp_path, one=GOOD.replace("[fine]", "[no sepsis]")))

    assert result.exit_code == 1
    assert result.stdout.startswith(
        "one.yaml:5: rule a: matches 'no sepsis', which it must ignore, because of 'sepsis': "
    )
    assert result.stderr.endswith("has 1 fault\n")


def test_warnings_are_marked_and_do_not_fail(tmp_path: Path) -> None:
    """Exit code 0 all the same."""
    result = run(write(tmp_path, one="kind: topic\nrules:\n  - {id: a, query: a}\n"))

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "warning: one.yaml:3: rule a: nothing proves that it works: add examples: with a match: and an ignore: text",
        "1 rule in 1 file, 0 examples hold, 1 warning",
    ]


def test_the_folder_may_come_from_the_environment(tmp_path: Path) -> None:
    """`WARDWATCH_RULES` stands in for `--rules`."""
    write(tmp_path, one=GOOD)

    done = command("check", WARDWATCH_RULES=str(tmp_path))

    assert (done.returncode, done.stdout) == (0, "1 rule in 1 file, 2 examples hold\n")


@pytest.mark.parametrize("name", ["none", "file"])
def test_a_missing_folder_is_misuse(tmp_path: Path, name: str) -> None:
    """Exit code 2, one line on stderr, which says how to name the folder."""
    (tmp_path / "file").write_text("")

    done = command("check", "--rules", str(tmp_path / name))

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"wardwatch: {tmp_path / name}: there is no such rules folder (name it with --rules DIR or WARDWATCH_RULES)\n"
    )


def test_the_help_has_an_example() -> None:
    """And names the variable."""
    result = CliRunner().invoke(check, ["--help"])

    assert "Example: wardwatch check --rules rules" in result.output
    assert "WARDWATCH_RULES" in result.output
