"""`make run`: prepares the database and starts the web server and the worker; Ctrl-C stops both.

Both run in sessions of their own, so that a Ctrl-C reaches only this process, which then stops them in order. When one
of them dies the other is stopped too: half a portal would look like a whole one.
"""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STOP_AFTER = 15.0  # seconds that a stopped process gets to finish what it is doing
READY_AFTER = 60.0  # seconds until the first answer
PR_SET_PDEATHSIG = 1


class Stopped(BaseException):
    """Ctrl-C or a signal: stop everything and leave."""


def ensure_free(port: int) -> None:
    """Exits, naming the port, when somebody else answers there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            message = f"Port {port} can't be used ({error.strerror}). Another one: PORT={port + 80} make run"
            raise SystemExit(message) from None


def _die_with_parent() -> None:
    """In the child, before it becomes the server: end when this process is killed without a chance to say so."""
    with contextlib.suppress(OSError, AttributeError):  # Linux only
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(*command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True, preexec_fn=_die_with_parent)  # noqa: PLW1509


def stop(processes: list[subprocess.Popen[bytes]]) -> None:
    """Asks all to finish, waits, and kills the whole group of whatever is still there."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + STOP_AFTER
    for process in processes:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, deadline - time.monotonic()))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/healthz/", timeout=2):  # noqa: S310 - our own http:// address
            return True
    except OSError:
        return False


def watch(processes: dict[str, subprocess.Popen[bytes]], address: str) -> int:
    """Waits until one ends (1) or a signal comes (Stopped). Says once when the portal answers."""
    parent, started, announced = os.getppid(), time.monotonic(), False
    while True:
        for name, process in processes.items():
            if process.poll() is not None:
                print(f"The {name} stopped by itself (code {process.returncode}).", file=sys.stderr)
                return 1
        if not announced and _answers(address):
            announced = True
            print(f"\n  Portal Labkesmas: {address}/   staff: {address}/admin/   stop: Ctrl-C\n", flush=True)
        elif not announced and time.monotonic() - started > READY_AFTER:
            print(f"No answer from {address}/healthz/ after {READY_AFTER:.0f} seconds.", file=sys.stderr)
            return 1
        if "MAKELEVEL" in os.environ and os.getppid() != parent:
            raise Stopped  # make was killed: nobody could stop us any more
        time.sleep(0.2 if not announced else 0.5)


def _raise_stopped(*_: object) -> None:
    raise Stopped


def main() -> int:
    port = int(os.environ.get("PORT") or 8000)
    address = f"http://127.0.0.1:{port}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
    os.environ.setdefault("PUBLIC_BASE_URL", address)
    os.environ.setdefault("LOG_FORMAT", "text")
    ensure_free(port)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _raise_stopped)
    processes: dict[str, subprocess.Popen[bytes]] = {}
    try:
        subprocess.run([sys.executable, "-m", "tools.prepare"], check=True, cwd=ROOT)
        gunicorn = ("-m", "gunicorn", "-c", "site/gunicorn.conf.py", "--bind", f"127.0.0.1:{port}", "portal.wsgi")
        processes["web server"] = start(sys.executable, *gunicorn)
        processes["worker"] = start(sys.executable, "manage.py", "run_worker")
        return watch(processes, address)
    except subprocess.CalledProcessError as error:
        return error.returncode
    except Stopped:
        print("\nStopping …", flush=True)
        return 0
    finally:
        # A second, impatient Ctrl-C must not leave a process behind.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        stop(list(processes.values()))


if __name__ == "__main__":
    sys.exit(main())
