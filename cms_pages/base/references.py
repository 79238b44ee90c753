"""Who names which picture and document: Wagtail's index of references, made to hold for everything that we show.

Wagtail keeps it for pages. Rows of ours that name files (questions, shortcuts, settings) are added here, so that the
API knows what is shown and editors what they would break. `manage.py rebuild_references_index` writes it anew.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from modelcluster.models import get_all_child_relations
from wagtail.documents.models import AbstractDocument
from wagtail.fields import RichTextField, StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page, ReferenceIndex


def rows_with_files() -> Iterator[type[Model]]:
    """Our models beside pages whose rows name pictures or documents."""
    for model in apps.get_models():
        if model.__module__.startswith("cms_pages.") and not issubclass(model, Page) and _names_files(model):
            yield model


def _names_files(model: type[Model]) -> bool:
    fields: list[Any] = [*model._meta.get_fields()]
    return any(
        isinstance(field, RichTextField | StreamField)
        or (field.many_to_one and issubclass(field.related_model, AbstractDocument | AbstractImage))
        for field in fields
    )


def index_anew(instance: Any, **_: Any) -> None:
    """What a published page names now. Wagtail looks when the page is saved, before rows below it are deleted."""
    ours = any(not each.related_model.__module__.startswith("wagtail.") for each in get_all_child_relations(instance))
    if ours:
        with transaction.atomic():
            ReferenceIndex.create_or_update_for_object(type(instance)._base_manager.get(pk=instance.pk))


def register() -> None:
    """Once, when all models are known."""
    for model in rows_with_files():
        ReferenceIndex.register_model(model)
