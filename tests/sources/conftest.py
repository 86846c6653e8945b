"""What the tests of sources share."""

import io
import logging
from collections.abc import Iterator

import pytest

from tests.standins.feedserver import FeedServer


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
