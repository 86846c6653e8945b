"""The steps of normalising, in order. Each is a pattern and what replaces a hit, so it can be done at once or traced.

Done at once (`Step.apply`) a step is a few C calls over the whole string; traced (`Step.trace`) it also remembers where
each character came from, and is slower. Both give the same text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.query.characters import ACCENTS, APOSTROPHES, BARRED, COMPOSING, INVISIBLE, SEPARATORS, UNSPACED, marks
from bot.query.traced import Traced

MOST_MARKS = 30
"""Combining marks kept on one letter: Unicode's own bound for sane text. Sorting a hostile pile is quadratic."""

_SITES = "com|org|net|edu|gov|mil|int|info|biz|health|care|news|io|co|ly|me|be|gl|tv|uk|ca|au|ie|eu|example"


@dataclass(frozen=True, slots=True)
class Step:
    """One step. It changes nothing in a text that has none of `needs`, nor, unless `in_ascii`, in an ASCII text.

    In a text without a hit of `alone` each character is replaced on its own, in ASCII by one other.
    """

    pattern: re.Pattern[str]
    replace: Callable[[str], str]
    at_once: Callable[[str], str]
    needs: tuple[str, ...] = ()
    in_ascii: bool = True
    alone: re.Pattern[str] | None = None

    def concerns(self, text: str) -> bool:
        """Whether the step can change this text at all; cheap."""
        if not self.in_ascii and text.isascii():
            return False
        for need in self.needs:
            if need in text:
                return True
        return not self.needs

    def apply(self, text: str) -> str:
        """The text after this step."""
        return self.at_once(text) if self.concerns(text) else text

    def trace(self, traced: Traced) -> Traced:
        """The traced text after this step."""
        if not self.concerns(traced.text):
            return traced
        if self.alone and traced.text.isascii():
            return Traced(self.at_once(traced.text), traced.starts, traced.ends)
        if self.alone and not self.alone.search(traced.text):
            return traced.respelt([self.replace(char) for char in traced.text])
        return traced.rewrite(self.pattern, self.replace)


def see(text: str) -> str:
    """The text after the first steps."""
    if "&" in text:
        text = decoded(text)
    if not text.isascii():
        for step in _unseen():
            text = step.apply(text)
    return without_links(text)


def say(text: str) -> str:
    """The text after the last steps, without spaces around it; ASCII takes a shorter way to the same answer."""
    if text.isascii():
        return _say_ascii(text)
    for step in last_steps():
        text = step.apply(text)
    return text.strip(" ")


def _say_ascii(text: str) -> str:
    plain = _spelt_out(text).encode("ascii").translate(_ASCII_WORDS).decode("ascii")
    if "\n" not in plain:
        return " ".join(plain.split())
    return _SPACES.sub(" ", plain).strip(" ")


def _spelt_out(text: str) -> str:
    """An ASCII text in which only capitals and separators are left to be dealt with."""
    if "'" in text or "`" in text:
        text = text.replace("'", "").replace("`", "")
    if "." in text:
        text = _ASCII_LONE_DOT.sub("", text)
    return text.replace("&", " and ") if "&" in text else text


