"""rules/README.md tells of every key, and its examples can be used."""

import re
from pathlib import Path

import pytest
import yaml

from bot.domain.drill import Deed
from bot.query.syntax import parse
from bot.rulebook.drill import read_drill
from bot.rulebook.fields import CATEGORIES
from bot.rulebook.keys import Keys, fields_of, groups_in
from bot.rulebook.load import load
from bot.rulebook.models import RESERVED, RulesFile
from bot.rulebook.models_drill import DrillFile

README = (Path(__file__).parents[2] / "rules" / "README.md").read_text(encoding="utf-8")
SECTIONS = {"a rule": RulesFile, **RESERVED}
DRILLS = "drills/name.yaml"


def section(title: str) -> str:
    return re.split(r"^## ", README, flags=re.M)[1:][titles().index(title)]


def titles() -> list[str]:
    return [title.lower() for title in re.findall(r"^## (.+)$", README, flags=re.M)]


def keys_of(group: type[Keys]) -> set[str]:
    below = {
        key for info in fields_of(group).values() for inner in groups_in(info.annotation) for key in keys_of(inner)
    }
    return set(fields_of(group)) | below


@pytest.mark.parametrize("title", [*SECTIONS, DRILLS])
def test_every_key_is_documented_in_its_section(title: str) -> None:
    """Whoever adds a key to a model adds it to the page."""
    described = set(re.findall(r"`([a-z_]+)`", section(title)))

    assert keys_of({**SECTIONS, DRILLS: DrillFile}[title]) - described == set()


def test_the_models_are_really_walked() -> None:
    """Keys of lists, of named groups and of each type of source are among them."""
    assert {"from", "match", "kind"} <= keys_of(RulesFile)
    assert {"tell", "slack", "last_resort", "sms", "below"} <= keys_of(RESERVED["oncall.yaml"])
    assert {"url_env", "pages", "path"} <= keys_of(RESERVED["sources.yaml"])


def test_every_category_is_named() -> None:
    """Templates choose among these."""
    assert set(CATEGORIES) <= set(re.findall(r"`([a-z]+)`", section("replies.yaml")))


def test_the_example_files_of_the_page_make_a_good_folder(tmp_path: Path) -> None:
    """What people copy works."""
    for title in SECTIONS:
        blocks = re.findall(r"```yaml\n(.*?)```", section(title), flags=re.S)
        name = "hospital.yaml" if title == "a rule" else title
        (tmp_path / name).write_text(blocks[0], encoding="utf-8")

    book = load(tmp_path)

    assert book.warnings == ()
    assert len(book.sources) == 3


def test_the_drill_of_the_page_is_one() -> None:
    """What people copy works."""
    [example] = re.findall(r"```yaml\n(.*?)```", section(DRILLS), flags=re.S)

    drill = read_drill("drills/smoke.yaml", example)

    assert len(drill.mentions) == 22
    assert all(f"`{deed}`" in section(DRILLS) for deed in Deed)


def test_every_query_of_the_cookbook_can_be_read() -> None:
    """The indented lines and the queries in blocks."""
    cookbook = section("cookbook")
    blocks = re.findall(r"```yaml\n(.*?)```", cookbook, flags=re.S)
    queries = re.findall(r"^    (\S.*)$", re.sub(r"```yaml\n.*?```", "", cookbook, flags=re.S), flags=re.M)
    queries += [rule["query"] for block in blocks for rule in yaml.safe_load(block)]

    assert len(queries) == 7
    assert all(parse(query) for query in queries)
