"""MEDIA_STORAGE_URL: one address for an S3-compatible storage.

    s3://KEY:SECRET@host[:port]/bucket[/prefix]?region=…&tls=off

Key and secret are percent-encoded where they hold `/`, `+` or `@`. Without a host, Amazon's own.
"""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_KNOWN = {"region", "tls"}


def s3_storages(url: str) -> dict[str, dict[str, Any]]:
    """Settings of the storages `default` (under public/) and `private` (under private/) in one bucket.

    Raises ImproperlyConfigured, without showing the address, which holds a secret.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured("MEDIA_STORAGE_URL is not an address") from error
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    bucket, _, prefix = parts.path.strip("/").partition("/")
    if parts.scheme != "s3" or not (parts.username and parts.password and bucket):
        raise ImproperlyConfigured("MEDIA_STORAGE_URL must look like s3://KEY:SECRET@host/bucket?region=…")
    if unknown := set(options) - _KNOWN:
        raise ImproperlyConfigured(f"MEDIA_STORAGE_URL has unknown options: {', '.join(sorted(unknown))}")
    common: dict[str, Any] = {
        "access_key": unquote(parts.username),
        "secret_key": unquote(parts.password),
        "bucket_name": bucket,
        "region_name": options.get("region"),
        "signature_version": "s3v4",
        "addressing_style": "path",
        "default_acl": None,  # the bucket's own, which is private
        "file_overwrite": False,
    }
    if parts.hostname:
        scheme = "http" if options.get("tls") == "off" else "https"
        common["endpoint_url"] = f"{scheme}://{parts.hostname}" + (f":{port}" if port else "")
    return {
        name: {
            "BACKEND": f"portal.storages.{storage}",
            "OPTIONS": {**common, "location": "/".join(filter(None, (prefix, folder)))},
        }
        for name, storage, folder in (
            ("default", "PublicS3Storage", "public"),
            ("private", "PrivateS3Storage", "private"),
        )
    }
