"""The list of what planctl wrote reads back, and nothing else is taken for one."""

from __future__ import annotations

from datetime import date

import pytest

from planctl.export.manifest import Listed, Manifest, digest, manifest_bytes, read_manifest
from planctl.messages import Message

MANIFEST = Manifest(
    made="split",
    title="Kế hoạch",
    calendars=(
        Listed(
            file="place/dong-no.ics",
            by="place",
            name="Xã Đồng Nơ",
            colour="teal",
            dates=3,
            last=date(2024, 5, 6),
            gone=True,
        ),
    ),
    files={"place/dong-no.ics": digest(b"")},
)


def test_it_reads_back() -> None:
    data = manifest_bytes(MANIFEST)
    assert read_manifest(data) == MANIFEST
    assert '"name": "Xã Đồng Nơ"' in data.decode()


@pytest.mark.parametrize(
    "path", ["../x", "/etc/passwd", "a//b", "a/../b", "C:\\x", ".git/config", "", "a/", "a\n"]
)
def test_a_path_that_leads_elsewhere_is_refused(path: str) -> None:
    tampered = MANIFEST.model_copy(update={"files": {path: digest(b"")}})
    assert isinstance(read_manifest(manifest_bytes(tampered)), Message)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b'{"planctl": 2}', b'{"name": "x"}'])
def test_what_is_none_is_refused(data: bytes) -> None:
    assert isinstance(read_manifest(data), Message)
