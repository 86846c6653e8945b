"""A slow evaluator of queries that shares nothing with the matcher but the tree.

It reads a text character by character into words, and looks for each leaf at each position. It knows the scripts and
marks that the generated texts use, not all of Unicode.
"""

import html
import re
import unicodedata
from dataclasses import dataclass

from bot.domain.mention import Mention
from bot.query.tree import And, Handle, Hashtag, Node, Not, Or, Phrase, Word

CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]")


@dataclass
class Reading:
    """A field as people read it: runs of words that a phrase may not leave, and the names in it."""

    runs: list[list[str]]
    names: set[str]
    tags: list[str]


def reference_holds(node: Node, mention: Mention) -> bool:
    return _holds(node, [read(mention.title), read(mention.text)])


def _holds(node: Node, fields: list[Reading]) -> bool:
    match node:
        case Not():
            return not _holds(node.part, fields)
        case And():
            return all(_holds(part, fields) for part in node.parts)
        case Or():
            return any(_holds(part, fields) for part in node.parts)
        case Hashtag() | Handle():
            return any(plain(node.text) in field.names for field in fields)
        case Word() | Phrase():
            wanted = read(node.text).runs[0]
            return any(stands_in(wanted, run) for field in fields for run in field.runs) or (
                len(wanted) > 1 and any("#" + "".join(wanted) in field.tags for field in fields)
            )


def stands_in(wanted: list[str], run: list[str]) -> bool:
    places = range(len(run) - len(wanted) + 1)
    return any(fits(wanted, run[at : at + len(wanted)]) for at in places)


def fits(wanted: list[str], words: list[str]) -> bool:
    if len(wanted) == 1 and UNSPACED.match(wanted[0]):
        return cut_fits(wanted[0], words[0])
    first, last = wanted[0], wanted[-1]
    begins = words[0].endswith(first) if UNSPACED.match(first) else words[0] == first
    if len(wanted) == 1:
        return begins
    ends = words[-1].startswith(last) and ends_a_letter(words[-1][len(last) :]) if UNSPACED.match(last) else None
    return begins and words[1:-1] == wanted[1:-1] and (words[-1] == last if ends is None else ends)


def cut_fits(wanted: str, word: str) -> bool:
    """A substring, but not one that takes a letter from its vowel sign."""
    return any(word.startswith(wanted, at) and ends_a_letter(word[at + len(wanted) :]) for at in range(len(word)))


def ends_a_letter(rest: str) -> bool:
    return not rest or not unicodedata.category(rest[0]).startswith("M")


def read(text: str) -> Reading:
    text = "".join(char for char in html.unescape(text) if unicodedata.category(char) != "Cf")
    chunks = [chunk for chunk in text.split() if not chunk.startswith(("https://", "http://"))]
    tags = [tag for chunk in chunks for tag in re.findall(r"(?<!\w)#(\w+)", chunk)]
    handles = [handle for chunk in chunks for handle in re.findall(r"(?<![\w@])@(\w+)", chunk)]
    folded_tags = ["#" + plain(tag) for tag in tags]
    asides = [[plain(part) for part in CAMEL.findall(tag)] for tag in tags]
    main = [word for chunk in chunks for word in words_in(chunk)]
    return Reading([main, *asides], {*folded_tags, *("@" + plain(handle) for handle in handles)}, folded_tags)


def words_in(chunk: str) -> list[str]:
    chunk = plain(chunk)
    for apostrophe in "'\u2019":
        chunk = chunk.replace(apostrophe, "")
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]?[!,]?", chunk):
        chunk = chunk.replace(".", "")
    spaced = ""
    for char in chunk.replace("&", " and "):
        kept = char if char.isalnum() or unicodedata.category(char).startswith("M") else " "
        if spaced and kept != " " and spaced[-1] != " " and is_border(spaced[-1], kept):
            spaced += " "
        spaced += kept
    return spaced.split()


def is_border(before: str, here: str) -> bool:
    return (UNSPACED.match(before) is None) is not (UNSPACED.match(here) is None)


def plain(text: str) -> str:
    """Without compatibility forms, capitals and the accents that the generated texts have."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if not "\u0300" <= c <= "\u036f")
    return unicodedata.normalize("NFKC", bare)
