"""Makes the virtual environment and installs a pinned list into it: `python3 tools/install.py requirements.txt .venv`.

Runs under any Python of the machine, with the standard library alone. uv does the work where it can be had, else pip;
either way every file is checked against its hash. Debian keeps venv's own pip in a package apart: where that is
missing and we are root, it is installed, else it is named.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MINIMUM = (3, 11)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def make_environment(venv: Path) -> None:
    """A virtual environment with pip. Exits with what to install where the machine can't make one."""
    command = [sys.executable, "-m", "venv", str(venv)]
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if os.geteuid() != 0 or not shutil.which("apt-get"):
            raise SystemExit(f"This Python can't make a virtual environment: apt-get install {package}") from None
        say(f"Installing {package} …")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=environment)
        subprocess.run(["apt-get", "install", "-y", "-qq", package], check=True, env=environment)
    subprocess.run(command, check=True)


def install(venv: Path, requirements: Path) -> None:
    """Installs the pinned list. Raises CalledProcessError when pip can't either."""
    python = venv / "bin" / "python"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--require-hashes"]
    uv = venv / "bin" / "uv"
    if not uv.exists():
        subprocess.run([*pip, "-r", str(ROOT / "requirements-uv.txt")], check=False)
    if uv.exists():
        command = [str(uv), "pip", "install", "--quiet", "--python", str(python), "--require-hashes"]
        if not subprocess.run([*command, "-r", str(requirements)], check=False).returncode:
            return
        say("uv could not; trying pip …")
    subprocess.run([*pip, "-r", str(requirements)], check=True)


def main(requirements: str, folder: str) -> None:
    if sys.version_info < MINIMUM:
        raise SystemExit(f"Python {MINIMUM[0]}.{MINIMUM[1]} or newer is needed; this is {sys.version.split()[0]}.")
    venv = Path(folder)
    if not (venv / "bin" / "pip").exists():
        say(f"Making {folder} …")
        make_environment(venv)
    say(f"Installing {requirements} …")
    try:
        install(venv, ROOT / requirements)
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"Installing {requirements} failed (code {error.returncode}); see above.") from None


if __name__ == "__main__":
    main(*sys.argv[1:])
