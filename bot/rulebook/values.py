"""Checked files as values of the domain, `oncall.yaml` next door. Nothing is refused here any more."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.reply import Contact, Holding, Replies, Template
from bot.domain.routing import Route, Routing
from bot.domain.rule import Example, Rule, RuleKind
from bot.domain.severity import Severity
from bot.domain.source import SourceConfig
from bot.rulebook.document import Document
from bot.rulebook.models import (
    FileKeys,
    RepliesFile,
    RoutingFile,
    RuleKeys,
    RulesFile,
    SourcesFile,
)


def rules(document: Document, file: RulesFile, timezone: str) -> tuple[Rule, ...]:
    """The rules of one file, their days turned into moments of this time zone."""
    zone = ZoneInfo(timezone)
    return tuple(_rule(document, at, keys, file.kind, zone) for at, keys in enumerate(file.rules))


def _rule(document: Document, at: int, keys: RuleKeys, kind: RuleKind | None, zone: ZoneInfo) -> Rule:
    start, until = (keys.active.start, keys.active.until) if keys.active else (None, None)
    return Rule(
        id=keys.id,
        name=keys.name or keys.id,
        kind=keys.kind or kind or RuleKind.TOPIC,
        query=keys.query,
        owner=keys.owner,
        channel=keys.channel,
        severity=keys.severity,
        active_from=_midnight(start, zone) if start else None,
        active_until=_midnight(until + timedelta(days=1), zone) if until else None,
        examples=_examples(document, at, keys),
        where=document.where(("rules", at)),
    )


def _examples(document: Document, at: int, keys: RuleKeys) -> tuple[Example, ...]:
    def each(key: str, texts: list[str], *, matches: bool) -> list[Example]:
        place = ("rules", at, "examples", key)
        return [Example(text, matches, document.where((*place, number))) for number, text in enumerate(texts)]

    match = each("match", keys.examples.match, matches=True)
    return (*match, *each("ignore", keys.examples.ignore, matches=False))


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def replies(document: Document, file: RepliesFile) -> Replies:
    """`replies.yaml`."""
    contacts = tuple(Contact(item.id, item.name, item.phone, item.email, item.url) for item in file.contacts)
    templates = tuple(
        Template(
            id=item.id,
            text=item.text,
            categories=frozenset(item.categories),
            kinds=frozenset(item.kinds),
            sentiments=frozenset(item.sentiments),
            severities=frozenset(item.severities),
            languages=frozenset(item.languages),
            sources=frozenset(item.sources),
            consent=item.consent,
            where=document.where(("templates", at)),
        )
        for at, item in enumerate(file.templates)
    )
    holding = tuple(
        Holding(
            item.id,
            item.text,
            item.approved_by,
            item.approved_on,
            item.valid_until,
            document.where(("holding", at)),
        )
        for at, item in enumerate(file.holding)
    )
    return Replies(file.hospital, contacts, templates, holding, file.update_every)


def routing(file: RoutingFile) -> Routing:
    """`routing.yaml`."""
    routes = tuple(
        Route(item.channel, item.policy, frozenset(item.kinds), item.at_least or Severity.LOW) for item in file.routes
    )
    return Routing(routes, file.default, file.ops or file.default, file.timezone, file.private)


def sources(document: Document, file: SourcesFile, folder: Path) -> tuple[SourceConfig, ...]:
    """`sources.yaml`; a path of a file starts at the rules folder."""
    found = []
    for at, keys in enumerate(file.sources):
        options = keys.options()
        if isinstance(keys, FileKeys):
            options["path"] = str(folder / keys.path)
        found.append(SourceConfig(keys.name, keys.type, keys.every, options, document.where(("sources", at))))
    return tuple(found)
