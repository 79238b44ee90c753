"""What the test suite runs on: development's defaults, quick hashing, mail in memory, files in a passing folder."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from portal.settings.development import *

if "TEST_FOLDER" not in os.environ:
    # In the environment, so that a server or worker started by a test finds the same files and database.
    os.environ["TEST_FOLDER"] = tempfile.mkdtemp(prefix="portal-test-")
    atexit.register(shutil.rmtree, os.environ["TEST_FOLDER"], ignore_errors=True)
TEST_FOLDER = Path(os.environ["TEST_FOLDER"]) / os.environ.get("PYTEST_XDIST_WORKER", "main")
MEDIA_ROOT = TEST_FOLDER / "public"
PRIVATE_MEDIA_ROOT = TEST_FOLDER / "private"
for _folder in (MEDIA_ROOT, PRIVATE_MEDIA_ROOT):
    _folder.mkdir(parents=True, exist_ok=True)

# The demo content, the logs of requests and the proof of work slow tests down; what is tested switches them on itself.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
EMPTY_FORM_SECONDS = 0
# A test's transaction is never committed, and a bump waits for the commit: the tests of the cache switch it on.
PAGE_CACHE_SECONDS = 0
WHATSAPP_API_URL = WHATSAPP_API_KEY = WHATSAPP_SENDER = ""
ALLOWED_HOSTS = ["*"]
# A worker started by a test asks no website for anything.
LINK_CHECK_OUTSIDE = False
# A line a request would bury what a failed test has to say.
LOGGING["loggers"]["portal.requests"] = {"handlers": [], "level": "WARNING", "propagate": True}

STORAGES = STORAGES | {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_MEDIA_ROOT, "base_url": None, "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, so that the threads of a live server and of a race have connections of their own; it need not be durable.
    DATABASES["default"]["TEST"] = {"NAME": str(TEST_FOLDER / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
# A connection per thread of a live server must not outlive it, or the test database can't be dropped.
DATABASES["default"]["CONN_MAX_AGE"] = 0
