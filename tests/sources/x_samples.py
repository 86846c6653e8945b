"""What the tests of x share."""

import json
from datetime import UTC, datetime

import pytest

from bot.domain.mention import Mention
from bot.domain.source import Page
from bot.errors import SourceError
from bot.sources.x import XSource
from bot.sources.x_requests import requests_of
from bot.sources.x_round import key_of
from bot.sources.x_wire import Patience, XAdapter, x_client
from tests.standins.x_server import OLDEST_ID, TOKEN, Fault, XServer

PATIENT = Patience()
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
QUERY = '"St. Brigid"'


def source_for(
    x: XServer, *, token: str = TOKEN, pages: int = 5, patience: Patience = PATIENT, **wire: object
) -> XSource:
    client = x_client(token, XAdapter(x.url, patience, **wire))  # type: ignore[arg-type]
    return XSource("x-search", client, requests_of(QUERY), pages)


def ids(page: Page) -> list[int]:
    return [int(mention.external_id) - OLDEST_ID for mention in page.mentions]


def poll(source: XSource, cursor: str) -> tuple[list[int], str]:
    """All pages of one poll."""
    found: list[int] = []
    while True:
        page = source.fetch(cursor, NOW)
        found += ids(page)
        cursor = page.cursor
        if not page.more:
            return found, cursor


def place(cursor: str) -> dict[str, object]:
    """What is kept of the one request, without the times."""
    kept = json.loads(cursor)["requests"][key_of(QUERY)]
    return {name: part for name, part in kept.items() if name not in ("asked_at", "read_until")}


def only(page: Page) -> Mention:
    assert len(page.mentions) == 1
    return page.mentions[0]


def trouble(x: XServer, *faults: Fault, token: str = TOKEN) -> SourceError:
    x.fail_next(*faults)
    patience = Patience(read_s=0.05) if any(fault.is_hang for fault in faults) else PATIENT
    with pytest.raises(SourceError) as caught:
        source_for(x, token=token, patience=patience).fetch("", NOW)
    return caught.value
