"""Static files, public media, and the private storage that no web server may serve."""

from typing import Any

from portal.settings.environment import BASE_DIR, VAR_DIR, env
from portal.settings.storage_url import s3_storages

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]

MEDIA_ROOT = BASE_DIR / "media" / "public"
MEDIA_URL = "/media/"
PRIVATE_MEDIA_ROOT = BASE_DIR / "media" / "private"

STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_MEDIA_ROOT, "base_url": None, "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# For more than one machine: S3-compatible storage instead of the local folders.
if MEDIA_STORAGE_URL := env.str("MEDIA_STORAGE_URL", ""):
    STORAGES |= s3_storages(MEDIA_STORAGE_URL)

# Hashed names never change their content; the others are looked at again after an hour.
WHITENOISE_MAX_AGE = 3600

DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
# Forms take one file and skip the others (registrations.uploads.OneFile); beyond this nothing is read at all.
DATA_UPLOAD_MAX_NUMBER_FILES = 100
FILE_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
