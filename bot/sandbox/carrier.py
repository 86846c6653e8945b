"""Carries what a person did to the app, with the rights that go with it; warns the person when no answer comes."""

from __future__ import annotations

from collections.abc import Iterable

from bot.sandbox.events import Told, tell
from bot.sandbox.payloads import Scene
from bot.sandbox.records import Channel, Json, Message, Whisper
from bot.sandbox.refusals import PersonError
from bot.sandbox.socket import Ack
from bot.sandbox.suggestions import Offered, read_answer
from bot.sandbox.workspace import Workspace

NOT_CONNECTED = "{app} is not connected, so it did not hear you."
NO_ANSWER = "{app} did not answer in time."


class Carrier:
    """One envelope for each thing that a person does."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def scene(self, user_id: str) -> Scene:
        """Who acts, where."""
        workspace = self._workspace
        return Scene(workspace.team, workspace.install, workspace.directory.person(user_id), workspace.address)

    def now_ts(self) -> str:
        """The present moment as an `action_ts`."""
        return f"{self._workspace.clock().timestamp():.6f}"

    def trigger(self, user_id: str, channel_id: str = "") -> str:
        """A `trigger_id` for this person, who is in this channel."""
        return self._workspace.triggers.trigger(user_id, channel_id)

    def response_url(self, user_id: str, channel: Channel, clicked: Message | Whisper | None = None) -> str:
        """A `response_url` for an answer where this was done."""
        ts, thread_ts = (clicked.ts, clicked.thread_ts) if clicked else ("", "")
        response_id = self._workspace.triggers.response(user_id, channel.id, ts, thread_ts)
        return f"{self._workspace.address}/response/{response_id}"

    def send(self, user_id: str, kind: str, payload: Json, *, accepts_response: bool = False) -> Ack | None:
        """Send and wait; None, and a warning to the person, when no answer came. Raises when nobody is connected."""
        answer = self._workspace.deliver(
            kind, payload, self._workspace.ack_timeout_s, accepts_response=accepts_response
        )
        if isinstance(answer, Ack):
            return answer
        warning = (NO_ANSWER if answer.was_connected else NOT_CONNECTED).format(app=self._workspace.install.name)
        self._workspace.warn(user_id, warning)
        if not answer.was_connected:
            raise PersonError(warning, cure="start the app against this workspace")
        return None

    def ask(self, payload: Json) -> Offered:
        """Ask the app for the options of a menu; what goes wrong is told in the menu, as Slack does."""
        app = self._workspace.install.name
        answer = self._workspace.deliver("interactive", payload, self._workspace.ack_timeout_s, accepts_response=True)
        if isinstance(answer, Ack):
            return read_answer(answer.payload, app)
        return Offered(error=(NO_ANSWER if answer.was_connected else NOT_CONNECTED).format(app=app))

    def tell(self, told: Iterable[Told]) -> None:
        """Send the events that the app subscribed to. Nobody is warned when one is not heard; it comes again."""
        for subscription, event in told:
            tell(self._workspace, subscription, event)
