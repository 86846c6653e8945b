"""How tests speak to the local workspace: as the people in it do, by names and by what can be read on the screen.

Everything that is expected is waited for with a deadline, and what the channel shows is printed when it does not come.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.http_retry import RetryHandler

from bot.sandbox.messages import Span
from bot.sandbox.records import Channel, Json, Message, View, Whisper
from bot.sandbox.serve import Running
from bot.sandbox.shown import controls_of, label_of, lines_of, options_of, text_of

DEADLINE_S = 30.0
NO_RETRIES: list[RetryHandler] = []
"""For a `WebClient` that tells each refusal at once."""

Found = TypeVar("Found")


class StoryWorkspace:
    """A running workspace, as its people see it."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.state = running.workspace
        self.hands = running.people

    def channel(self, name: str) -> StoryChannel:
        return StoryChannel(self, self.state.directory.channel_named(name))

    def person(self, name: str) -> StoryPerson:
        return StoryPerson(self, self.user_id(name))

    def user_id(self, name: str) -> str:
        return self.state.directory.person(name).id

    def names(self) -> dict[str, str]:
        return {user.id: user.real_name for user in self.state.directory.users()}

    def expect_connected(self, connections: int = 1, timeout: float = DEADLINE_S) -> None:
        """Wait until the app listens."""
        found = self.state.wait_for(lambda: self.state.sockets.count >= connections, timeout)
        assert found, f"only {self.state.sockets.count} of {connections} connections within {timeout} s"

    def hang_up(self, handler: SocketModeHandler) -> None:
        """End the app's connection at once: its client alone would first wait for a next frame and a next message."""
        client = handler.client
        client.auto_reconnect_enabled = False
        client.current_session_state.terminated = True
        client.current_session_runner.event.set()
        client.closed = True
        client.enqueue_message("")
        if client.current_session and client.current_session.sock:
            client.current_session.sock.shutdown(socket.SHUT_RDWR)
        handler.close()

    def await_or_show(
        self, look: Callable[[], Found | None], timeout: float, missing: str, shown: Callable[[], str]
    ) -> Found:
        found = self.state.wait_for(look, timeout)
        assert found, f"{missing} within {timeout} s. There is:\n{shown()}"
        return found


@dataclass(frozen=True)
class StoryChannel:
    """A channel, as its members see it."""

    story: StoryWorkspace
    record: Channel

    @property
    def alerts(self) -> list[AlertMessage]:
        """The messages that the app posted in the channel itself, oldest first."""
        history = reversed(self.story.state.messages.history(self.record.id, Span()))
        return [AlertMessage(self.story, m.channel, m.ts) for m in history if m.bot_id and not m.is_reply]

    def expect_alert(self, containing: str = "", timeout: float = DEADLINE_S) -> AlertMessage:
        """The newest alert that shows these words."""

        def look() -> AlertMessage | None:
            return next((alert for alert in reversed(self.alerts) if containing in alert.text), None)

        return self.story.await_or_show(
            look, timeout, f"#{self.record.name}: no alert shows {containing!r}", self.screen
        )

    def expect_alerts(self, count: int, timeout: float = DEADLINE_S) -> list[AlertMessage]:
        """Exactly this many alerts, oldest first."""

        def look() -> list[AlertMessage] | None:
            alerts = self.alerts
            return alerts if len(alerts) == count else None

        return self.story.await_or_show(look, timeout, f"#{self.record.name}: not {count} alerts", self.screen)

    def say(self, text: str, by: str) -> Message:
        return self.story.hands.say(self.story.user_id(by), self.record.id, text)

    def command(self, line: str, by: str) -> None:
        self.story.hands.command(self.story.user_id(by), self.record.id, line)

    def screen(self) -> str:
        """The channel with its threads as text."""
        lines = []
        for alert in self.alerts:
            lines += [f"  {line}" for line in alert.text.split("\n")]
            lines += [f"    | {line}" for reply in alert.thread for line in reply.text.split("\n")]
        return "\n".join(lines) or "  (nothing)"


