"""What public pages show: whenever it changes, they are rendered anew (docs/decisions/0005-no-signals.md).

Pages by the signals of publishing, since a saved draft shows nowhere. Everything else that the content apps keep is
shown at once: settings, snippets, categories, and Wagtail's pictures, documents, redirects, sites and restrictions. A
model of theirs that no public page shows says so: `shown_on_pages = False`.
"""

from collections.abc import Iterator
from typing import Any, Final

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Revision,
    Site,
)
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms_pages.base import references
from cms_pages.base.page_cache.generation import bump
from cms_pages.base.page_cache.models import PageCacheGeneration

WAGTAILS: Final = (
    *(AbstractDocument, AbstractImage, BaseGenericSetting, BaseSiteSetting, Redirect, Site),
    # What is shut is shown by no page and no API.
    *(Collection, CollectionViewRestriction, PageViewRestriction),
)
# Written down by Wagtail while a page is rendered.
_FOUND_OUT: Final = frozenset({"file_hash", "file_size"})


def watched() -> Iterator[type[Model]]:
    """The models beside pages whose rows public pages show."""
    for model in apps.get_models():
        ours = model.__module__.startswith("cms_pages.") and not issubclass(model, Page)
        shown = getattr(model, "shown_on_pages", True) and model is not PageCacheGeneration
        if (ours or issubclass(model, WAGTAILS)) and shown:
            yield model


def published(**_: Any) -> None:
    bump()


def saved(update_fields: frozenset[str] | None = None, **_: Any) -> None:
    if not update_fields or not update_fields <= _FOUND_OUT:
        bump()


def scheduled(instance: Revision, update_fields: frozenset[str] | None = None, **_: Any) -> None:
    """A price to come shows on its page. Wagtail sends no signal when a live page is scheduled, nor when that ends."""
    if "approved_go_live_at" in (update_fields or ()) or (update_fields is None and instance.approved_go_live_at):
        bump()


def connect() -> None:
    # First: who names a picture is known before pages are rendered anew.
    references.register()
    page_published.connect(references.index_anew, dispatch_uid="references")
    post_save.connect(scheduled, sender=Revision, dispatch_uid="page-cache schedule")
    for signal in (page_published, page_unpublished, post_page_move, page_slug_changed):
        signal.connect(published, dispatch_uid="page-cache")
    post_delete.connect(published, sender=Page, dispatch_uid="page-cache")
    for model in watched():
        post_save.connect(saved, sender=model, dispatch_uid=f"page-cache {model._meta.label}")
        post_delete.connect(published, sender=model, dispatch_uid=f"page-cache {model._meta.label}")
