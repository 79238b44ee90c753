"""Tokens with which a program reads drafts."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models


class DraftTokenQuerySet(models.QuerySet["DraftToken"]):
    """Tokens."""

    def valid_at(self, moment: datetime) -> "DraftTokenQuerySet":
        """Neither expired nor revoked."""
        return self.filter(revoked_at=None, expires_at__gt=moment)


class DraftToken(models.Model):
    """Opens drafts of pages to whoever holds it, until `expires_at` or until somebody revokes it.

    Only a digest of the secret is kept: a dump of the database opens nothing.
    """

    name = models.CharField("nama", max_length=80)
    digest = models.CharField("sidik", max_length=64, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="dibuat oleh", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField("dibuat", auto_now_add=True)
    expires_at = models.DateTimeField("berlaku sampai")
    revoked_at = models.DateTimeField("dicabut", null=True)

    objects = DraftTokenQuerySet.as_manager()
    shown_on_pages = False  # the cache of public pages needn't care

    class Meta:
        verbose_name = "token draf"
        verbose_name_plural = "token draf"
        ordering: ClassVar[list[Any]] = ["-created_at", "-pk"]
        default_permissions = ("add", "view", "delete")

    def __str__(self) -> str:
        return self.name
