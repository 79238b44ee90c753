"""The two storages on S3. Neither hands out an address of the bucket: the portal's own doors are the only ones."""

from typing import Any, NoReturn
from urllib.parse import quote

from django.conf import settings
from storages.backends.s3 import S3Storage


class PublicS3Storage(S3Storage):
    """Pictures and documents of the pages, served under /media/ (portal.media), so that the content policy holds."""

    def url(self, name: str, *_: Any, **__: Any) -> str:
        return f"{settings.MEDIA_URL}{quote(name)}"


class PrivateS3Storage(S3Storage):
    """Referrals and results: no address at all. They are read through services.files."""

    def url(self, name: str, *_: Any, **__: Any) -> NoReturn:
        raise ValueError("a private file has no address")
