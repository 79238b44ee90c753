"""Many exam types published at once leave what publishing them one by one would have left; or nothing at all."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageLogEntry, Revision

from cms_pages.catalogue import actions, publication
from cms_pages.catalogue.bulk import SET_BASED_ABOVE, BulkRefused, Change, publish_many
from cms_pages.catalogue.enums import Obstacle, PublishedBy
from cms_pages.catalogue.models import CategoryPage, ExamTypePage, PriceChange
from tests.cms_pages.catalogue.factories import make_category, make_exam

MANY = SET_BASED_ABOVE + 5
PRICE_FIELDS = (
    "exam_name",
    "exam_code",
    "old_price_idr",
    "new_price_idr",
    "how",
    "author_id",
    "author_label",
    "publisher_id",
    "publisher_label",
)
# What differs between any two pages, or two moments.
OWN = {
    "page_ptr",
    "id",
    "pk",
    "path",
    "url_path",
    "slug",
    "translation_key",
    "draft_title",
    "latest_revision",
    "live_revision",
    "latest_revision_created_at",
    "first_published_at",
    "last_published_at",
}


def exams_of(category: CategoryPage, count: int) -> list[ExamTypePage]:
    return [make_exam(category, f"Periksa {number}", 10_000 + number, code="") for number in range(count)]


def new_values(number: int) -> dict[str, Any]:
    """Every third one keeps its price, every fifth one gets another name."""
    values: dict[str, Any] = {"method": f"Metode {number}", "working_days": 5, "example_figures": ["method"]}
    if number % 3:
        values["price_idr"] = 20_000 + number
    if number % 5 == 0:
        values["title"] = f"Uji {number}"
    return values


def traces(exam: ExamTypePage) -> dict[str, Any]:
    """What somebody finds who looks at one exam type afterwards."""
    exam = ExamTypePage.objects.get(pk=exam.pk)
    newest = Revision.page_revisions.filter(object_id=str(exam.pk)).latest("created_at", "pk")
    assert exam.latest_revision_id == exam.live_revision_id == newest.pk
    assert exam.latest_revision_created_at == newest.created_at
    assert exam.last_published_at is not None
    assert exam.last_published_at >= newest.created_at
    change = PriceChange.objects.filter(exam_type_id=exam.pk).latest("pk")
    return {
        "fields": {f.name: getattr(exam, f.attname) for f in exam._meta.fields if f.name not in OWN},
        "draft_title": exam.draft_title,
        "revision": {name: value for name, value in newest.content.items() if name not in OWN},
        "of": (newest.content_type_id, newest.base_content_type_id, newest.user_id, newest.object_str),
        "log": [
            (one.action, one.label, one.user_id, one.content_type_id, one.content_changed, one.data, one.uuid)
            for one in PageLogEntry.objects.filter(page_id=exam.pk, revision=newest).order_by("timestamp", "pk")
        ],
        "price": {name: getattr(change, name) for name in PRICE_FIELDS},
        "price_is_of_this_revision": change.revision_id == newest.pk,
        "prices": exam.price_changes.count(),
    }


def test_as_if_published_one_by_one(writer: Any) -> None:
    alone, together = make_category("Satu-satu"), make_category("Sekaligus")
    one_by_one, at_once = exams_of(alone, MANY), exams_of(together, MANY)
    for number, exam in enumerate(one_by_one):
        values = new_values(number)
        title = values.pop("title", None)
        if title:
            exam.refresh_from_db()
            exam.title = title
            for name, value in values.items():
                setattr(exam, name, value)
            with publication.publishing(PublishedBy.IMPORT, publisher=writer):
                exam.save_revision(user=writer, log_action=True).publish(user=writer, skip_permission_checks=True)
        else:
            actions.save_exam_type(category=alone, name=exam.title, values=values, actor=writer)

    changes = [Change(exam.pk, new_values(number)) for number, exam in enumerate(at_once)]
    assert publish_many(changes, author=writer, actor=writer) == MANY

    assert [traces(exam) for exam in at_once] == [traces(exam) for exam in one_by_one]


@pytest.mark.parametrize("count", [3, MANY])
def test_what_is_written_is_found(category: CategoryPage, writer: Any, count: int) -> None:
    exams = exams_of(category, count)
    publish_many([Change(exam.pk, {"title": f"Sangkuriang {exam.pk}"}) for exam in exams], author=writer, actor=writer)
    assert {one.pk for one in ExamTypePage.objects.search("Sangkuriang")} == {exam.pk for exam in exams}
    assert ExamTypePage.objects.search("Periksa").count() == 0


def test_a_code_is_given(category: CategoryPage, writer: Any) -> None:
    exams = exams_of(category, MANY)
    publish_many(
        [Change(exam.pk, {"code": f"x-{number}"}) for number, exam in enumerate(exams)], author=writer, actor=writer
    )
    codes = list(ExamTypePage.objects.order_by("pk").values_list("code", "live_code"))
    assert codes == [(f"X-{number}", f"X-{number}") for number in range(MANY)]


def test_no_more_queries_for_more_exam_types(category: CategoryPage, writer: Any) -> None:
    exams = exams_of(category, MANY * 2)
    used = []
    for half in (exams[:MANY], exams):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            publish_many(
                [Change(exam.pk, {"price_idr": 1_000 + len(half)}) for exam in half], author=writer, actor=writer
            )
        used.append([query["sql"] for query in queries if "search" not in query["sql"]])
    # SQLite takes no more than 999 values a statement: a few more statements for twice as many, not twice as many.
    assert len(used[0]) <= len(used[1]) <= len(used[0]) + 3


def test_an_alias_follows(category: CategoryPage, writer: Any) -> None:
    exams = exams_of(category, MANY)
    alias = exams[0].create_alias(update_slug="alias")
    publish_many([Change(exam.pk, {"price_idr": 77_000}) for exam in exams], author=writer, actor=writer)
    assert ExamTypePage.objects.get(pk=alias.pk).price_idr == 77_000
    assert PriceChange.objects.filter(new_price_idr=77_000).count() == MANY


@pytest.mark.parametrize("count", [3, MANY])
@pytest.mark.parametrize("obstacle", [Obstacle.DRAFT, Obstacle.CHANGED, Obstacle.GONE, Obstacle.LOCKED])
def test_one_in_the_way_stops_all(category: CategoryPage, writer: Any, count: int, obstacle: Obstacle) -> None:
    exams = exams_of(category, count)
    last = exams[-1]
    changes = [Change(exam.pk, {"price_idr": 5}, {"price_idr": exam.price_idr}) for exam in exams]
    match obstacle:
        case Obstacle.DRAFT:
            last.save_revision()
        case Obstacle.CHANGED:
            last.price_idr = 6
            last.save_revision().publish()
        case Obstacle.GONE:
            last.delete()
        case Obstacle.LOCKED:
            last.locked = True
            last.save(update_fields=["locked"])
    before = PriceChange.objects.count()

    with pytest.raises(BulkRefused) as refused:
        publish_many(changes, author=writer, actor=writer)

    name = "" if obstacle == Obstacle.GONE else last.title
    assert [(one.page_id, one.name, one.obstacle) for one in refused.value.refusals] == [
        (changes[-1].page_id, name, obstacle)
    ]
    assert PriceChange.objects.count() == before
    assert not ExamTypePage.objects.filter(price_idr=5).exists()


@pytest.mark.parametrize("count", [3, MANY])
@pytest.mark.parametrize("values", [{"price_idr": -1}, {"price_idr": 100_000_001}, {"sample_type": "batu"}])
def test_an_impossible_value_stops_all(category: CategoryPage, writer: Any, count: int, values: dict[str, Any]) -> None:
    exams = exams_of(category, count)
    changes = [Change(exam.pk, {"price_idr": 5}) for exam in exams[:-1]] + [Change(exams[-1].pk, values)]
    with pytest.raises(ValidationError):
        publish_many(changes, author=writer, actor=writer)
    assert not ExamTypePage.objects.filter(price_idr=5).exists()


@pytest.mark.parametrize("count", [3, MANY])
def test_a_code_that_is_taken_stops_all(category: CategoryPage, writer: Any, count: int) -> None:
    make_exam(category, "Lain", code="A-1")
    exams = exams_of(category, count)
    changes = [Change(exam.pk, {"method": "X"}) for exam in exams[:-1]] + [Change(exams[-1].pk, {"code": "a-1"})]
    with pytest.raises(ValidationError):
        publish_many(changes, author=writer, actor=writer)
    assert not ExamTypePage.objects.filter(method="X").exists()


def test_only_what_is_meant_for_it(exam: ExamTypePage, writer: Any) -> None:
    with pytest.raises(ValueError, match="slug"):
        publish_many([Change(exam.pk, {"slug": "lain"})], author=writer, actor=writer)
    with pytest.raises(ValueError, match="twice"):
        publish_many([Change(exam.pk, {"code": "A"}), Change(exam.pk, {"code": "B"})], author=writer, actor=writer)
