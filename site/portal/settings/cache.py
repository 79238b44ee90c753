"""Redis where there is one; otherwise memory, and sessions in the database."""

from typing import Any

from portal.settings.environment import env

REDIS_URL = env.str("REDIS_URL", "")

CACHES: dict[str, dict[str, Any]]
if REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
    SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    SESSION_ENGINE = "django.contrib.sessions.backends.db"

# How long the page of an empty registration form may be shown before it is made anew; 0 makes it for every visitor.
EMPTY_FORM_SECONDS = 1
