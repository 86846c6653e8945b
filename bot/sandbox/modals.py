"""What a person does in views: clicks and fills in, submits and closes; and what the app's answer then does to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.sandbox import controls, payloads
from bot.sandbox.carrier import Carrier
from bot.sandbox.limits import check_view
from bot.sandbox.records import Json, View
from bot.sandbox.refusals import PersonError, Refusal
from bot.sandbox.workspace import Workspace

BAD_ANSWER = "{app} answered badly: {why}."


class Modals:
    """Everybody's hands in modals and home tabs."""

    def __init__(self, workspace: Workspace, carrier: Carrier) -> None:
        self._workspace = workspace
        self._carrier = carrier

    def click(self, user_id: str, view_id: str, action_id: str, *, block_id: str = "") -> None:
        """Click a button of the modal on top, or of the home tab."""
        view = self._open(user_id, view_id)
        block, element = controls.find(view.body["blocks"], action_id, block_id)
        controls.must_be_button(element)
        self._send_action(view, controls.action(block, element, {}, self._carrier.now_ts()))

    def fill(
        self, user_id: str, view_id: str, action_id: str, given: str | Sequence[str], *, block_id: str = ""
    ) -> None:
        """Set a control of a view. The app hears of it at once unless it is an input that waits for the submission."""
        view = self._open(user_id, view_id)
        block, element = controls.find(view.body["blocks"], action_id, block_id)
        fields = controls.setting(element, given, self._workspace.directory)
        if element["type"] not in controls.STATELESS:
            kept = view.values.get(block["block_id"], {})
            entry = {"type": element["type"], **fields}
            view = self._workspace.views.fill(view, {block["block_id"]: {**kept, element["action_id"]: entry}})
        if block["type"] != "input" or block.get("dispatch_action"):
            self._send_action(view, controls.action(block, element, fields, self._carrier.now_ts()))

    def submit(self, user_id: str, view_id: str) -> bool:
        """Submit the modal on top. True when the app took it; False when complaints or a warning are shown."""
        view = self._open(user_id, view_id)
        if not view.body.get("submit"):
            raise PersonError("this modal has nothing to submit", who=view_id)
        complaints = controls.complaints(view.body["blocks"], view.values)
        view = self._workspace.views.complain(view, complaints)
        if complaints:
            return False
        payload = payloads.view_submission(
            self._carrier.scene(user_id), _reported(view), trigger_id=self._carrier.trigger(user_id)
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
            self._carrier.scene(view.user), _reported(view), action, trigger_id=self._carrier.trigger(view.user)
        )
        self._carrier.send(view.user, "interactive", payload)

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
    return replace(view, values=controls.state_of(view.body["blocks"], view.values))
