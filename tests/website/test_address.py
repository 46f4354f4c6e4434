"""Public addresses as people type them, and the links that are made of them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from planctl.messages import Message
from planctl.website.address import Address, read_address


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://lich.example.gov.vn", "https://lich.example.gov.vn/"),
        ("https://lich.example.gov.vn/", "https://lich.example.gov.vn/"),
        ("HTTPS://Lich.Example.gov.vn/Huyen//", "https://lich.example.gov.vn/Huyen/"),
        ("http://192.168.1.5:8000", "http://192.168.1.5:8000/"),
        ("https://[::1]:8443/a", "https://[::1]:8443/a/"),
        ("https://name.github.io/lich-2024/", "https://name.github.io/lich-2024/"),
        ("https://xn--lch-sxa.vn/%E1%BB%8B/", "https://xn--lch-sxa.vn/%E1%BB%8B/"),
    ],
)
def test_an_address_ends_with_a_slash(typed: str, url: str) -> None:
    assert read_address(typed) == Address(url)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "lich.example.gov.vn",
        "//lich.example.gov.vn/",
        "ftp://lich.example.gov.vn/",
        "javascript:alert(1)",
        "webcal://lich.example.gov.vn/",
        "https:///a",
        "https://:8000/",
        "https://lịch.vn/",
        "https://user@example.vn/",
        "https://user:secret@example.vn/",
        "https://example.vn:port/",
        "https://example.vn:99999/",
        "https://example.vn/?a=b",
        "https://example.vn/#a",
        "https://example.vn/?",
        "https://exa mple.vn/",
        "https://example.vn/a b",
        'https://example.vn/"><script>',
        "https://example.vn/a\\b",
        "https://example.vn/a/../b",
        "https://example.vn/\n",
        "https://exa\tmple.vn/",
        "https://example.vn/%zz",
        "https://-example.vn/",
        "https://example..vn/",
        "https://[::1/",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    assert isinstance(read_address(typed), Message)


def test_links_to_subscribe() -> None:
    address = Address("https://lich.example.gov.vn/huyen/")
    file = "calendars/place/dong-no.ics"
    feed = "https://lich.example.gov.vn/huyen/calendars/place/dong-no.ics"
    assert address.of(file) == feed
    assert address.webcal(file) == feed.replace("https", "webcal")
    google = urlsplit(address.google(file))
    assert parse_qs(google.query) == {"cid": [address.webcal(file)]}
    outlook = urlsplit(address.outlook(file, "Xã Đồng Nơ & Co. – #1"))
    assert parse_qs(outlook.query) == {"url": [feed], "name": ["Xã Đồng Nơ & Co. – #1"]}


@pytest.mark.parametrize(
    ("url", "public"),
    [
        ("https://lich.example.gov.vn/", True),
        ("https://name.github.io/lich/", True),
        ("http://8.8.8.8/", True),
        ("http://192.168.1.20:8000/", False),
        ("http://10.0.0.1/", False),
        ("http://[::1]/", False),
        ("http://[fd00::1]:8000/", False),
        ("http://localhost:8000/", False),
        ("http://may-chu/", False),
        ("http://may-chu.local/", False),
    ],
)
def test_servers_on_the_internet_reach_public_addresses_only(url: str, public: bool) -> None:
    assert read_address(url) == Address(url)
    assert Address(url).is_public is public


def test_iphones_want_encryption() -> None:
    assert Address("https://example.vn/").is_secure
    assert not Address("http://example.vn/").is_secure
