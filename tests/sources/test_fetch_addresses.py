"""Where a fetch may be led: redirects, private addresses, certificates."""

import ssl
from collections.abc import Iterator
from dataclasses import replace

import pytest
import trustme
from fetch_samples import LOCAL, body, get, refusal

from bot.errors import SourceRefusedError, SourceUnavailableError
from bot.sources.fetch import Fetched, Fetcher
from tests.standins.feedserver import Canned, FeedServer


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(feeds: FeedServer, status: int) -> None:
    """Relative or absolute; the answer says where it was found."""
    target = feeds.feed("/new.xml", b"x")
    url = feeds.redirect("/old.xml", "/new.xml", status)

    found = get(url)

    assert isinstance(found, Fetched)
    assert found.url == target


def test_a_redirect_loop_ends(feeds: FeedServer) -> None:
    """After five redirects."""
    feeds.redirect("/a", "/b")
    url = feeds.redirect("/b", "/a")

    error = refusal(url)

    assert isinstance(error, SourceUnavailableError)
    assert "more than 5 redirects" in str(error)
    assert len(feeds.asked) == 6


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://h.example/", "https://"])
def test_a_redirect_to_no_web_address_is_an_error(feeds: FeedServer, target: str) -> None:
    """Only http and https are ever asked."""
    assert "redirects to" in str(refusal(feeds.redirect("/a", target)))


def test_a_redirect_to_nonsense_is_unavailable(feeds: FeedServer) -> None:
    """A broken header is the server's trouble, not a crash of ours."""
    error = refusal(feeds.redirect("/a", "http://h:port/"))

    assert isinstance(error, SourceUnavailableError)
    assert "its answer makes no sense" in str(error)


def test_a_redirect_without_target_is_an_error(feeds: FeedServer) -> None:
    """Nothing says where to ask."""
    assert "redirects to nowhere" in str(refusal(feeds.put("/a", Canned(status=302))))


@pytest.mark.parametrize("host", ["169.254.169.254", "inside.example"])
def test_a_redirect_is_checked_like_a_first_address(feeds: FeedServer, host: str) -> None:
    """A public server cannot send us to where we would not go ourselves, by address or by name."""
    addresses = {"inside.example": ["169.254.169.254"]}
    fetcher = replace(LOCAL, lookup=lambda name, port: addresses.get(name, [name]))

    error = refusal(feeds.redirect("/", f"http://{host}/latest/"), fetcher)

    assert isinstance(error, SourceRefusedError)
    assert f"{host} is the metadata service" in str(error)


# --- which addresses


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_loopback_is_refused_in_every_spelling(feeds: FeedServer, host: str) -> None:
    """What counts is the address that would be connected to."""
    error = refusal(feeds.url("/", host), replace(LOCAL, allow_private=False))

    assert isinstance(error, SourceRefusedError)
    assert "is a private address (write allow_private: true under it" in str(error)
    assert feeds.asked == []


def test_the_metadata_service_is_refused_though_private_addresses_are_allowed() -> None:
    """Nothing a setting says opens it."""
    assert "metadata service" in str(refusal("http://169.254.169.254/latest/"))


def test_the_checked_address_is_the_one_connected_to(feeds: FeedServer) -> None:
    """A name is looked up once per connection: a second answer, to a rebinding name, is never used."""
    url = feeds.feed("/", b"x").replace("127.0.0.1", "rebinding.example")
    asked: list[str] = []

    def lookup(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

    assert body(url, replace(LOCAL, lookup=lookup)) == b"x"
    assert asked == ["rebinding.example"]
    assert feeds.asked[0].headers["host"] == f"rebinding.example:{feeds.port}"


def test_a_private_address_among_public_ones_is_passed_over(feeds: FeedServer) -> None:
    """Of what a name leads to, only the public addresses are tried."""
    tried: list[str] = []

    def stopwatch() -> float:
        return 0.0 if not tried else 1e9

    def lookup(host: str, port: int) -> Iterator[str]:
        tried.append(host)
        yield from ("127.0.0.1", "8.8.8.8")

    error = refusal(feeds.url("/"), replace(LOCAL, allow_private=False, lookup=lookup, stopwatch=stopwatch))

    assert "did not answer in time" in str(error)
    assert feeds.asked == []


def test_the_next_address_is_tried_when_one_is_dead(feeds: FeedServer) -> None:
    """As with a host that has IPv6 on paper only."""
    url = feeds.feed("/", b"x")

    assert body(url, replace(LOCAL, lookup=lambda host, port: ["127.0.0.2", "127.0.0.1"])) == b"x"


def test_proxies_of_the_environment_are_not_used(feeds: FeedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """They would resolve the name themselves, and all checks would be for nothing."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")

    assert body(feeds.feed("/", b"x")) == b"x"


# --- TLS


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[FeedServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("feeds.stbrigid.example").configure_cert(context)
    with FeedServer(trust=context) as server:
        yield server


def trusting(authority: trustme.CA) -> Fetcher:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return replace(LOCAL, trust=context, lookup=lambda host, port: ["127.0.0.1"])


def test_a_certificate_is_checked_against_the_name(secure: FeedServer, authority: trustme.CA) -> None:
    """Connecting to a checked address changes nothing about whose certificate is asked for."""
    secure.feed("/", b"x")

    assert body(secure.url("/", "feeds.stbrigid.example"), trusting(authority)) == b"x"
    assert "certificate is not valid" in str(refusal(secure.url("/", "other.example"), trusting(authority)))


def test_a_certificate_of_nobody_known_is_unavailable(secure: FeedServer) -> None:
    """The public authorities are trusted, and no others."""
    fetcher = replace(LOCAL, lookup=lambda host, port: ["127.0.0.1"])

    assert "certificate is not valid" in str(refusal(secure.url("/", "feeds.stbrigid.example"), fetcher))


def test_a_redirect_to_plain_http_is_refused(secure: FeedServer, feeds: FeedServer, authority: trustme.CA) -> None:
    """What began encrypted stays encrypted."""
    secure.redirect("/", feeds.feed("/plain", b"x"))

    error = refusal(secure.url("/", "feeds.stbrigid.example"), trusting(authority))

    assert isinstance(error, SourceRefusedError)
    assert "from https to plain http" in str(error)
    assert feeds.asked == []
