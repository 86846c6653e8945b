"""What a person does in views: clicks and fills in, submits and closes; and what the app's answer then does to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.sandbox import controls, payloads
from bot.sandbox.carrier import Carrier
from bot.sandbox.choosing import setting
from bot.sandbox.limits import check_view
from bot.sandbox.records import Json, View
from bot.sandbox.refusals import PersonError, Refusal
from bot.sandbox.shown import controls_of
from bot.sandbox.suggestions import Memory, Offered, is_too_short
from bot.sandbox.workspace import Workspace

BAD_ANSWER = "{app} answered badly: {why}."


class Modals:
    """Everybody's hands in modals and home tabs."""

    def __init__(self, workspace: Workspace, carrier: Carrier, memory: Memory) -> None:
        self._workspace = workspace
        self._carrier = carrier
        self._memory = memory

    def click(self, user_id: str, view_id: str, action_id: str, *, block_id: str = "", confirmed: bool = True) -> None:
        """Click a button of the modal on top, or of the home tab; nothing happens when its dialog is declined."""
        view = self._open(user_id, view_id)
        block, element = controls.find(view.body["blocks"], action_id, block_id)
        controls.must_be_button(element)
        if confirmed or not element.get("confirm"):
            self._send_action(view, controls.action(block, element, {}, self._carrier.now_ts()))

    def fill(
        self,
        user_id: str,
        view_id: str,
        action_id: str,
        given: str | Sequence[str],
        *,
        block_id: str = "",
        confirmed: bool = True,
        pressed: str = controls.ON_ENTER,
    ) -> None:
        """Set a control of a view. The app hears of it at once unless it is an input that waits for the submission.

        `confirmed` and `pressed` are as for `People.choose`.
        """
        view = self._open(user_id, view_id)
        block, element = controls.find(view.body["blocks"], action_id, block_id)
        offered = self._memory.at((user_id, view.id, block["block_id"], action_id))
        fields = setting(element, given, self._workspace.directory, user=user_id, offered=offered)
        if element.get("confirm") and not confirmed:
            return
        if element["type"] not in controls.STATELESS:
            kept = view.values.get(block["block_id"], {})
            entry = {"type": element["type"], **fields}
            view = self._workspace.views.fill(view, {block["block_id"]: {**kept, element["action_id"]: entry}})
        if controls.hears(block, element, pressed):
            self._send_action(view, controls.action(block, element, fields, self._carrier.now_ts()))

    def options(self, user_id: str, view_id: str, action_id: str, typed: str, *, block_id: str = "") -> Offered:
        """What a menu of a view offers for what was typed: the app is asked if that is long enough."""
        view = self._open(user_id, view_id)
        block, element = controls.find(view.body["blocks"], action_id, block_id)
        controls.must_ask_the_app(element)
        if is_too_short(element, typed):
            return Offered()
        asked = {"action_id": action_id, "block_id": block["block_id"], "value": typed}
        offered = self._carrier.ask(payloads.view_suggestion(self._carrier.scene(user_id), _reported(view), asked))
        self._memory.keep((user_id, view.id, block["block_id"], action_id), offered)
        return offered

    def chosen(self, view: View) -> dict[str, dict[str, Json]]:
        """What its person sees set on the controls of a view, as `state.values` has it."""
        return controls.state_of(view.body["blocks"], view.values, here=view.channel)

    def complain(self, user_id: str, view_id: str, errors: Mapping[str, str]) -> None:
        """Show beside the inputs, by block id, what kept them from being filled in."""
        self._workspace.views.complain(self._open(user_id, view_id), errors)

    def submit(self, user_id: str, view_id: str) -> bool:
        """Submit the modal on top. True when the app took it; False when complaints or a warning are shown."""
        view = self._open(user_id, view_id)
        if not view.body.get("submit"):
            raise PersonError("this modal has nothing to submit", who=view_id)
        complaints = controls.complaints(view.body["blocks"], view.values, here=view.channel)
        view = self._workspace.views.complain(view, complaints)
        if complaints:
            return False
        payload = payloads.view_submission(
            self._carrier.scene(user_id),
            _reported(view),
            trigger_id=self._carrier.trigger(user_id, view.channel),
            response_urls=self._response_urls(view),
        )
        ack = self._carrier.send(user_id, "interactive", payload, accepts_response=True)
        return ack is not None and self._apply(view, ack.payload)

    def close(self, user_id: str, view_id: str) -> None:
        """Close the modal on top, or all of them if it says so; the app hears of it only if it asked to."""
        view = self._open(user_id, view_id)
        clears = bool(view.body.get("clear_on_close"))
        if clears:
            self._workspace.views.close_all(user_id)
        else:
            self._workspace.views.close(view)
        if view.body.get("notify_on_close"):
            payload = payloads.view_closed(self._carrier.scene(user_id), _reported(view), is_cleared=clears)
            self._carrier.send(user_id, "interactive", payload)

    def _open(self, user_id: str, view_id: str) -> View:
        stack, home = self._workspace.views.stack(user_id), self._workspace.views.home(user_id)
        top = stack[-1] if stack else home
        if top is None or top.id != view_id:
            raise PersonError("this view is not the one in front of that person now", who=view_id)
        return top

    def _send_action(self, view: View, action: Json) -> None:
        payload = payloads.view_actions(
            self._carrier.scene(view.user),
            _reported(view),
            action,
            trigger_id=self._carrier.trigger(view.user, view.channel),
        )
        self._carrier.send(view.user, "interactive", payload)

    def _response_urls(self, view: View) -> list[Json]:
        """One for each input that asks for it and names a channel."""
        state, urls = self.chosen(view), []
        for block, element in controls_of(view.body["blocks"]):
            if element.get("response_url_enabled") and block["type"] == "input":
                given = state[block["block_id"]][element["action_id"]]
                channel_id = given.get("selected_conversation") or given.get("selected_channel")
                if channel_id:
                    identity = {"block_id": block["block_id"], "action_id": element["action_id"]}
                    channel = self._workspace.directory.channel_named(channel_id)
                    url = self._carrier.response_url(view.user, channel)
                    urls.append({**identity, "channel_id": channel_id, "response_url": url})
        return urls

    def _apply(self, view: View, answer: Json) -> bool:
        try:
            return self._answer(view, answer)
        except Refusal as refusal:
            self._warn(view, "; ".join(refusal.messages) or refusal.code)
            return False

    def _answer(self, view: View, answer: Json) -> bool:
        match answer.get("response_action"):
            case None:
                self._workspace.views.close(view)
            case "clear":
                self._workspace.views.close_all(view.user)
            case "update":
                self._workspace.views.update(view.id, "", check_view(answer.get("view")))
            case "push":
                self._workspace.views.push(view.user, check_view(answer.get("view")), self._workspace.install)
            case "errors":
                self._complain(view, answer.get("errors"))
                return False
            case unknown:
                raise Refusal("invalid_arguments", f"no such response_action: {unknown}")
        return True

    def _complain(self, view: View, errors: object) -> None:
        inputs = {block["block_id"] for block in view.body["blocks"] if block["type"] == "input"}
        if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
            raise Refusal("invalid_arguments", "errors must name input blocks of this view")
        self._workspace.views.complain(view, {block_id: str(error) for block_id, error in errors.items()})

    def _warn(self, view: View, why: str) -> None:
        self._workspace.warn(view.user, BAD_ANSWER.format(app=self._workspace.install.name, why=why))


def _reported(view: View) -> View:
    return replace(view, values=controls.state_of(view.body["blocks"], view.values, here=view.channel))
