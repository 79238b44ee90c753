"""`make test`: the whole suite on SQLite, then again on a throwaway PostgreSQL. Arguments go to pytest.

Installs Chromium and PostgreSQL by apt where it may; what is missing is named first, so that the last line is
pytest's own. When the first half fails the second isn't started: the closing line and the exit code must agree.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.support import chromium, postgres

ROOT = Path(__file__).resolve().parents[1]
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}


def _has_postgres() -> bool:
    try:
        return bool(postgres.find_binaries())
    except postgres.PostgresMissing:
        return False


def _has_npm() -> bool:
    """For the client of the content API that tests/services/api/ reads the portal with."""
    return bool(shutil.which("node") and shutil.which("npm"))


def _install(package: str) -> None:
    """By apt, as root or by a sudo that asks nothing. Whether it worked is seen by looking for the tool again."""
    if not shutil.which("apt-get"):
        return
    prefix: list[str] = []
    if os.geteuid() != 0:
        if (
            not shutil.which("sudo")
            or subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode
        ):
            return
        prefix = ["sudo", "-n"]
    print(f"Installing {package} …", flush=True)
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.run([*prefix, *quiet, "update"], check=False, stdout=subprocess.DEVNULL)
    install = ["install", "-y", "--no-install-recommends", package]
    subprocess.run([*prefix, *quiet, *install], check=False, stdout=subprocess.DEVNULL)


def _present(found: Callable[[], object], package: str, hint: str) -> bool:
    if not found():
        _install(package)
    if found():
        return True
    print(f"MISSING: {hint}", flush=True)
    return False


def _pytest(arguments: list[str], database_url: str | None) -> int:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment["DJANGO_SETTINGS_MODULE"] = "portal.settings.testing"
    if database_url:
        environment["DATABASE_URL"] = database_url
    # Two workers: the browser and the server under test already fill a core each.
    workers = ["-n", os.environ.get("TEST_WORKERS", "2"), "--dist", "loadfile", "--no-loadscope-reorder"]
    command = [sys.executable, "-m", "pytest", *workers, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def main(arguments: list[str]) -> int:
    complete = _present(chromium.find_chromium, "chromium", chromium.INSTALL_HINT)
    with_postgres = _present(_has_postgres, "postgresql", postgres.INSTALL_HINT)
    complete &= _present(_has_npm, "npm", "no Node: apt-get install npm")
    if IN_CI and not (complete and with_postgres):
        return 1
    if not with_postgres:
        print("The suite runs on SQLite only; its PostgreSQL half is skipped.", flush=True)
    print("== The suite on SQLite ==", flush=True)
    code = _pytest(arguments, None)
    if code or not with_postgres:
        return code
    print("== The suite on PostgreSQL ==", flush=True)
    with postgres.throwaway_postgres() as url:
        return _pytest(arguments, url)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
