"""Events as the app hears them: only those it subscribed to, from the places that it may see."""

from __future__ import annotations

from bot.sandbox import payloads
from bot.sandbox.payloads import Scene
from bot.sandbox.records import Json
from bot.sandbox.workspace import Workspace


def tell(workspace: Workspace, scene: Scene, subscription: str, event: Json) -> None:
    """Send one event if the app subscribed to it."""
    if subscription not in workspace.install.events:
        return
    payload = payloads.event_callback(
        scene,
        event,
        event_id=f"Ev{workspace.sockets.new_id().replace('-', '').upper()}",
        event_time=int(workspace.clock().timestamp()),
    )
    workspace.send_event(payload)
