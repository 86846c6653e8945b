"""What a Slack in trouble does to a call: what happened, what may be repeated, and for how long to wait."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from slack_views import ROOT, THREAD, a_notice, a_view

from bot.domain.notice import NoticeKind
from bot.errors import (
    ChatError,
    ChatLimitedError,
    ChatRefusedError,
    ChatUnavailableError,
    ChatUncertainError,
    Limited,
    ThreadGoneError,
)
from bot.slack.client import client_for
from bot.slack.faults import DEFAULT_WAIT_S, LONGEST_WAIT_S, wait_s
from bot.slack.poster import SlackChat

Answer = tuple[int, dict[str, str], bytes]
JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True)
class Call:
    method: str
    body: dict[str, object]


@contextmanager
def slack_that_answers(*answers: Answer | None) -> Iterator[tuple[SlackChat, list[Call]]]:
    """A chat whose Slack gives these answers in turn, the last for ever; None cuts the connection. And its calls."""
    calls: list[Call] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer = answers[min(len(calls), len(answers) - 1)]
            calls.append(Call(self.path.rpartition("/")[2], json.loads(body) if body.startswith(b"{") else {}))
            self.close_connection = True
            if answer is None:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield SlackChat(client_for("xoxb-1", f"http://127.0.0.1:{server.server_port}/api/", timeout_s=5)), calls
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def post(chat: SlackChat) -> object:
    return chat.tell(a_notice(NoticeKind.ROOT, channel=ROOT.channel_id), a_view(), None)


def edit(chat: SlackChat) -> object:
    return chat.tell(a_notice(NoticeKind.EDIT), a_view(), THREAD)


def read(chat: SlackChat) -> object:
    return chat.find(a_notice(NoticeKind.MENTION), THREAD)


def look_up(chat: SlackChat) -> object:
    return chat.person("U0DANA001")


def refusing(code: str, status: int = 200) -> Answer:
    return status, JSON, f'{{"ok": false, "error": "{code}"}}'.encode()


TROUBLES: dict[str, Answer | None] = {
    "cut": None,
    "500": (500, JSON, b"{}"),
    "503 html": (503, {"Content-Type": "text/html"}, b"<html>down</html>"),
    "200 html": (200, {"Content-Type": "text/html"}, b"<html>sign in to the wifi</html>"),
    "no body": (200, JSON, b""),
    "half an answer": (200, JSON | {"Content-Length": "900"}, b'{"ok": true, "ts": "17'),
    "half json": (200, JSON, b'{"ok": true, "ts": "17'),
    "a list": (200, JSON, b"[1, 2]"),
    "a number": (200, JSON, b"7"),
    "null": (200, JSON, b"null"),
    "deep json": (200, JSON, b"[" * 100_000),
    "not text": (200, JSON, b"\xff\xfe\x00"),
    "unknown encoding": (200, {"Content-Type": "application/json; charset=klingon"}, b"{}"),
    "gzip": (200, {"Content-Type": "application/gzip"}, b"\x1f\x8b"),
    "nonsense code": refusing("Something went WRONG"),
    "no code": (200, JSON, b'{"ok": false}'),
    "fatal_error": refusing("fatal_error"),
    "internal_error": refusing("internal_error"),
    "service_unavailable": refusing("service_unavailable"),
    "redirects for ever": (302, {"Location": "/api/again"}, b""),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_post_whose_answer_is_lost_is_uncertain(trouble: str) -> None:
    """It may stand in Slack, so it is never simply sent again; and it was sent once."""
    with slack_that_answers(TROUBLES[trouble]) as (chat, calls), pytest.raises(ChatUncertainError) as lost:
        post(chat)

    assert [call.method for call in calls] == ["chat.postMessage"]
    assert lost.value.cure == "Wardwatch looks in Slack before it sends again"


@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("act", [edit, read, look_up])
def test_edits_and_reads_may_be_repeated(trouble: str, act: Callable[[SlackChat], object]) -> None:
    """Doing them twice does no harm, so they are only unavailable."""
    with slack_that_answers(TROUBLES[trouble]) as (chat, _), pytest.raises(ChatUnavailableError):
        act(chat)


def test_a_post_that_is_ok_without_a_timestamp_is_uncertain() -> None:
    """It was probably posted, but nobody knows where."""
    with slack_that_answers((200, JSON, b'{"ok": true}')) as (chat, _), pytest.raises(ChatUncertainError):
        post(chat)


@pytest.mark.parametrize("act", [post, edit])
def test_nobody_listening_means_nothing_was_sent(act: Callable[[SlackChat], object]) -> None:
    """A refused connection certainly posted nothing."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    chat = SlackChat(client_for("xoxb-1", f"http://127.0.0.1:{port}/api/", timeout_s=5))

    with pytest.raises(ChatUnavailableError, match="ConnectionRefusedError"):
        act(chat)


