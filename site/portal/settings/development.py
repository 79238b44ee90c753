"""`make run` and a developer's machine: everything has a default, nothing is secret."""

from portal.settings.base import *
from portal.settings.environment import env

DEBUG = env.bool("DEBUG", False)
# Known to everybody who reads this file; production.py refuses them by name.
SECRET_KEY = SECRET_KEY or "development-only-secret-key-known-to-everybody-who-reads-the-code"
FIELD_ENCRYPTION_KEYS = FIELD_ENCRYPTION_KEYS or ["ZGV2ZWxvcG1lbnQtb25seS1rZXktb2YtMzItYnl0ZXM="]
BLIND_INDEX_KEY = BLIND_INDEX_KEY or "development-only-blind-index-key"
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]
