"""The whole rules folder as values."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.oncall import OnCall
from bot.domain.policy import TargetKind
from bot.domain.reply import Replies
from bot.domain.routing import Routing
from bot.domain.rule import Rule
from bot.domain.source import SourceConfig
from bot.domain.topic import Wordbook


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything the team has written. A missing file stands here as its documented default."""

    rules: tuple[Rule, ...]
    replies: Replies = Replies()
    routing: Routing = Routing()
    oncall: OnCall = OnCall()
    sources: tuple[SourceConfig, ...] = ()
    wordbook: Wordbook = Wordbook()
    warnings: tuple[str, ...] = ()

    def channels(self) -> tuple[str, ...]:
        """Every channel that something may be posted to, each once."""
        routing = self.routing
        private = [routing.private_channel] if routing.private_channel else []
        named = [routing.default_channel, routing.ops_channel, *private, *(route.channel for route in routing.routes)]
        paged = [target.id for target in self.oncall.targets() if target.kind is TargetKind.CHANNEL]
        return tuple(dict.fromkeys([*named, *(rule.channel for rule in self.rules if rule.channel), *paged]))

    def rule(self, rule_id: str) -> Rule | None:
        """The rule with this id."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)

    def without_quiet_hours(self) -> Rulebook:
        """The same rules with nothing held back: for a rehearsal, and for whoever watches."""
        return replace(self, oncall=replace(self.oncall, quiet_hours=None))
