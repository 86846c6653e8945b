"""`wardwatch check`."""

import os
import subprocess
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from forked import in_text, wardwatch
from sqlite_files import fresh_sqlite

from bot.cli.rules import check
from bot.domain.mention import Mention
from bot.storage.sqlite import open_sqlite

ROOT = Path(__file__).parents[2]
GOOD = "kind: topic\nrules:\n  - id: a\n    query: sepsis\n    examples: {match: [sepsis], ignore: [fine]}\n"


def run(folder: Path, **environment: str) -> Result:
    return CliRunner().invoke(check, ["--rules", str(folder)], env=environment)


def run_with_store(folder: Path, url: str) -> Result:
    return CliRunner().invoke(check, ["--rules", str(folder), "--store"], env={"DATABASE_URL": url})


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def command(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return in_text(wardwatch(*arguments, env={**os.environ, **environment}))


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
    result = run(write(tmp_path, one="kind: topic\nrules:\n  - {id: a, query: sepsis}\n"))

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "warning: one.yaml:3: rule a: nothing proves that it works: add examples: with a match: and an ignore: text",
        "1 rule in 1 file, 0 examples hold, 1 warning",
    ]


def test_warnings_of_every_sort_stand_in_the_order_of_the_files(tmp_path: Path) -> None:
    """Those of a load and those that `check` alone looks for, by file and line."""
    flooding = "kind: topic\nrules:\n  - {id: all, query: the OR with}\n  - {id: bare, query: stbrigid}\n"
    ended = GOOD.replace("sepsis\n", "sepsis\n    active: {until: 2020-05-31}\n").replace("id: a", "id: c")

    result = run(write(tmp_path, one=flooding, two=ended))

    assert result.exit_code == 0
    assert [line.split(": ")[1:4] for line in result.stdout.splitlines()[:-1]] == [
        ["one.yaml:3", "rule all", "nothing proves that it works"],
        ["one.yaml:3", "rule all", "asks for 'the' and 'with'"],
        ["one.yaml:4", "rule bare", "nothing proves that it works"],
        ["two.yaml:3", "rule c", "ended on 2020-05-31"],
    ]
    assert result.stdout.splitlines()[-1] == "3 rules in 2 files, 2 examples hold, 4 warnings"


def test_floods_can_be_measured_on_what_is_stored(tmp_path: Path) -> None:
    """A rule that is rare among common words may still be what everybody says about this hospital."""
    database = tmp_path / "wardwatch.db"
    write(tmp_path, one=GOOD.replace("sepsis\n", "sepsis OR stbrigid\n"))
    fresh_sqlite(database)
    with closing(open_sqlite(str(database))) as store:
        now = datetime.now(UTC)
        store.add_page("x", [Mention("x", str(one), "#StBrigid", now) for one in range(101)], "", now)
        store.add_page(
            "x", [Mention("x", f"old-{one}", "sepsis", now - timedelta(days=31)) for one in range(9)], "", now
        )

    measured = run_with_store(tmp_path, f"sqlite:///{database}")

    assert measured.stdout.splitlines()[0] == (
        "warning: one.yaml:3: rule a: matches about 100 stored mentions a day, 101 in a day: "
        "ask for one more word, or refuse what is not about you with NOT"
    )
    assert "stored" not in run(tmp_path).stdout


def test_a_store_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """Nothing is created by asking."""
    write(tmp_path, one=GOOD)

    done = command("check", "--store", "--rules", str(tmp_path), DATABASE_URL=f"sqlite:///{tmp_path / 'none.db'}")

    assert done.returncode == 1
    assert done.stderr == f"wardwatch: {tmp_path / 'none.db'}: there is no database yet (run `wardwatch migrate`)\n"
    assert not (tmp_path / "none.db").exists()


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
