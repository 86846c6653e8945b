"""Which network addresses may be connected to. Judges addresses, never names: a name may lead anywhere tomorrow."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_METADATA = {
    ip_address(address)
    for address in (
        "169.254.169.254",
        "169.254.170.2",
        "168.63.129.16",
        "100.100.100.200",
        "192.0.0.192",
        "fd00:ec2::254",
    )
}
_NOT_PUBLIC_V4 = tuple(
    IPv4Network(network)
    for network in ("100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4")
)
_PUBLIC_V6 = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")


def why_refused(address: str, *, allow_private: bool) -> str:
    """Why nothing may connect to this numeric address; empty when it may.

    An IPv4 address inside an IPv6 one is judged as what it leads to. The address where a cloud tells a machine its
    own credentials is refused whatever is allowed.
    """
    ip = _innermost(ip_address(address))
    if ip in _METADATA:
        return "is the metadata service of a cloud"
    return "" if allow_private or _is_public(ip) else "is a private address"


def _innermost(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    if isinstance(ip, IPv6Address):
        return ip in _PUBLIC_V6 and ip.is_global
    return ip.is_global and not any(ip in network for network in _NOT_PUBLIC_V4)
