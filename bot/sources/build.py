"""The table of source types: a new source is one file, and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.domain.rule import Rule
from bot.domain.source import SourceConfig
from bot.errors import SettingsError
from bot.ports import Source

MAX_X_QUERY = 512


@dataclass(frozen=True, slots=True)
class SourceKeys:
    """What the host gives the sources. `secrets` are the values of the variables that `url_env` names.

    `allow_private` opens private addresses to every feed; `x_base_url` is for tests and mirrors, empty for the real X.
    """

    x_bearer_token: str = field(default="", repr=False)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    allow_private: bool = False
    x_base_url: str = ""


def build_source(config: SourceConfig, keys: SourceKeys, rules: Sequence[Rule] = ()) -> Source:
    """The source that a configuration describes; nothing is read yet. Raises `SettingsError`.

    `rules` are for sources that ask only for what the rules look for.
    """
    builder = BUILDERS.get(config.type)
    if builder is None:
        raise _fault(config, f"type {config.type} is unknown", f"write one of {', '.join(BUILDERS)}")
    return builder(config, keys, rules)


def follows_rules(config: SourceConfig) -> bool:
    """Whether the source asks for what the rules look for: it is then built anew when they look for something else."""
    return config.type == "x" and not _text(config, "query")


# Each builder imports its own source, so that a command that reads no feed does not wait for feedparser.


def _feed(config: SourceConfig, keys: SourceKeys, _rules: Sequence[Rule]) -> Source:
    from bot.sources.feed import FeedSource
    from bot.sources.fetch import Fetcher
    from bot.sources.shapes import SHAPES

    shape = _text(config, "shape") or "plain"
    if shape not in SHAPES:
        raise _fault(config, f"shape {shape} is unknown", f"write one of {', '.join(SHAPES)}")
    variable = _text(config, "url_env")
    url = _secret(config, keys, variable) if variable else _text(config, "url")
    if not url:
        raise _fault(config, "has no address", "write url, or url_env and the name of a variable that holds it")
    fetcher = Fetcher(allow_private=keys.allow_private or config.options.get("allow_private") is True)
    return FeedSource(config.name, url, fetcher, shape=shape, is_secret=bool(variable))


def _x(config: SourceConfig, keys: SourceKeys, rules: Sequence[Rule]) -> Source:
    from bot.sources.x import XSource
    from bot.sources.x_requests import RuleRequests, requests_of
    from bot.sources.x_wire import REAL_HOST, XAdapter, x_client

    query = _text(config, "query")
    if len(query) > MAX_X_QUERY:
        raise _fault(config, f"query has {len(query)} characters", f"write at most {MAX_X_QUERY}, or leave it out")
    if not (query or rules):
        raise _fault(config, "has nothing to ask for", "write a query, or rules")
    if not keys.x_bearer_token:
        raise _fault(config, "has no key", "set X_BEARER_TOKEN to the bearer token of your X app")
    client = x_client(keys.x_bearer_token, XAdapter(keys.x_base_url or REAL_HOST))
    asked = requests_of(query) if query else RuleRequests(rules, config.name)
    return XSource(config.name, client, asked, pages=_pages(config))


def _file(config: SourceConfig, _keys: SourceKeys, _rules: Sequence[Rule]) -> Source:
    from bot.sources.file import FileSource

    path = _text(config, "path")
    if not path:
        raise _fault(config, "has no path", "write path and the name of a file of JSON Lines")
    return FileSource(config.name, Path(path))


Builder = Callable[[SourceConfig, SourceKeys, Sequence[Rule]], Source]
BUILDERS: dict[str, Builder] = {"feed": _feed, "x": _x, "file": _file}


def _text(config: SourceConfig, option: str) -> str:
    value = config.options.get(option)
    return value.strip() if isinstance(value, str) else ""


def _pages(config: SourceConfig) -> int:
    value = config.options.get("pages", 5)
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise _fault(config, "pages is no count", "write a whole number from 1")
    return value


def _secret(config: SourceConfig, keys: SourceKeys, variable: str) -> str:
    value = keys.secrets.get(variable, "").strip()
    if not value:
        raise _fault(config, f"needs {variable}, which is not set", f"set {variable} to the address of the feed")
    return value


def _fault(config: SourceConfig, what: str, cure: str) -> SettingsError:
    where = f"{config.where}: " if config.where else ""
    return SettingsError(what, who=f"{where}source {config.name}", cure=cure)
