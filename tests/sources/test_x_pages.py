"""X read page by page, and in trouble: no post is lost and the key is never shown."""

import io
import json
from itertools import count

import pytest
from x_samples import NOW, ids, place, poll, source_for, trouble

from bot.errors import SourceLimitedError, SourceRefusedError, SourceUnavailableError
from bot.sources.x import XSource
from bot.sources.x_requests import requests_of
from bot.sources.x_wire import Patience
from tests.standins.x_server import OLDEST_ID, TOKEN, Fault, XServer

# --- pages and the cursor


def test_an_empty_page_moves_nothing(x: XServer, source: XSource) -> None:
    """X leaves `data` out altogether."""
    page = source.fetch("", NOW)

    assert (page.mentions, page.more, place(page.cursor)) == ((), False, {})


def test_what_was_read_is_not_asked_for_again(x: XServer, source: XSource) -> None:
    """The next poll begins after the newest post."""
    x.post(1)
    first, cursor = poll(source, "")
    x.post(2)

    second, cursor = poll(source, cursor)
    third, _ = poll(source, cursor)

    assert (first, second, third) == ([1], [2], [])
    assert x.asked[1]["since_id"] == str(OLDEST_ID + 1)


def test_the_cursor_moves_on_only_after_the_last_page(x: XServer, source: XSource) -> None:
    """Between pages it keeps `since_id`, the newest id of the first page, and the way to the next page."""
    for number in range(1, 6):
        x.post(number)
    cursor = json.dumps({"since_id": str(OLDEST_ID)})

    pages = [source.fetch(cursor, NOW)]
    while pages[-1].more:
        x.post(10 + len(pages))
        pages.append(source.fetch(pages[-1].cursor, NOW))

    assert [place(page.cursor).get("newest_id") for page in pages[:-1]] == [str(OLDEST_ID + 5)] * (len(pages) - 1)
    assert place(pages[-1].cursor) == {"since_id": str(OLDEST_ID + 5)}
    assert {asked["since_id"] for asked in x.asked} == {str(OLDEST_ID)}
    assert {1, 2, 3, 4, 5} <= {number for page in pages for number in ids(page)}


def test_posts_that_come_while_pages_are_read_are_read_by_the_next_poll(x: XServer, source: XSource) -> None:
    """Nothing falls between two polls."""
    for number in range(1, 6):
        x.post(number)
    first = source.fetch("", NOW)
    x.post(6)

    rest, cursor = poll(source, first.cursor)
    later, _ = poll(source, cursor)

    assert {*ids(first), *rest, *later} == {1, 2, 3, 4, 5, 6}
    assert 6 in later


def test_a_crash_between_pages_reads_again(x: XServer, source: XSource) -> None:
    """The same cursor gives the same page."""
    for number in range(1, 6):
        x.post(number)
    first = source.fetch("", NOW)

    once = source.fetch(first.cursor, NOW)
    again = source.fetch(first.cursor, NOW)

    assert ids(once) == ids(again) == [3, 2]


def test_a_poll_reads_so_many_pages_and_leaves_the_rest(x: XServer) -> None:
    """A flood costs money: the next poll goes on where this one stopped."""
    source = source_for(x, pages=2)
    for number in range(1, 10):
        x.post(number)

    first, cursor = poll(source, "")
    second, cursor = poll(source, cursor)
    third, cursor = poll(source, cursor)

    assert (first, second, third) == ([9, 8, 7, 6], [5, 4, 3, 2], [1])
    assert place(cursor) == {"since_id": str(OLDEST_ID + 9)}


def test_a_stale_page_token_begins_anew(x: XServer, source: XSource) -> None:
    """From `since_id`: what was read already is read again, nothing is skipped."""
    for number in range(1, 6):
        x.post(number)
    first = source.fetch("", NOW)
    x.forget_tokens()
    x.post(6)

    rest, cursor = poll(source, first.cursor)

    assert rest == [6, 5, 4, 3, 2, 1]
    assert place(cursor) == {"since_id": str(OLDEST_ID + 6)}


