"""What X's recent search would find, as its documentation says it: slow, obvious, and strict about its grammar.

Shares nothing with the compiler. Words are cut at everything that is neither letter, digit nor mark, and compared
without capitals, accents kept. A hashtag is found as its word too, but not by its parts.
"""

import re
import unicodedata
from dataclasses import dataclass, field

MOST = 512
TOKEN = re.compile(r'\s*(?:(?P<open>\()|(?P<close>\))|(?P<or>OR)(?=[\s()]|$)|(?P<term>-?(?:"[^"]*"|[^\s()"]+)))')
STANDALONE = ("from:", "to:", "url:")
CONJUNCTION = ("lang:", "is:", "has:")
IS_AND_HAS = {"is:retweet", "is:reply", "is:quote", "is:verified", "has:links", "has:media"}
LANGUAGES = {"en", "es", "de", "fr", "it", "pl", "pt", "ru", "ja", "zh", "in", "iw"}


class NotAQueryError(ValueError):
    """X would answer 400."""


@dataclass(frozen=True)
class Post:
    """A post as X knows it."""

    text: str
    author: str = "somebody"
    lang: str = "en"
    is_reply: bool = False
    is_quote: bool = False


@dataclass
class Branch:
    """One node: `kind` is `term`, `not`, `and` or `or`."""

    kind: str
    term: str = ""
    parts: list["Branch"] = field(default_factory=list)


def finds(query: str, post: Post) -> bool:
    """Whether the search gives the post; raises `NotAQueryError`."""
    return _finds(read(query), post)


def read(query: str) -> Branch:
    """The query as X reads it; raises `NotAQueryError` for what X refuses."""
    if not 1 <= len(query) <= MOST:
        raise NotAQueryError(f"{len(query)} characters")
    tokens = _tokens(query)
    root = _either(tokens)
    if tokens:
        raise NotAQueryError(f"{tokens[0]} closes nothing")
    if not _stands_alone(root):
        raise NotAQueryError("an alternative has no operator that may stand alone")
    return root


def _tokens(query: str) -> list[str]:
    found, at = [], 0
    while query[at:].strip():
        hit = TOKEN.match(query, at)
        if not hit:
            raise NotAQueryError(f"unreadable at {at}")
        found.append(hit[0].strip())
        at = hit.end()
        if hit["term"] and query[at : at + 1] not in ("", " ", ")"):
            raise NotAQueryError(f"no space after {hit['term']}")
    return found


def _either(tokens: list[str]) -> Branch:
    parts = [_both(tokens)]
    while tokens and tokens[0] == "OR":
        tokens.pop(0)
        parts.append(_both(tokens))
    if len(parts) > 1 and any(_only_refuses(part) for part in parts):
        raise NotAQueryError("a negation is an alternative")
    return parts[0] if len(parts) == 1 else Branch("or", parts=parts)


def _both(tokens: list[str]) -> Branch:
    parts = []
    while tokens and tokens[0] not in ("OR", ")"):
        parts.append(_one(tokens))
    if not parts:
        raise NotAQueryError("nothing stands here")
    return parts[0] if len(parts) == 1 else Branch("and", parts=parts)


def _one(tokens: list[str]) -> Branch:
    token = tokens.pop(0)
    if token == "(":
        inner = _either(tokens)
        if not tokens or tokens.pop(0) != ")":
            raise NotAQueryError("a parenthesis is not closed")
        return inner
    if token.startswith("-"):
        if len(token) < 2:
            raise NotAQueryError("a group or nothing is negated")
        return Branch("not", parts=[_term(token[1:])])
    return _term(token)


def _term(token: str) -> Branch:
    if token.startswith('"') and not tokens_of(token):
        raise NotAQueryError("an empty phrase")
    if token.startswith(STANDALONE) and not re.fullmatch(r"\w+:[A-Za-z0-9_]{1,15}", token):
        raise NotAQueryError(f"{token} names no account")
    if token.startswith("@") and not re.fullmatch(r"@[A-Za-z0-9_]{1,15}", token):
        raise NotAQueryError(f"{token} is no account")
    if token.startswith(("is:", "has:")) and token not in IS_AND_HAS:
        raise NotAQueryError(f"{token} is unknown")
    if token.startswith("lang:") and token[5:] not in LANGUAGES:
        raise NotAQueryError(f"{token} is unknown")
    if ":" in token and not token.startswith((*STANDALONE, *CONJUNCTION, '"')):
        raise NotAQueryError(f"{token} is no operator")
    if token[0] not in '"#@' and ":" not in token and len(tokens_of(token)) != 1:
        raise NotAQueryError(f"{token} has punctuation and no quotes")
    if token[0] == "#" and not re.fullmatch(r"#\w*[^\W\d_]\w*", unicodedata.normalize("NFC", token)):
        raise NotAQueryError(f"{token} is no hashtag")
    return Branch("term", token)


def _stands_alone(branch: Branch) -> bool:
    if branch.kind == "and":
        return any(_stands_alone(part) for part in branch.parts)
    if branch.kind == "or":
        return all(_stands_alone(part) for part in branch.parts)
    return branch.kind == "term" and not branch.term.startswith(CONJUNCTION)


def _only_refuses(branch: Branch) -> bool:
    return branch.kind == "not" or (branch.kind == "and" and all(_only_refuses(part) for part in branch.parts))


def _finds(branch: Branch, post: Post) -> bool:
    if branch.kind == "not":
        return not _finds(branch.parts[0], post)
    if branch.kind == "and":
        return all(_finds(part, post) for part in branch.parts)
    if branch.kind == "or":
        return any(_finds(part, post) for part in branch.parts)
    return _has(branch.term, post)


def _has(term: str, post: Post) -> bool:
    name = term.lower()
    fixed = {
        "is:retweet": False,
        "is:reply": post.is_reply,
        "is:quote": post.is_quote,
        "has:links": "https://t.co/" in post.text,
    }
    if name in fixed:
        return fixed[name]
    if name.startswith("from:"):
        return post.author.lower() == name[5:]
    if name.startswith("lang:"):
        return post.lang == name[5:]
    if name[0] in "#@":
        return name in names_in(post.text)
    return stands_in(tokens_of(term), tokens_of(post.text))


def names_in(text: str) -> set[str]:
    """The hashtags and accounts that X would link."""
    found = re.findall(r"(?<![\w&/])#\w+", text) + re.findall(r"(?<![\w@])@[A-Za-z0-9_]{1,15}(?![\w@])", text)
    return {name.lower() for name in found}


def tokens_of(text: str) -> list[str]:
    cut = "".join(char if unicodedata.category(char)[0] in "LNM" else " " for char in text)
    return cut.lower().split()


def stands_in(wanted: list[str], tokens: list[str]) -> bool:
    return any(tokens[at : at + len(wanted)] == wanted for at in range(len(tokens) - len(wanted) + 1))