@dataclass(frozen=True)
class StoryMessage:
    """One message or whisper, always as it is now."""

    story: StoryWorkspace
    channel_id: str
    ts: str

    @property
    def record(self) -> Message | Whisper:
        ledger = self.story.state.ledger
        return ledger.whispers.get(self.channel_id, {}).get(self.ts) or ledger.messages[self.channel_id][self.ts]

    @property
    def blocks(self) -> tuple[Json, ...]:
        return self.record.blocks

    @property
    def text(self) -> str:
        """Everything that can be read, the labels of its controls too."""
        record = self.record
        return "\n".join(lines_of(record.blocks, record.text, self.story.names()))

    @property
    def labels(self) -> list[str]:
        """What its buttons and lists say."""
        return [label_of(e, block) for block, e in controls_of(self.blocks) if e["type"] != "overflow"]

    @property
    def more(self) -> list[str]:
        """What its menus behind three dots offer."""
        menus = [element for _, element in controls_of(self.blocks) if element["type"] == "overflow"]
        return [text_of(option["text"], {}) for menu in menus for option in options_of(menu)]

    def choose_more(self, label: str, by: str) -> None:
        """Choose from one of its menus behind three dots; returns when the app has acknowledged."""
        for block, element in controls_of(self.blocks):
            if element["type"] == "overflow" and label in [text_of(o["text"], {}) for o in options_of(element)]:
                StoryControl(self, element["action_id"], block["block_id"]).choose(label, by)
                return
        raise AssertionError(f"no menu offers {label!r}; there are {self.more}")

    def button(self, label: str) -> StoryControl:
        return self._control(label, lambda element: element["type"] == "button")

    def select(self, label: str) -> StoryControl:
        return self._control(label, lambda element: element["type"] != "button")

    def expect_shows(self, text: str, timeout: float = DEADLINE_S) -> None:
        """Wait until these words can be read."""
        self.story.await_or_show(lambda: text in self.text, timeout, f"nothing shows {text!r}", lambda: self.text)

    def expect_gone(self, text: str, timeout: float = DEADLINE_S) -> None:
        """Wait until these words can no longer be read."""
        self.story.await_or_show(lambda: text not in self.text, timeout, f"still shows {text!r}", lambda: self.text)

    def _control(self, label: str, fits: Callable[[Json], bool]) -> StoryControl:
        controls = [(block, element) for block, element in controls_of(self.blocks) if fits(element)]
        block, element = pick(controls, label, lambda control: label_of(control[1], control[0]))
        return StoryControl(self, element["action_id"], block["block_id"])


@dataclass(frozen=True)
class AlertMessage(StoryMessage):
    """The message of an alert, with its thread."""

    @property
    def thread(self) -> list[StoryMessage]:
        """The replies, oldest first."""
        replies = self.story.state.messages.replies(self.channel_id, self.ts, Span())[1:]
        return [StoryMessage(self.story, reply.channel, reply.ts) for reply in replies]

    def expect_reply(self, containing: str = "", timeout: float = DEADLINE_S) -> StoryMessage:
        """The newest reply that shows these words."""

        def look() -> StoryMessage | None:
            return next((reply for reply in reversed(self.thread) if containing in reply.text), None)

        def shown() -> str:
            return "\n".join(reply.text for reply in self.thread) or "(no reply)"

        return self.story.await_or_show(look, timeout, f"no reply shows {containing!r}", shown)


@dataclass(frozen=True)
class StoryControl:
    """A button or menu of a message."""

    message: StoryMessage
    action_id: str
    block_id: str

    def click(self, by: str) -> None:
        """Click it; returns when the app has acknowledged."""
        story, message = self.message.story, self.message
        story.hands.click(story.user_id(by), message.channel_id, message.ts, self.action_id, block_id=self.block_id)

    def choose(self, given: str | Sequence[str], by: str) -> None:
        """Choose from it; returns when the app has acknowledged."""
        story, message = self.message.story, self.message
        who = story.user_id(by)
        story.hands.choose(who, message.channel_id, message.ts, self.action_id, given, block_id=self.block_id)


