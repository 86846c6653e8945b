"""The Web API over HTTP: reads a call, checks its token and scopes, hands it to its method, writes the answer."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.sandbox import (
    methods_app,
    methods_chat,
    methods_conversations,
    methods_files,
    methods_reactions,
    methods_rooms,
    methods_usergroups,
    methods_users,
    methods_views,
)
from bot.sandbox.calls import Call, Method, TokenKind, parse_json
from bot.sandbox.events import tell
from bot.sandbox.records import Install, Json
from bot.sandbox.refusals import Refusal
from bot.sandbox.responses import respond
from bot.sandbox.workspace import Workspace

LARGEST_BODY = 2_000_000
MOST_FIELDS = 100
SPENT = frozenset({"expired_url", "used_url"})

MODULES = (
    methods_app,
    methods_chat,
    methods_conversations,
    methods_files,
    methods_reactions,
    methods_rooms,
    methods_usergroups,
    methods_users,
    methods_views,
)
METHODS: dict[str, Method] = {method.name: method for module in MODULES for method in module.METHODS}


async def answer_call(request: Request) -> Response:
    """Answer `/api/{method}`."""
    workspace: Workspace = request.app.state.workspace
    name = request.path_params["method"]
    try:
        args = await read_arguments(request)
        call = Call(workspace, args, str(request.base_url).rstrip("/"))
        body = await run_in_threadpool(_perform, name, call, _token(request, args))
    except Refusal as refusal:
        return _refused(refusal, workspace.install)
    telling = BackgroundTask(_tell, call) if call.told else None
    headers = _scope_headers(workspace.install, METHODS[name])
    return JSONResponse({"ok": True, **body}, headers=headers, background=telling)


async def answer_response(request: Request) -> Response:
    """Answer `/response/{response_id}`; a right that is spent gets 404, as in Slack."""
    workspace: Workspace = request.app.state.workspace
    try:
        body = await read_arguments(request)
        await run_in_threadpool(respond, workspace, request.path_params["response_id"], body)
    except Refusal as refusal:
        return PlainTextResponse(refusal.code, 404 if refusal.code in SPENT else 400)
    return PlainTextResponse("ok")


async def read_arguments(request: Request) -> Json:
    """The arguments of a call, from the query, a form, or a JSON body."""
    body = await _bounded_body(request)
    query: Json = dict(request.query_params)
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not body:
        return query
    if content_type == "application/json":
        return query | _json_object(body)
    return query | await _form(request.headers, content_type, body)


async def _form(headers: Headers, content_type: str, body: bytes) -> Json:
    async def whole() -> AsyncGenerator[bytes, None]:
        yield body
        yield b""

    parser: FormParser | MultiPartParser
    if content_type == "multipart/form-data":
        parser = MultiPartParser(headers, whole(), max_files=0, max_fields=MOST_FIELDS, max_part_size=LARGEST_BODY)
    elif content_type == "application/x-www-form-urlencoded":
        parser = FormParser(headers, whole(), max_fields=MOST_FIELDS, max_part_size=LARGEST_BODY)
    else:
        raise Refusal("invalid_post_type")
    try:
        form = await parser.parse()
    except (MultiPartException, ValueError):
        raise Refusal("invalid_form_data") from None
    return {name: value for name, value in form.items() if isinstance(value, str)}


def _perform(name: str, call: Call, token: str) -> Json:
    method = METHODS.get(name)
    if method is None:
        raise Refusal("unknown_method")
    _check_token(method, token, call.install)
    if method.per_minute:
        call.workspace.rates.spend_call(name, method.per_minute)
    return method.handle(call)


def _tell(call: Call) -> None:
    for subscription, event in call.told:
        tell(call.workspace, subscription, event)


def _check_token(method: Method, token: str, install: Install) -> None:
    if method.token is TokenKind.NONE:
        return
    if not token:
        raise Refusal("not_authed")
    kinds = {install.bot_token: TokenKind.BOT, install.app_token: TokenKind.APP}
    if token not in kinds:
        raise Refusal("invalid_auth")
    if kinds[token] is not method.token:
        raise Refusal("not_allowed_token_type")
    provided = install.bot_scopes if method.token is TokenKind.BOT else install.app_scopes
    if method.scopes and provided.isdisjoint(method.scopes):
        raise Refusal("missing_scope", needed=",".join(method.scopes), provided=",".join(sorted(provided)))


def _token(request: Request, args: Json) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        return token.strip()
    return str(args.get("token", ""))


async def _bounded_body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise Refusal("request_too_large")
    return bytes(body)


def _json_object(body: bytes) -> Json:
    try:
        parsed = parse_json(body)
    except ValueError:
        raise Refusal("invalid_json") from None
    if not isinstance(parsed, dict):
        raise Refusal("json_not_object")
    return parsed


def _refused(refusal: Refusal, install: Install) -> Response:
    body: Json = {"ok": False, "error": refusal.code}
    if refusal.messages:
        body["response_metadata"] = {"messages": list(refusal.messages)}
    if refusal.errors:
        body["errors"] = list(refusal.errors)
    if refusal.needed:
        body |= {"needed": refusal.needed, "provided": refusal.provided}
    headers = {"x-oauth-scopes": ",".join(sorted(install.bot_scopes))}
    if refusal.retry_after_s is not None:
        return JSONResponse(body, status_code=429, headers=headers | {"Retry-After": str(refusal.retry_after_s)})
    return JSONResponse(body, headers=headers)


def _scope_headers(install: Install, method: Method) -> dict[str, str]:
    scopes = install.app_scopes if method.token is TokenKind.APP else install.bot_scopes
    return {"x-oauth-scopes": ",".join(sorted(scopes)), "x-accepted-oauth-scopes": ",".join(method.scopes)}
