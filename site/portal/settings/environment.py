"""Where the settings come from: the process environment, and the project's own folders."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[3]

# What a running portal writes and what git must not see: the SQLite database, collected static files.
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
