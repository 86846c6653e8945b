"""A configuration becomes a source, or an error that says what to set."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.source import SourceConfig
from bot.errors import SettingsError, SourceRefusedError
from bot.sources.build import BUILDERS, SourceKeys, build_source
from tests.standins.feedserver import FeedServer
from tests.standins.x_server import TOKEN, XServer

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
RSS = '<rss version="2.0"><channel><item><title>Strike - The Paper</title></item></channel></rss>'
KEYS = SourceKeys(x_bearer_token="k3y-of-x", secrets={"ALERTS_FEED": "https://s3cret.example/s3cret"})


def config(type: str, **options: object) -> SourceConfig:
    return SourceConfig("town", type, timedelta(minutes=5), options, "sources.yaml:4")


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    """Nothing but the path is needed."""
    record = {"source": "x", "external_id": "1", "text": "", "published_at": "2026-03-01T09:30:00Z"}
    (tmp_path / "m.jsonl").write_text(json.dumps(record))

    source = build_source(config("file", path=str(tmp_path / "m.jsonl")), SourceKeys())

    assert source.name == "town"
    assert len(source.fetch("", NOW).mentions) == 1


def test_a_feed_is_read_in_its_shape(feeds: FeedServer) -> None:
    """With private addresses allowed for it alone, or for all."""
    url = feeds.feed("/feed", RSS)

    its_own = build_source(config("feed", url=url, shape="google-news", allow_private=True), SourceKeys())
    of_all = build_source(config("feed", url=url), SourceKeys(allow_private=True))

    assert its_own.fetch("", NOW).mentions[0].title == "Strike"
    assert of_all.fetch("", NOW).mentions[0].title == "Strike - The Paper"


def test_private_addresses_are_refused_unless_allowed(feeds: FeedServer) -> None:
    """By default no rule may lead into the hospital's own network."""
    source = build_source(config("feed", url=feeds.feed("/feed", RSS)), SourceKeys())

    with pytest.raises(SourceRefusedError, match="is a private address"):
        source.fetch("", NOW)


def test_a_secret_address_comes_from_its_variable(feeds: FeedServer) -> None:
    """The rules name the variable, the host holds the address."""
    keys = SourceKeys(secrets={"ALERTS_FEED": feeds.feed("/feed", RSS) + "\n"}, allow_private=True)

    source = build_source(config("feed", url="", url_env="ALERTS_FEED", shape="plain"), keys)

    assert len(source.fetch("", NOW).mentions) == 1


def test_x_is_searched_at_the_base_url() -> None:
    """The real one unless the host says otherwise."""
    with XServer() as x:
        x.post(1)
        keys = SourceKeys(x_bearer_token=TOKEN, x_base_url=x.url + "/")

        page = build_source(config("x", query="SBMC", pages=1), keys).fetch("", NOW)

    assert len(page.mentions) == 1


@pytest.mark.parametrize(
    ("wrong", "keys", "sentence"),
    [
        (config("telex"), KEYS, "type telex is unknown (write one of feed, x, file)"),
        (config("file"), KEYS, "has no path"),
        (config("feed"), KEYS, "has no address"),
        (config("feed", url="https://a.example/", shape="odd"), KEYS, "shape odd is unknown"),
        (config("feed", url_env="OTHER"), KEYS, "needs OTHER, which is not set (set OTHER to the address of the feed)"),
        (config("x", query="SBMC"), SourceKeys(), "has no key (set X_BEARER_TOKEN"),
        (config("x"), KEYS, "has nothing to ask for (write a query, or rules)"),
        (config("x", query="q" * 513), KEYS, "query has 513 characters (write at most 512, or leave it out)"),
        (config("x", query="SBMC", pages=0), KEYS, "pages is no count"),
        (config("x", query="SBMC", pages=True), KEYS, "pages is no count"),
    ],
)
def test_what_is_missing_is_said_with_its_place(wrong: SourceConfig, keys: SourceKeys, sentence: str) -> None:
    """The file and line, the source, and what to set."""
    with pytest.raises(SettingsError) as caught:
        build_source(wrong, keys)

    assert str(caught.value).startswith(f"sources.yaml:4: source town: {sentence}")


def test_no_secret_is_shown_by_what_holds_it() -> None:
    """A value that is printed in a traceback says nothing."""
    shown = repr(KEYS) + repr(build_source(config("feed", url_env="ALERTS_FEED"), KEYS))
    shown += repr(build_source(config("x", query="SBMC"), KEYS))

    assert "s3cret" not in shown
    assert "k3y" not in shown


def test_the_table_is_cheap_to_import() -> None:
    """A command that reads no source does not wait for the libraries of all of them."""
    script = "import sys, bot.sources.build; print({'feedparser', 'httpx', 'tweepy'} & set(sys.modules))"
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert printed.stdout.strip() == "set()"


def test_every_type_is_in_the_docs() -> None:
    """A section each."""
    docs = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")

    assert [name for name in BUILDERS if f"## `{name}`" not in docs] == []
