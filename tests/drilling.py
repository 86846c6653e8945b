"""A drill in the local workspace with everything real but the time, which a test moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from hospital import RULES, shipped_rules
from moved_clock import MovedClock

from bot.domain.drill import Drill, DrillRun, Scorecard
from bot.flow.rehearse import ScriptedPublic
from bot.ports import Store
from bot.rulebook.drill import load_drill, read_drill
from bot.sandbox.serve import Running
from bot.sandbox.stbrigid import APP_TOKEN, BOT_TOKEN
from bot.settings import Settings
from bot.slack.drill_door import marked
from bot.storage.apart import make_drill_store
from bot.wiring.drills import PlayedDrill, build_drill

MARK = "d1a2b3"
EVERYBODY = ("U0DANA001", "U0LEE0001", "U0SAM0001")
MINUTE = timedelta(minutes=1)
TICK = timedelta(minutes=2)
FIRE = """
name: Fire in the kitchen
about: Smoke in the kitchen of St. Brigid.
objectives: [Say where the meals come from.]
roles: [{role: PR on duty, does: Answers.}]
expect:
  - {within: 5m, does: acknowledge, on: death-1, why: A death is alleged.}
  - {within: 5m, does: draft, on: smoke-1}
  - {within: 5m, does: dismiss, on: church-1}
injects:
  - {at: 3, id: chief, title: The fire chief calls, text: May they come in?, within: 5m}
steps:
  - at: 0
    mention: {id: smoke-1, source: x, text: Smoke over St. Brigid Medical Center, author: {handle: jo, followers: 12}}
    meant: normal
    copies: {count: 4, over: 4m, before: [Look!]}
  - at: 1
    mention: {id: church-1, source: x, text: The choir of St. Brigid sings}
    meant: noise
  - at: 2
    mention: {id: death-1, source: x, text: My aunt died after a medication error at St. Brigid Medical Center,
      author: {handle: delia, followers: 12650}}
    meant: crisis
"""


@dataclass
class Rehearsed:
    """A drill that a test plays."""

    played: PlayedDrill
    clock: MovedClock
    settings: Settings

    @property
    def store(self) -> Store:
        return self.played.bot.store

    def works(self) -> None:
        """The public says what is due; the bot does everything that can be done at this moment."""
        bot = self.played.bot
        bot.poller.poll(ScriptedPublic(self.played.drill, self.played.run.began_at))
        while bot.intake.take():
            pass
        self.delivers()

    def delivers(self) -> None:
        while self.played.bot.escalator.carry_out_one() or self.played.bot.deliverer.deliver_one():
            pass

    def passes(self, span: timedelta, tick: timedelta = TICK) -> bool:
        """This much of the story passes; whether the drill is over then."""
        over, steps = False, max(1, round(span / tick))
        for _ in range(steps):
            self.clock.now += tick / self.played.run.speed
            self.works()
            over = self.played.rehearsal.step()
            self.works()
        return over

    def control(self, name: str) -> str:
        """What Slack calls a control of ours in this drill."""
        return marked(name, self.played.run.mark)


def script(name: str) -> Drill:
    return load_drill(RULES / "drills" / f"{name}.yaml")


@contextmanager
def rehearsed(
    folder: Path,
    clock: MovedClock,
    running: Running,
    drill: Drill | None = None,
    *,
    text: str = FIRE,
    speed: float = 1,
    channel: str = "",
    joined: tuple[str, ...] = EVERYBODY,
    mark: str = MARK,
    page: Callable[[Scorecard], str] | None = None,
    api_url: str = "",
) -> Iterator[Rehearsed]:
    """A drill that has begun, with its opening message posted."""
    settings = Settings(BOT_TOKEN, APP_TOKEN, api_url or running.api_url, str(folder / "wardwatch.db"), is_paced=False)
    run = DrillRun(mark, "drills/fire.yaml", text, speed, channel, clock())
    store = make_drill_store(settings.database, mark)
    try:
        store.begin_drill(run)
        played = build_drill(
            settings, shipped_rules(), store, run, drill or read_drill(run.file, text), now=clock, page=page
        )
        played.rehearsal.begin(joined)
        yield Rehearsed(played, clock, settings)
    finally:
        store.close()
