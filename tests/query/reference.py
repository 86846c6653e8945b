"""A slow evaluator of queries that shares nothing with the matcher but the tree.

It reads a text character by character into words, and looks for each leaf at each position. It knows the scripts and
marks that the generated texts use, not all of Unicode.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from bot.domain.mention import Mention
from bot.query.tree import (
    And,
    Cased,
    Field,
    Fuzzy,
    Handle,
    Hashtag,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Title,
    Word,
)

CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]")

Place = tuple[Fraction, Fraction]
"""Where something stands, counted in words of the field: the first word is from 0 to 1."""


@dataclass
class Run:
    """Words that a phrase may not leave, each with its place."""

    words: list[str]
    places: list[Place]


@dataclass
class Reading:
    """A field as people read it."""

    runs: list[Run]
    names: list[tuple[str, Place]]


def reference_holds(node: Node, mention: Mention) -> bool:
    return _holds(node, mention, [mention.title, mention.text])


def _holds(node: Node, mention: Mention, fields: list[str]) -> bool:
    match node:
        case Not():
            return not _holds(node.part, mention, fields)
        case And():
            return all(_holds(part, mention, fields) for part in node.parts)
        case Or():
            return any(_holds(part, mention, fields) for part in node.parts)
        case Title():
            return _holds(node.part, mention, fields[:1])
        case Field():
            return field_holds(node, mention)
        case Near():
            return any(_is_near(node, field) for field in fields)
        case _:
            return any(True for field in fields for _ in places(node, field))


def _is_near(node: Near, field: str) -> bool:
    return any(
        left[1] <= right[0] and words_between(left, right) <= node.most
        for one, other in [(node.left, node.right), (node.right, node.left)][: 1 if node.ordered else 2]
        for left in places(one, field)
        for right in places(other, field)
    )


def words_between(left: Place, right: Place) -> int:
    return max(0, floor(right[0]) - ceil(left[1]))


def places(node: Node, field: str) -> Iterator[Place]:
    match node:
        case Or():
            for part in node.parts:
                yield from places(part, field)
        case Hashtag() | Handle():
            yield from (place for name, place in read(field).names if name == plain(node.text))
        case Cased():
            yield from found(read(node.text, keep), read(field, keep), lambda wanted, word: word == wanted)
        case Prefix():
            yield from found(read(node.text), read(field), lambda wanted, word: word.startswith(wanted))
        case Fuzzy():
            wanted = words_in(node.text.partition("~")[0])[0]
            for run in read(field).runs:
                yield from (p for w, p in zip(run.words, run.places, strict=True) if edits(wanted, w) <= node.edits)
        case Word() | Phrase():
            yield from found(read(node.text), read(field), lambda wanted, word: word == wanted)
        case _:
            raise AssertionError(node)


def found(wanted: Reading, field: Reading, last_fits: Callable[[str, str], bool]) -> Iterator[Place]:
    words = wanted.runs[0].words
    if len(words) > 1:
        joined = "#" + "".join(words)
        yield from (place for name, place in field.names if name[0] == "#" and last_fits(joined, name))
    for run in field.runs:
        for at in range(len(run.words) - len(words) + 1):
            yield from fits(words, run.words[at : at + len(words)], run.places[at : at + len(words)], last_fits)


def fits(
    wanted: list[str], words: list[str], at: list[Place], last_fits: Callable[[str, str], bool]
) -> Iterator[Place]:
    first, last = wanted[0], wanted[-1]
    if len(wanted) == 1 and UNSPACED.match(first):
        yield from cuts(first, words[0], at[0])
        return
    start, end = at[0][0], at[-1][1]
    if UNSPACED.match(first):
        begins = words[0].endswith(first)
        start = end_of(words[0], len(words[0]) - len(first), at[0])
    else:
        begins = words[0] == first or len(wanted) == 1
    if UNSPACED.match(last):
        ends = words[-1].startswith(last) and ends_a_letter(words[-1][len(last) :])
        end = end_of(words[-1], len(last), at[-1])
    else:
        ends = last_fits(last, words[-1])
    if begins and ends and words[1:-1] == wanted[1:-1]:
        yield start, end


def cuts(wanted: str, word: str, at: Place) -> Iterator[Place]:
    """A substring, but not one that takes a letter from its vowel sign."""
    for start in range(len(word)):
        end = start + len(wanted)
        if word.startswith(wanted, start) and ends_a_letter(word[end:]):
            yield end_of(word, start, at), end_of(word, end, at)


def end_of(word: str, letters: int, at: Place) -> Fraction:
    return at[0] + (at[1] - at[0]) * Fraction(letters, len(word))


def ends_a_letter(rest: str) -> bool:
    return not rest or not unicodedata.category(rest[0]).startswith("M")


def edits(word: str, other: str) -> int:
    """The definition, without a table: the last letters are equal, changed, extra, missing or swapped."""
    if not word or not other:
        return len(word) + len(other)
    if word[-1] == other[-1]:
        return edits(word[:-1], other[:-1])
    if abs(len(word) - len(other)) > 3:
        return 9
    fewest = 1 + min(edits(word[:-1], other[:-1]), edits(word[:-1], other), edits(word, other[:-1]))
    if len(word) > 1 and len(other) > 1 and word[-1] == other[-2] and word[-2] == other[-1]:
        return min(fewest, 1 + edits(word[:-2], other[:-2]))
    return fewest


def field_holds(field: Field, mention: Mention) -> bool:
    name, value = field.text.split(":", 1)
    author = mention.author
    match name:
        case "from":
            return author.handle.lower() == value.lower().lstrip("@")
        case "to":
            first = mention.text.lower().split()[:1]
            return [word.rstrip("!,") for word in first] == ["@" + value.lower().lstrip("@")]
        case "lang":
            return mention.lang.split("-")[0] == value
        case "site":
            return ("." + mention.url.partition("//")[2].partition("/")[0]).endswith("." + value)
        case "source":
            return mention.source == value
        case "kind":
            return mention.kind.value == value
        case "has":
            return "https://" in mention.text or "https://" in mention.title or mention.quoted_url != ""
        case "verified":
            return str(author.verified).lower() == value
        case _:
            number = author.followers if name == "followers" else mention.rating
            sign, limit = value.rstrip("0123456789."), float(value.lstrip("<>="))
            return (
                number is not None
                and {
                    "": number == limit,
                    "=": number == limit,
                    "<": number < limit,
                    ">": number > limit,
                    "<=": number <= limit,
                    ">=": number >= limit,
                }[sign]
            )


def read(text: str, fold: Callable[[str], str] | None = None) -> Reading:
    fold = fold or plain
    text = "".join(char for char in html.unescape(text) if unicodedata.category(char) != "Cf")
    main = Run([], [])
    reading = Reading([main], [])
    for chunk in text.split():
        if chunk.startswith(("https://", "http://")):
            continue
        home = len(main.words)
        for word in words_in(chunk, fold):
            place = Fraction(len(main.words)), Fraction(len(main.words) + 1)
            main.words.append(word)
            main.places.append(place)
        whole = Fraction(home), Fraction(home + 1)
        for tag in re.findall(r"(?<!\w)#(\w+)", chunk):
            reading.names.append(("#" + fold(tag), whole))
            parts = CAMEL.findall(tag)
            cells = [Fraction(home * (len(parts) + 1) + k, len(parts) + 1) for k in range(len(parts) + 1)]
            reading.runs.append(Run([fold(part) for part in parts], list(pairwise(cells))))
        for handle in re.findall(r"(?<![\w@])@(\w+)", chunk):
            reading.names.append(("@" + fold(handle), whole))
    return reading


def words_in(chunk: str, fold: Callable[[str], str] | None = None) -> list[str]:
    chunk = (fold or plain)(chunk)
    for apostrophe in "'\u2019":
        chunk = chunk.replace(apostrophe, "")
    if re.fullmatch(r"(?i:[a-z]\.)+(?i:[a-z])?[!,]?", chunk):
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


def keep(text: str) -> str:
    """The same with capitals."""
    composed = unicodedata.normalize("NFKC", text)
    return "".join(plain(char).upper() if char.isupper() else plain(char) for char in composed)
