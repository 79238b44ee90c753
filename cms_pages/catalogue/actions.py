"""The only place beside the page editor that writes exam types, and the only one that writes their price history."""

from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Page, Revision

from cms_pages.catalogue import publication
from cms_pages.catalogue.enums import PublishedBy
from cms_pages.catalogue.models import CataloguePage, CategoryPage, ExamTypePage, PriceChange

# What Wagtail fills in when a page takes its place in the tree.
_TREE_FIELDS: Final = frozenset(field.name for field in Page._meta.fields) - {"title", "slug"} | {"page_ptr"}


class ExamTypeBusy(Exception):
    """The exam type has an unpublished draft or a scheduled version, which publishing now would destroy in silence."""


@transaction.atomic
def record_price(
    *, exam: ExamTypePage, revision: Revision | None, publication: publication.Publication
) -> PriceChange | None:
    """Write down the price that has just become valid; None if it was valid before.

    The exam type's row is locked first: of two publications at once the second compares with what the first wrote.
    """
    Page.objects.select_for_update().filter(pk=exam.pk).order_by().values_list("pk").first()
    last = PriceChange.objects.filter(exam_type_id=exam.pk).order_by("-pk").first()
    if last is not None and last.new_price_idr == exam.price_idr:
        return None
    author = revision.user if revision is not None else None
    publisher = publication.publisher
    return PriceChange.objects.create(
        exam_type_id=exam.pk,
        exam_name=exam.title,
        exam_code=exam.code,
        old_price_idr=last.new_price_idr if last else None,
        new_price_idr=exam.price_idr,
        author_id=author.pk if author else None,
        author_label=str(author)[:200] if author else "",
        publisher_id=publisher.pk if publisher else None,
        publisher_label=str(publisher)[:200] if publisher else "",
        how=publication.how,
        revision_id=revision.pk if revision is not None else None,
    )


@transaction.atomic
def save_category(
    *, catalogue: CataloguePage, name: str, description: str = "", actor: Any = None
) -> tuple[CategoryPage, bool]:
    """The category of that name, made and published if it isn't there; and whether it was made."""
    found = CategoryPage.objects.child_of(catalogue).filter(title=name).first()
    if found is not None:
        return found, False
    category = CategoryPage(title=name, slug=_free_slug(catalogue, name), description=description, owner=actor)
    _add_and_publish(catalogue, category, actor)
    return category, True


@transaction.atomic
def save_exam_type(
    *,
    category: CategoryPage,
    name: str,
    values: Mapping[str, Any],
    defaults: Mapping[str, Any] | None = None,
    actor: Any = None,
    how: PublishedBy = PublishedBy.IMPORT,
) -> tuple[ExamTypePage, bool]:
    """Make the exam type of that name in the category, or bring it to `values` (fields of ExamTypePage), and publish.

    `defaults` are for a new one only.
    Returns the page and whether anything was written: a live page that already has these values is left alone, so the
    same import may run again. Raises ExamTypeBusy where an editor has work under way, ValidationError for bad values.
    """
    with publication.publishing(how, publisher=actor):
        exam = ExamTypePage.objects.child_of(category).filter(title=name, alias_of=None).first()
        if exam is None:
            exam = ExamTypePage(
                title=name, slug=_free_slug(category, name), owner=actor, **{**(defaults or {}), **values}
            )
            _add_and_publish(category, exam, actor)
            return exam, True
        if exam.has_unpublished_changes or exam.revisions.filter(approved_go_live_at__isnull=False).exists():
            raise ExamTypeBusy(exam.title)
        if exam.live and all(getattr(exam, field) == value for field, value in values.items()):
            return exam, False
        for field, value in values.items():
            setattr(exam, field, value)
        exam.save_revision(user=actor, log_action=True).publish(user=actor, skip_permission_checks=True)
        return exam, True


def _add_and_publish(parent: Page, page: Page, actor: Any) -> None:
    """A new page goes live by publishing a revision, as from the editor: history, log and signal included."""
    page.live = False
    # A draft may be half-finished, and the database is no place to find out that a price is impossible.
    page.clean_fields(exclude=_TREE_FIELDS)
    parent.add_child(instance=page)
    page.save_revision(user=actor, log_action="wagtail.create").publish(user=actor, skip_permission_checks=True)
    page.refresh_from_db()


def _free_slug(parent: Page, name: str) -> str:
    stem = slugify(name)[:240] or "pemeriksaan"
    taken = set(Page.objects.child_of(parent).filter(slug__startswith=stem).values_list("slug", flat=True))
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug
