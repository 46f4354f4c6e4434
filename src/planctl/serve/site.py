"""A published folder as a web application: Starlette's StaticFiles, made fit for calendars.

StaticFiles finds the file and refuses what lies outside of the folder. What is added here is
what calendar clients go by: the type of a calendar, an ETag that changes with every replacement,
the compressed file beside it, and nothing that a cache may keep without asking. A file is
answered from one handle, so that head and body are of one version also while it is replaced.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from planctl.serve.addresses import is_neighbour
from planctl.serve.precompressed import Version, accepts_gzip, holds_the_same
from planctl.tuples import NamedTuple

__all__ = ["Site"]

_METHODS = ("GET", "HEAD")
_CHUNK = 64 * 1024
_TYPES = {
    ".ics": "text/calendar; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".htm": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".gz": "application/gzip",
}
"""By suffix, whatever the machine's own table says; of other files clients get the bytes."""

_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_WITH_POLICY = (".html", ".htm", ".svg")
_UNSERVED = frozenset("\\:\0")
"""Characters by which a name could mean another file to some system."""


class _Opened(NamedTuple):
    """A file that is open for reading, and its version."""

    handle: io.FileIO
    version: Version


class _Moved(NamedTuple):
    """A folder that was asked for without the slash at its end."""

    location: str


class Site(StaticFiles):
    """The files of a folder, hidden ones left out, read-only.

    With `neighbours_only` nobody is answered whose address is on the internet.
    """

    def __init__(self, folder: Path, *, neighbours_only: bool) -> None:
        super().__init__(directory=folder)
        self._folder = folder
        self._neighbours_only = neighbours_only

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the answer to a request; its own path is judged, not the normalised one."""
        del path
        client = scope.get("client") or ("",)
        if self._neighbours_only and not is_neighbour(client[0]):
            return _refusal(403, "only the local network is served")
        if scope["method"] not in _METHODS:
            return _refusal(405, "only GET and HEAD", Allow=", ".join(_METHODS))
        return await run_in_threadpool(self._answer, scope["path"], scope)

    def _answer(self, route: str, scope: Scope) -> Response:
        request = Headers(scope=scope)
        try:
            plain = self._open(route)
        except PermissionError:
            return _refusal(403, "the file cannot be read")
        if plain is None:
            return _refusal(404, "there is no such file")
        if isinstance(plain, _Moved):
            return Response(status_code=307, headers={**_EVERYWHERE, "Location": plain.location})
        chosen, encoding = plain, None
        if accepts_gzip(request.get("accept-encoding", "")):
            compressed = self._compressed(plain)
            if compressed is not None:
                plain.handle.close()
                chosen, encoding = compressed, "gzip"
        headers = _headers(plain.version, chosen.version, encoding)
        unchanged = self.is_not_modified(Headers(headers), request)
        if not unchanged and scope["method"] == "GET":
            return StreamingResponse(_pieces(chosen), headers=headers)
        chosen.handle.close()
        return NotModifiedResponse(Headers(headers)) if unchanged else Response(headers=headers)

    def _open(self, route: str) -> _Opened | _Moved | None:
        """Open the file that a path of a request names; None where there is none to serve."""
        before, *folders, name = route.split("/") if "/" in route else (route, "")
        if before or not all(map(_is_served, folders)) or not (name == "" or _is_served(name)):
            return None
        path, state = self._look_up("/".join([*folders, name or "index.html"]))
        if state is not None and stat.S_ISDIR(state.st_mode) and name:
            return _Moved(f"./{quote(name)}/")
        return None if state is None else _opened(path)

    def _look_up(self, path: str) -> tuple[str, os.stat_result | None]:
        try:
            full, state = self.lookup_path(path)
        except PermissionError:
            raise
        except (OSError, ValueError):  # a name that is too long, or a circle of links
            return "", None
        if state is None or not all(map(_is_served, self._within(full).parts)):
            return "", None
        return full, state

    def _within(self, full: str) -> Path:
        return Path(full).relative_to(os.path.realpath(self._folder))

    def _compressed(self, plain: _Opened) -> _Opened | None:
        beside = self._within(f"{plain.version.path}.gz")
        try:
            path, state = self._look_up(beside.as_posix())
            found = None if state is None else _opened(path)
        except PermissionError:
            return None
        if found is not None and not holds_the_same(found.version, plain.version):
            found.handle.close()
            return None
        return found


def _is_served(name: str) -> bool:
    """Tell whether a segment of a path may name something: not hidden, and only itself."""
    return bool(name) and not name.startswith(".") and _UNSERVED.isdisjoint(name)


def _opened(path: str) -> _Opened | None:
    """Open a regular file; None for anything else, such as a pipe, which would block."""
    try:
        if not Path(path).is_file():
            return None
        handle = io.FileIO(path)
    except FileNotFoundError:
        return None
    state = os.fstat(handle.fileno())
    times = state.st_mtime_ns, state.st_ctime_ns
    return _Opened(handle, Version(path, state.st_ino, *times, state.st_size))


def _headers(plain: Version, sent: Version, encoding: str | None) -> dict[str, str]:
    suffix = Path(plain.path).suffix.lower()
    headers = {
        **_EVERYWHERE,
        "Content-Type": _TYPES.get(suffix, "application/octet-stream"),
        "Content-Length": str(sent.size),
        "ETag": sent.etag,
        "Last-Modified": formatdate(plain.modified // 1_000_000_000, usegmt=True),
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding",
    }
    if encoding is not None:
        headers["Content-Encoding"] = encoding
    if suffix in _WITH_POLICY:
        headers["Content-Security-Policy"] = _POLICY
    return headers


def _pieces(file: _Opened) -> Iterator[bytes]:
    """Yield as much as was announced, also where somebody appends to the file meanwhile."""
    left = file.version.size
    with file.handle as handle:
        while left > 0 and (piece := handle.read(min(_CHUNK, left))):
            left -= len(piece)
            yield piece


def _refusal(status: int, text: str, **headers: str) -> Response:
    return PlainTextResponse(f"{text}\n", status, {**_EVERYWHERE, **headers})
