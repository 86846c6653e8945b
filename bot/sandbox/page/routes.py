"""The addresses of the page."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.sandbox.files import LARGEST_FILE
from bot.sandbox.messages import Span
from bot.sandbox.page.acts import Act, Acts
from bot.sandbox.page.bell import Bell
from bot.sandbox.page.drawing import drawn
from bot.sandbox.page.guard import HEADERS, comes_from_the_page
from bot.sandbox.page.menus import options
from bot.sandbox.page.offers import Asking, listed
from bot.sandbox.page.seat import HOME, Seat, channels_of, seat_of, ts_in, user_of
from bot.sandbox.page.shell import whole_page
from bot.sandbox.page.sight import A_PAGE, Sight
from bot.sandbox.page.state import show_state
from bot.sandbox.page.static_files import STATIC
from bot.sandbox.page.stream import Follower, events
from bot.sandbox.people import People
from bot.sandbox.refusals import PersonError, Refusal
from bot.sandbox.workspace import Workspace

LARGEST_ACT = 200_000
NEVER = -1
"""Since when a page follows that was drawn by an earlier life of the workspace: it is told to load anew."""


def show_place(request: Request) -> Response:
    """A channel, with a thread if one is open."""
    return _answer(request, lambda: HTMLResponse(whole_page(_sight(request)), headers=HEADERS))


def show_home(request: Request) -> Response:
    """The app's home tab."""

    def home() -> Response:
        workspace: Workspace = request.app.state.workspace
        seat = Seat(user_of(workspace, request.query_params.get("as", "")), HOME)
        return HTMLResponse(whole_page(Sight(workspace, request.app.state.people, seat)), headers=HEADERS)

    return _answer(request, home)


def show_start(request: Request) -> Response:
    """The list of channels, and beside it the first of them, or the place from which somebody else came."""

    def start() -> Response:
        workspace: Workspace = request.app.state.workspace
        user = user_of(workspace, request.query_params.get("as", ""))
        channels = channels_of(workspace, user)
        wanted = request.query_params.get("from", "")
        if wanted in {channel.id for channel in channels}:
            return _to(f"/channel/{wanted}", user.name)
        seat = Seat(user, channels[0].id if channels else HOME)
        sight = Sight(workspace, request.app.state.people, seat)
        return HTMLResponse(whole_page(sight, is_start=not wanted), headers=HEADERS)

    return _answer(request, start)


def show_direct(request: Request) -> Response:
    """The direct messages between a person and the app, which begin when they are first opened."""

    def direct() -> Response:
        workspace: Workspace = request.app.state.workspace
        user = user_of(workspace, request.query_params.get("as", ""))
        return _to(f"/channel/{workspace.directory.direct_message(user.id, workspace.install).id}", user.name)

    return _answer(request, direct)


def show_message(request: Request) -> Response:
    """A permalink: leads to the message in its channel, and to its thread if it has one or is in one."""

    def message() -> Response:
        workspace: Workspace = request.app.state.workspace
        user = user_of(workspace, request.query_params.get("as", ""))
        channel, digits = request.path_params["channel"], request.path_params["digits"]
        ts = f"{digits[:-6]}.{digits[-6:]}"
        said = workspace.ledger.messages.get(channel, {}).get(ts)
        if said is None:
            raise PersonError("there is no such message", who=ts)
        recent = workspace.messages.history(channel, Span(), limit=A_PAGE)
        thread = said.thread_ts or (ts if said not in recent else "")
        return _to(f"/channel/{channel}", user.name, thread=thread, mark=ts)

    return _answer(request, message)


def show_older(request: Request) -> Response:
    """One more page of a channel, from before a message."""

    def older() -> Response:
        sight = _sight(request)
        page, more = sight.latest(ts_in(request.query_params.get("before", "")))
        entries = "".join(sight.messages(page))
        return JSONResponse({"messages": entries, "more": more}, headers=HEADERS)

    return _answer(request, older)


def show_options(request: Request) -> Response:
    """The lines of an opened menu. The app may be asked for them, so only the page itself may ask."""
    if not comes_from_the_page(request.headers):
        return _not_the_page()

    def lines() -> Response:
        query, workspace, people = request.query_params, request.app.state.workspace, request.app.state.people
        user = user_of(workspace, query.get("as", ""))
        names = ("channel", "ts", "view", "block", "action", "typed")
        found = listed(workspace, people, Asking(user, *(query.get(name, "")[:300] for name in names)))
        body = options(found.offers, query.get("key", "")[:600], found.chosen)
        return JSONResponse({"options": body, "otherwise": found.otherwise, "chosen": found.chosen}, headers=HEADERS)

    return _answer(request, lines)


