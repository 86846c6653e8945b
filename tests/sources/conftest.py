"""What the tests of sources share."""

from collections.abc import Iterator

import pytest

from tests.standins.feedserver import FeedServer


@pytest.fixture
def feeds() -> Iterator[FeedServer]:
    with FeedServer() as server:
        yield server
