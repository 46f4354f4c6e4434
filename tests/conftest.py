"""Properties are judged by what they assert, not by how fast a machine draws its examples.

What tests in JavaScript import is fetched from npm into a temporary folder; where npm or the
network is missing those tests are skipped and say so.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.pop("COLUMNS", None)  # what is printed must not depend on where the tests run
signal.signal(signal.SIGINT, signal.default_int_handler)  # nor what an interrupt does to a program

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def javascript(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the scripts in `tests/js` and the packages that they import."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        pytest.skip("npm and node are not installed: what needs them was not tried")
    folder = tmp_path_factory.mktemp("js")
    for file in (Path(__file__).parent / "js").iterdir():
        if file.is_file():
            shutil.copy(file, folder)
    command = [npm, "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"]
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, encoding="utf-8", timeout=120, check=False
        )
    except subprocess.TimeoutExpired:
        pytest.skip("npm does not answer: what needs its packages was not tried")
    if done.returncode:
        said = done.stderr.strip().splitlines()[:1]
        pytest.skip(f"npm cannot fetch packages, so what needs them was not tried: {said}")
    return folder
