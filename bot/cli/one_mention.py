"""One mention from a file, for the verbs that hold something against it."""

from __future__ import annotations

from io import BufferedIOBase
from typing import TYPE_CHECKING

from bot.errors import MentionError, MisuseError

if TYPE_CHECKING:
    from bot.domain.mention import Mention


def read_mention(file: BufferedIOBase) -> Mention:
    """The mention on the first line; raises `MisuseError`."""
    from bot.sources.jsonl import MAX_LINE, parse_mention

    line = file.readline(MAX_LINE + 1)
    if len(line) > MAX_LINE:
        raise MisuseError(f"longer than {MAX_LINE} bytes", who="the mention", cure="write one mention on the line")
    try:
        return parse_mention(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        cure = "save the file as UTF-8"
        raise MisuseError(f"not UTF-8 at byte {error.start + 1}", who="the mention", cure=cure) from None
    except MentionError as error:
        raise MisuseError(printable(error.what), who="the mention", cure=printable(error.cure)) from None


def printable(text: str) -> str:
    """On one line, and nothing in it that moves a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
