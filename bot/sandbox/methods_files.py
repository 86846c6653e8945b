"""The `files.*` methods: an upload in three steps, info and delete."""

from __future__ import annotations

from bot.sandbox import events
from bot.sandbox.calls import Call, Method
from bot.sandbox.limits import check_content
from bot.sandbox.messages import Content, Span
from bot.sandbox.records import File, Json
from bot.sandbox.refusals import Refusal
from bot.sandbox.wire import file_json

MOST_FILES = 10


def get_upload_url(call: Call) -> Json:
    """`files.getUploadURLExternal`: an address that takes the bytes, once."""
    length = call.required("length")
    if not length.isdecimal() or not int(length[:12]) > 0:
        raise Refusal("invalid_arguments", "[ERROR] length: a number of bytes above 0 [json-pointer:/length]")
    name, alt_text = call.required("filename"), call.text("alt_txt")
    file = call.workspace.files.ask(call.install.user, name, int(length[:12]), alt_text)
    return {"upload_url": f"{call.base_url}/upload/{file.id}", "file_id": file.id}


def complete_upload(call: Call) -> Json:
    """`files.completeUploadExternal`: makes uploads files, and shows them in the channels that were named."""
    titles, thread_ts = _titles(call), call.text("thread_ts")
    named = [name.strip() for name in call.text("channels").split(",") if name.strip()]
    places = [call.text("channel_id"), *named] if call.text("channel_id") else named
    channels = [call.workspace.directory.postable_channel(place, call.install) for place in places]
    content = check_content(call.text("initial_comment"), call.structure("blocks", "invalid_blocks_format"), None)
    for channel in channels if thread_ts else ():
        call.workspace.messages.replies(channel.id, thread_ts, Span())
    files = call.workspace.files.complete(titles)
    for channel in channels:
        said = Content(content.text, content.blocks, files=files)
        message = call.workspace.messages.post(
            channel, call.install.user, said, app=call.install, thread_ts=thread_ts, broadcast=False
        )
        call.told.extend(events.of_message(call.workspace, channel, message))
    return {"files": [file_json(file, address=call.base_url) for file in files]}


def info(call: Call) -> Json:
    """`files.info`."""
    return {"file": file_json(_found(call), address=call.base_url)}


def delete(call: Call) -> Json:
    """`files.delete`: only the app's own."""
    file = _found(call)
    if file.user != call.install.user:
        raise Refusal("cant_delete_file")
    call.workspace.files.delete(file)
    return {}


def _found(call: Call) -> File:
    return call.workspace.files.find(call.required("file"))


def _titles(call: Call) -> dict[str, str]:
    given = call.structure("files", "invalid_arguments")
    if not isinstance(given, list) or not 1 <= len(given) <= MOST_FILES:
        raise Refusal("invalid_arguments", f"[ERROR] must be an array of 1 to {MOST_FILES} [json-pointer:/files]")
    if not all(isinstance(entry, dict) and isinstance(entry.get("id"), str) for entry in given):
        raise Refusal("invalid_arguments", "[ERROR] missing required field: id [json-pointer:/files]")
    return {entry["id"]: str(entry.get("title") or "") for entry in given}


METHODS = (
    Method("files.getUploadURLExternal", get_upload_url, scopes=("files:write",), per_minute=100),
    Method("files.completeUploadExternal", complete_upload, scopes=("files:write",), per_minute=100),
    Method("files.info", info, scopes=("files:read",), per_minute=100),
    Method("files.delete", delete, scopes=("files:write",), per_minute=50),
)
