"""SQLite embedded, PostgreSQL by DATABASE_URL. Both are tested on every run."""

from typing import Any

from portal.settings.environment import VAR_DIR, env

VAR_DIR.mkdir(exist_ok=True)

DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")
}

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: a transaction that reads and then writes never fails half-way for want of the write lock.
    # synchronous FULL: an acknowledged registration survives a power cut, not only a killed process.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728;"
            "PRAGMA cache_size=-20000; PRAGMA journal_size_limit=67108864; PRAGMA temp_store=MEMORY;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 600
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
