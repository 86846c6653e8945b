"""What of an XML document may be given to a parser: no DTD at all, and nothing that grows out of hand.

feedparser itself drops most entity declarations, but by regular expressions that take minutes on a megabyte of line
breaks, and its strict parser takes minutes on an element with a hundred thousand attributes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from html.entities import html5
from xml.parsers import expat

from bot.sources.entry import MAX_ENTRIES, NotAFeedError, too_many

MAX_MALFORMED = 1_000_000
"""Characters of a document that no strict parser reads: the lenient one is slow."""
MAX_ELEMENTS = 200_000
MAX_DEPTH = 100
MAX_ATTRIBUTES = 100

_ENCODINGS = re.compile(
    r"utf-(8|16|32)(-[lb]e)?|ascii|iso8859-\d+|cp(125\d|874|932|949|950)|koi8-[ru]|big5(hkscs)?|gb(2312|k|18030)"
    r"|euc_(jp|kr)|shift_jis|iso2022_jp|mac-roman|tis-620"
)
_WIDE = re.compile(r"utf-(16|32).*|iso2022_jp")
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9._-]{1,40})[\"']")
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9._-]{1,40})", re.IGNORECASE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)

_VISIBLE = re.compile(r"\S")
_SUBSET_END = re.compile(r"\]\s{0,99}>")
_WEB_PAGE = re.compile(r"<(html|head|body)\b", re.IGNORECASE)
_ROOT = re.compile(r"<[A-Za-z_]")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_HARMLESS_ENTITY = re.compile(r"<!ENTITY\s+\w+\s+(\"[^\"&%<]{0,40}\"|\"&#\w{1,8};\"|'[^'&%<]{0,40}'|'&#\w{1,8};')\s*>")
_MARKUP = frozenset("<>&\"'")


class UnsafeXmlError(Exception):
    """The document could harm its reader; the message goes on after "the host ..."."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """UTF-8 that begins with the root element, and what had to be left out."""

    xml: bytes
    faults: tuple[str, ...] = ()
    gap: str = ""


def guarded(body: bytes, content_type: str) -> Guarded:
    """The part of a document that may be parsed; raises `UnsafeXmlError` or `NotAFeedError`."""
    text = _ILLEGAL.sub("", _decoded(body, content_type))
    start = _skip_prolog(text)
    root = _ROOT.search(text, start)
    if not root:
        raise NotAFeedError("sent no feed but other text" if text.strip() else "sent nothing")
    if _WEB_PAGE.match(text, root.start()):
        raise NotAFeedError("sent a web page instead of a feed: it may want a log-in")
    # What a parser sees begins with an element, so that no declaration can follow: none is ever obeyed.
    xml = _NAMED.sub(_character, text[root.start() :])
    return _surveyed(xml.encode("utf-8", "replace"))


def _decoded(body: bytes, content_type: str) -> str:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    declared = _DECLARED.search(body[:1_000])
    charset = _CHARSET.search(content_type[:1_000])
    named = [_codec(charset[1] if charset else ""), _codec(declared[1].decode() if declared else "")]
    # Much UTF-8 is called something else, and hardly anything else is valid UTF-8.
    for encoding in [*filter(_WIDE.fullmatch, named), "utf-8", *filter(None, named)]:
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    return body.decode("cp1252", "replace")


def _codec(name: str) -> str:
    """Python's name of an encoding, if it is one that feeds are written in: some others are made to do harm."""
    try:
        found = codecs.lookup(name).name if name else ""
    except LookupError:
        return ""
    return found if _ENCODINGS.fullmatch(found) else ""


def _character(entity: re.Match[str]) -> str:
    """HTML's names for characters are unknown to XML; those that would be markup stay as they are."""
    meant = html5.get(entity[1], "")
    return meant if meant and not _MARKUP & set(meant) else entity[0]


def _skip_prolog(text: str) -> int:
    """Where the prolog ends: declarations, comments, and a DTD, which may declare no more than single characters."""
    at = 0
    while visible := _VISIBLE.search(text, at):
        at = visible.start()
        if text.startswith("<?", at):
            end = text.find("?>", at) + 1
        elif text.startswith("<!--", at):
            end = text.find("-->", at + 4) + 2
        elif text[at : at + 9].upper() == "<!DOCTYPE":
            end = _doctype_end(text, at)
            _check_entities(text[at:end])
        else:
            break
        if end <= at:
            raise NotAFeedError("sent a document that is broken off")
        at = end + 1
    return at


def _doctype_end(text: str, at: int) -> int:
    """Where its `>` is, after the part in brackets if it has one; -1 without an end."""
    plain = text.find(">", at)
    subset = text.find("[", at, max(plain, at))
    if subset < 0:
        return plain
    end = _SUBSET_END.search(text, subset)
    return end.end() - 1 if end else -1


def _check_entities(doctype: str) -> None:
    rest = _HARMLESS_ENTITY.sub("", doctype)
    if "<!ENTITY" in rest.upper():
        raise UnsafeXmlError("sent XML that declares entities, which can grow without end")


@dataclass(slots=True)
class _Survey:
    """Walks a document once, strictly, without building anything."""

    parser: expat.XMLParserType
    open: list[str] = field(default_factory=list)
    elements: int = 0
    entries: int = 0
    entry_at: int = 0
    closing: tuple[str, ...] = ()
    cut_at: int = -1
    kept: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) >= MAX_DEPTH or len(attributes) > MAX_ATTRIBUTES:
            raise UnsafeXmlError("sent XML that is nested or loaded with attributes beyond all reason")
        self.elements += 1
        if name.rpartition(":")[2] in ("item", "entry"):
            self.entries += 1
            if self.cut_at < 0:
                self.entry_at, self.closing = self.parser.CurrentByteIndex, tuple(reversed(self.open))
        if self.cut_at < 0 and (self.entries > MAX_ENTRIES or self.elements > MAX_ELEMENTS):
            self.cut_at, self.kept = self.entry_at, max(0, self.entries - 1)
        self.open.append(name)

    def end(self, _name: str) -> None:
        self.open.pop()


def _surveyed(xml: bytes) -> Guarded:
    parser = expat.ParserCreate("utf-8")
    survey = _Survey(parser)
    parser.StartElementHandler = survey.start
    parser.EndElementHandler = survey.end
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        if survey.cut_at < 0:
            return _malformed(xml, error)
    if survey.cut_at < 0:
        return Guarded(xml)
    tail = "".join(f"</{name}>" for name in survey.closing).encode()
    return Guarded(xml[: survey.cut_at] + tail, gap=too_many(survey.entries, survey.kept))


def _malformed(xml: bytes, error: expat.ExpatError) -> Guarded:
    faults = [f"it is not well-formed XML ({expat.ErrorString(error.code)}): what can be read of it is read"]
    text = xml.decode("utf-8")
    if len(text) > MAX_MALFORMED:
        faults.append(f"only its first {MAX_MALFORMED} characters are read")
    return Guarded(text[:MAX_MALFORMED].encode(), faults=tuple(faults))
