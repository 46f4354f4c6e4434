"""Addresses and logins: what is taken, and that no password is in any of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.caldav.address import Address, read_address
from planctl.caldav.login import PASSWORD, USER, Login, find_login
from planctl.messages import Message, Translator


@pytest.mark.parametrize(
    ("text", "url", "user"),
    [
        ("https://dav.example.org/lan/lich", "https://dav.example.org/lan/lich/", None),
        (" https://dav.example.org/lan/lich/ ", "https://dav.example.org/lan/lich/", None),
        ("https://lan@dav.example.org:8443/w", "https://dav.example.org:8443/w/", "lan"),
        ("https://lan%40xa.vn@dav.example.org/", "https://dav.example.org/", "lan@xa.vn"),
        ("http://[::1]:5232/lan/w/", "http://[::1]:5232/lan/w/", None),
        (
            "https://dav.example.org/l%C3%A1n/a%2Fb/",
            "https://dav.example.org/l%C3%A1n/a%2Fb/",
            None,
        ),
    ],
)
def test_addresses(text: str, url: str, user: str | None) -> None:
    assert read_address(text) == Address(url, user)


@given(st.text(max_size=6), st.text(max_size=6))
def test_a_password_in_an_address_is_never_repeated(before: str, after: str) -> None:
    for text in (
        f"https://{before}:s3cr3t{after}@dav.example.org/",
        f"{before}https://u:s3cr3t@{after}/",
        f"https://u:s3/{before}cr3t@h/",
    ):
        read = read_address(text)
        told = Translator("en")(read) if isinstance(read, Message) else repr(read.user)
        assert "s3cr3t" not in told


@pytest.mark.parametrize(
    ("url", "private"),
    [
        ("https://dav.example.org/", True),
        ("http://localhost:5232/", True),
        ("http://127.1.2.3/", True),
        ("http://[::1]/", True),
        ("http://dav.localhost/", True),
        ("http://192.168.1.4/", False),
        ("http://localhost.example.org/", False),
        ("http://dav.example.org/", False),
    ],
)
def test_where_others_could_listen(url: str, private: bool) -> None:
    assert Address(url, None).is_private == private


@pytest.mark.parametrize(
    ("given_user", "in_address", "environment", "user"),
    [
        ("a", None, {USER: "c", PASSWORD: "p"}, "a"),
        ("a", "a", {PASSWORD: "p"}, "a"),
        (None, "b", {USER: "c", PASSWORD: "p"}, "b"),
        (None, None, {USER: "c", PASSWORD: "p"}, "c"),
    ],
)
def test_who_logs_in(
    given_user: str | None, in_address: str | None, environment: dict[str, str], user: str
) -> None:
    found = find_login(Address("https://h/", in_address), given_user, environment)
    assert found == Login(user, "p")
    assert "'p'" not in repr(found)


def test_nobody_logs_in_where_nobody_is_named() -> None:
    assert find_login(Address("https://h/", None), None, {}) is None
    assert find_login(Address("https://h/", None), None, {USER: "", PASSWORD: ""}) is None
    assert isinstance(find_login(Address("https://h/", None), None, {PASSWORD: "p"}), Message)
    assert isinstance(find_login(Address("https://h/", "b"), "a", {PASSWORD: "p"}), Message)
