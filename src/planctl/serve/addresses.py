"""The addresses under which others reach a server on this machine."""

from __future__ import annotations

import ipaddress
import socket

__all__ = ["ANY_IPV4", "is_neighbour", "urls"]

ANY_IPV4 = "0.0.0.0"
_ANY = (ANY_IPV4, "::")
_NETWORKS = ("192.168.255.254", "10.255.255.254", "172.31.255.254", "192.0.2.1")
"""One address of each private network, and one beyond: the routes to them tell our own."""


def urls(host: str, port: int) -> list[str]:
    """Return the http addresses of a server that listens on `host`, the most useful first.

    One that listens everywhere is reached under each address of this machine in a local network
    and, from this machine only, as localhost.
    """
    hosts = [*_own_addresses(), "localhost"] if host in _ANY else [host]
    return [f"http://{f'[{name}]' if ':' in name else name}:{port}/" for name in hosts]


def _own_addresses() -> list[str]:
    """Return the addresses with which this machine appears in the networks it has routes to.

    Connecting a datagram socket chooses the route and sends nothing.
    """
    found: dict[str, None] = {}
    for network in _NETWORKS:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((network, 9))
            except OSError:  # no route there
                continue
            found.setdefault(probe.getsockname()[0])
    return [name for name in found if not ipaddress.ip_address(name).is_loopback]


def is_neighbour(host: str) -> bool:
    """Tell whether an address is of this machine or a network that the internet does not reach."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return not (mapped or address).is_global
