"""`make lock`: pyproject.toml -> the requirements*.txt, for every Python and platform, with hashes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMPILE = [
    "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes",
    "--custom-compile-command", "make lock",
]  # fmt: skip


def main(arguments: list[str]) -> None:
    """Keeps the pins that still fit; `python -m tools.lock --upgrade` takes the newest of everything."""
    uv = Path(sys.executable).parent / "uv"
    command = [str(uv if uv.exists() else "uv"), *COMPILE[1:], *arguments]
    for output, more in (("requirements.txt", []), ("requirements-dev.txt", ["--group", "dev"])):
        subprocess.run([*command, "pyproject.toml", *more, "-o", output], check=True, cwd=ROOT)
    tool = [*command, "--no-annotate", "-", "-o", "requirements-uv.txt"]
    subprocess.run(tool, check=True, cwd=ROOT, input="uv\n", text=True)


if __name__ == "__main__":
    main(sys.argv[1:])
