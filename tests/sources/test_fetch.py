"""A fetch asks politely, is bounded in every direction, and never shows an address."""

import gzip
import io
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime
from itertools import count

import pytest
from fetch_samples import LOCAL, NONE, body, get, refusal

from bot.errors import SourceLimitedError, SourceRefusedError, SourceUnavailableError
from bot.sources.fetch import USER_AGENT, Fetched, Limits, Unchanged, Validators
from tests.standins.feedserver import Canned, FeedServer


def test_an_answer_arrives_whole(feeds: FeedServer) -> None:
    """With what says where it came from and how to ask again."""
    url = feeds.feed("/a.xml", b"<rss/>", etag='"7"', modified="Sun, 01 Mar 2026 09:00:00 GMT")

    found = get(url)

    assert found == Fetched(b"<rss/>", url, "application/xml", Validators('"7"', "Sun, 01 Mar 2026 09:00:00 GMT"))


def test_what_has_not_changed_is_not_sent_again(feeds: FeedServer) -> None:
    """Both validators go back to the server, and its 304 is no error."""
    url = feeds.feed("/a.xml", b"<rss/>", etag='"7"', modified="Sun, 01 Mar 2026 09:00:00 GMT")

    again = get(url, Validators('"7"', "Sun, 01 Mar 2026 09:00:00 GMT"))

    assert again == Unchanged()
    assert feeds.asked[-1].headers["if-none-match"] == '"7"'
    assert feeds.asked[-1].headers["if-modified-since"] == "Sun, 01 Mar 2026 09:00:00 GMT"


def test_a_304_to_a_first_request_is_nonsense(feeds: FeedServer) -> None:
    """A server that always says so would otherwise look healthy for ever."""
    assert isinstance(refusal(feeds.put("/a", Canned(status=304))), SourceUnavailableError)


def test_the_request_names_its_program(feeds: FeedServer) -> None:
    """A server's owner can see who asks."""
    get(feeds.feed("/a.xml", b"x"))

    assert feeds.asked[0].headers["user-agent"] == USER_AGENT
    assert "wardwatch" in USER_AGENT


@pytest.mark.parametrize("value", ["e" * 1_001, "caf\xe9"])
def test_a_strange_validator_is_not_kept(feeds: FeedServer, value: str) -> None:
    """What cannot be given back is forgotten."""
    found = get(feeds.put("/a", Canned(b"x", headers={"ETag": value})))

    assert isinstance(found, Fetched)
    assert found.validators == NONE


def test_a_packed_answer_is_unpacked(feeds: FeedServer) -> None:
    """gzip is asked for and undone."""
    assert body(feeds.gzipped("/a", b"<rss/>" * 50_000)) == b"<rss/>" * 50_000
    assert feeds.asked[0].headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize("packed", [b"no gzip", gzip.compress(b"x" * 5_000)[:-9]], ids=["garbage", "broken off"])
def test_broken_compression_is_unavailable(feeds: FeedServer, packed: bytes) -> None:
    """Half an answer is no answer."""
    error = refusal(feeds.put("/a", Canned(packed, headers={"Content-Encoding": "gzip"})))

    assert isinstance(error, SourceUnavailableError)
    assert "compression is broken" in str(error)


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "zstd"])
def test_other_compressions_are_refused(feeds: FeedServer, encoding: str) -> None:
    """Stacked ones above all: each layer multiplies by a thousand."""
    error = refusal(feeds.put("/a", Canned(b"x", headers={"Content-Encoding": encoding})))

    assert "compression that was not asked for" in str(error)


# --- bounds


def test_a_50_mb_body_ends_early(feeds: FeedServer) -> None:
    """At the limit, while the server is still sending."""
    error = refusal(feeds.flood("/a", 50))

    assert isinstance(error, SourceUnavailableError)
    assert "more than 10000000 bytes" in str(error)


def test_a_gzip_bomb_ends_early(feeds: FeedServer) -> None:
    """What counts is the size after unpacking, and unpacking stops there."""
    url = feeds.gzip_bomb("/a", 50)

    error = refusal(url)

    assert "more than 10000000 bytes" in str(error)


def test_a_body_of_exactly_the_limit_is_read(feeds: FeedServer) -> None:
    """The limit itself is allowed."""
    fetcher = replace(LOCAL, limits=Limits(body_bytes=1_000))

    assert len(body(feeds.feed("/a", b"x" * 1_000), fetcher)) == 1_000
    assert "more than 1000" in str(refusal(feeds.feed("/b", b"x" * 1_001), fetcher))


def test_a_server_that_hangs_is_left(feeds: FeedServer) -> None:
    """After the read timeout, as unavailable."""
    error = refusal(feeds.hang("/a"), replace(LOCAL, limits=Limits(read_s=0.05)))

    assert isinstance(error, SourceUnavailableError)
    assert "did not answer in time" in str(error)


