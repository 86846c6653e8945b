"""The `chat.*` methods: post, update, delete, postEphemeral, getPermalink."""

from __future__ import annotations

from bot.sandbox import events
from bot.sandbox.calls import Call, Method
from bot.sandbox.directory import Directory
from bot.sandbox.limits import check_content, check_pictures
from bot.sandbox.messages import Content
from bot.sandbox.records import Json, Message
from bot.sandbox.refusals import Refusal
from bot.sandbox.wire import message_json


def post_message(call: Call) -> Json:
    """`chat.postMessage`."""
    content = _content(call)
    channel = _directory(call).postable_channel(call.required("channel"), call.install)
    call.workspace.rates.spend(channel.id)
    message = call.workspace.messages.post(
        channel,
        call.install.user,
        content,
        app=call.install,
        thread_ts=call.text("thread_ts"),
        broadcast=call.flag("reply_broadcast"),
    )
    call.told.extend(events.of_message(call.workspace, channel, message))
    return _answer(call, message)


def update(call: Call) -> Json:
    """`chat.update`."""
    content = _content(call, is_edit=True)
    channel = _directory(call).channel(call.required("channel"), call.install)
    if channel.is_archived:
        raise Refusal("is_archived")
    before = call.workspace.messages.find(channel.id, call.required("ts"))
    message = call.workspace.messages.update(channel.id, before.ts, content, call.install)
    call.told.extend(events.of_change(call.workspace, channel, before, message))
    return _answer(call, message) | {"text": message.text}


def delete(call: Call) -> Json:
    """`chat.delete`."""
    channel = _directory(call).channel(call.required("channel"), call.install)
    before = call.workspace.messages.find(channel.id, call.required("ts"))
    call.workspace.messages.delete(channel.id, before.ts, call.install)
    call.told.extend(events.of_change(call.workspace, channel, before, None))
    return {"channel": channel.id, "ts": before.ts}


def post_ephemeral(call: Call) -> Json:
    """`chat.postEphemeral`: only a member of the channel can be whispered to."""
    content = _content(call)
    channel = _directory(call).postable_channel(call.required("channel"), call.install)
    user = call.required("user")
    if user not in channel.members:
        raise Refusal("user_not_in_channel")
    whisper = call.workspace.messages.whisper(channel, user, content, call.install, thread_ts=call.text("thread_ts"))
    return {"message_ts": whisper.ts}


def get_permalink(call: Call) -> Json:
    """`chat.getPermalink`: an address of this workspace's own page."""
    channel = _directory(call).channel(call.required("channel"), call.install)
    message = call.workspace.messages.find(channel.id, call.required("message_ts"))
    return {"channel": channel.id, "permalink": permalink(call.base_url, message)}


def permalink(base_url: str, message: Message) -> str:
    """Where the page shows a message."""
    return f"{base_url}/archives/{message.channel}/p{message.ts.replace('.', '')}"


def _content(call: Call, *, is_edit: bool = False) -> Content:
    text = call.text("text") if "text" in call.args else None
    blocks = call.structure("blocks", "invalid_blocks_format")
    attachments = call.structure("attachments", "invalid_attachments")
    content = check_content(text, blocks, attachments, _metadata(call))
    check_pictures(content.blocks or (), call.workspace.files.knows, "/blocks")
    says_something = content.text or content.blocks or content.attachments
    leaves_as_is = is_edit and content.text is None and content.metadata is not None
    if not says_something and not leaves_as_is:
        raise Refusal("no_text")
    return content


def _metadata(call: Call) -> Json | None:
    metadata = call.structure("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    if metadata == {}:
        return {}
    if not isinstance(metadata, dict):
        raise Refusal("invalid_metadata_format", "[ERROR] must be an object [json-pointer:/metadata]")
    kind, payload = metadata.get("event_type"), metadata.get("event_payload")
    if not isinstance(kind, str) or not kind:
        raise Refusal("invalid_metadata_format", "[ERROR] missing required field: event_type [json-pointer:/metadata]")
    if not isinstance(payload, dict):
        raise Refusal(
            "invalid_metadata_format", "[ERROR] missing required field: event_payload [json-pointer:/metadata]"
        )
    return {"event_type": kind, "event_payload": payload}


def _answer(call: Call, message: Message) -> Json:
    body = message_json(message, call.workspace.team.id, with_metadata=True, address=call.base_url)
    return {"channel": message.channel, "ts": message.ts, "message": body}


def _directory(call: Call) -> Directory:
    return call.workspace.directory


METHODS = (
    Method("chat.postMessage", post_message, scopes=("chat:write",)),
    Method("chat.update", update, scopes=("chat:write",), per_minute=50),
    Method("chat.delete", delete, scopes=("chat:write",), per_minute=50),
    Method("chat.postEphemeral", post_ephemeral, scopes=("chat:write",), per_minute=100),
    Method("chat.getPermalink", get_permalink),
)