def test_a_since_id_older_than_a_week_is_a_gap(x: XServer, source: XSource) -> None:
    """All that X still has is read, and what it no longer gives is named."""
    for number in range(1, 6):
        x.post(number)

    first = source.fetch(json.dumps({"since_id": "1700000000000000000"}), NOW)
    rest, cursor = poll(source, first.cursor)

    assert first.gap == (
        f"posts between 1700000000000000000 and {OLDEST_ID} are too old for X's search and were not read"
    )
    assert ids(first) + rest == [5, 4, 3, 2, 1]
    assert place(cursor) == {"since_id": str(OLDEST_ID + 5)}


def test_a_week_that_ends_between_two_pages_stops_nothing(x: XServer, source: XSource) -> None:
    """The boundary moves on with the clock; the poller must not begin anew at each page."""
    for number in range(100, 106):
        x.post(number)
    first = source.fetch(json.dumps({"since_id": "1700000000000000000"}), NOW)
    x.oldest_id += 50

    rest, _ = poll(source, first.cursor)

    assert ids(first) + rest == [105, 104, 103, 102, 101, 100]
    assert len(x.asked) == 4


def test_a_stale_token_and_an_old_since_id_together_are_survived(x: XServer, source: XSource) -> None:
    """As after a week of outage in the middle of a poll."""
    x.post(1)
    cursor = json.dumps({"since_id": "1700000000000000000", "newest_id": "1750000000000000000", "next_token": "gone"})

    page = source.fetch(cursor, NOW)

    assert ids(page) == [1]
    assert page.gap
    assert place(page.cursor) == {"since_id": str(OLDEST_ID + 1)}


@pytest.mark.parametrize("cursor", ["nonsense", "[]", '{"since_id": 5}', '{"since_id": "abc"}', '{"next_token": []}'])
def test_a_cursor_that_is_not_ours_starts_anew(x: XServer, source: XSource, cursor: str) -> None:
    """Reading twice is harmless."""
    x.post(1)

    assert ids(source.fetch(cursor, NOW)) == [1]


def test_a_request_is_one_that_x_accepts(x: XServer, source: XSource) -> None:
    """A hundred posts a page, and every field that a mention needs."""
    x.post(1)
    source.fetch("", NOW)

    assert x.asked[0]["max_results"] == "100"
    assert x.asked[0]["query"] == '"St. Brigid"'
    assert "since_id" not in x.asked[0]


# --- trouble


def test_a_wrong_key_is_refused(x: XServer) -> None:
    """It says which key, and what to do."""
    error = trouble(x, token="wrong")

    assert isinstance(error, SourceRefusedError)
    assert str(error) == (
        "x-search: X answered 401 (X does not know the key: put a valid bearer token into X_BEARER_TOKEN)"
    )


@pytest.mark.parametrize(
    ("status", "cure"), [(402, "out of credits"), (403, "does not allow this key"), (404, "does not offer")]
)
def test_what_only_a_person_can_mend_is_refused(x: XServer, status: int, cure: str) -> None:
    """With what to do about it."""
    error = trouble(x, Fault(status, b'{"title": "No"}'))

    assert isinstance(error, SourceRefusedError)
    assert cure in str(error)


def test_a_query_that_x_does_not_understand_is_refused_in_its_words(x: XServer, source: XSource) -> None:
    """The team must change it."""
    with pytest.raises(SourceRefusedError, match=r"length must be 1\.\.512, not 600.*check the query"):
        XSource("x-search", source.client, requests_of("q" * 600)).fetch("", NOW)


