"""What the app sends to a `response_url`: an answer where somebody clicked, within half an hour and five times."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.sandbox.limits import check_content, check_pictures
from bot.sandbox.messages import Content
from bot.sandbox.records import Json, Message, Whisper
from bot.sandbox.refusals import Refusal
from bot.sandbox.triggers import ResponseUrl
from bot.sandbox.workspace import Workspace

TRUE: frozenset[Any] = frozenset({True, "true"})


def respond(workspace: Workspace, response_id: str, body: Json) -> None:
    """Do what the app asks for: replace or delete what was clicked, or say something to the person or to all."""
    right = workspace.triggers.spend_response(response_id)
    with workspace.ledger.lock():
        clicked = _clicked(workspace, right)
        if body.get("delete_original") in TRUE:
            _delete(workspace, clicked)
            return
        content = check_content(body.get("text"), body.get("blocks"), body.get("attachments"))
        check_pictures(content.blocks or (), workspace.files.knows, "/blocks")
        if not (content.text or content.blocks or content.attachments):
            raise Refusal("no_text")
        replaces = body.get("replace_original") in TRUE
        if replaces and clicked:
            _replace(workspace, clicked, content)
        else:
            _say(workspace, right, content, str(body.get("thread_ts") or right.thread_ts), body.get("response_type"))


def _clicked(workspace: Workspace, right: ResponseUrl) -> Message | Whisper | None:
    whisper = workspace.ledger.whispers.get(right.channel, {}).get(right.ts)
    return whisper or workspace.ledger.messages.get(right.channel, {}).get(right.ts)


def _delete(workspace: Workspace, clicked: Message | Whisper | None) -> None:
    if isinstance(clicked, Whisper):
        workspace.messages.replace_whisper(replace(clicked, deleted=True))
    elif clicked:
        workspace.messages.delete(clicked.channel, clicked.ts, workspace.install)


def _replace(workspace: Workspace, clicked: Message | Whisper, content: Content) -> None:
    if isinstance(clicked, Whisper):
        changed = replace(clicked, text=content.text or "", blocks=content.blocks or ())
        workspace.messages.replace_whisper(changed)
    else:
        workspace.messages.update(clicked.channel, clicked.ts, content, workspace.install)


def _say(workspace: Workspace, right: ResponseUrl, content: Content, thread_ts: str, to: object) -> None:
    channel = workspace.ledger.channels[right.channel]  # the right holds where the app itself is not
    if to == "in_channel":
        workspace.messages.post(
            channel, workspace.install.user, content, app=workspace.install, thread_ts=thread_ts, broadcast=False
        )
    else:
        workspace.messages.whisper(channel, right.user, content, workspace.install, thread_ts=thread_ts)