@pytest.mark.parametrize("where", ["body", "headers"])
def test_a_server_that_drips_is_left(feeds: FeedServer, where: str) -> None:
    """Each byte comes in time, yet the whole answer does not: the deadline counts across reads."""
    url = feeds.drip_body("/a") if where == "body" else feeds.drip_headers("/a")
    seconds = count()
    fetcher = replace(LOCAL, limits=Limits(read_s=5, total_s=40), stopwatch=lambda: float(next(seconds)))

    error = refusal(url, fetcher)

    assert "did not answer in time" in str(error)
    assert next(seconds) < 60


def test_a_connection_that_breaks_is_unavailable(feeds: FeedServer) -> None:
    """Without an answer, or in the middle of one."""
    cut = feeds.put("/cut", Canned(b"half", headers={"Content-Length": "400"}))

    assert "broken off" in str(refusal(feeds.hang_up("/a")))
    assert "broken off" in str(refusal(cut))


def test_nobody_listening_is_unavailable() -> None:
    """A closed port is a server that is down."""
    with FeedServer() as gone:
        url = gone.url("/")

    assert "no connection" in str(refusal(url))


def test_an_unknown_host_is_unavailable() -> None:
    """A name that leads nowhere may lead somewhere tomorrow."""

    def nowhere(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    error = refusal("https://feeds.stbrigid.example/", replace(LOCAL, lookup=nowhere))

    assert isinstance(error, SourceUnavailableError)
    assert "feeds.stbrigid.example could not be read: no connection" in str(error)


@pytest.mark.parametrize("url", ["", "feed.xml", "ftp://h.example/", "https://", "http://[::1", "https://h.example:x/"])
def test_an_unusable_address_is_refused(url: str) -> None:
    """Before anything is sent."""
    error = refusal(url)

    assert isinstance(error, SourceRefusedError)
    assert "begins with https://" in str(error)


# --- statuses


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_refusal_needs_a_person(feeds: FeedServer, status: int) -> None:
    """It says which status, and what to do."""
    error = refusal(feeds.put("/a", Canned(status=status)))

    assert isinstance(error, SourceRefusedError)
    assert f"127.0.0.1 answered {status}" in str(error)
    assert error.cure


@pytest.mark.parametrize("status", [204, 206, 300, 408, 425, 500, 502, 503, 504])
def test_a_server_in_trouble_is_tried_again(feeds: FeedServer, status: int) -> None:
    """No person need do anything."""
    error = refusal(feeds.put("/a", Canned(status=status)))

    assert isinstance(error, SourceUnavailableError)
    assert error.retryable


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("retry_after", "wait_s"),
    [
        ("120", 120),
        (format_datetime(datetime(2026, 3, 1, 12, 5, tzinfo=UTC), usegmt=True), 300),
        ("Sun, 01 Mar 2026 12:01:00 -0000", 60),
        ("Sun, 01 Mar 2020 12:00:00 GMT", 1),
        ("0", 1),
        ("9" * 40, 86_400),
        ("-5", 900),
        ("soon", 900),
    ],
)
def test_a_wait_is_the_one_asked_for(feeds: FeedServer, status: int, retry_after: str, wait_s: float) -> None:
    """In seconds or until a date, never for more than a day."""
    error = refusal(feeds.put("/a", Canned(status=status, headers={"Retry-After": retry_after})))

    assert isinstance(error, SourceLimitedError)
    assert error.wait_s == wait_s


def test_a_429_without_a_wait_has_one_of_ours(feeds: FeedServer) -> None:
    """A quarter of an hour."""
    error = refusal(feeds.put("/a", Canned(status=429)))

    assert isinstance(error, SourceLimitedError)
    assert error.wait_s == 900


# --- secrets


def test_a_secret_address_is_in_no_error_and_no_log(feeds: FeedServer, full_log: io.StringIO) -> None:
    """Even with the root logger at DEBUG: an error names the source and the host."""
    good = feeds.feed("/s3cret/feed.xml?key=s3cret", b"x").replace("http://", "http://s3cret:s3cret@")
    bad = [
        feeds.redirect("/s3cret/loop", "/s3cret/loop?s3cret"),
        feeds.put("/s3cret/404", Canned(status=404)),
        feeds.put("/s3cret/429", Canned(status=429)),
        feeds.hang_up("/s3cret/cut"),
        "https://h.example:s3cret/",
    ]

    found = get(good)
    errors = [refusal(url) for url in bad]

    assert isinstance(found, Fetched)
    told = [repr(found), full_log.getvalue(), *(f"{error} {error.__cause__!r}" for error in errors)]
    assert "s3cret" not in "".join(told)
    assert all(str(error).startswith("town-paper: ") for error in errors)
