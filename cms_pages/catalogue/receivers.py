"""The one signal with a business effect in the portal (docs/decisions/0005-no-signals.md)."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Revision
from wagtail.signals import page_published

from cms_pages.catalogue import actions, publication
from cms_pages.catalogue.models import ExamTypePage


@receiver(page_published, sender=ExamTypePage, dispatch_uid="catalogue.price_history")
def write_price_history(sender: type, instance: ExamTypePage, revision: Revision | None = None, **kwargs: Any) -> None:
    """Every way of publishing passes here; most of what passes changes no price.

    The signal fires for a page that is only scheduled for its first publication too, and for aliases, which have no
    price of their own.
    """
    if instance.live and instance.alias_of_id is None:
        actions.record_price(exam=instance, revision=revision, publication=publication.read(revision))
