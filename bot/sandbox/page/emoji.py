"""The emoji that people use at work, by the names that are typed between colons. Any other name stays a name."""

from __future__ import annotations

from importlib.resources import files

_LINES = files("bot.sandbox.page").joinpath("emoji.txt").read_text(encoding="utf-8").splitlines()
EMOJI = {name: drawn for drawn, *names in map(str.split, _LINES) for name in names}


def emoji_of(name: str) -> str:
    """The characters of this name, whatever its skin tone, or nothing."""
    return EMOJI.get(name.partition("::")[0], "")