@pytest.mark.parametrize(
    "query",
    [
        "-SBMC",
        "SBMC -(church OR school)",
        "(SBMC",
        "SBMC)",
        '"SBMC',
        "SBMC OR -church",
        "has:links",
        "is:old SBMC",
        "OR",
    ],
)
def test_the_stand_in_is_as_strict_as_x(x: XServer, source: XSource, query: str) -> None:
    """Negations alone and of groups, open parentheses and quotes, operators that may not stand alone."""
    with pytest.raises(SourceRefusedError, match="There were errors processing your request"):
        XSource("x-search", source.client, requests_of(query)).fetch("", NOW)


@pytest.mark.parametrize(
    ("headers", "wait_s"),
    [
        ({"x-rate-limit-reset": str(int(NOW.timestamp()) + 240)}, 240),
        ({"x-rate-limit-reset": str(int(NOW.timestamp()) - 240)}, 1),
        ({"x-rate-limit-reset": "9" * 15}, 86_400),
        ({"x-rate-limit-reset": "soon"}, 900),
        ({}, 900),
    ],
)
def test_a_limit_lasts_until_its_reset(x: XServer, headers: dict[str, str], wait_s: float) -> None:
    """Without a reset, a quarter of an hour; never more than a day."""
    error = trouble(x, Fault(429, b'{"title": "Too Many Requests"}', headers))

    assert isinstance(error, SourceLimitedError)
    assert error.wait_s == wait_s
    assert x.asked == []


@pytest.mark.parametrize(
    "fault",
    [
        Fault(500),
        Fault(503, b"over capacity"),
        Fault(502, b"[]"),
        Fault(503, b'{"errors": [7]}'),
        Fault(500, b'{"errors": {"a": 1}, "detail": 3}'),
        Fault(200, b"<html>log in</html>"),
        Fault(200, b"[1]"),
        Fault(200, b"{}"),
        Fault(200, b"[" * 100_000),
        Fault(200, b"half", {"Content-Length": "4000"}),
        Fault(302, b"", {"Location": "http://127.0.0.1:1/"}),
        Fault(is_hang=True),
    ],
    ids=lambda fault: f"{fault.status} {fault.body[:12].decode()}" + (" hang" if fault.is_hang else ""),
)
def test_an_x_in_trouble_is_tried_again(x: XServer, fault: Fault) -> None:
    """Whatever it answers instead of posts, and if it does not answer at all."""
    error = trouble(x, fault)

    assert isinstance(error, SourceUnavailableError)
    assert str(error).startswith("x-search: X ")
    assert error.cure


def test_an_answer_without_end_is_left(x: XServer) -> None:
    """By its size, or by its time: each piece comes in time, the whole does not."""
    seconds = count()
    slow = source_for(x, patience=Patience(total_s=20), stopwatch=lambda: float(next(seconds)))
    large = source_for(x, patience=Patience(body_bytes=5_000))
    x.fail_next(Fault(is_endless=True), Fault(is_endless=True))

    with pytest.raises(SourceUnavailableError, match="answer without end"):
        slow.fetch("", NOW)
    with pytest.raises(SourceUnavailableError, match="answer without end"):
        large.fetch("", NOW)


def test_nobody_listening_is_unavailable() -> None:
    """A closed port is an X that is down."""
    with XServer() as gone:
        source = source_for(gone)

    with pytest.raises(SourceUnavailableError, match="X could not be read"):
        source.fetch("", NOW)


def test_the_environment_changes_neither_key_nor_way(
    x: XServer, source: XSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy would see the key."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    x.post(1)

    assert ids(source.fetch("", NOW)) == [1]


def test_the_key_is_in_no_log_and_no_error(x: XServer, source: XSource, full_log: io.StringIO) -> None:
    """Even with the root logger at DEBUG, where tweepy would write it out."""
    x.post(1, "what the author said")

    page = source.fetch("", NOW)
    error = trouble(x, Fault(403))

    assert page.mentions
    assert TOKEN not in full_log.getvalue() + str(error) + repr(error) + repr(source)
    assert "what the author said" not in full_log.getvalue()
