"""A throwaway PostgreSQL from the installed binaries: started in a temporary folder, gone afterwards.

On the command line: `python -m tests.support.postgres -- pytest tests` runs the command with DATABASE_URL set.
In Python: `with throwaway_postgres() as url: ...`.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

INSTALL_HINT = "no PostgreSQL server found: apt-get install postgresql (the binaries are enough, no cluster is used)"
DEBIAN_BINARIES = Path("/usr/lib/postgresql")

# Nothing here outlives the run, so nothing is written with care. Connections: two workers, a race of 200 threads each.
SERVER_OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "600",
    "shared_buffers": "128MB",
    "timezone": "UTC",
}


class PostgresMissing(RuntimeError):
    """No PostgreSQL server binaries on this machine."""


def find_binaries() -> Path:
    """The folder with initdb and postgres: the newest of Debian's, else PATH's. Raises PostgresMissing."""
    versions = sorted(DEBIAN_BINARIES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3].split(".")[0]))
    if versions:
        return versions[-1].parent
    found = shutil.which("initdb")
    if found and (Path(found).resolve().parent / "postgres").exists():
        return Path(found).resolve().parent
    raise PostgresMissing(INSTALL_HINT)


def _owner() -> pwd.struct_passwd | None:
    """The user to run the server as. PostgreSQL refuses root, so root lends it to postgres or nobody."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise PostgresMissing("PostgreSQL refuses to run as root, and there is no user postgres or nobody")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def throwaway_postgres(server_options: Mapping[str, str] = SERVER_OPTIONS) -> Iterator[str]:
    """Yields a DATABASE_URL to an empty database. Raises PostgresMissing, or CalledProcessError (the log on stderr)."""
    binaries, owner = find_binaries(), _owner()
    folder = Path(tempfile.mkdtemp(prefix="portal-postgres-"))
    try:
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        data, log, port = folder / "data", folder / "log", _free_port()

        def run(program: str, *arguments: str) -> None:
            done = subprocess.run(
                [str(binaries / program), *arguments],
                cwd=folder,
                check=False,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                user=owner.pw_uid if owner else None,
                group=owner.pw_gid if owner else None,
                extra_groups=[] if owner else None,
            )
            if done.returncode:
                sys.stderr.write(done.stdout + (log.read_text() if log.exists() else ""))
                done.check_returncode()

        run("initdb", "-D", str(data), "-U", "portal", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = " ".join(f"-c {name}={value}" for name, value in server_options.items())
        options += f" -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -p {port}"
        # -l: the server writes to a file; were it to inherit our pipe, the caller would wait for it for ever.
        run("pg_ctl", "-D", str(data), "-o", options, "-l", str(log), "-w", "-t", "60", "start")
        try:
            run("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "portal", "portal")
            yield f"postgres://portal@127.0.0.1:{port}/portal"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(arguments: Sequence[str]) -> int:
    """Runs the command after `--` beside a server; answers with the command's own exit code."""
    command = list(arguments[1:] if arguments[:1] == ["--"] else arguments)
    if not command:
        sys.stderr.write("usage: python -m tests.support.postgres -- COMMAND…\n")
        return 2
    # A terminated runner must still stop its server: turn SIGTERM into an exception that unwinds the `with`.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with throwaway_postgres() as url:
            return subprocess.run(command, check=False, env={**os.environ, "DATABASE_URL": url}).returncode
    except PostgresMissing as missing:
        sys.stderr.write(f"{missing}\n")
        return 69
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
