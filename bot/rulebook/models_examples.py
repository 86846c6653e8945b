"""Texts that prove a rule or a topic, as every file of the folder writes them."""

from __future__ import annotations

from bot.rulebook.fields import Prose
from bot.rulebook.keys import Keys


class ExampleKeys(Keys):
    """Texts that prove a rule or a topic."""

    match: list[Prose] = []
    ignore: list[Prose] = []