@dataclass(frozen=True)
class StoryPerson:
    """Somebody of the workspace."""

    story: StoryWorkspace
    user_id: str

    @property
    def whispers(self) -> list[StoryMessage]:
        """What only this person sees, oldest first."""
        whispers = self.story.state.messages.whispers(self.user_id)
        return [StoryMessage(self.story, whisper.channel, whisper.ts) for whisper in whispers]

    @property
    def warnings(self) -> list[str]:
        """What Slack itself warned this person of."""
        return self.story.state.warnings(self.user_id)

    @property
    def home(self) -> StoryView:
        """The app's home tab, as this person sees it."""
        home = self.story.state.views.home(self.user_id)
        assert home, "the app has shown no home tab"
        return StoryView(self.story, home.id)

    def opens_home(self, containing: str = "", timeout: float = DEADLINE_S) -> StoryView:
        """Open the app's home tab, and wait until it shows these words."""
        self.story.hands.open_home(self.user_id)

        def look() -> StoryView | None:
            home = self.story.state.views.home(self.user_id)
            view = StoryView(self.story, home.id) if home else None
            return view if view and containing in view.text else None

        def shown() -> str:
            return self.home.text if self.story.state.views.home(self.user_id) else "(nothing)"

        return self.story.await_or_show(look, timeout, f"home does not show {containing!r}", shown)

    def runs_shortcut(self, callback_id: str, on: StoryMessage | Message | None = None) -> None:
        """Use a shortcut of the app: a global one, or one from the menu of a message."""
        if on is None:
            self.story.hands.shortcut(self.user_id, callback_id)
        else:
            channel = on.channel_id if isinstance(on, StoryMessage) else on.channel
            self.story.hands.message_shortcut(self.user_id, channel, on.ts, callback_id)

    @property
    def direct_messages(self) -> list[StoryMessage]:
        """What the app has written to this person directly, oldest first."""
        channels = [channel for channel in self.story.state.directory.channels() if channel.user == self.user_id]
        found = [message for channel in channels for message in self.story.state.messages.history(channel.id, Span())]
        return [StoryMessage(self.story, message.channel, message.ts) for message in reversed(found) if message.bot_id]

    def expect_direct_message(self, containing: str = "", timeout: float = DEADLINE_S) -> StoryMessage:
        """The newest direct message of the app that shows these words."""

        def look() -> StoryMessage | None:
            return next((one for one in reversed(self.direct_messages) if containing in one.text), None)

        def shown() -> str:
            return "\n".join(one.text for one in self.direct_messages) or "(no direct message)"

        return self.story.await_or_show(look, timeout, f"no direct message shows {containing!r}", shown)

    @property
    def modal(self) -> StoryModal:
        """The modal in front of this person, waited for."""
        return self.expect_modal()

    def has_no_modal(self) -> bool:
        return not self.story.state.views.stack(self.user_id)

    def sees(self, containing: str) -> bool:
        """Whether a whisper to this person shows these words now."""
        return any(containing in whisper.text for whisper in self.whispers)

    def expect_whisper(self, containing: str = "", timeout: float = DEADLINE_S) -> StoryMessage:
        """The newest whisper that shows these words."""

        def look() -> StoryMessage | None:
            return next((whisper for whisper in reversed(self.whispers) if containing in whisper.text), None)

        def shown() -> str:
            return "\n".join(whisper.text for whisper in self.whispers) or "(no whisper)"

        return self.story.await_or_show(look, timeout, f"no whisper shows {containing!r}", shown)

    def expect_modal(self, title: str = "", timeout: float = DEADLINE_S) -> StoryModal:
        """The modal in front of this person."""

        def look() -> StoryModal | None:
            stack = self.story.state.views.stack(self.user_id)
            modal = StoryModal(self.story, stack[-1].id) if stack else None
            return modal if modal and title in modal.title else None

        return self.story.await_or_show(look, timeout, f"no modal {title!r}", lambda: "\n".join(self.warnings))


@dataclass(frozen=True)
class StoryView:
    """A home tab or a modal in front of somebody, always as it is now."""

    story: StoryWorkspace
    view_id: str

    @property
    def record(self) -> View:
        return self.story.state.ledger.views[self.view_id]

    @property
    def text(self) -> str:
        """Everything that can be read below its title."""
        return "\n".join(lines_of(self.record.body["blocks"], "", self.story.names()))

    @property
    def labels(self) -> list[str]:
        """What its buttons and fields say."""
        return [label_of(element, block) for block, element in self._controls()]

    def expect_shows(self, text: str, timeout: float = DEADLINE_S) -> None:
        """Wait until these words can be read."""
        self.story.await_or_show(lambda: text in self.text, timeout, f"nothing shows {text!r}", lambda: self.text)

    def click(self, label: str, nth: int = 0) -> None:
        """Click a button inside it: the first one of this name, or a later one."""
        buttons = [control for control in self._controls() if control[1]["type"] == "button"]
        named = [control for control in buttons if label_of(control[1], control[0]) == label]
        assert len(named) > nth, f"no button {label!r}; there are {self.labels}"
        block, element = named[nth]
        self.story.hands.modals.click(self.record.user, self.view_id, element["action_id"], block_id=block["block_id"])

    def _controls(self) -> Iterator[tuple[Json, Json]]:
        return controls_of(self.record.body["blocks"])


@dataclass(frozen=True)
class StoryModal(StoryView):
    """A modal in front of somebody, always as it is now."""

    @property
    def title(self) -> str:
        return text_of(self.record.body["title"], {})

    @property
    def errors(self) -> dict[str, str]:
        """What is said beside its inputs, by their labels."""
        labels = {block["block_id"]: label_of(element, block) for block, element in self._controls()}
        return {labels[block_id]: error for block_id, error in self.record.errors.items()}

    def fill(self, values: Mapping[str, str | Sequence[str] | datetime]) -> None:
        """Fill in inputs by their labels; a moment as a datetime."""
        for label, given in values.items():
            said = str(int(given.timestamp())) if isinstance(given, datetime) else given
            block, element = pick(list(self._controls()), label, lambda control: label_of(control[1], control[0]))
            self.story.hands.modals.fill(
                self.record.user, self.view_id, element["action_id"], said, block_id=block["block_id"]
            )

    def submit(self) -> bool:
        """Submit it; False when it stays open with errors or a warning."""
        return self.story.hands.modals.submit(self.record.user, self.view_id)

    def close(self) -> None:
        self.story.hands.modals.close(self.record.user, self.view_id)


def pick(candidates: list[Found], label: str, labelled: Callable[[Found], str]) -> Found:
    """The one candidate with this label, or else the one whose label holds it."""
    exact = [each for each in candidates if labelled(each).casefold() == label.casefold()]
    close = exact or [each for each in candidates if label.casefold() in labelled(each).casefold()]
    assert len(close) == 1, f"{len(close)} controls are called {label!r}; there are {[labelled(e) for e in candidates]}"
    return close[0]
