"""Which drills can be named: those of the rules folder, then those that come with Wardwatch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import wiring
from bot.errors import MisuseError

if TYPE_CHECKING:
    from bot.domain.drill import Drill
    from bot.domain.rulebook import Rulebook

_INSTALLED, _CHECKOUT = Path(__file__).parent.parent / "st_brigid", Path(__file__).parents[2] / "rules"
PACKAGED_RULES = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
"""Where the rules of the invented hospital are: in an installed package, else in the checkout."""


def drills_named(folder: Path) -> dict[str, Path]:
    """The file of every drill by its name: the folder's own first, and in place of a packaged one of that name."""
    from bot.rulebook.drill import drill_files

    found = {path.stem: path for path in drill_files(folder)}
    for path in drill_files(PACKAGED_RULES):
        found.setdefault(path.stem, path)
    return found


def find_drill(folder: Path, name: str) -> Path:
    """The file of a drill: a path, or one of the names. Raises `MisuseError`."""
    given = Path(name)
    if given.suffix == ".yaml" and given.is_file():
        return given
    drills = drills_named(folder)
    if name in drills:
        return drills[name]
    raise MisuseError("there is no such drill", who=name, cure=f"there is {', '.join(drills) or 'none'}")


def is_packaged(file: Path, folder: Path) -> bool:
    """Whether it comes with Wardwatch and is none of the folder's own."""
    places = (file.parent.parent.resolve(), folder.resolve())
    return places[0] == PACKAGED_RULES.resolve() != places[1]


def tell_unmatched(book: Rulebook, drill: Drill, *, of_st_brigid: bool) -> None:
    """Say so when most mentions of a drill match no rule: nobody would see them, and the scorecard would be empty."""
    from bot.query.matcher import Matcher

    now = wiring.clock()  # a rule of a campaign holds on its own days only
    said = [replace(one.mention, published_at=now + one.after) for one in drill.mentions]
    unmatched = sum(not matches for matches in Matcher(book.rules).match_many(said))
    if 2 * unmatched <= len(said):
        return
    whose = ": it is about St. Brigid" if of_st_brigid else ""
    click.echo(
        f"{unmatched} of {len(said)} mentions of this drill match none of your rules{whose}. "
        "Put its names into a rule for the drill, or copy the script and put yours."
    )
