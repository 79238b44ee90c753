"""Pictures that wait for the worker."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class PictureOrder(models.Model):
    """An image whose renditions may be missing; one row an image, gone when the worker has looked after it."""

    # Nothing that a page shows: it is rendered anew when the renditions are there.
    shown_on_pages: ClassVar[bool] = False

    image = models.OneToOneField("wagtailimages.Image", on_delete=models.CASCADE, related_name="+")
    ordered_at = models.DateTimeField(default=timezone.now, db_index=True)
    # A worker has it until then; one that dies holds it no longer.
    claimed_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "pesanan gambar"
        verbose_name_plural = "pesanan gambar"
        default_permissions = ()

    def __str__(self) -> str:
        return f"gambar {self.image_id}"
