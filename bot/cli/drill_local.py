"""A drill in the local workspace: nothing leaves this machine, and nothing is kept."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot import wiring
from bot.cli.drill_play import LEAVE_WITHIN_S, Booking
from bot.cli.stage import Stage
from bot.domain.drill import Scorecard
from bot.domain.roster import Override
from bot.domain.rulebook import Rulebook
from bot.settings import Settings
from bot.wiring.drills import PlayedDrill, build_drill, new_mark, warm
from bot.wiring.reading import TimedSource

if TYPE_CHECKING:
    from bot.sandbox.serve import Running
    from bot.sandbox.workspace import Workspace
    from bot.schedule import Schedule

CARD = "scorecard.html"
SHIFT = timedelta(days=30)
"""Story time for which somebody is put on call in a demonstration."""


@dataclass(frozen=True, slots=True)
class LocalDrill:
    """A drill that is being played in a workspace; `over` is set when the script has come to its end."""

    played: PlayedDrill
    running: Running
    schedule: Schedule
    over: threading.Event

    def show(self, card: Scorecard) -> str:
        """Let the workspace show the scorecard's page; its address."""
        from bot.charts.scorecard import scorecard_page

        page = scorecard_page(card).encode()
        return self.running.url + self.running.workspace.put_document(CARD, "text/html", page)


@contextmanager
def local_drill(
    running: Running,
    booking: Booking,
    book: Rulebook,
    stopping: threading.Event,
    *,
    duty: Mapping[str, str] | None = None,
    sources: Sequence[TimedSource] = (),
) -> Iterator[LocalDrill]:
    """Begin a drill in a workspace that is served. `duty` puts people on call, by schedule and member id."""
    from bot.sandbox.stbrigid import APP_TOKEN, BOT_TOKEN
    from bot.slack.socket import listen
    from bot.storage.apart import make_drill_store

    furnish(running.workspace, book, booking.channel)
    with tempfile.TemporaryDirectory(prefix="wardwatch-") as scratch:
        live = str(Path(scratch) / "wardwatch.db")
        settings = Settings(BOT_TOKEN, APP_TOKEN, running.api_url, live, is_paced=False)
        warm(book)
        run = booking.run(new_mark())
        store = make_drill_store(live, run.mark)
        try:
            store.begin_drill(run)
            for schedule_id, member in (duty or {}).items():
                now = run.began_at
                store.add_override(Override(0, schedule_id, member, now, now + SHIFT, member, now, "the drill"))
            played = build_drill(settings, book, store, run, booking.drill, sources=sources)
            over = threading.Event()
            schedule, nudge = played.clockwork(over.set)
            ears = listen(played.drill_app(nudge, is_alone=True).app, APP_TOKEN)
            played.rehearsal.begin(booking.joined)
            schedule.start(wiring.clock())
            colleagues = Stage(booking.drill, run, running.workspace, store, wiring.clock)
            threading.Thread(target=colleagues.play, args=(stopping,), name="colleagues", daemon=True).start()
            try:
                yield LocalDrill(played, running, schedule, over)
            finally:
                stopping.set()
                ears.stop(LEAVE_WITHIN_S)
                schedule.stop(LEAVE_WITHIN_S)
        finally:
            store.close()


def furnish(workspace: Workspace, book: Rulebook, channel: str = "") -> None:
    """Let the workspace have the channels and people that the rules name, with the bot and everybody in each."""
    from bot.sandbox.records import Channel, User
    from bot.sandbox.stbrigid import TEAM

    directory = workspace.directory
    known = {user.id for user in directory.users()}
    for member in book.oncall.members:
        if member.slack not in known:
            directory.add_user(User(member.slack, member.id, member.name, TEAM.id))
    names = {one.name for one in directory.channels()} | {one.id for one in directory.channels()}
    everybody = (*(member.slack for member in book.oncall.members), "U0DANA001", workspace.install.user)
    wanted = [name for name in (*book.channels(), channel) if name and name not in names]
    for number, name in enumerate(dict.fromkeys(wanted), start=1):
        is_id = name[0] in "CG" and name.isupper()
        channel_id = name if is_id else f"C0RULES{number:02}"
        directory.add_channel(Channel(channel_id, name.lower(), tuple(dict.fromkeys(everybody))))
