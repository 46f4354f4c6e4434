"""Many plans on the command line: processes, executors, the cache, crashes and Ctrl-C."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.offices import write_offices
from tests.cli.conftest import Run

PLANS = 45


@pytest.fixture
def offices(tmp_path: Path) -> Path:
    write_offices(tmp_path / "plans", PLANS)
    return tmp_path / "plans"


def factories(folder: Path) -> dict[str, str]:
    """Write a module with executors; return the environment in which it can be imported."""
    (folder / "made.py").write_text(
        """
import os
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from planctl.batch.workers import InThisProcess

def threads():
    return ThreadPoolExecutor(2)

class Deadly(InThisProcess):
    def submit(self, fn, /, *args, **kwargs):
        if any("co-quan-013" in str(file.path) for task in args[0] for file in task.files):
            future = Future()
            future.set_exception(BrokenProcessPool("killed"))
            return future
        return super().submit(fn, *args, **kwargs)

def nothing():
    return None
""",
        encoding="utf-8",
    )
    return {"PYTHONPATH": str(folder)}


def test_processes_threads_and_the_cache_print_the_same(
    planctl: Run, offices: Path, tmp_path: Path
) -> None:
    env = factories(tmp_path)
    one = planctl("check", "plans", "--jobs", "1", "--no-cache")
    assert one.returncode == 1
    assert "error[PLN100]" in one.stdout
    assert f"in {PLANS} plans" in one.stderr
    others = [
        planctl("check", "plans", "--jobs", "2", "--no-cache"),
        planctl("check", "plans", "--executor", "made:threads", "--no-cache", env=env),
        planctl("check", "plans"),
        planctl("check", "plans"),
    ]
    for other in others:
        assert (other.stdout, other.stderr, other.returncode) == (one.stdout, one.stderr, 1)
    cache = tmp_path.with_name(f"{tmp_path.name}-cache") / "planctl" / "verdicts-1.sqlite3"
    assert cache.exists()


def test_every_format_is_the_same_from_one_process_and_two(planctl: Run, offices: Path) -> None:
    for shape in ("json", "sarif", "junit", "concise", "markdown"):
        one = planctl("check", "plans", "--format", shape, "--jobs", "1", "--no-cache")
        two = planctl("check", "plans", "--format", shape, "--jobs", "2")
        assert one.stdout
        assert (two.stdout, two.returncode) == (one.stdout, one.returncode)


def test_a_real_dask_cluster_prints_the_same(planctl: Run, offices: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:
        executor = cluster.scheduler_address
        other = planctl("check", offices, "--executor", executor, "--no-cache")
        here = planctl("check", offices, "--jobs", "1", "--no-cache")
    assert (other.stdout, other.returncode) == (here.stdout, here.returncode)


def test_a_file_that_ends_its_process_is_one_finding(
    planctl: Run, offices: Path, tmp_path: Path
) -> None:
    """The others get every finding that they get where that file is not there at all."""
    env = factories(tmp_path)
    (tmp_path / "made.py").write_text(
        (tmp_path / "made.py").read_text() + "\ndeadly = Deadly\n", encoding="utf-8"
    )
    result = planctl(
        "check", "plans", "--format", "concise", "--executor", "made:deadly", "--no-cache", env=env
    )
    assert result.returncode == 70
    lines = result.stdout.splitlines()
    broken = [line for line in lines if "PLN008" in line]
    assert len(broken) == 1
    assert "co-quan-013.yaml" in broken[0]
    assert "the process ended" in broken[0]
    lines.remove(broken[0])
    (offices / "co-quan-013.yaml").unlink()
    without = planctl("check", "plans", "--format", "concise", "--no-cache")
    assert len(lines) > PLANS
    assert lines == without.stdout.splitlines()


def test_of_few_files_the_others_are_judged_too(planctl: Run, tmp_path: Path) -> None:
    write_offices(tmp_path / "plans", 16)
    env = factories(tmp_path)
    (tmp_path / "made.py").write_text(
        (tmp_path / "made.py").read_text() + "\ndeadly = Deadly\n", encoding="utf-8"
    )
    words = ("check", "plans", "--format", "concise")
    clean = planctl(*words)
    result = planctl(*words, "--executor", "made:deadly", env=env)
    assert result.returncode == 70
    broken = [line for line in result.stdout.splitlines() if "PLN008" in line]
    assert len(broken) == 1
    assert "co-quan-013.yaml" in broken[0]
    others = {line for line in clean.stdout.splitlines() if "003.yaml" in line}
    assert others
    assert others <= set(result.stdout.splitlines())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--executor", "nowhere"], "neither tcp://HOST:PORT nor MODULE:FACTORY"),
        (["--executor", "missing_module:factory"], "cannot find missing_module:factory"),
        (["--executor", "made:nothing"], "gives no concurrent.futures.Executor"),
        (["--executor", "made:threads", "--jobs", "2"], "exclude each other"),
        (["--executor", "tcp://127.0.0.1:9"], "no Dask scheduler answers"),
        (["--jobs", "0"], "--jobs"),
    ],
)
def test_workers_that_there_are_not_are_wrong_usage(
    planctl: Run, offices: Path, tmp_path: Path, words: list[str], said: str
) -> None:
    result = planctl("check", "plans", *words, env=factories(tmp_path))
    assert result.returncode == 2
    assert said in " ".join(result.stderr.replace("│", " ").split())
    assert "Traceback" not in result.stderr


def test_the_cache_can_be_shown_and_cleared(planctl: Run, offices: Path, tmp_path: Path) -> None:
    file = tmp_path.with_name(f"{tmp_path.name}-cache") / "planctl" / "verdicts-1.sqlite3"
    shown = planctl("cache")
    assert shown.stdout.split("\t")[:2] == [str(file), "0"]
    planctl("check", "plans")
    assert int(planctl("cache", "show").stdout.split("\t")[1]) > 10_000
    cleared = planctl("cache", "clear")
    assert cleared.returncode == 0
    assert str(file) in cleared.stderr
    assert not file.exists()
    assert planctl("cache", "clear").returncode == 0


def test_a_changed_plan_is_checked_again(planctl: Run, offices: Path) -> None:
    planctl("check", "plans")
    plan = offices / "co-quan-001.yaml"
    plan.write_text(plan.read_text().replace("period: 2026", "perod: 2026"), encoding="utf-8")
    result = planctl("check", "plans", "--format", "concise")
    assert "co-quan-001.yaml:3:1" in result.stdout


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with so many plans that a check of them takes seconds."""
    folder = tmp_path_factory.mktemp("province") / "many"
    write_offices(folder, 3000)
    return folder


