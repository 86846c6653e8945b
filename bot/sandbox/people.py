"""What a person does in the channels: clicks, chooses, types. Each becomes one envelope to the app.

A person can do only what Slack would let them do now; anything else is a `PersonError`. A call returns when the app has
acknowledged, or when Slack would show a warning instead: then the warning is kept for that person.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.sandbox import controls, events, payloads
from bot.sandbox.carrier import Carrier
from bot.sandbox.choosing import setting
from bot.sandbox.messages import Content
from bot.sandbox.modals import Modals
from bot.sandbox.records import Channel, Command, File, Json, Message, Shortcut, Whisper
from bot.sandbox.refusals import PersonError, Refusal
from bot.sandbox.responses import respond
from bot.sandbox.rooms import Rooms
from bot.sandbox.suggestions import MOST_REMEMBERED, Memory, Offered, is_too_short
from bot.sandbox.wire import view_json
from bot.sandbox.workspace import Workspace

Values = dict[str, dict[str, Json]]


class People:
    """Everybody's hands; `modals` are those in views, `rooms` those in who is where. It remembers what was chosen."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._carrier = Carrier(workspace)
        self._chosen: dict[tuple[str, str, str], Values] = {}
        self._memory = Memory()
        self.modals = Modals(workspace, self._carrier, self._memory)
        self.rooms = Rooms(workspace, self._carrier)

    def click(
        self, user_id: str, channel_id: str, ts: str, action_id: str, *, block_id: str = "", confirmed: bool = True
    ) -> None:
        """Click a button of a message. Nothing happens when its confirm dialog, if it has one, is declined."""
        message = self._message(user_id, channel_id, ts)
        block, element = controls.find(message.blocks, action_id, block_id)
        controls.must_be_button(element)
        if confirmed or not element.get("confirm"):
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
        confirmed: bool = True,
        pressed: str = controls.ON_ENTER,
    ) -> None:
        """Set a control of a message: an option by its text or value, a person or channel by name or id, a file by id.

        A rich text is given as messages have it, with references and escapes.

        Nothing happens when its confirm dialog is declined. `pressed` is `on_enter_pressed`, `on_character_entered` or
        nothing, for a text: the app hears of those that the control asks for.
        """
        message = self._message(user_id, channel_id, ts)
        block, element = controls.find(message.blocks, action_id, block_id)
        offered = self._memory.at((user_id, f"{message.channel}/{ts}", block["block_id"], action_id))
        fields = setting(element, given, self._workspace.directory, user=user_id, offered=offered)
        if element.get("confirm") and not confirmed:
            return
        self._remember(user_id, message, block, element, fields)
        if controls.hears(block, element, pressed):
            self._send_action(user_id, message, controls.action(block, element, fields, self._carrier.now_ts()))

    def options(
        self, user_id: str, channel_id: str, ts: str, action_id: str, typed: str, *, block_id: str = ""
    ) -> Offered:
        """What a menu of a message offers for what was typed: the app is asked if that is long enough."""
        message = self._message(user_id, channel_id, ts)
        block, element = controls.find(message.blocks, action_id, block_id)
        controls.must_ask_the_app(element)
        if is_too_short(element, typed):
            return Offered()
        asked = {"action_id": action_id, "block_id": block["block_id"], "value": typed}
        channel = self._channel(user_id, channel_id)
        offered = self._carrier.ask(payloads.message_suggestion(self._carrier.scene(user_id), channel, message, asked))
        self._memory.keep((user_id, f"{message.channel}/{ts}", block["block_id"], action_id), offered)
        return offered

    def chosen(self, user_id: str, channel_id: str, ts: str) -> Values:
        """What this person sees set on the controls of a message, as `state.values` has it."""
        message = self._message(user_id, channel_id, ts)
        chosen = self._chosen.get((user_id, message.channel, ts), {})
        return controls.state_of(message.blocks, chosen, here=message.channel)

    def commands(self, typed: str = "") -> list[Command]:
        """The slash commands whose names begin with what was typed, for completion."""
        install = self._workspace.install
        offered = install.commands if "commands" in install.bot_scopes else ()
        return [command for command in offered if command.name.startswith(typed)]

    def shortcuts(self, *, on_message: bool = False) -> list[Shortcut]:
        """The global shortcuts, or those of the menu of each message."""
        install = self._workspace.install
        offered = install.shortcuts if "commands" in install.bot_scopes else ()
        return [shortcut for shortcut in offered if shortcut.on_message == on_message]

    def command(self, user_id: str, channel_id: str, line: str) -> None:
        """Type a slash command with its text; an answer in the acknowledgement is shown as Slack shows it."""
        channel = self._channel(user_id, channel_id)
        name, _, text = line.strip().partition(" ")
        if all(command.name != name for command in self.commands(name)):
            raise PersonError("is not a command of this workspace", who=name)
        url = self._carrier.response_url(user_id, channel)
        payload = payloads.slash_command(
            self._carrier.scene(user_id),
            channel,
            name,
            text.strip(),
            trigger_id=self._carrier.trigger(user_id, channel.id),
            response_url=url,
        )
        ack = self._carrier.send(user_id, "slash_commands", payload, accepts_response=True)
        if ack and ack.payload:
            self._show_answer(user_id, channel, ack.payload)

    def shortcut(self, user_id: str, callback_id: str) -> None:
        """Use a global shortcut of the app."""
        self._must_have_shortcut(callback_id, on_message=False)
        payload = payloads.shortcut(
            self._carrier.scene(user_id),
            callback_id,
            trigger_id=self._carrier.trigger(user_id),
            action_ts=self._carrier.now_ts(),
        )
        self._carrier.send(user_id, "interactive", payload)

    def message_shortcut(self, user_id: str, channel_id: str, ts: str, callback_id: str) -> None:
        """Use a shortcut from the menu of a message."""
        self._must_have_shortcut(callback_id, on_message=True)
        message = self._message(user_id, channel_id, ts)
        if isinstance(message, Whisper):
            raise PersonError("an ephemeral message has no menu of shortcuts", who=ts)
        channel = self._channel(user_id, channel_id)
        payload = payloads.message_action(
            self._carrier.scene(user_id),
            channel,
            message,
            callback_id,
            trigger_id=self._carrier.trigger(user_id, channel.id),
            action_ts=self._carrier.now_ts(),
            response_url=self._carrier.response_url(user_id, channel, message),
        )
        self._carrier.send(user_id, "interactive", payload)

    def say(
        self, user_id: str, channel_id: str, text: str, *, thread_ts: str = "", files: Sequence[str] = ()
    ) -> Message:
        """Post a message as this person, with uploaded files if there are; the app hears of it if it subscribed."""
        channel = self._channel(user_id, channel_id)
        if channel.is_archived:
            raise PersonError("the channel is archived", who=channel.name)
        content = Content(text, files=tuple(map(self._workspace.directory.file, files)))
        try:
            message = self._workspace.messages.post(
                channel, user_id, content, app=None, thread_ts=thread_ts, broadcast=False
            )
        except Refusal:
            raise PersonError("there is no such thread now", who=f"#{channel.name}") from None
        self._carrier.tell(events.of_message(self._workspace, channel, message))
        return message

    def edit(self, user_id: str, channel_id: str, ts: str, text: str) -> Message:
        """Change a message of one's own."""
        channel, before = self._channel(user_id, channel_id), self._own(user_id, channel_id, ts)
        message = self._workspace.messages.amend(before, text)
        self._carrier.tell(events.of_change(self._workspace, channel, before, message))
        return message

    def erase(self, user_id: str, channel_id: str, ts: str) -> None:
        """Delete a message of one's own; the replies in its thread stay."""
        channel, before = self._channel(user_id, channel_id), self._own(user_id, channel_id, ts)
        self._workspace.messages.erase(before)
        self._carrier.tell(events.of_change(self._workspace, channel, before, None))

    def upload(self, user_id: str, name: str, content: bytes) -> File:
        """Upload a file as this person, to show it in a message or to give it to a modal."""
        try:
            return self._workspace.files.upload(self._workspace.directory.person(user_id).id, name, content)
        except Refusal as refusal:
            raise PersonError(f"cannot be uploaded: {refusal.code}", who=name) from None

    def open_home(self, user_id: str, *, tab: str = "home") -> None:
        """Open the app: its home tab, or its `messages`."""
        channel = self._workspace.directory.direct_message(user_id, self._workspace.install)
        event: Json = {"user": user_id, "channel": channel.id, "tab": tab, "event_ts": self._carrier.now_ts()}
        home = self._workspace.views.home(user_id)
        if home and tab == "home":
            event["view"] = view_json(home, self._workspace.install, self._workspace.team.id)
        self._carrier.tell([("app_home_opened", {"type": "app_home_opened", **event})])

    def _own(self, user_id: str, channel_id: str, ts: str) -> Message:
        message = self._message(user_id, channel_id, ts)
        if isinstance(message, Whisper) or message.user != user_id:
            raise PersonError("only its author can change it", who=ts)
        return message

    def _must_have_shortcut(self, callback_id: str, *, on_message: bool) -> None:
        """Slack offers only those of the app's manifest, and only if it asked for commands."""
        if all(shortcut.callback_id != callback_id for shortcut in self.shortcuts(on_message=on_message)):
            raise PersonError("is not a shortcut of this workspace", who=callback_id)

    def _send_action(self, user_id: str, message: Message | Whisper, action: Json) -> None:
        channel = self._channel(user_id, message.channel)
        payload = payloads.message_actions(
            self._carrier.scene(user_id),
            channel,
            message,
            action,
            state=self.chosen(user_id, channel.id, message.ts),
            trigger_id=self._carrier.trigger(user_id, channel.id),
            response_url=self._carrier.response_url(user_id, channel, message),
        )
        self._carrier.send(user_id, "interactive", payload)

    def _remember(self, user_id: str, message: Message | Whisper, block: Json, element: Json, fields: Json) -> None:
        if element["type"] not in controls.STATELESS:
            while len(self._chosen) >= MOST_REMEMBERED:
                del self._chosen[next(iter(self._chosen))]
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

    def _show_answer(self, user_id: str, channel: Channel, answer: Json) -> None:
        try:
            respond(self._workspace, self._workspace.triggers.response(user_id, channel.id), answer)
        except Refusal as refusal:
            self._workspace.warn(user_id, f"{self._workspace.install.name} answered badly: {refusal.code}")
