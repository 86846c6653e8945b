"""What the team does not want to hear of for a time: muting, and which mention a mute holds back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.grouping import canonical_link
from bot.domain.mention import Mention
from bot.domain.mute import Mute, MuteKind, MuteRefused, MuteWhy, covers, fault_in, handle_of
from bot.domain.rule import Rule, RuleKind
from bot.errors import QueryError
from bot.ports import Clock, Store
from bot.query.matcher import Matcher
from bot.query.syntax import parse


@dataclass(frozen=True, slots=True)
class Muting:
    """Keeps the team's mutes. Whoever calls it has been authorised."""

    store: Store
    clock: Clock

    def mute(self, kind: MuteKind, value: str, until: datetime, who: str, reason: str = "") -> Mute | MuteRefused:
        """Mute an author, a site or a phrase until a time, or say what is wrong."""
        now, kept = self.clock(), comparable(kind, value)
        fault = fault_of(kind, value, until, now)
        if fault:
            return fault
        with self.store.atomic():
            twin = next((one for one in self.store.mutes(now) if (one.kind, one.value) == (kind, kept)), None)
            if twin:
                return MuteRefused(MuteWhy.ALREADY_MUTED, mute=twin)
            return self.store.add_mute(Mute(0, kind, kept, until, who, now, reason))

    def unmute(self, mute_id: int, who: str) -> Mute | MuteRefused:
        """End a mute before its time. What it held back is not told after the fact."""
        now = self.clock()
        with self.store.atomic():
            mute = next((one for one in self.store.mutes(now) if one.id == mute_id), None)
            if mute is None or not self.store.end_mute(mute_id, who, now):
                return MuteRefused(MuteWhy.NOT_MUTED)
        return mute


def fault_of(kind: MuteKind, value: str, until: datetime, now: datetime) -> MuteRefused | None:
    """What is wrong with what a person typed; None when nothing."""
    kept = comparable(kind, value)
    return fault_in(kind, kept, until, now) or _fault_in_query(kind, kept)


def comparable(kind: MuteKind, value: str) -> str:
    """What is kept of what a person typed: a bare handle, a bare host, a query. Empty when it is none."""
    match kind:
        case MuteKind.AUTHOR:
            return handle_of(value)
        case MuteKind.SITE:
            typed = value.strip().lower()
            return host_of(typed if "://" in typed else f"https://{typed}")
        case MuteKind.PHRASE:
            return value.strip()


def host_of(url: str) -> str:
    """The site of an address, without `www.`; empty when it is none."""
    host = canonical_link(url).partition("/")[0].partition("?")[0]
    return host if "." in host else ""


def _fault_in_query(kind: MuteKind, value: str) -> MuteRefused | None:
    if kind is not MuteKind.PHRASE:
        return None
    try:
        parse(value)
    except QueryError as fault:
        return MuteRefused(MuteWhy.UNREADABLE, f"{fault.what} ({fault.cure})")
    return None


class Silence:
    """The mutes in force, ready to be asked about many mentions."""

    def __init__(self, mutes: Sequence[Mute]) -> None:
        self._mutes = {mute.id: mute for mute in mutes}
        self._named = [mute for mute in mutes if mute.kind is not MuteKind.PHRASE]
        # A query that this version of the language does not know any more holds back nothing.
        phrases = [
            mute for mute in mutes if mute.kind is MuteKind.PHRASE and not _fault_in_query(mute.kind, mute.value)
        ]
        self._matcher = Matcher([Rule(str(one.id), one.value, RuleKind.TOPIC, one.value) for one in phrases])

    def holds_back(self, mention: Mention) -> Mute | None:
        """The mute that keeps this mention from being told; None when none does."""
        handle, host = handle_of(mention.author.handle), host_of(mention.url)
        named = next((mute for mute in self._named if _is_named(mute, handle, host)), None)
        if named or not self._mutes:
            return named
        phrase = next(iter(self._matcher.match(mention)), None)
        return self._mutes[int(phrase.rule_id)] if phrase else None


def _is_named(mute: Mute, handle: str, host: str) -> bool:
    return mute.value == handle if mute.kind is MuteKind.AUTHOR else bool(host) and covers(mute.value, host)
