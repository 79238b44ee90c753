"""Redis where there is one; otherwise memory, and sessions in the database."""

from typing import Any

from portal.settings.environment import env

REDIS_URL = env.str("REDIS_URL", "")

CACHES: dict[str, dict[str, Any]]
if REDIS_URL:
    CACHES = {"default": {"BACKEND": "portal.redis_cache.PatientRedisCache", "LOCATION": REDIS_URL}}
    SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
    CACHES["pages"] = CACHES["default"] | {"KEY_PREFIX": "pages"}
else:
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
        # Of each web worker; it may not take much of the 120 MB that one is allowed.
        "pages": {
            "BACKEND": "cms_pages.base.page_cache.memory.MemoryCache",
            "OPTIONS": {"MAX_ENTRIES": 1000, "MAX_BYTES": 16 * 1024 * 1024},
        },
    }
    SESSION_ENGINE = "django.contrib.sessions.backends.db"

# How long the page of an empty registration form may be shown before it is made anew; 0 makes it for every visitor.
EMPTY_FORM_SECONDS = 1

# Public pages are kept for readers without a session until something that they show changes, and so long at most: what
# a change by hand in the database, or a process killed just after its commit, left behind is gone then. 0: never kept.
PAGE_CACHE_SECONDS = 300
