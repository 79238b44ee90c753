"""Settings of a portal that a test starts in processes of its own: durable as the real one, with a folder of its own.

Everything else comes by the environment, as on a server (tests/support/running.py).
"""

import os
from pathlib import Path

from portal.settings.development import *

FOLDER = Path(os.environ["PORTAL_FOLDER"])
MEDIA_ROOT = FOLDER / "public"
PRIVATE_MEDIA_ROOT = FOLDER / "private"
STORAGES = STORAGES | {
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_MEDIA_ROOT, "base_url": None, "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A clean clone has collected nothing: static files come from where they lie.
WHITENOISE_USE_FINDERS = True
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = FOLDER / "mail"
