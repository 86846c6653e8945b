"""Which addresses a source may lead us to."""

import pytest

from bot.sources.address import why_refused


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.1.1", "100.64.0.1",
        "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.1.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "2002:a00:1::", "::127.0.0.1", "64:ff9b:1::1",
    ],
)  # fmt: skip
def test_what_is_not_public_is_refused(address: str) -> None:
    """Private, loopback, link-local, shared, multicast and reserved ones, also when wrapped in IPv6."""
    assert why_refused(address, allow_private=False) == "is a private address"
    assert why_refused(address, allow_private=True) == ""


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"]
)
def test_what_is_public_is_allowed(address: str) -> None:
    """Also behind the translators that networks without IPv4 use."""
    assert why_refused(address, allow_private=False) == ""


@pytest.mark.parametrize(
    "address",
    ["169.254.169.254", "::ffff:169.254.169.254", "fd00:ec2::254", "100.100.100.200", "168.63.129.16", "192.0.0.192"],
)
def test_a_clouds_metadata_is_refused_whatever_is_allowed(address: str) -> None:
    """No feed lives there, only credentials."""
    assert why_refused(address, allow_private=True) == "is the metadata service of a cloud"
