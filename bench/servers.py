"""The servers that are measured: the portal on a database of its own, the bare views beside it."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg

from tests.support.gateway import API_KEY, SENDER, StandIn, stand_in_gateway
from tests.support.postgres import SERVER_OPTIONS, throwaway_postgres
from tests.support.running import RunningPortal

ROOT: Final = Path(__file__).resolve().parents[1]
# What a server has: a commit is on the disk when it is answered. Sizes of memory are those of a fresh PostgreSQL.
DURABLE: Final = {**SERVER_OPTIONS, "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


@dataclass
class Portal:
    """A portal that is measured: an address, a database, and `size` registrations."""

    running: RunningPortal
    size: int

    @property
    def port(self) -> int:
        return int(self.running.url.rpartition(":")[2])

    @property
    def pid(self) -> int:
        """gunicorn's master."""
        return self.running.processes["web"].pid

    def ask(self, *arguments: str) -> dict[str, Any]:
        """What bench.inside answers with this portal's settings. Raises RuntimeError with its words."""
        done = subprocess.run(
            [sys.executable, "-m", "bench.inside", *arguments],
            cwd=ROOT,
            env=self.running.environment,
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(f"bench.inside {' '.join(arguments)}\n{done.stderr[-3000:]}")
        answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return answer


class Place:
    """Where databases of one kind live for the length of a benchmark."""

    def __init__(self, folder: Path, gateway: StandIn, server: str = "") -> None:
        self.folder = folder
        self.gateway = gateway
        self.server = server  # postgres://…, without a database; empty for SQLite
        self._portals: list[Portal] = []
        # The portal talks to it over its socket, as in deploy/: over TCP each query takes a third more.
        self._sockets = self._ask("SHOW unix_socket_directories") if server else ""

    @property
    def name(self) -> str:
        return "PostgreSQL" if self.server else "SQLite"

    def describe(self) -> str:
        """Which version, and how a commit is kept."""
        if not self.server:
            return f"SQLite {sqlite3.sqlite_version}, WAL, synchronous FULL"
        with psycopg.connect(f"{self.server}/postgres") as connection:
            version = connection.info.parameter_status("server_version")
        return f"PostgreSQL {version}, fsync and synchronous_commit on"

    def portal(self, name: str, size: int = 0) -> Portal:
        """A portal whose database has this name; nothing runs yet."""
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        port = self.server.rpartition(":")[2]
        database = f"postgres://portal@:{port}/{name}" if self.server else f"sqlite:///{folder}/portal.sqlite3"
        url = f"http://127.0.0.1:{free_port()}"
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.support.running_settings",
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
            "PORTAL_FOLDER": str(folder),
            "DATABASE_URL": database,
            **({"PGHOST": self._sockets} if self._sockets else {}),
            "REDIS_URL": "",
            "PUBLIC_BASE_URL": url,
            "WHATSAPP_API_URL": self.gateway.url,
            "WHATSAPP_API_KEY": API_KEY,
            "WHATSAPP_SENDER": SENDER,
            "DEMO_PASSWORD": "kata-sandi-untuk-mengukur",
            "REQUIRE_2FA": "on",
            "CAPTCHA": "off",
            "RATE_LIMITS": "off",
            "TRUSTED_PROXIES": "127.0.0.1",
        }
        made = Portal(RunningPortal(url, folder, environment, self.gateway, database), size)
        self._portals.append(made)
        return made

    def create(self, name: str) -> Portal:
        """A portal with an empty, migrated database and the demo content."""
        if self.server:
            self._execute(f"CREATE DATABASE {name}")
        portal = self.portal(name)
        portal.running.load_demo()
        return portal

    def copy(self, source: Portal, name: str) -> Portal:
        """The same at this moment, in a database of its own. Nobody may be connected to the source."""
        target = self.portal(name, source.size)
        if self.server:
            self._execute(f"CREATE DATABASE {name} TEMPLATE {source.running.database_url.rpartition('/')[2]}")
        else:
            files = [each.running.folder / "portal.sqlite3" for each in (source, target)]
            with closing(sqlite3.connect(files[0])) as old, closing(sqlite3.connect(files[1])) as new:
                old.backup(new)
        return target

    def _ask(self, statement: str) -> str:
        with psycopg.connect(f"{self.server}/postgres") as connection:
            row = connection.execute(statement.encode()).fetchone()
        return str(row[0]) if row else ""

    def _execute(self, statement: str) -> None:
        with psycopg.connect(f"{self.server}/postgres", autocommit=True) as connection:
            connection.execute(statement.encode())

    def stop(self) -> None:
        for portal in self._portals:
            portal.running.stop()


@contextmanager
def place(kind: str) -> Iterator[Place]:
    """Room for databases of a kind, ``sqlite`` or ``postgresql``, on a real disk; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="portal-bench-"))
    try:
        with stand_in_gateway() as gateway:
            if kind == "sqlite":
                with closing_place(Place(folder, gateway)) as made:
                    yield made
            else:
                with (
                    throwaway_postgres(DURABLE) as url,
                    closing_place(Place(folder, gateway, url.rpartition("/")[0])) as made,
                ):
                    yield made
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def closing_place(made: Place) -> Iterator[Place]:
    """Stops what was started in it."""
    try:
        yield made
    finally:
        made.stop()


@contextmanager
def bare_server(*, middleware: bool) -> Iterator[tuple[int, int]]:
    """The port and the process of gunicorn with the bare view, on the portal's own settings of gunicorn."""
    port = free_port()
    command = ["-m", "gunicorn", "-c", "site/gunicorn.conf.py", "--bind", f"127.0.0.1:{port}", "bench.bare:application"]
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
            "BARE_MIDDLEWARE": "on" if middleware else "off",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(port, process)
        yield port, process.pid
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError("the bare server doesn't start")


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
