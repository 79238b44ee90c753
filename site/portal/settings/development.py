"""`make run` and a developer's machine: everything has a default, nothing is secret."""

from portal.settings import development_keys
from portal.settings.base import *
from portal.settings.environment import flag
from portal.settings.security import with_short_link_host

DEBUG = flag("DEBUG", default=False)
DEMO_CONTENT = True
SECRET_KEY = SECRET_KEY or development_keys.SECRET_KEY
FIELD_ENCRYPTION_KEYS = FIELD_ENCRYPTION_KEYS or [development_keys.FIELD_ENCRYPTION_KEY]
BLIND_INDEX_KEY = BLIND_INDEX_KEY or development_keys.BLIND_INDEX_KEY
ALLOWED_HOSTS = with_short_link_host(ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"])
