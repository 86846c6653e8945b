"""The local workspace as it is told in a terminal: each message once, and what each edit changed."""

from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.sandbox.records import Message
from bot.sandbox.shown import lines_of
from bot.sandbox.workspace import Workspace

WAIT_S = 0.5
LONGEST_REPLY = 12
"""Lines of a thread reply that are printed; the page shows all of it."""


class Transcript:
    """Follows one workspace. Prints nothing twice."""

    def __init__(self, workspace: Workspace, console: Console) -> None:
        self._workspace = workspace
        self._console = console
        self._sequence = 0
        self._seen: dict[tuple[str, str], Message] = {}
        self._whispered: set[str] = set()

    def follow(self) -> None:
        """Wait shortly for a change, and print what is new."""
        sequence = self._workspace.ledger.wait_past(self._sequence, WAIT_S)
        if sequence == self._sequence:
            return
        self._sequence = sequence
        for message in sorted(self._messages(), key=lambda message: message.ts):
            before = self._seen.get((message.channel, message.ts))
            if before is None:
                self._new(message)
            elif before.edited_ts != message.edited_ts:
                self._edited(before, message)
            self._seen[message.channel, message.ts] = message
        self._whispers()

    def summary(self) -> Table:
        """Every thread as it stands: its channel, what it is about, and how many replies it has."""
        table = Table("channel", "thread", "replies", title="What the team has in Slack now", title_justify="left")
        roots = [message for message in self._seen.values() if not message.is_reply]
        for root in sorted(roots, key=lambda message: message.ts):
            table.add_row(self._channel(root), Text(root.text), str(root.reply_count))
        return table

    @property
    def counts(self) -> Counter[str]:
        """How many first messages and replies there are."""
        return Counter("replies" if message.is_reply else "threads" for message in self._seen.values())

    def _messages(self) -> list[Message]:
        with self._workspace.ledger.lock():
            channels = self._workspace.ledger.messages.values()
            return [message for said in channels for message in said.values() if not message.deleted]

    def _new(self, message: Message) -> None:
        lines = self._lines(message)
        if message.is_reply:
            shown = lines[:LONGEST_REPLY] + (["..."] if len(lines) > LONGEST_REPLY else [])
            told = "\n".join(f"    | {line}" for line in [f"in the thread of {self._root_of(message)}", *shown])
            self._console.print(Text(told, style="dim"))
        else:
            title = Text(f"{self._channel(message)}: a new thread", style="bold")
            self._console.print(Panel(Text("\n".join(lines)), title=title, title_align="left", expand=True))

    def _root_of(self, reply: Message) -> str:
        root = self._seen.get((reply.channel, reply.thread_ts))
        return root.text if root else "an older message"

    def _whispers(self) -> None:
        with self._workspace.ledger.lock():
            said = [whisper for channel in self._workspace.ledger.whispers.values() for whisper in channel.values()]
        for whisper in said:
            if whisper.ts not in self._whispered:
                self._whispered.add(whisper.ts)
                to = self._names().get(whisper.to, whisper.to)
                text = " ".join(lines_of(whisper.blocks, whisper.text, self._names()))
                self._console.print(Text(f"  ! only {to} sees: {text}", style="magenta"))

    def _edited(self, before: Message, after: Message) -> None:
        old, new = self._lines(before), self._lines(after)
        changed = [line for line in new if line not in old and line.strip()]
        told = "; ".join(changed) or "the buttons"
        self._console.print(Text(f"  * {self._channel(after)}: {after.text}: edited in place: {told}", style="cyan"))

    def _lines(self, message: Message) -> list[str]:
        return lines_of(message.blocks, message.text, self._names())

    def _names(self) -> dict[str, str]:
        directory = self._workspace.directory
        people = {user.id: user.real_name for user in directory.users()}
        return people | {channel.id: channel.name for channel in directory.channels()}

    def _channel(self, message: Message) -> str:
        return f"#{self._names().get(message.channel, message.channel)}"
