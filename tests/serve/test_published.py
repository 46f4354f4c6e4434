"""What `planctl publish` writes, as `planctl serve` hands it out."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from pathlib import Path

from planctl.export.publication import Publication, read_publication
from tests.serve.conftest import environment, serving

PLAN = """\
plan: demo
title: Kế hoạch mẫu
period: 2024
places: {dong-no: Xã Đồng Nơ, tan-hiep: Xã Tân Hiệp}
activities:
  - id: hop
    title: Họp {place}
    kind: meeting
    at: {dong-no: ngày 5 hàng tháng, tan-hiep: ngày 6 hàng tháng}
"""


def test_every_file_of_a_published_site_is_served(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")
    site = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "planctl", "publish", "plan.yaml", "-o", "site"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        timeout=120,
        check=True,
    )
    with serving(site) as server:
        feeds = 0
        for file in sorted(site.rglob("*")):
            name = file.relative_to(site).as_posix()
            if not file.is_file() or any(part.startswith(".") for part in Path(name).parts):
                continue
            plain = server.ask(f"/{name}")
            assert (plain.status, plain.body) == (200, file.read_bytes()), name
            if file.suffix == ".ics":
                feeds += 1
                packed = server.ask(f"/{name}", Accept_Encoding="gzip")
                assert packed.headers["content-encoding"] == "gzip", name
                assert gzip.decompress(packed.body) == plain.body
                assert isinstance(read_publication(plain.body), Publication)
        assert feeds > 1
        page = server.ask("/")
        policy = page.headers["content-security-policy"]
        loaded = re.findall(rb"<(?:script|iframe|object|link|img)\b[^>]*", page.body)
        assert all(b'"data:' in tag for tag in loaded), loaded
        assert "script" not in policy
