"""Many texts as one string of bytes to be scanned at once: each text a line of its letters, nothing between the words.

Without spaces a phrase stands there however its words were parted: `Speak-Up!`, `#SpeakUp`, `speak, up`. It also stands
where no reader sees it, in parts of other words (`this peak up`): lines serve to find the few texts that are worth a
closer look, and whatever can be done to all of them by one call is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.query.folding import LINK_SIGNS, decoded, say, see, without_common_links, without_links
from bot.query.fuzzy import clues
from bot.query.latin import in_ascii, visible
from bot.query.text import normalise
from bot.query.tree import Field, Fuzzy, Handle, Hashtag, Leaf

_BORDER = "\x1e"
"""Between texts while they are worked on. It is white space, so no step reaches across it."""
_ASCII = bytes(range(128))
_TO_LINES = bytes(10 if code == ord(_BORDER) else ord(chr(code).lower()) for code in range(128)) + bytes(128)
_PARTING = bytes(code for code in _ASCII if not chr(code).isalnum() and chr(code) != _BORDER)


def letters_of(words: str) -> bytes:
    """What of normalised words stands in lines."""
    return words.replace(" ", "").encode()


def spellings(leaf: Leaf) -> Iterator[bytes]:
    """Letters of which some stand in a line wherever the leaf stands in its mention; none for a field."""
    if isinstance(leaf, Hashtag | Handle):
        yield letters_of(normalise(leaf.name).words)
    elif isinstance(leaf, Fuzzy):
        yield from (letters_of(clue) for clue in clues(leaf.words, leaf.edits))
    elif not isinstance(leaf, Field):
        yield letters_of(leaf.words)


def lines_of(texts: Sequence[str]) -> bytes:
    """A line for each text, in order, with a line break between them. Takes any strings."""
    plain = list(texts)
    others = [number for number, text in enumerate(plain) if not text.isascii() or "&" in text]
    if not others:
        return _plain_lines(plain)
    foreign: dict[int, str] = {}
    for number, letters in zip(others, _foreign_letters([plain[number] for number in others]), strict=True):
        if letters.isascii():
            plain[number] = letters
        else:
            plain[number], foreign[number] = "", letters
    lines = _plain_lines(plain)
    return _with_foreign(lines, foreign) if foreign else lines


def _plain_lines(texts: Sequence[str]) -> bytes:
    return _letters_alone(_without_links(_joined(texts)))


def _letters_alone(joined: str) -> bytes:
    """Of texts in ASCII without entities and links whatever is no letter and no digit can simply be left out."""
    return joined.encode("ascii").translate(_TO_LINES, _PARTING)


def _with_foreign(lines: bytes, foreign: dict[int, str]) -> bytes:
    """The lines with the letters that are still missing in them."""
    each = lines.split(b"\n")
    for number, letters in foreign.items():
        each[number] = letters.encode()
    return b"\n".join(each)


def _joined(texts: Sequence[str]) -> str:
    joined = _BORDER.join(texts)
    if joined.count(_BORDER) == len(texts) - 1:
        return joined
    return _BORDER.join([text.replace(_BORDER, " ") for text in texts])


def _without_links(joined: str) -> str:
    """Joined texts without links: one by one only those in which links are left after the quick way."""
    joined = without_common_links(joined)
    for sign in LINK_SIGNS:
        pieces, done = [], 0
        while hit := sign.search(joined, done):
            begin = max(done, joined.rfind(_BORDER, done, hit.start()) + 1)
            end = joined.find(_BORDER, begin)
            end = end if end >= 0 else len(joined)
            pieces += [joined[done:begin], without_links(joined[begin:end])]
            done = end
        joined = "".join([*pieces, joined[done:]]) if pieces else joined
    return joined


def _foreign_letters(texts: Sequence[str]) -> list[str]:
    """The letters of texts with entities or foreign characters; the long way only where those are no Latin letters."""
    joined = decoded(_joined(texts)).replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')
    if not joined.isascii():  # What nobody sees may stand in a link.
        joined = _BORDER.join([visible(text) if "/" in text or "." in text else text for text in joined.split(_BORDER)])
    joined = _without_links(joined)
    written = in_ascii(joined)
    if written is not None:
        return _letters_alone(written).decode().split("\n")
    each = [in_ascii(text) for text in joined.split(_BORDER)]
    letters = _letters_alone(_BORDER.join([text or "" for text in each])).decode().split("\n")
    left = [number for number, text in enumerate(each) if text is None]
    for number, foreign in zip(left, _the_long_way([texts[number] for number in left]), strict=True):
        letters[number] = foreign
    return letters


def _the_long_way(texts: Sequence[str]) -> list[str]:
    """All that normalising does, done to all of them together."""
    lines = "\n".join([text.replace("\n", " ") for text in texts])
    return say(see(lines)).replace(" ", "").split("\n")
