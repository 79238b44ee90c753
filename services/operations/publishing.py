"""Wagtail's scheduled publishing, one object at a time.

Wagtail's own `publish_scheduled` stops at the first revision that raises, so one broken page would hold back every
price and every news item behind it. Here each gets a try of its own, in both halves: expiry and publication.
"""

import logging
from typing import Any

from django.apps import apps
from django.db import transaction
from wagtail.models import DraftStateMixin, Page, Revision

from services.common.clock import now

logger = logging.getLogger(__name__)


class SomeFailed(Exception):
    """At least one object couldn't be published or expired; each is in the log."""


def publish_scheduled() -> None:
    """Take down what has expired, publish what is due. Raises SomeFailed after all the others were done."""
    failures = sum(not _attempt(_expire, obj) for obj in _expired())
    failures += sum(not _attempt(_publish, revision) for revision in _due())
    if failures:
        raise SomeFailed(failures)


def _expired() -> list[Any]:
    """Live objects past their end. Page stands for every kind of page; other models have tables of their own."""
    drafts = (model for model in apps.get_models() if issubclass(model, DraftStateMixin))
    models = [Page, *(model for model in drafts if not issubclass(model, Page))]
    return [
        obj
        for model in models
        for obj in model._default_manager.filter(live=True, expire_at__lt=now()).order_by("expire_at")
    ]


def _due() -> list[Revision]:
    return list(Revision.objects.filter(approved_go_live_at__lt=now()).order_by("approved_go_live_at"))


def _expire(obj: Any) -> None:
    obj.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(revision: Revision) -> None:
    revision.publish(log_action="wagtail.publish.scheduled")


def _attempt(act: Any, obj: Any) -> bool:
    try:
        with transaction.atomic():
            act(obj)
    except Exception:
        logger.exception("scheduled publishing failed", extra={"object": obj._meta.label, "id": str(obj.pk)})
        return False
    return True
