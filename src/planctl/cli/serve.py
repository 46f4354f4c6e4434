"""`planctl serve`: a published folder on the local network."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planctl.cli._options import LangOption

if TYPE_CHECKING:
    import socket

    from planctl.serve.site import Site

__all__ = ["serve"]

_HOST = "0.0.0.0"
_PORT = 8000
_LAST_WORDS = 3
"""Seconds that answers under way get when the server is told to end."""


def serve(
    site: Annotated[
        Path, typer.Argument(metavar="SITE", help="A folder that `planctl publish` wrote.")
    ],
    host: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="Where to listen. By default everywhere, and only the local network is answered; "
            "127.0.0.1 is this machine alone.",
        ),
    ] = _HOST,
    port: Annotated[
        int, typer.Option(metavar="PORT", min=0, max=65535, help="0 takes any that is free.")
    ] = _PORT,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Write a line for each request to stderr.")
    ] = False,
    lang: LangOption = None,
) -> None:
    """Serve a published folder to the phones of the local network, until Ctrl-C. Read-only.

    Example: planctl serve site/
    """
    from planctl.cli._terminal import environment_language, say
    from planctl.messages import Translator, msg

    _require_site(site)
    application = _application(site, neighbours_only=host == _HOST)
    listening = _listening(host, port)
    translator = Translator((lang and lang.value) or environment_language() or "en")
    with listening:
        _show_addresses(host, listening.getsockname()[1])
        say(msg("serving {folder}; Ctrl-C ends", folder=str(site)), translator)
        _run(application, listening, verbose=verbose)


def _require_site(site: Path) -> None:
    if not site.is_dir():
        what = "is no folder" if site.exists() else "does not exist"
        message = f"{site} {what}; `planctl publish PLAN… -o {site}` writes one"
        raise typer.BadParameter(message, param_hint="SITE")
    try:
        found = (site / "index.html").is_file() or any(site.glob("*.ics"))
    except OSError as error:
        message = f"cannot read {site}: {error.strerror or error}"
        raise typer.BadParameter(message, param_hint="SITE") from None
    if not found:
        message = (
            f"{site} holds neither index.html nor a calendar (.ics), so it is not served; "
            f"`planctl publish PLAN… -o {site}` writes them"
        )
        raise typer.BadParameter(message, param_hint="SITE")


def _application(site: Path, *, neighbours_only: bool) -> Site:
    try:
        import uvicorn  # noqa: F401 - missing or not is to be known before anything is opened

        from planctl.serve.site import Site
    except ImportError as error:
        message = f"{error.name} is not installed; pip install 'planctl[serve]' installs it"
        raise typer.BadParameter(message, param_hint="serve") from None
    return Site(site, neighbours_only=neighbours_only)


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that accepts connections already; ends as wrong usage if there is none."""
    import errno
    import socket

    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        both = family == socket.AF_INET6 and host == "::" and socket.has_dualstack_ipv6()
        return socket.create_server((host, port), family=family, backlog=128, dualstack_ipv6=both)
    except (OSError, UnicodeError) as error:
        number = getattr(error, "errno", None)
        if number == errno.EADDRINUSE:
            hint, message = (
                "--port",
                (
                    f"port {port} is taken by another program; end that one, "
                    f"or choose another port: --port {port + 1 if port < 65535 else _PORT}"
                ),
            )
        elif number == errno.EACCES:
            hint, message = "--port", f"port {port} is reserved; choose one from 1024: --port 8000"
        else:
            reason = getattr(error, "strerror", None) or str(error)
            hint, message = (
                "--host",
                (f"cannot listen on {host}: {reason}; it must be an address of this machine"),
            )
    raise typer.BadParameter(message, param_hint=hint)


def _show_addresses(host: str, port: int) -> None:
    """Write the addresses to stdout, on a terminal with the QR code of the first."""
    from planctl.serve.addresses import urls

    found = urls(host, port)
    if sys.stdout.isatty():
        import segno

        segno.make(found[0], micro=False).terminal(sys.stdout, compact=True)
    for url in found:
        print(url, flush=True)


def _run(application: Site, listening: socket.socket, *, verbose: bool) -> None:
    """Answer requests until a signal ends it; the signal is then raised as usual.

    What is cut off by the signal is not told: somebody asked for it.
    """
    import logging

    import uvicorn

    if verbose:
        logging.basicConfig(stream=sys.stderr, format="%(message)s")
    config = uvicorn.Config(
        application,
        log_config=None,
        log_level="info" if verbose else "error",
        access_log=verbose,
        lifespan="off",
        ws="none",
        interface="asgi3",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_LAST_WORDS,
    )
    server = uvicorn.Server(config)
    logging.getLogger("uvicorn.error").addFilter(lambda _: not server.should_exit)
    server.run(sockets=[listening])
