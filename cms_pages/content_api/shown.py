"""Images and documents that visitors are shown: what a public page or a row of the site names, in an open collection.

An editor uploads a report before the page that will announce it is live; until then the API doesn't know it either.
Wagtail's index of references says who names what: it holds what is published of a page, not what is drafted.
"""

from collections.abc import Mapping
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Exists, F, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from cms_pages.base.models import SiteSettings
from cms_pages.content_api.queries import outer, pages
from cms_pages.information.enums import ShortcutPlace
from cms_pages.information.models import FaqEntry, PublicInformation, Shortcut

# Rows beside pages that show files to visitors, and which of them do.
ROWS: Final[Mapping[type[Model], Q]] = {
    FaqEntry: Q(active=True),
    PublicInformation: Q(),
    Shortcut: Q(place=ShortcutPlace.EXTERNAL),
    SiteSettings: Q(),
}


def in_open_collections(model: type[Model]) -> "QuerySet[Any]":
    """Images or documents, without those of a collection that is shut, or below one that is."""
    paths = CollectionViewRestriction.objects.annotate(below=outer("collection__path"))
    shut = paths.filter(below__startswith=F("collection__path"))
    found: QuerySet[Any] = model._default_manager.filter(~Exists(shut))
    return found


def shown(model: type[Model]) -> "QuerySet[Any]":
    """Those of `in_open_collections` that are named by something public. Part of the query that asks for them."""
    references = ReferenceIndex.objects.filter(
        _named_by(Page, pages()) | Q(*(_named_by(kind, _rows(kind)) for kind in ROWS), _connector=Q.OR),
        to_content_type=_kind(model),
        to_object_id=Cast(OuterRef("pk"), CharField()),
    )
    return in_open_collections(model).filter(Exists(references))


def _rows(kind: type[Model]) -> "QuerySet[Any]":
    found: QuerySet[Any] = kind._default_manager.filter(ROWS[kind])
    return found


def _named_by(kind: type[Model], those: "QuerySet[Any]") -> Q:
    named = those.filter(pk=Cast(OuterRef("object_id"), BigIntegerField()))
    return Q(Exists(named), base_content_type=_kind(kind))


def _kind(model: type[Model]) -> ContentType:
    """Remembered by Django for as long as the process lives."""
    return ContentType.objects.get_for_model(model)