def _checking(province: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "planctl", "check", str(province), "--jobs", "2"]
    env = {**os.environ, "XDG_CACHE_HOME": str(province.parent / "cache"), "PLANCTL_LANG": "en"}
    return subprocess.Popen(
        [*command, "--no-cache"],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize("seconds", [0.6, 0.8, 1.5])
def test_ctrl_c_ends_at_once_and_quietly(province: Path, seconds: float) -> None:
    with _checking(province) as process:
        time.sleep(seconds)
        assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert out == ""


def test_processes_end_with_that_which_they_work_for(province: Path) -> None:
    with _checking(province) as process:
        time.sleep(1.5)
        process.kill()
        process.communicate(timeout=20)  # until no process has its ends of the pipes any more
    assert process.returncode == -signal.SIGKILL


def test_a_bar_on_a_terminal_and_nothing_when_piped(tmp_path: Path) -> None:
    province = tmp_path / "many"
    write_offices(province, 250)
    command = [sys.executable, "-m", "planctl", "check", str(province), "--no-cache", "--jobs", "1"]
    env = {
        **os.environ,
        "PLANCTL_LANG": "en",
        "TERM": "xterm",
        "COLUMNS": "100",
        "XDG_CACHE_HOME": str(province.parent / "cache"),
    }
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                data = os.read(ours, 65536)
            except OSError:
                break
            if not data:
                break
            shown += data
    os.close(ours)
    assert process.returncode in (0, 1)
    assert b"/251" in shown
    assert b"plans a second" in shown
    piped = subprocess.run(
        command, env=env, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert "plans a second" not in piped.stderr
    assert len(piped.stderr.splitlines()) <= 4
