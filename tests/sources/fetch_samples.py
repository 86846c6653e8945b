"""One fetch, as the tests ask for it."""

from datetime import UTC, datetime

import pytest

from bot.errors import SourceError
from bot.sources.fetch import Fetched, Fetcher, Limits, Unchanged, Validators

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
NONE = Validators()
LOCAL = Fetcher(allow_private=True, limits=Limits(connect_s=5, read_s=5, total_s=30))


def get(url: str, validators: Validators = NONE, fetcher: Fetcher = LOCAL) -> Fetched | Unchanged:
    return fetcher.get("town-paper", url, validators, NOW)


def body(url: str, fetcher: Fetcher = LOCAL) -> bytes:
    found = get(url, fetcher=fetcher)
    assert isinstance(found, Fetched)
    return found.body


def refusal(url: str, fetcher: Fetcher = LOCAL) -> SourceError:
    with pytest.raises(SourceError) as caught:
        get(url, fetcher=fetcher)
    return caught.value
