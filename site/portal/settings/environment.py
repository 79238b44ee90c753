"""Where the settings come from: the process environment, and the project's own folders."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[3]

# What a running portal writes and what git must not see: the SQLite database, collected static files.
VAR_DIR = BASE_DIR / "var"

env = environ.Env()

_ON = {"1", "on", "true", "yes"}
_OFF = {"0", "off", "false", "no"}


def flag(name: str, *, default: bool) -> bool:
    """A switch: on/off, true/false, yes/no, 1/0, in any case; empty counts as absent.

    Raises ImproperlyConfigured for anything else: a misspelt `ture` must not silently switch a protection off.
    """
    text = env.str(name, "").strip().lower()
    if text in _ON | _OFF:
        return text in _ON
    if text:
        raise ImproperlyConfigured(f"{name} is {text!r}; it must be on or off")
    return default


def names(name: str) -> list[str]:
    """A comma-separated list without blanks and spaces."""
    return [part.strip() for part in env.str(name, "").split(",") if part.strip()]
