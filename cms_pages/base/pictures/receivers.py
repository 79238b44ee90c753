"""When the worker is told of a picture: a page is published, an image is saved. Every way of saving passes here."""

from typing import Any, Final

from django.db.models.signals import post_save, pre_save
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.signals import page_published

from cms_pages.base.pictures.making import order, order_for

# Written down by Wagtail on its own: the picture stays as it is.
_FOUND_OUT: Final = frozenset({"file_hash", "file_size"})


def published(instance: Page, **_: Any) -> None:
    order_for(instance)


def about_to_save(sender: Any, instance: Any, raw: bool = False, **_: Any) -> None:
    """Renditions of a file that is replaced show the old one."""
    if raw or instance.pk is None:
        return
    before = sender.objects.filter(pk=instance.pk).values_list("file", flat=True).first()
    # A new upload has its final name only once it is kept.
    if before is not None and (before != instance.file.name or not getattr(instance.file, "_committed", True)):
        instance.renditions.all().delete()


def saved(instance: Any, update_fields: frozenset[str] | None = None, raw: bool = False, **_: Any) -> None:
    if not raw and (not update_fields or not update_fields <= _FOUND_OUT):
        order([instance.pk])


def connect() -> None:
    image = get_image_model()
    page_published.connect(published, dispatch_uid="pictures")
    pre_save.connect(about_to_save, sender=image, dispatch_uid="pictures file")
    post_save.connect(saved, sender=image, dispatch_uid="pictures")
