"""The routes: Slack over HTTP, whether the bot can do its job, and how it fares in numbers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

import structlog
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.domain.watch import Finding, Vitals
from bot.errors import WardwatchError
from bot.ports import Clock
from bot.web.metrics import TEXT, exposition

LARGEST_BODY = 1_000_000
"""Bytes. Slack's own requests are far smaller."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered to Slack."""

    status: int
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


Hear = Callable[[str, Mapping[str, str]], Reply]
"""A request of Slack: its body and headers. Whoever hears it checks that it is Slack's."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What the routes ask of the bot. `hear` is None when Slack is heard in another way, or not by this process.

    `channels` are those that the team's rules name.
    """

    findings: Callable[[], Sequence[Finding]]
    vitals: Callable[[], Vitals]
    is_ready: Callable[[], bool]
    clock: Clock
    hear: Hear | None = None
    channels: Callable[[], Collection[str]] = tuple


def build_web(inside: Inside) -> Starlette:
    """The application. It keeps nothing between requests.

    What asks the store runs in threads, as Starlette runs plain functions: a slow database stops no click.
    """
    routes = [
        Route("/healthz", lambda _request: _health(inside)),
        Route("/readyz", lambda _request: _ready(inside)),
        Route("/metrics", lambda _request: _metrics(inside)),
    ]
    if inside.hear is not None:
        routes.append(Route("/slack/events", _slack(inside.hear), methods=["POST"]))
    return Starlette(routes=routes)


def _health(inside: Inside) -> Response:
    """200 while the bot can do its job, else 503; what is wrong in words either way."""
    try:
        found = inside.findings()
    except WardwatchError as error:
        return JSONResponse({"able": False, "reasons": [str(error)], "warnings": []}, 503)
    reasons = [finding.text for finding in found if finding.is_grave]
    warnings = [finding.text for finding in found if not finding.is_grave]
    return JSONResponse({"able": not reasons, "reasons": reasons, "warnings": warnings}, 503 if reasons else 200)


def _ready(inside: Inside) -> Response:
    """200 once this process takes part, else 503. A host sends no request here before."""
    try:
        is_ready = inside.is_ready()
    except WardwatchError as error:
        return JSONResponse({"ready": False, "reason": str(error)}, 503)
    return JSONResponse({"ready": is_ready}, 200 if is_ready else 503)


def _metrics(inside: Inside) -> Response:
    try:
        return Response(
            exposition(inside.vitals(), inside.findings(), inside.clock(), inside.channels()), media_type=TEXT
        )
    except WardwatchError as error:
        return Response(f"# {error}\n", 503, media_type="text/plain")


def _slack(hear: Hear) -> Callable[[Request], object]:
    async def events(request: Request) -> Response:
        try:
            body = await _bounded_body(request)
        except ClientDisconnect:
            return Response("half a request", 400)
        if body is None:
            return Response("too large", 413)
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            return Response("not text", 400)
        reply = await run_in_threadpool(hear, text, dict(request.headers))
        return Response(reply.body, reply.status, dict(reply.headers))

    return events


async def _bounded_body(request: Request) -> bytes | None:
    """The body; None, and nothing more is read, when it is larger than anything Slack sends."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            return None
    return body
