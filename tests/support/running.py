"""The whole portal in processes of its own: gunicorn, the worker, a gateway, on a database of its own.

For what can't be seen from inside: processes that are killed, and what lies about afterwards.
"""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from uuid import uuid4

import psycopg
import requests
from django.conf import settings

from tests.support.gateway import API_KEY, SENDER, StandIn, stand_in_gateway

ROOT: Final = Path(__file__).resolve().parents[2]
PASSWORD: Final = "kata-sandi-untuk-uji"


@dataclass
class RunningPortal:
    """Addresses, folders and processes of one running portal."""

    url: str
    folder: Path
    environment: dict[str, str]
    gateway: StandIn
    database_url: str
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def manage(self, *arguments: str) -> str:
        """Run a management command to its end; its standard output."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def load_demo(self) -> None:
        for command in ("migrate", "sync_roles", "load_demo"):
            self.manage(command)

    def start_web(self) -> None:
        bind = self.url.removeprefix("http://")
        self._start("web", "-m", "gunicorn", "-c", "site/gunicorn.conf.py", "--bind", bind, "portal.wsgi")
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with suppress(requests.RequestException):
                if requests.get(f"{self.url}/healthz/", timeout=2).ok:
                    return
            time.sleep(0.1)
        raise AssertionError(self.log.read_text()[-3000:])

    def another_web(self) -> "RunningPortal":
        """A second web server of the same portal, as on another machine; stop it yourself."""
        other = replace(self, url=f"http://127.0.0.1:{_free_port()}", processes={})
        other.start_web()
        return other

    def start_worker(self) -> None:
        self._start("worker", "manage.py", "run_worker")

    def _start(self, name: str, *arguments: str) -> None:
        with self.log.open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill_a_web_process(self) -> None:
        """kill -9 one of gunicorn's workers; its master starts another."""
        children = Path(f"/proc/{self.processes['web'].pid}/task/{self.processes['web'].pid}/children")
        workers = [int(pid) for pid in children.read_text().split()]
        if workers:
            with suppress(ProcessLookupError):
                os.kill(random.choice(workers), signal.SIGKILL)

    def kill_the_worker(self) -> None:
        """kill -9 the worker and start another."""
        self.processes["worker"].kill()
        self.processes["worker"].wait()
        self.start_worker()

    def stop(self) -> None:
        for process in self.processes.values():
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.processes.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def empty_portal(folder: Path, **environment: str) -> Iterator[RunningPortal]:
    """A portal with an empty database and empty folders, and a gateway; nothing runs yet."""
    with own_database(folder) as database_url, stand_in_gateway() as gateway:
        url = f"http://127.0.0.1:{_free_port()}"
        portal = RunningPortal(
            url=url,
            folder=folder,
            gateway=gateway,
            database_url=database_url,
            environment={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.support.running_settings",
                "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
                "PORTAL_FOLDER": str(folder),
                "DATABASE_URL": database_url,
                "PUBLIC_BASE_URL": url,
                "WHATSAPP_API_URL": gateway.url,
                "WHATSAPP_API_KEY": API_KEY,
                "WHATSAPP_SENDER": SENDER,
                "DEMO_PASSWORD": PASSWORD,
                **environment,
            },
        )
        try:
            yield portal
        finally:
            portal.stop()


@contextmanager
def running_portal(folder: Path, **environment: str) -> Iterator[RunningPortal]:
    """A migrated portal with the demo content, web and worker running; `environment` adds variables of the contract."""
    with empty_portal(folder, **environment) as portal:
        portal.load_demo()
        portal.start_web()
        portal.start_worker()
        yield portal


@contextmanager
def own_database(folder: Path) -> Iterator[str]:
    """A DATABASE_URL to an empty database of the kind that the suite runs on; gone afterwards."""
    server = settings.DATABASES["default"]
    if server["ENGINE"] == "django.db.backends.sqlite3":
        yield f"sqlite:///{folder / 'portal.sqlite3'}"
        return
    name = f"portal_{uuid4().hex[:12]}"
    address = f"postgresql://{server['USER']}:{server['PASSWORD']}@{server['HOST']}:{server['PORT']}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    try:
        yield f"{address}/{name}"
    finally:
        with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