def fold(text: str) -> str:
    """Compatibility forms, capitals and accents taken away. Each letter with its marks folds on its own."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", text).casefold()
    bare = _accents().sub("", unicodedata.normalize("NFD", folded))
    return unicodedata.normalize("NFKC", bare).translate(BARRED)


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    return fold(letter)


@lru_cache(maxsize=4096)
def _separate(char: str) -> str:
    return char.translate(SEPARATORS)


_ASCII_WORDS = bytes(ord(fold(chr(code)).translate(SEPARATORS)) for code in range(128)) + bytes(128)
"""For `bytes.translate`: capitals folded, separators as spaces, line breaks kept."""
_SPACES = re.compile(" {2,}")
_ASCII_LONE_DOT = re.compile(r"\.(?=[A-Za-z](?![A-Za-z0-9]))(?<=(?<![A-Za-z0-9])[A-Za-z]\.)")
"""What `_lone_dot` finds in ASCII, sooner."""


@cache
def _accents() -> re.Pattern[str]:
    return re.compile(f"[{ACCENTS}]+")


def _rewriting(pattern: str, new: str, *needs: str, in_ascii: bool = True) -> Step:
    compiled = re.compile(pattern)
    return Step(compiled, lambda _: new, lambda text: compiled.sub(new, text), needs, in_ascii)


@cache
def first_steps() -> tuple[Step, ...]:
    """Up to where hashtags and handles can be seen: entities decoded, the invisible and links removed.

    No step reaches across a line break, so texts on lines of their own can be done together. The same holds for
    `last_steps`.
    """
    return _entities(), *_unseen(), full_links(), bare_links()


@cache
def _unseen() -> tuple[Step, ...]:
    return _rewriting(f"[{INVISIBLE}]+", "", in_ascii=False), _piles()


@cache
def _entities() -> Step:
    entity = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
    known = lru_cache(maxsize=1024)(_decoded)
    return Step(entity, _decoded, lambda text: entity.sub(lambda hit: known(hit[0]), text), ("&",))


def decoded(text: str) -> str:
    """The text with its HTML entities decoded."""
    return _entities().apply(text)


@cache
def last_steps() -> tuple[Step, ...]:
    """From there to words with single spaces between them."""
    return (
        _rewriting(f"[{APOSTROPHES}]+", "", "'", "`", *APOSTROPHES[2:]),
        _rewriting("[\u2120\u2122]", " ", "\u2120", "\u2122"),
        Step(_letters(), _fold_letter, fold, alone=re.compile(f"[{marks()}{COMPOSING}]")),
        _rewriting(_lone_dot().pattern, "", "."),
        _rewriting("&", " and ", "&"),
        Step(_separators(), _separate, lambda text: text.translate(SEPARATORS), alone=re.compile("(?!)")),
        _borders(),
        _rewriting(_SPACES.pattern, " ", "  "),
    )


@cache
def _lone_dot() -> re.Pattern[str]:
    """A dot inside an acronym: between two letters that stand alone."""
    return re.compile(r"\.(?=[^\W\d_](?![^\W_]))(?<=(?<![^\W_])[^\W\d_]\.)")


_BORDERS = {ord("\n"): " ", 0x1E: " "}
"""What stands between texts that are done together: an entity may not bring it in."""


def _decoded(entity: str) -> str:
    return html.unescape(entity).translate(_BORDERS)


def _piles() -> Step:
    # The wide range first: it rules out most characters quickly, the many ranges of marks do not.
    pile = f"[\u0300-\U0001ffff](?<=[{marks()}]{{{MOST_MARKS + 1}}})[{marks()}]*"
    return _rewriting(pile, "", in_ascii=False)


_LINK_REST = f'[^\\s<>"\u201c\u201d\u300c\u300d\u3001\u3002\uff08\uff09{UNSPACED}]'
"""A link goes on to white space or a quotation mark, or to where Chinese or Thai text begins without a space."""


@cache
def full_links() -> Step:
    """Links that begin with `https://` or `www.`."""
    # One class of first letters instead of ignoring case: a third of the time.
    begins = r"[hHfFwW](?:(?<=[hH])[tT]{2}[pP][sS]?://|(?<=[fF])[tT][pP]://|(?<=[wW])(?<!\w\w)[wW]{2}\.)"
    return _rewriting(f"{begins}{_LINK_REST}+", " ", "://", "ww.", "WW.", "wW.", "Ww.")


@cache
def bare_links() -> Step:
    """Links that begin with a host's name and have a path: `host.org/...`."""
    host = r"(?a:\b(?<![\w@.-])(?:[A-Za-z0-9-]{1,63}\.){1,8})"
    return _rewriting(f"{host}(?i:{_SITES})/{_LINK_REST}*", " ", "/")


_COMMON_LINK = re.compile(r'http(?<![^\s<>"]http)s?://[^\s<>"]+')
LINK_SIGNS = (
    re.compile(r"\.(?<=[wW]{2}\.)"),
    re.compile("/(?:(?<=:/)/|" + "|".join(rf"(?<=\.[A-Za-z]{{{size}}}/)" for size in (2, 3, 4, 6, 7)) + ")"),
)
"""One is in every link. Patterns that begin with one certain letter are quick, those for whole links are not."""


def without_common_links(text: str) -> str:
    """A text without those links that can be told quickly: most are written alike."""
    return _COMMON_LINK.sub(" ", text) if text.isascii() else text


def without_links(text: str) -> str:
    """What the steps for links leave of a text."""
    if "/" in text:
        text = without_common_links(text)
    www, slash = LINK_SIGNS
    if www.search(text) or slash.search(text):
        text = bare_links().apply(full_links().apply(text))
    return text


def _letters() -> re.Pattern[str]:
    """A letter with all that may melt into it when folded."""
    melting = f"[{marks()}{COMPOSING}]*"
    return re.compile(f"[{marks()}]{melting}|\\w{melting}|\\W(?:[{marks()}]{melting})?")


def _separators() -> re.Pattern[str]:
    return re.compile(f"[^\\w{marks()}\n]|_")


def _borders() -> Step:
    """A space where a script without spaces meets another, so that its run stands alone."""
    border = f"(?<=[{UNSPACED}])(?=[^\\s{UNSPACED}])|(?<=[^\\s{UNSPACED}])(?=[{UNSPACED}])"
    return _rewriting(border, " ", in_ascii=False)


def links_in(text: str) -> list[str]:
    """The links of a text, with entities decoded."""
    seen, found = decoded(text), []
    for step in (full_links(), bare_links()):
        if step.concerns(seen):
            found += [hit[0] for hit in step.pattern.finditer(seen)]
            seen = step.at_once(seen)
    return found


def has_link(text: str) -> bool:
    """Whether a text has a link."""
    return bool(links_in(text))