def test_an_unknown_host_means_nothing_was_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an address there is no connection."""

    def no_address(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_address)
    chat = SlackChat(client_for("xoxb-1", "http://slack.invalid/api/", timeout_s=5))

    with pytest.raises(ChatUnavailableError, match="cannot reach Slack"):
        post(chat)


def test_a_silent_slack_is_uncertain() -> None:
    """A server that takes the post and never answers may have posted it."""
    with socket.create_server(("127.0.0.1", 0)) as mute:
        chat = SlackChat(client_for("xoxb-1", f"http://127.0.0.1:{mute.getsockname()[1]}/api/", timeout_s=1))

        with pytest.raises(ChatUncertainError):
            post(chat)


@pytest.mark.parametrize(("act", "of"), [(post, Limited.POSTS), (edit, Limited.EDITS), (read, Limited.LOOKUPS)])
def test_a_limit_says_what_it_limits(act: Callable[[SlackChat], object], of: Limited) -> None:
    """A limit on edits is none on posts, and one on looking something up is neither."""
    with slack_that_answers(refusing("ratelimited", 429)) as (chat, _), pytest.raises(ChatLimitedError) as limited:
        act(chat)

    assert limited.value.of is of


@pytest.mark.parametrize("act", [post, edit, read, look_up])
@pytest.mark.parametrize("status", [429, 200])
def test_a_request_to_wait_is_kept_for_every_call(act: Callable[[SlackChat], object], status: int) -> None:
    """Slack's own number of seconds arrives at the step, whatever was asked."""
    body = b'{"ok": false, "error": "ratelimited"}'

    answer = (status, JSON | {"retry-after": "12"}, body)
    with slack_that_answers(answer) as (chat, calls), pytest.raises(ChatLimitedError) as limited:
        act(chat)

    assert limited.value.wait_s == 12.0
    assert len(calls) == 1


def test_a_request_to_wait_needs_no_readable_body() -> None:
    """A proxy in front of Slack may answer 429 in its own words."""
    answer = (429, {"Content-Type": "text/html"}, b"slow down")
    with slack_that_answers(answer) as (chat, _), pytest.raises(ChatLimitedError) as limited:
        post(chat)

    assert limited.value.wait_s == DEFAULT_WAIT_S


@pytest.mark.parametrize(
    ("asked", "waits"),
    [
        ("30", 30.0),
        ("0", 1.0),
        ("0.2", 1.0),
        ("1.5", 1.5),
        ("999999999", LONGEST_WAIT_S),
        ("-5", DEFAULT_WAIT_S),
        ("soon", DEFAULT_WAIT_S),
        ("", DEFAULT_WAIT_S),
        ("nan", DEFAULT_WAIT_S),
        ("inf", DEFAULT_WAIT_S),
        ("Wed, 21 Oct 2026 07:28:00 GMT", DEFAULT_WAIT_S),
    ],
)
def test_how_long_to_wait(asked: str, waits: float) -> None:
    """Garbled numbers become the default, huge ones a day, tiny ones a second."""
    assert wait_s({"RETRY-AFTER": asked}) == waits


def test_how_long_to_wait_when_slack_does_not_say() -> None:
    """No header means the default."""
    assert wait_s({}) == DEFAULT_WAIT_S


@pytest.mark.parametrize("code", ["message_not_found", "cant_update_message", "thread_not_found"])
def test_a_thread_that_is_gone(code: str) -> None:
    """These refusals mean that a new first post is needed."""
    with slack_that_answers(refusing(code)) as (chat, _), pytest.raises(ThreadGoneError) as gone:
        edit(chat)

    assert gone.value.code == code


@pytest.mark.parametrize(
    "code",
    ["channel_not_found", "not_in_channel", "is_archived", "invalid_auth", "token_revoked", "missing_scope"],
)
def test_a_known_refusal_has_its_own_cure(code: str) -> None:
    """What to do is in the sentence, and it is not to look it up."""
    with slack_that_answers(refusing(code)) as (chat, _), pytest.raises(ChatRefusedError) as refused:
        post(chat)

    assert refused.value.code == code
    assert refused.value.cure
    assert "documentation" not in refused.value.cure


def test_an_unknown_refusal_keeps_its_code() -> None:
    """A code that Slack invents tomorrow is shown as it is."""
    with slack_that_answers(refusing("brand_new_reason")) as (chat, _), pytest.raises(ChatRefusedError) as refused:
        post(chat)

    assert refused.value.code == "brand_new_reason"


def test_errors_hold_no_token_and_no_post() -> None:
    """What is logged and shown must not repeat what was sent."""
    errors: list[ChatError] = []
    for answer in TROUBLES.values():
        with slack_that_answers(answer) as (chat, _), pytest.raises(ChatError) as error:
            post(chat)
        errors.append(error.value)

    assert not [error for error in errors if "xoxb" in str(error) or "Nine hours" in str(error)]


def test_posts_and_edits_ask_slack_to_add_nothing() -> None:
    """No preview, no name made a mention, no markup read into words; an edit leaves the metadata as it is."""
    with slack_that_answers((200, JSON, b'{"ok": true, "ts": "1795183500.000100"}')) as (chat, calls):
        post(chat)
        edit(chat)

    posted, edited = (call.body for call in calls)
    assert [posted[name] for name in ("unfurl_links", "unfurl_media", "link_names", "parse")] == [False] * 3 + ["none"]
    assert [edited[name] for name in ("link_names", "parse")] == [False, "none"]
    assert "metadata" not in edited
    assert posted["text"]
    assert edited["text"]
