"""A request, and what each way to fail means for the person who made it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from planctl.caldav.fault import ServerFault
from planctl.messages import Message, msg

if TYPE_CHECKING:
    from caldav.lib.error import AuthorizationError
    from caldav.response import DAVResponse

__all__ = ["answered"]


def answered(request: Callable[[], DAVResponse], user: str | None) -> DAVResponse:
    """Return the answer to a request that is made as `user`; raises ServerFault without one.

    What the libraries raise is not chained: it can hold the request with its password.
    """
    from caldav.lib.error import AuthorizationError, DAVError, RateLimitError
    from caldav.lib.http_sync import requests

    errors = requests.exceptions
    try:
        return request()
    except AuthorizationError as error:
        fault = _refused(error, user)
    except RateLimitError:
        fault = ServerFault(msg("the server is busy; run again later"))
    except NotImplementedError:
        fault = ServerFault(msg("the server wants another login than a name and a password"))
    except errors.TooManyRedirects as error:
        fault = ServerFault(_moved(getattr(error, "response", None)))
    except errors.SSLError as error:
        fault = ServerFault(
            msg(
                "there is no secure connection to the server: {reason}; a certificate of the "
                "office's own must be known to this machine, or be named by REQUESTS_CA_BUNDLE",
                reason=_root_of(error),
            )
        )
    except errors.Timeout:
        fault = ServerFault(msg("the server does not answer in time; see `--timeout`"))
    except errors.ConnectionError as error:
        fault = ServerFault(
            msg("there is no connection to the server: {reason}", reason=_root_of(error))
        )
    except (errors.RequestException, OSError) as error:
        fault = ServerFault(msg("the request failed: {reason}", reason=_root_of(error)))
    except (DAVError, SyntaxError, ValueError) as error:
        fault = ServerFault(
            msg("the server's answer is not understood: {reason}", reason=type(error).__name__)
        )
    raise fault from None


def _refused(error: AuthorizationError, user: str | None) -> ServerFault:
    if error.status == 403:
        named = [name.rpartition("}")[2] for name in error.preconditions]
        if named and "need-privileges" not in named:
            return ServerFault(msg("the server does not take it: {why}", why=named), alone=True)
        return ServerFault(
            msg(
                "the server does not allow {user} to do this; ask for the right to read and "
                "write the calendar",
                user=user or "?",
            )
        )
    if user is None:
        return ServerFault(
            msg(
                "the server asks who you are: name a user by `--user`, and give the password in "
                "`PLANCTL_CALDAV_PASSWORD` or the keyring"
            )
        )
    return ServerFault(
        msg("the server does not let {user} in: the name or the password is wrong", user=user)
    )


def _moved(response: object) -> Message:
    location = getattr(response, "headers", {}).get("Location", "?")
    scheme, netloc, path, *_ = urlsplit(location)
    place = urlunsplit((scheme, netloc.rpartition("@")[2], path, "", ""))
    return msg("the server points to another address: {url}; check it, and push there", url=place)


def _root_of(error: BaseException) -> str:
    """Return the reason below the layers of a library, which names no address and no login."""
    seen: set[int] = set()
    while id(error) not in seen:
        seen.add(id(error))
        inner = getattr(error, "reason", None) or next(
            (a for a in error.args if isinstance(a, BaseException)), None
        )
        if not isinstance(inner, BaseException):
            break
        error = inner
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    text = str(error.args[-1]) if error.args else ""
    return _OBJECT.sub("", text) or type(error).__name__


_OBJECT = re.compile(r"<[^<>]* object at 0x[0-9a-f]+>:? ?")
"""How Python names a thing that is no text: it says nothing to people."""
