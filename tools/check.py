"""`make check`: everything that can be known without running the portal. Runs all of it, then says what failed."""

import os
import re
import secrets
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

from cryptography.fernet import Fernet
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PIN = re.compile(r"^(?P<name>[\w.\[\]-]+)==(?P<version>[^\s;\\]+)(?P<rest>.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)


def pins(name: str) -> dict[str, set[str]]:
    """Package -> pinned versions, more than one where they differ by Python. Raises ValueError: no hash."""
    found: dict[str, set[str]] = {}
    for match in PIN.finditer((ROOT / name).read_text()):
        if "--hash=sha256:" not in match["rest"]:
            raise ValueError(f"{name}: {match['name']} has no hash")
        found.setdefault(canonicalize_name(match["name"].split("[")[0]), set()).add(match["version"])
    return found


def requirement_problems() -> list[str]:
    """Where pyproject.toml and the pinned lists disagree; empty when `make lock` has nothing to do."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    product, everything = pins("requirements.txt"), pins("requirements-dev.txt")
    wanted = [(line, product, "requirements.txt") for line in project["project"]["dependencies"]]
    wanted += [(line, everything, "requirements-dev.txt") for line in project["dependency-groups"]["dev"]]
    problems = []
    for line, pinned, name in wanted:
        requirement = Requirement(line)
        versions = pinned.get(canonicalize_name(requirement.name), set())
        if not versions or not all(requirement.specifier.contains(version, prereleases=True) for version in versions):
            problems.append(f"{name} has {sorted(versions) or 'nothing'} for {line}: run make lock")
    for package, versions in product.items():
        if everything.get(package) != versions:
            problems.append(f"requirements-dev.txt and requirements.txt disagree on {package}: run make lock")
    return problems


def production_environment(folder: str) -> dict[str, str]:
    """An environment that production accepts, with secrets that nobody keeps."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "FIELD_ENCRYPTION_KEYS": Fernet.generate_key().decode(),
        "BLIND_INDEX_KEY": secrets.token_urlsafe(48),
        "ALLOWED_HOSTS": "portal.example.test",
        "PUBLIC_BASE_URL": "https://portal.example.test",
        "DATABASE_URL": f"sqlite:///{folder}/check.sqlite3",
    }


def main() -> int:
    bin_folder, python = Path(sys.executable).parent, sys.executable
    with tempfile.TemporaryDirectory() as folder:
        scratch = {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/check.sqlite3"}
        deploy = ["check", "--deploy", "--fail-level", "WARNING"]
        steps: list[tuple[str, list[str], dict[str, str]]] = [
            ("ruff check", [f"{bin_folder}/ruff", "check", "--output-format=concise", "."], scratch),
            ("ruff format", [f"{bin_folder}/ruff", "format", "--check", "--quiet", "."], scratch),
            ("mypy", [f"{bin_folder}/mypy"], scratch),
            ("import contracts", [f"{bin_folder}/lint-imports"], {**scratch, "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}),
            ("migrations", [python, "manage.py", "makemigrations", "--check", "--dry-run"], scratch),
            ("deploy check", [python, "manage.py", *deploy], production_environment(folder)),
            ("flows", [python, "manage.py", "print_flows", "--check"], scratch),
            ("templates", [f"{bin_folder}/djlint", "templates", "--lint", "--quiet"], scratch),
        ]
        failed = []
        for name, command, environment in steps:
            started = time.monotonic()
            done = subprocess.run(
                command,
                cwd=ROOT,
                env=environment,
                check=False,
                text=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )
            print(
                f"{'ok    ' if not done.returncode else 'FAILED'} {name} ({time.monotonic() - started:.0f} s)",
                flush=True,
            )
            if done.returncode:
                failed.append(name)
                print(done.stdout, flush=True)
    problems = requirement_problems()
    print(f"{'FAILED' if problems else 'ok    '} requirements", *problems, sep="\n  " if problems else " ")
    failed += ["requirements"] if problems else []
    print(f"make check: {', '.join(failed)} failed" if failed else "make check: all passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
