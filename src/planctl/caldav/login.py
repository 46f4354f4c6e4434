"""Name and password for a server: from the environment or the system's keyring, nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planctl.caldav.address import Address
from planctl.messages import Message, msg

__all__ = ["PASSWORD", "USER", "Login", "find_login"]

USER = "PLANCTL_CALDAV_USER"
PASSWORD = "PLANCTL_CALDAV_PASSWORD"


@dataclass(frozen=True, slots=True)
class Login:
    """A user and the password, which no representation shows."""

    user: str
    password: str = field(repr=False)


def find_login(
    address: Address, user: str | None, environment: Mapping[str, str]
) -> Login | Message | None:
    """Return who logs in, None for nobody, or why that is not known.

    The user is the one given, else that of the address, else PLANCTL_CALDAV_USER. The password
    is PLANCTL_CALDAV_PASSWORD, else what the keyring holds for the server's origin and the user.
    """
    name = user or address.user or environment.get(USER) or None
    password = environment.get(PASSWORD) or None
    if name is None:
        if password is None:
            return None
        return msg(
            "there is a password in `PLANCTL_CALDAV_PASSWORD` but no user; name one by `--user` "
            "or `PLANCTL_CALDAV_USER`"
        )
    if user is not None and address.user not in (None, user):
        return msg("the address names another user than `--user`; leave one of them out")
    if password is not None:
        return Login(name, password)
    found = _from_keyring(address.origin, name)
    return found if isinstance(found, Message) else Login(name, found)


def _from_keyring(service: str, user: str) -> str | Message:
    reason: Message | str
    try:
        import keyring
    except ImportError:
        reason = msg("there is no keyring here")
    else:
        try:
            password = keyring.get_password(service, user)
        except Exception as error:  # systems' own keyrings raise what they like
            reason = type(error).__name__
        else:
            if password:
                return password
            reason = msg("it holds none for {service}", service=service)
    return msg(
        "no password for {user}: set `PLANCTL_CALDAV_PASSWORD`, or store one by "
        "`keyring set {service} {user}` (the keyring: {reason})",
        user=user,
        service=service,
        reason=reason,
    )
