"""What one person sees of one place now: reads the workspace and draws its parts. It changes nothing."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from bot.sandbox.messages import Span
from bot.sandbox.page.drawing import drawn
from bot.sandbox.page.html import NOTHING
from bot.sandbox.page.items import Around, item
from bot.sandbox.page.reader import Reader
from bot.sandbox.page.seat import HOME, Seat, channels_of, people_of
from bot.sandbox.page.surface import Values
from bot.sandbox.page.views import home, modal
from bot.sandbox.people import People
from bot.sandbox.records import Channel, File, Message, Shortcut, Whisper
from bot.sandbox.refusals import Refusal
from bot.sandbox.timelines import micros
from bot.sandbox.workspace import Workspace

A_PAGE = 50
"""How many messages are in the page at first, and how many more each time that older ones are asked for."""
MOST_REPLIES = 200

Said = Message | Whisper


class Sight:
    """The parts of the page for one seat. Each is drawn from the records of the moment in which it is asked for."""

    def __init__(self, workspace: Workspace, people: People, seat: Seat) -> None:
        self._workspace = workspace
        self._people = people
        self.seat = seat

    @property
    def channel(self) -> Channel | None:
        """The channel that is open, if one is."""
        return self._workspace.ledger.channels.get(self.seat.place)

    @property
    def team(self) -> str:
        """The name of the workspace."""
        return self._workspace.team.name

    @property
    def sequence(self) -> int:
        """The number of the last change."""
        return self._workspace.sequence

    def shortcuts(self) -> list[Shortcut]:
        """The global shortcuts of the app."""
        return self._people.shortcuts()

    def reader(self) -> Reader:
        """Who reads, now."""
        ledger = self._workspace.ledger
        names = {user.id: user.real_name for user in ledger.users.values()}
        names |= {group.id: group.handle for group in ledger.groups.values()}
        names |= {c.id: c.name if not c.is_im else self._app_name() for c in ledger.channels.values()}
        return Reader(self.seat.user, names, self._workspace.address, self._workspace.clock())

    def around(self, pane: str = "m") -> Around:
        """What messages are drawn with."""
        install = self._workspace.install
        shortcuts = self._people.shortcuts(on_message=True)
        return Around(self.reader(), frozenset({install.user}), shortcuts, self._pictures(), pane)

    def sidebar(self) -> Markup:
        """The workspace, its channels, the app, and who you are."""
        user, unread = self.seat.user, self._workspace.unread(self.seat.user.id)
        direct = next((c for c in self._workspace.directory.channels() if c.is_im and c.user == user.id), None)
        return drawn(
            "sidebar.html",
            team=self._workspace.team,
            channels=[(channel, unread[channel.id]) for channel in channels_of(self._workspace, user)],
            direct=direct,
            direct_unread=unread[direct.id] if direct else None,
            app_name=self._app_name(),
            app_user=self._workspace.install.user,
            is_connected=self._workspace.webhook is not None or self._workspace.sockets.count > 0,
            here=self._workspace.ledger.channels.get(self.seat.place) or self.seat.place,
            place=self.seat.place,
            home=HOME,
            user=user,
            people=people_of(self._workspace),
            reader=self.reader(),
        )

    def head(self) -> Markup:
        """The name of the place and what it is for."""
        channel = self.channel
        people = len([m for m in channel.members if not self._workspace.directory.user(m).is_bot]) if channel else 0
        return drawn(
            "head.html",
            channel=channel,
            name=self.name(),
            people=people,
            reader=self.reader(),
            is_app=channel is None or channel.is_im,
            is_home=self.seat.place == HOME,
        )

    def name(self) -> str:
        """What the place is called."""
        channel = self.channel
        return self._app_name() if channel is None or channel.is_im else f"#{channel.name}"

    def latest(self, before: str = "") -> tuple[list[Said], bool]:
        """A page of the channel, oldest first, up to before a `ts` or to the end; and whether there is more above."""
        span = Span(latest=before)
        said = self._workspace.messages.history(self.seat.place, span, limit=A_PAGE + 1)
        more, page = len(said) > A_PAGE, said[:A_PAGE]
        since = micros(page[-1].ts) if more else 0
        until = micros(before) if before else None
        whispers = [w for w in self._whispers("") if since <= micros(w.ts) and (until is None or micros(w.ts) < until)]
        return sorted((*page, *whispers), key=lambda each: micros(each.ts)), more

    def messages(self, page: list[Said], *, unread_from: str = "") -> list[Markup]:
        """Entries for a page of messages. `unread_from` is the first that was not read."""
        around = self.around()
        above = self._above(page[0]) if page else None
        return [
            item(said, before, around, self._chosen(said), new=said.ts == unread_from)
            for before, said in zip([above, *page], page, strict=False)
        ]

    def first_unread(self, page: list[Said]) -> str:
        """The first message of the page that this person has not read, if they ever read here."""
        last = self._workspace.reading.last_read(self.seat.user.id, self.seat.place)
        unread = (
            s for s in page if last and micros(s.ts) > micros(last) and getattr(s, "user", "") != self.seat.user.id
        )
        return next((said.ts for said in unread), "")

    def replies(self) -> list[Markup]:
        """The thread: its root, then its newest replies, oldest first."""
        thread = self.thread()
        around = self.around("t")
        pairs = zip([None, *thread], thread, strict=False)
        return [item(said, before, around, self._chosen(said), new=False) for before, said in pairs]

    def thread(self) -> list[Said]:
        """What is in the open thread; nothing if there is no such thread."""
        if not self.seat.thread:
            return []
        try:
            root, *replies = self._workspace.messages.replies(self.seat.place, self.seat.thread, Span())
        except Refusal:
            return []
        whispers = self._whispers(root.ts)
        latest: list[Said] = [*replies, *whispers]
        latest.sort(key=lambda each: micros(each.ts))
        return [root, *latest[-MOST_REPLIES:]]

    def items(self, stamps: Iterable[str]) -> list[tuple[str, Markup]]:
        """Entries of the channel for these `ts`, with their ids; nothing for what does not stand there."""
        around = self.around()
        found = [said for said in map(self._said, stamps) if said and self._stands_here(said)]
        return [
            (f"m-{said.ts}", item(said, self._above(said), around, self._chosen(said), new=False)) for said in found
        ]

    def thread_items(self, stamps: Iterable[str]) -> list[tuple[str, Markup]]:
        """Entries of the open thread for these `ts`, with their ids."""
        wanted = set(stamps)
        thread = self.thread()
        around = self.around("t")
        pairs = zip([None, *thread], thread, strict=False)
        return [
            (f"t-{said.ts}", item(said, before, around, self._chosen(said), new=False))
            for before, said in pairs
            if said.ts in wanted
        ]

    def is_gone(self, stamp: str) -> bool:
        """Whether what had this `ts` is no longer shown."""
        said = self._said(stamp)
        return said is not None and said.deleted and not getattr(said, "reply_count", 0)

    def home(self) -> Markup:
        """The app's home tab, if that is the place."""
        if self.seat.place != HOME:
            return NOTHING
        return home(self._workspace.views.home(self.seat.user.id), self.reader(), self._pictures(), self._app_name())

    def modal(self) -> Markup:
        """The modal on top, if one is open."""
        stack = self._workspace.views.stack(self.seat.user.id)
        return modal(stack, self.reader(), self._pictures(), self._app_name()) if stack else NOTHING

    def guide(self) -> Markup:
        """What there is to try, and the documents that were written."""
        documents = self._workspace.ledger.documents.values()
        hints = self._workspace.guide
        return drawn("guide.html", hints=hints, documents=documents) if hints or documents else NOTHING

    def _app_name(self) -> str:
        install = self._workspace.install
        user = self._workspace.ledger.users.get(install.user)
        return user.real_name if user else install.name

    def _pictures(self) -> dict[str, File]:
        files = [file for file in self._workspace.ledger.files.values() if not file.deleted]
        return {file.id: file for file in files}

    def _whispers(self, thread_ts: str) -> list[Whisper]:
        kept = self._workspace.ledger.whispers.get(self.seat.place, {}).values()
        return [w for w in kept if w.to == self.seat.user.id and not w.deleted and w.thread_ts == thread_ts]

    def _said(self, stamp: str) -> Said | None:
        ledger, place = self._workspace.ledger, self.seat.place
        whisper = ledger.whispers.get(place, {}).get(stamp)
        if whisper:
            return whisper if whisper.to == self.seat.user.id else None
        return ledger.messages.get(place, {}).get(stamp)

    def _stands_here(self, said: Said) -> bool:
        if isinstance(said, Whisper):
            return not said.deleted and not said.thread_ts
        return (not said.is_reply or said.is_broadcast) and (not said.deleted or said.reply_count > 0)

    def _above(self, said: Said) -> Said | None:
        """What stands before it in the channel."""
        earlier = self._workspace.messages.history(self.seat.place, Span(latest=said.ts), limit=1)
        return earlier[0] if earlier else None

    def _chosen(self, said: Said) -> Values:
        return self._people.chosen(self.seat.user.id, said.channel, said.ts) if said.blocks else {}
