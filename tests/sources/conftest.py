"""What the tests of sources share."""

import io
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from feed_samples import NOW, source_at
from x_samples import source_for

from bot.domain.source import Page
from bot.sources.x import XSource
from tests.standins.feedserver import FeedServer
from tests.standins.x_server import XServer


@pytest.fixture
def feeds() -> Iterator[FeedServer]:
    with FeedServer() as server:
        yield server


@pytest.fixture
def full_log() -> Iterator[io.StringIO]:
    """What is logged while the root logger and its handler let everything through."""
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    logging.getLogger("anybody").debug("a line that is written")
    yield log
    root.setLevel(before)
    root.removeHandler(handler)
    assert "a line that is written" in log.getvalue()


@pytest.fixture
def read(feeds: FeedServer) -> Callable[..., Page]:
    """Serve this body and read it."""

    def reader(body: str | bytes, content_type: str = "application/xml", **options: Any) -> Page:
        return source_at(feeds.feed("/f/feed.xml", body, content_type), **options).fetch("", NOW)

    return reader


@pytest.fixture
def x() -> Iterator[XServer]:
    with XServer() as server:
        yield server


@pytest.fixture
def source(x: XServer) -> XSource:
    return source_for(x)
