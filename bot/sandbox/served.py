"""Bytes in and out over HTTP: uploads, files and documents. What is shown can run nothing and reach nothing."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.sandbox.files import LARGEST_FILE
from bot.sandbox.refusals import Refusal
from bot.sandbox.workspace import Workspace

SHOWN_INLINE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""What a browser may show of a file; anything else is for saving."""
FILE_POLICY = "default-src 'none'; sandbox"
DOCUMENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"
SAFE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}


async def take_upload(request: Request) -> Response:
    """Take the bytes of an upload at the address that its ticket gave."""
    workspace: Workspace = request.app.state.workspace
    try:
        content = await _upload(request)
        await run_in_threadpool(workspace.files.receive, request.path_params["file_id"], content)
    except Refusal as refusal:
        return PlainTextResponse(refusal.code, 413 if refusal.code == "file_upload_size_restricted" else 400)
    return PlainTextResponse(f"OK - {len(content)}")


def send_file(request: Request) -> Response:
    """The bytes of a file: a picture to look at, anything else to save."""
    workspace: Workspace = request.app.state.workspace
    try:
        file = workspace.files.find(request.path_params["file_id"])
    except Refusal as refusal:
        return PlainTextResponse(refusal.code, 404, headers=SAFE)
    inline = file.media_type in SHOWN_INLINE and "/download/" not in request.url.path
    headers = SAFE | {
        "Content-Security-Policy": FILE_POLICY,
        "Content-Disposition": f"{'inline' if inline else 'attachment'}; filename*=UTF-8''{quote(file.name, safe='')}",
    }
    return Response(workspace.files.content(file), media_type=file.media_type, headers=headers)


def send_document(request: Request) -> Response:
    """A document that whoever runs the workspace has put here."""
    workspace: Workspace = request.app.state.workspace
    found = workspace.files.document(request.path_params["name"])
    if found is None:
        return PlainTextResponse("there is no such document", 404, headers=SAFE)
    document, content = found
    return Response(
        content, media_type=document.media_type, headers=SAFE | {"Content-Security-Policy": DOCUMENT_POLICY}
    )


async def _upload(request: Request) -> bytes:
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > LARGEST_FILE:
            raise Refusal("file_upload_size_restricted")
    return bytes(content)
