"""Many exam types brought to new values and published at once: all of them, or none.

Up to SET_BASED_ABOVE they are published one by one, like everything else. Above that, one by one would hold SQLite's
only write lock for a quarter of a minute, so the same rows (revisions, pages, log, price history, search index) are
written set by set. That sends no signal: what `page_published` is heard for has to be done here.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry, Revision, WorkflowState
from wagtail.search.backends import get_search_backends

from cms_pages.base.page_cache import bump
from cms_pages.catalogue import publication
from cms_pages.catalogue.enums import Obstacle, PublishedBy
from cms_pages.catalogue.models import ExamTypePage, PriceChange

# Where set-based writing begins to pay.
SET_BASED_ABOVE: Final = 20
# What may be changed in bulk: nothing that moves a page, and nothing that refers to something.
FIELDS: Final = frozenset(
    {
        "title",
        "code",
        "price_idr",
        "sample_type",
        "service_type",
        "working_days",
        "active",
        "other_names",
        "specimen",
        "volume",
        "container",
        "storage",
        "method",
        "legal_basis",
        "example_figures",
    }
)


@dataclass(frozen=True, slots=True)
class Change:
    """New values for one exam type, and the ones it must still have: `expected` is what somebody looked at."""

    page_id: int
    values: Mapping[str, Any]
    expected: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one exam type can't be published; `name` is '' where it is gone."""

    page_id: int
    name: str
    obstacle: Obstacle


@dataclass(frozen=True, slots=True)
class _People:
    """Who wrote what is published, and who publishes it; None where nobody is known."""

    author: Any
    actor: Any


