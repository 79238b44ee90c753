"""SQLite embedded, PostgreSQL by DATABASE_URL. Both are tested on every run."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from portal.settings.environment import VAR_DIR, env

VAR_DIR.mkdir(exist_ok=True)

DATABASE_URL = env.str("DATABASE_URL", "") or f"sqlite:///{VAR_DIR / 'portal.sqlite3'}"
if not DATABASE_URL.startswith(("sqlite:///", "postgres://", "postgresql://")):
    raise ImproperlyConfigured("DATABASE_URL must start with sqlite:/// or postgres://")

DATABASES: dict[str, dict[str, Any]] = {"default": env.db_url_config(DATABASE_URL)}

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: a transaction that reads and then writes never fails half-way for want of the write lock.
    # synchronous FULL: an acknowledged registration survives a power cut, not only a killed process.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728;"
            "PRAGMA cache_size=-10000; PRAGMA journal_size_limit=67108864; PRAGMA temp_store=MEMORY;"
        ),
    }
    # Opening one reads the whole schema and takes 3 ms of CPU, a third of a page. Not for ever: a connection learns of
    # new statistics (registrations.jobs) only when it is opened.
    DATABASES["default"]["CONN_MAX_AGE"] = 60
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 600
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