def show_names(request: Request) -> Response:
    """What can be completed while writing: people and groups by handle, channels, commands."""

    def names() -> Response:
        workspace: Workspace = request.app.state.workspace
        people: People = request.app.state.people
        user = user_of(workspace, request.query_params.get("as", ""))
        ledger = workspace.ledger
        body = {
            "people": [[u.name, u.real_name] for u in workspace.directory.users() if not u.deleted]
            + [[group.handle, group.name] for group in ledger.groups.values()],
            "channels": [[channel.name, channel.topic] for channel in channels_of(workspace, user)],
            "commands": [[c.name, c.usage_hint, c.description] for c in people.commands()],
        }
        return JSONResponse(body, headers=HEADERS)

    return _answer(request, names)


async def follow(request: Request) -> Response:
    """Live updates for one page."""
    workspace: Workspace = request.app.state.workspace
    try:
        sight = _sight(request)
    except PersonError as error:
        return JSONResponse({"error": str(error)}, 404, headers=HEADERS)
    told = request.headers.get("last-event-id") or request.query_params.get("since", "")
    since = int(told) if told.isdecimal() and len(told) < 16 else workspace.sequence
    since = since if since <= workspace.sequence else NEVER
    bell: Bell = request.app.state.bell
    return StreamingResponse(
        events(Follower(workspace, sight, since), bell), media_type="text/event-stream", headers=HEADERS
    )


async def do(request: Request) -> Response:
    """Something that a person does."""
    if not comes_from_the_page(request.headers):
        return _not_the_page()
    body = await _bounded(request, LARGEST_ACT)
    if body is None:
        return JSONResponse({"error": "this is too long"}, 413, headers=HEADERS)
    acts = Acts(request.app.state.workspace, request.app.state.people)
    try:
        done = await run_in_threadpool(acts.do, Act.model_validate_json(body))
    except ValidationError as error:
        return JSONResponse({"error": f"not understood: {error.errors()[0]['msg']}"}, 400, headers=HEADERS)
    except (PersonError, Refusal) as error:
        return JSONResponse({"error": str(error)}, 409, headers=HEADERS)
    return JSONResponse(done, headers=HEADERS)


async def add_file(request: Request) -> Response:
    """A file that a person adds in a modal; the id under which it is chosen there."""
    if not comes_from_the_page(request.headers):
        return _not_the_page()
    workspace: Workspace = request.app.state.workspace
    content = await _bounded(request, LARGEST_FILE)
    if content is None:
        return JSONResponse({"error": "this file is too large"}, 413, headers=HEADERS)
    try:
        user = user_of(workspace, request.query_params.get("as", ""))
        name = request.query_params.get("name", "file")[:200]
        file = await run_in_threadpool(request.app.state.people.upload, user.id, name, content)
    except (PersonError, Refusal) as error:
        return JSONResponse({"error": str(error)}, 409, headers=HEADERS)
    return JSONResponse({"id": file.id, "name": file.name}, headers=HEADERS)


async def send_static(request: Request) -> Response:
    """A script or the style of the page."""
    found = STATIC.get(request.path_params["name"])
    if found is None:
        return Response(status_code=404, headers=HEADERS)
    return Response(found[0], media_type=found[1], headers=HEADERS)


def _sight(request: Request) -> Sight:
    workspace: Workspace = request.app.state.workspace
    return Sight(workspace, request.app.state.people, seat_of(workspace, request))


def _not_the_page() -> Response:
    return JSONResponse({"error": "only the page itself may do this"}, 403, headers=HEADERS)


async def _bounded(request: Request, most: int) -> bytes | None:
    """The body of a request, or nothing when it is longer than that."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            return None
    return bytes(body)


def _to(path: str, name: str, **query: str) -> Response:
    given = {"as": name, **{key: value for key, value in query.items() if value}}
    return RedirectResponse(f"{path}?{urlencode(given)}", 303, headers=HEADERS)


def _answer(request: Request, make: Callable[[], Response]) -> Response:
    """The answer, or a page that says in a sentence why there is none."""
    try:
        return make()
    except (PersonError, Refusal) as error:
        workspace: Workspace = request.app.state.workspace
        back = f"/?{urlencode({'as': request.query_params.get('as', '')})}"
        why = str(error) or "This is not possible."
        return HTMLResponse(drawn("sorry.html", team=workspace.team.name, why=why, back=back), 404, headers=HEADERS)


ROUTES = (
    Route("/", show_start),
    Route("/home", show_home),
    Route("/messages", show_direct),
    Route("/channel/{channel}", show_place),
    Route("/archives/{channel}/p{digits}", show_message),
    Route("/older", show_older),
    Route("/options", show_options),
    Route("/names", show_names),
    Route("/follow", follow),
    Route("/do", do, methods=["POST"]),
    Route("/add-file", add_file, methods=["POST"]),
    Route("/static/{name}", send_static),
    Route("/state", show_state),
)
