"""What somebody who tries the demonstration is told to try, each thing ticked off when it was done."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import TracebackType
from typing import TYPE_CHECKING

import structlog

from bot.domain.alert import Alert, Change, Verb
from bot.domain.drill import DrillEventKind
from bot.domain.severity import Severity
from bot.errors import WardwatchError
from bot.ports import Store
from bot.sandbox.records import Hint
from bot.sandbox.workspace import Workspace

if TYPE_CHECKING:
    from bot.cli.drill_local import LocalDrill

log = structlog.get_logger()

LOOK_EVERY_S = 0.5
YOU = "U0DANA001"
LEE = "U0LEE0001"
SLIP = "sorry about your visit last night"
END = "The drill is over: open the scorecard, above or in the drill's thread, and see what was met and what was missed"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the store and the workspace show at one moment."""

    alerts: tuple[Alert, ...]
    deeds: tuple[Change, ...]
    answered: frozenset[str]
    has_looked: bool
    has_home: bool
    has_checked: bool
    is_over: bool = False

    @property
    def crisis(self) -> Alert | None:
        """The first alert that is a crisis."""
        grave = (alert for alert in self.alerts if alert.severity is Severity.CRISIS)
        return min(grave, key=lambda alert: alert.id, default=None)

    @property
    def is_lee_called(self) -> bool:
        """Whether Lee was told of the crisis."""
        pages = [one for one in self.deeds if one.verb is Verb.PAGE and LEE in one.after]
        return self.crisis is not None and any(one.alert_id == self.crisis.id for one in pages)

    def did(self, *verbs: Verb) -> bool:
        """Whether the visitor did one of these to any alert."""
        return any(one.verb in verbs and one.who == YOU for one in self.deeds)

    @property
    def is_crisis_taken(self) -> bool:
        """Whether somebody has acknowledged the crisis."""
        return self.crisis is not None and bool(self.crisis.acknowledged_by)


def hints(seen: Seen) -> list[Hint]:
    """What there is to try, in order."""
    crisis = (
        "Nobody acknowledged the crisis in time, so Lee was paged, too. Press Acknowledge on it now"
        if seen.is_lee_called and not seen.is_crisis_taken
        else "Wait for the crisis in #crisis-room and press Acknowledge before it pages Lee"
    )
    return [
        Hint(
            "look",
            "You are Dana Whitfield, on duty. Look into #reputation: each story is a thread, with its reasons",
            seen.has_looked,
        ),
        Hint("crisis", crisis, seen.is_crisis_taken),
        Hint(
            "reply",
            f"Press Reply on any alert and try to write “{SLIP}”: press Check, and see why not",
            seen.has_checked,
        ),
        Hint("draft", "Send a reply that passes: one of the suggestions will do", seen.did(Verb.DRAFT)),
        Hint(
            "noise",
            "Find an alert that is not about the hospital, and say so: the menu, Not about us",
            seen.did(Verb.DISMISS),
        ),
        Hint(
            "inject",
            "Something happens outside of the feeds: answer it in the drill's thread in #reputation",
            bool(seen.answered),
        ),
        Hint("home", "Open Wardwatch's App Home: what is yours, what is open, who is on call", seen.has_home),
        Hint("end", END, seen.is_over),
    ]


def kept(now: Iterable[Hint], before: Iterable[Hint]) -> list[Hint]:
    """The hints of now. What was done once stays done: a form that was closed again was tried all the same."""
    done = {hint.id for hint in before if hint.done}
    return [replace(hint, done=hint.done or hint.id in done) for hint in now]


class Guide:
    """Looks every so often, and tells the workspace, from the start of a block to its end."""

    def __init__(self, local: LocalDrill) -> None:
        self._local = local
        self._stopping = threading.Event()
        self._is_over = False
        self._thread = threading.Thread(target=self._follow, name="guide", daemon=True)

    def __enter__(self) -> Guide:
        self.look()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._thread.join(2 * LOOK_EVERY_S)

    def end(self) -> None:
        """The scorecard is there."""
        self._is_over = True
        self.look()

    def look(self) -> None:
        """Tell the workspace what was done so far, if that is more than before."""
        workspace = self._local.running.workspace
        seen = observe(self._local.played.bot.store, workspace, is_over=self._is_over)
        told = tuple(kept(hints(seen), workspace.guide))
        if told != workspace.guide:
            workspace.set_guide(told)

    def _follow(self) -> None:
        while not self._stopping.wait(LOOK_EVERY_S):
            try:
                self.look()
            except WardwatchError as error:
                log.warning("guide_waits", reason=str(error))


def observe(store: Store, workspace: Workspace, *, is_over: bool = False) -> Seen:
    """What can be seen of what the visitor did."""
    alerts = tuple(store.alerts())
    deeds = tuple(change for alert in alerts for change in store.changes(alert.id, by_people=True))
    return Seen(
        alerts=alerts,
        deeds=deeds,
        answered=frozenset(one.about for one in store.drill_events() if one.kind is DrillEventKind.ANSWERED),
        has_looked=_has_looked(workspace),
        has_home=workspace.views.home(YOU) is not None,
        has_checked=_has_checked(store, workspace),
        is_over=is_over,
    )


def _has_looked(workspace: Workspace) -> bool:
    """Whether the visitor has read a channel in which something was said."""
    return any(workspace.reading.last_read(YOU, channel.id) for channel in workspace.directory.channels())


def _has_checked(store: Store, workspace: Workspace) -> bool:
    """A draft that was stored or refused, or a form in front of the visitor that shows what is wrong with the words."""
    if any(one.who == YOU and one.verb in (Verb.DRAFT, Verb.APPROVE) for one in store.refusals(0, 1_000)):
        return True
    stack = workspace.views.stack(YOU)
    return any("reply:checked:" in str(block.get("block_id")) for view in stack for block in view.body["blocks"])
