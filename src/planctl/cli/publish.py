"""`planctl publish`: plans as a folder of calendars and pages for any web server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from planctl.cli._options import LangOption, Plans

if TYPE_CHECKING:
    from planctl.website.address import Address

__all__ = ["publish"]


def publish(
    plans: Plans,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="The folder of the site.")
    ],
    base_url: Annotated[
        Optional[str],  # noqa: UP045 - typer reads the annotation at run time
        typer.Option(
            "--base-url",
            metavar="URL",
            envvar="PLANCTL_BASE_URL",
            help="The folder's public address, which links to subscribe and QR codes hold.",
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="Write into a folder that holds files of others."),
    ] = False,
    lang: LangOption = None,
) -> None:
    """Write a site: calendars to subscribe to, the year, months and checklists to print.

    A folder that was published before is brought up to date: what did not change is not
    touched, and phones keep every date that they know.

    Example: planctl publish plans/ -o site --base-url https://lich.example.gov.vn/
    """
    from planctl.cli._run import end, read_and_compile, report
    from planctl.cli._site import put_site
    from planctl.cli._source_date import source_date
    from planctl.cli._terminal import say
    from planctl.export import Edition
    from planctl.messages import Translator, msg
    from planctl.status import Status

    address = None if base_url is None else _address(base_url)
    if str(output) == "-" or output.is_file():
        message = f"a site is a folder, not {output}"
        raise typer.BadParameter(message, param_hint="--output")
    run = read_and_compile(plans, lang)
    report(run, [d for d in run.diagnostics if d.severity == "error"])
    if run.failed or not run.documents:
        say(msg("nothing was written, because of the errors above"), run.translator)
        end(run)
        raise typer.Exit(Status.FINDINGS)
    language = run.language or run.documents[0].language
    edition = Edition(run.documents, run.occurrences, Translator(language), source_date())
    put_site(output, edition, address, run.translator, force=force)
    end(run)


def _address(text: str) -> Address:
    from planctl.messages import Message, Translator
    from planctl.website.address import read_address

    address = read_address(text)
    if isinstance(address, Message):
        message = f"{text!r}: {Translator('en')(address)}; example: https://lich.example.gov.vn/"
        raise typer.BadParameter(message, param_hint="--base-url")
    return address
