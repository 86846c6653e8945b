"""What a person does in the channels: clicks, chooses, types. Each becomes one envelope to the app.

A person can do only what Slack would let them do now; anything else is a `PersonError`. A call returns when the app has
acknowledged, or when Slack would show a warning instead: then the warning is kept for that person.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.sandbox import controls, payloads
from bot.sandbox.carrier import Carrier
from bot.sandbox.messages import Content
from bot.sandbox.modals import Modals
from bot.sandbox.records import Channel, Json, Message, Whisper
from bot.sandbox.refusals import PersonError, Refusal
from bot.sandbox.responses import respond
from bot.sandbox.wire import view_json
from bot.sandbox.workspace import Workspace

Values = dict[str, dict[str, Json]]


class People:
    """Everybody's hands; `modals` are their hands in views. What was chosen on messages is remembered here."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._carrier = Carrier(workspace)
        self._chosen: dict[tuple[str, str, str], Values] = {}
        self.modals = Modals(workspace, self._carrier)

    def click(self, user_id: str, channel_id: str, ts: str, action_id: str, *, block_id: str = "") -> None:
        """Click a button of a message; a confirm dialog is confirmed."""
        message = self._message(user_id, channel_id, ts)
        block, element = controls.find(message.blocks, action_id, block_id)
        controls.must_be_button(element)
        self._send_action(user_id, message, controls.action(block, element, {}, self._carrier.now_ts()))

    def choose(
        self,
        user_id: str,
        channel_id: str,
        ts: str,
        action_id: str,
        given: str | Sequence[str],
        *,
        block_id: str = "",
    ) -> None:
        """Set a menu or picker of a message: an option by its text, a person or channel by name."""
        message = self._message(user_id, channel_id, ts)
        block, element = controls.find(message.blocks, action_id, block_id)
        fields = controls.setting(element, given, self._workspace.directory)
        self._remember(user_id, message, block, element, fields)
        self._send_action(user_id, message, controls.action(block, element, fields, self._carrier.now_ts()))

    def command(self, user_id: str, channel_id: str, line: str) -> None:
        """Type a slash command with its text; an answer in the acknowledgement is shown as Slack shows it."""
        channel = self._channel(user_id, channel_id)
        name, _, text = line.strip().partition(" ")
        install = self._workspace.install
        if name not in install.commands or "commands" not in install.bot_scopes:
            raise PersonError("is not a command of this workspace", who=name)
        url = self._carrier.response_url(user_id, channel)
        payload = payloads.slash_command(
            self._carrier.scene(user_id),
            channel,
            name,
            text.strip(),
            trigger_id=self._carrier.trigger(user_id),
            response_url=url,
        )
        ack = self._carrier.send(user_id, "slash_commands", payload, accepts_response=True)
        if ack and ack.payload:
            self._show_answer(user_id, channel, ack.payload)

    def shortcut(self, user_id: str, callback_id: str) -> None:
        """Use a global shortcut of the app."""
        self._must_have_shortcut(callback_id)
        payload = payloads.shortcut(
            self._carrier.scene(user_id),
            callback_id,
            trigger_id=self._carrier.trigger(user_id),
            action_ts=self._carrier.now_ts(),
        )
        self._carrier.send(user_id, "interactive", payload)

    def message_shortcut(self, user_id: str, channel_id: str, ts: str, callback_id: str) -> None:
        """Use a shortcut from the menu of a message."""
        self._must_have_shortcut(callback_id)
        message = self._message(user_id, channel_id, ts)
        if isinstance(message, Whisper):
            raise PersonError("an ephemeral message has no menu of shortcuts", who=ts)
        channel = self._channel(user_id, channel_id)
        payload = payloads.message_action(
            self._carrier.scene(user_id),
            channel,
            message,
            callback_id,
            trigger_id=self._carrier.trigger(user_id),
            action_ts=self._carrier.now_ts(),
            response_url=self._carrier.response_url(user_id, channel, message),
        )
        self._carrier.send(user_id, "interactive", payload)

    def say(self, user_id: str, channel_id: str, text: str, *, thread_ts: str = "") -> Message:
        """Post a message as this person; the app hears of it if it subscribed to such events."""
        channel = self._channel(user_id, channel_id)
        if channel.is_archived:
            raise PersonError("the channel is archived", who=channel.name)
        try:
            message = self._workspace.messages.post(
                channel, user_id, Content(text), app=None, thread_ts=thread_ts, broadcast=False
            )
        except Refusal:
            raise PersonError("there is no such thread now", who=f"#{channel.name}") from None
        event = {"channel": channel.id, "user": user_id, "text": text, "ts": message.ts, "event_ts": message.ts}
        event |= {"thread_ts": message.thread_ts} if message.thread_ts else {}
        if self._workspace.install.user in channel.members:
            self._tell_of_message(user_id, channel, text, event)
        return message

    def open_home(self, user_id: str) -> None:
        """Open the app's home tab."""
        channel = self._workspace.directory.direct_message(user_id, self._workspace.install)
        event: Json = {"user": user_id, "channel": channel.id, "tab": "home", "event_ts": self._carrier.now_ts()}
        home = self._workspace.views.home(user_id)
        if home:
            event["view"] = view_json(home, self._workspace.install, self._workspace.team.id)
        self._carrier.tell(user_id, "app_home_opened", {"type": "app_home_opened", **event})

    def _must_have_shortcut(self, callback_id: str) -> None:
        """Slack offers only those of the app's manifest, and only if it asked for commands."""
        install = self._workspace.install
        if callback_id not in install.shortcuts or "commands" not in install.bot_scopes:
            raise PersonError("is not a shortcut of this workspace", who=callback_id)

    def _send_action(self, user_id: str, message: Message | Whisper, action: Json) -> None:
        channel = self._channel(user_id, message.channel)
        payload = payloads.message_actions(
            self._carrier.scene(user_id),
            channel,
            message,
            action,
            state=controls.state_of(message.blocks, self._chosen.get((user_id, channel.id, message.ts), {})),
            trigger_id=self._carrier.trigger(user_id),
            response_url=self._carrier.response_url(user_id, channel, message),
        )
        self._carrier.send(user_id, "interactive", payload)

    def _remember(self, user_id: str, message: Message | Whisper, block: Json, element: Json, fields: Json) -> None:
        if element["type"] not in controls.STATELESS:
            values = self._chosen.setdefault((user_id, message.channel, message.ts), {})
            values.setdefault(block["block_id"], {})[element["action_id"]] = {"type": element["type"], **fields}

    def _channel(self, user_id: str, channel_id: str) -> Channel:
        user = self._workspace.directory.person(user_id)
        channel = self._workspace.directory.channel_named(channel_id)
        if user.deleted or user.id not in channel.members:
            raise PersonError(f"{user.real_name} is not there", who=f"#{channel.name}", cure="invite them first")
        return channel

    def _message(self, user_id: str, channel_id: str, ts: str) -> Message | Whisper:
        channel = self._channel(user_id, channel_id)
        whisper = self._workspace.ledger.whispers.get(channel.id, {}).get(ts)
        if whisper and whisper.to == user_id and not whisper.deleted:
            return whisper
        try:
            return self._workspace.messages.find(channel.id, ts)
        except Refusal:
            raise PersonError("there is no such message now", who=f"#{channel.name}") from None

    def _tell_of_message(self, user_id: str, channel: Channel, text: str, event: Json) -> None:
        if f"<@{self._workspace.install.user}>" in text and not channel.is_im:
            self._carrier.tell(user_id, "app_mention", {"type": "app_mention", **event})
        kind = "im" if channel.is_im else "group" if channel.is_private else "channel"
        subscription = "message.im" if channel.is_im else f"message.{kind}s"
        self._carrier.tell(user_id, subscription, {"type": "message", "channel_type": kind, **event})

    def _show_answer(self, user_id: str, channel: Channel, answer: Json) -> None:
        try:
            respond(self._workspace, self._workspace.triggers.response(user_id, channel.id), answer)
        except Refusal as refusal:
            self._workspace.warn(user_id, f"{self._workspace.install.name} answered badly: {refusal.code}")