class BulkRefused(Exception):
    """At least one exam type stands in the way, so nothing was written."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(f"{len(refusals)} exam types can't be published")
        self.refusals = tuple(refusals)


def obstacles(exams: Collection[ExamTypePage]) -> dict[int, Obstacle]:
    """By id, what an editor has under way on an exam type, which publishing now would destroy. Two queries."""
    ids = [str(exam.pk) for exam in exams]
    scheduled = _ids(Revision.page_revisions.filter(object_id__in=ids, approved_go_live_at__isnull=False))
    page_type = ContentType.objects.get_for_model(Page)
    running = _ids(WorkflowState.objects.active().filter(base_content_type=page_type, object_id__in=ids))
    found = {exam.pk: _obstacle(exam, scheduled, running) for exam in exams}
    return {pk: obstacle for pk, obstacle in found.items() if obstacle is not None}


def _ids(rows: Any) -> set[int]:
    return {int(pk) for pk in rows.values_list("object_id", flat=True)}


def _obstacle(exam: ExamTypePage, scheduled: set[int], running: set[int]) -> Obstacle | None:
    if not exam.live or exam.alias_of_id is not None:
        return Obstacle.NOT_LIVE
    if exam.locked:
        return Obstacle.LOCKED
    if exam.pk in scheduled:
        return Obstacle.SCHEDULED
    if exam.pk in running:
        return Obstacle.IN_WORKFLOW
    return Obstacle.DRAFT if exam.has_unpublished_changes else None


@transaction.atomic
def publish_many(changes: Sequence[Change], *, author: Any, actor: Any, how: PublishedBy = PublishedBy.IMPORT) -> int:
    """Publish what `author` wrote as one act of `actor`; how many exam types were published.

    Each exam type once, and only fields of FIELDS; else ValueError. Raises BulkRefused, with every one that stands in
    the way, and ValidationError for a value that an exam type can't have; either way nothing is written.
    """
    by_id = {change.page_id: change for change in changes}
    strange = {name for change in changes for name in change.values} - FIELDS
    if strange or len(by_id) != len(changes):
        raise ValueError(f"not for bulk changes: {sorted(strange) or 'an exam type twice'}")
    exams = _lock(by_id)
    refusals = _refusals(by_id, exams)
    if refusals:
        raise BulkRefused(refusals)
    followed = set(Page.objects.filter(alias_of__in=by_id).values_list("alias_of_id", flat=True))
    many = [exam for exam in exams if exam.pk not in followed] if len(exams) > SET_BASED_ABOVE else []
    few = [exam for exam in exams if exam.pk in followed] if many else exams
    titles = {exam.pk: exam.title for exam in exams}
    for exam in exams:
        for name, value in by_id[exam.pk].values.items():
            setattr(exam, name, value)
    people = _People(author, actor)
    with publication.publishing(how, publisher=actor):
        for exam in few:
            exam.save_revision(user=author, log_action=True).publish(user=actor, skip_permission_checks=True)
    if many:
        _check(many, by_id)
        _publish_set(many, titles, {name for change in changes for name in change.values}, people, how)
    return len(exams)


def _lock(ids: Collection[int]) -> list[ExamTypePage]:
    """The exam types as they are now, by id; nobody changes them until this transaction ends.

    Locked in one order, so that two imports never wait for each other; read afterwards, so that the second one sees
    what the first wrote.
    """
    list(Page.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
    children = [relation.get_accessor_name() for relation in get_all_child_relations(ExamTypePage)]
    return list(ExamTypePage.objects.filter(pk__in=ids).order_by("pk").prefetch_related(*children))


def _refusals(changes: Mapping[int, Change], exams: Sequence[ExamTypePage]) -> list[Refusal]:
    in_the_way = obstacles(exams)
    there = {exam.pk: exam for exam in exams}
    found = []
    for pk, change in changes.items():
        exam = there.get(pk)
        if exam is None:
            found.append(Refusal(pk, "", Obstacle.GONE))
        elif pk in in_the_way:
            found.append(Refusal(pk, exam.title, in_the_way[pk]))
        elif any(getattr(exam, name) != value for name, value in change.expected.items()):
            found.append(Refusal(pk, exam.title, Obstacle.CHANGED))
    return found


def _check(exams: Sequence[ExamTypePage], changes: Mapping[int, Change]) -> None:
    """What `full_clean` would refuse, of the fields that change: each value, and codes that are taken. One query."""
    codes: dict[str, int] = {}
    for exam in exams:
        written = set(changes[exam.pk].values)
        exam.clean_fields(exclude={each.name for each in exam._meta.fields} - written)
        if "code" in written:
            exam.code = exam.code.strip().upper()
            if exam.code and codes.setdefault(exam.code, exam.pk) != exam.pk:
                raise ValidationError({"code": f"Kode {exam.code} dipakai dua kali."}, code="unique")
    taken = ExamTypePage.objects.filter(live_code__in=codes).values_list("live_code", "pk")
    for code, pk in taken:
        if codes[code] != pk:
            raise ValidationError({"code": f"Kode {code} sudah dipakai. Beri kode lain."}, code="unique")


def _publish_set(
    exams: Sequence[ExamTypePage], old_titles: Mapping[int, str], written: set[str], people: _People, how: PublishedBy
) -> None:
    """What `save_revision().publish()` does, a table at a time."""
    moment = timezone.now()
    revisions = _add_revisions(exams, people.author, moment)
    for exam, revision in zip(exams, revisions, strict=True):
        exam.latest_revision = revision
        exam.draft_title = exam.title
        exam.live_code = exam.code or None
    of_page = {"latest_revision"} | ({"title", "draft_title"} if "title" in written else set())
    of_exam = (written - {"title"}) | ({"live_code"} if "code" in written else set())
    Page.objects.bulk_update(exams, sorted(of_page))
    if of_exam:
        ExamTypePage.objects.bulk_update(exams, sorted(of_exam))
    Page.objects.filter(pk__in=[exam.pk for exam in exams]).update(
        live_revision=F("latest_revision"),
        latest_revision_created_at=moment,
        last_published_at=moment,
        has_unpublished_changes=False,
        expired=False,
    )
    _record_prices(exams, revisions, people, how)
    bump()
    _log(exams, revisions, old_titles, people, moment)
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(ExamTypePage, list(exams))


def _add_revisions(exams: Sequence[ExamTypePage], author: Any, moment: datetime) -> list[Revision]:
    page_type, exam_type = (ContentType.objects.get_for_model(model) for model in (Page, ExamTypePage))
    return Revision.objects.bulk_create(
        Revision(
            content_type=exam_type,
            base_content_type=page_type,
            object_id=str(exam.pk),
            created_at=moment,
            user=author,
            object_str=str(exam),
            content=exam.serializable_data(),
        )
        for exam in exams
    )


def _record_prices(
    exams: Sequence[ExamTypePage], revisions: Sequence[Revision], people: _People, how: PublishedBy
) -> None:
    """As actions.record_price does for one: a line where the price differs from the last line's. Three queries."""
    history = PriceChange.objects.filter(exam_type_id__in=[exam.pk for exam in exams]).order_by()
    newest = history.values("exam_type_id").annotate(newest=Max("pk")).values_list("newest", flat=True)
    last = dict(PriceChange.objects.filter(pk__in=list(newest)).values_list("exam_type_id", "new_price_idr"))
    PriceChange.objects.bulk_create(
        PriceChange(
            exam_type_id=exam.pk,
            exam_name=exam.title,
            exam_code=exam.code,
            old_price_idr=last.get(exam.pk),
            new_price_idr=exam.price_idr,
            author_id=people.author.pk if people.author else None,
            author_label=str(people.author or "")[:200],
            publisher_id=people.actor.pk if people.actor else None,
            publisher_label=str(people.actor or "")[:200],
            how=how,
            revision_id=revision.pk,
        )
        for exam, revision in zip(exams, revisions, strict=True)
        if last.get(exam.pk) != exam.price_idr
    )


def _log(
    exams: Sequence[ExamTypePage],
    revisions: Sequence[Revision],
    old_titles: Mapping[int, str],
    people: _People,
    moment: datetime,
) -> None:
    """Wagtail's own lines: edited, renamed where it was, published."""
    context = get_active_log_context()
    exam_type = ContentType.objects.get_for_model(ExamTypePage, for_concrete_model=False)

    def lines(exam: ExamTypePage, revision: Revision) -> Iterable[tuple[str, Any, dict[str, Any], bool]]:
        old = old_titles[exam.pk]
        data = {"title": {"old": old, "new": exam.title}} if old != exam.title else {}
        yield "wagtail.edit", people.author, {}, True
        if data:
            yield "wagtail.rename", people.author, data, False
        yield "wagtail.publish", people.actor, data, True

    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page_id=exam.pk,
            content_type=exam_type,
            label=exam.get_admin_display_title(),
            action=action,
            data=data,
            timestamp=moment,
            user=user or context.user,
            uuid=context.uuid,
            revision=revision,
            content_changed=changed,
        )
        for exam, revision in zip(exams, revisions, strict=True)
        for action, user, data, changed in lines(exam, revision)
    )
