"""`make run`: one command to a working portal, that stops whole, keeps its data and says when it can't start."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tools.run import ensure_free, start, stop

ROOT = Path(__file__).resolve().parents[2]
READY_WITHIN = 240.0  # seconds, on a machine that runs the rest of the suite at the same time


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _portal(port: int, folder: Path) -> Iterator[subprocess.Popen[str]]:
    environment = {name: value for name, value in os.environ.items() if name not in {"MAKELEVEL", "TEST_FOLDER"}}
    environment |= {
        "PORT": str(port),
        "DATABASE_URL": f"sqlite:///{folder}/run.sqlite3",
        "DJANGO_SETTINGS_MODULE": "portal.settings.development",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "DEMO_PASSWORD": "kata-sandi-demo-2026",
        "WEB_CONCURRENCY": "1",
    }
    with (folder / "output").open("a") as output:
        running = subprocess.Popen(
            [sys.executable, "-m", "tools.run"], cwd=ROOT, env=environment, stdout=output, stderr=output, text=True
        )
        try:
            yield running
        finally:
            running.kill()
            running.wait()


def _wait_for(address: str, running: subprocess.Popen[str]) -> int:
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline and running.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310 - our own http:// address
                return int(response.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            time.sleep(0.3)
    return 0


def _children(pid: int) -> set[int]:
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(path.read_text().rpartition(")")[2].split()[1]) == pid:
                found.add(int(path.parent.name))
        except OSError:
            continue
    return found


def _runs(pid: int) -> bool:
    """Whether it is there and more than an entry that nobody has collected yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.slow
@pytest.mark.sqlite
def test_from_nothing_to_a_portal_and_back(tmp_path: Path) -> None:
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    with _portal(port, tmp_path) as running:
        assert _wait_for(f"{address}/pemeriksaan/", running) == 200, (tmp_path / "output").read_text()[-4000:]
        children = _children(running.pid)
        assert len(children) == 2
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=60) == 0
        assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []
    first = (tmp_path / "output").read_text()
    assert first.count("kata-sandi-demo-2026") == 1

    with _portal(port, tmp_path) as running:
        assert _wait_for(f"{address}/healthz/", running) == 200
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=60) == 0
    second = (tmp_path / "output").read_text().removeprefix(first)
    assert ("Loading demo content" in second, "kata-sandi-demo-2026" in second) == (False, False)


def test_a_taken_port_is_named_with_a_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit) as caught:
            ensure_free(port)
    assert (
        str(caught.value)
        == f"Port {port} can't be used (Address already in use). Another one: PORT={port + 80} make run"
    )


def test_stopping_takes_grandchildren_along() -> None:
    process = start("sh", "-c", "sleep 600 & echo; wait")
    time.sleep(0.5)
    (grandchild,) = _children(process.pid)
    stop([process])
    deadline = time.monotonic() + 10
    while _runs(grandchild) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert (process.poll() is None, _runs(grandchild)) == (False, False)
