"""The price history can't be changed or emptied, by whatever way; what it tells about can be deleted all the same."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from cms_pages.catalogue import actions
from cms_pages.catalogue.models import CategoryPage, ExamTypePage, PriceChange
from tests.cms_pages.catalogue.factories import make_exam
from tests.support.refusals import refused, sql

FIRST = ("Kolesterol", None, 30_000, "")


def history() -> list[tuple[Any, ...]]:
    return list(
        PriceChange.objects.order_by("pk").values_list("exam_name", "old_price_idr", "new_price_idr", "publisher_label")
    )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE catalogue_pricechange SET new_price_idr = 1",
        "UPDATE catalogue_pricechange SET author_id = NULL",
        "DELETE FROM catalogue_pricechange",
        pytest.param("TRUNCATE catalogue_pricechange", marks=pytest.mark.postgresql),
        pytest.param("TRUNCATE catalogue_pricechange CASCADE", marks=pytest.mark.postgresql),
        pytest.param("UPDATE OR REPLACE catalogue_pricechange SET new_price_idr = 1", marks=pytest.mark.sqlite),
        pytest.param("UPDATE OR IGNORE catalogue_pricechange SET new_price_idr = 1", marks=pytest.mark.sqlite),
        pytest.param(
            "INSERT OR REPLACE INTO catalogue_pricechange"
            " SELECT * FROM catalogue_pricechange WHERE new_price_idr = 30000",
            marks=pytest.mark.sqlite,
        ),
    ],
)
def test_plain_sql_is_refused(exam: ExamTypePage, statement: str) -> None:
    assert refused(sql(statement))
    assert history() == [FIRST]


def test_django_is_refused_where_it_passes_our_own_queryset(exam: ExamTypePage) -> None:
    change = exam.price_changes.get()
    plain: QuerySet[PriceChange] = QuerySet(PriceChange)
    same = PriceChange(pk=change.pk, exam_type_id=exam.pk, exam_name="Lain", new_price_idr=1, how=change.how)
    for act in (
        lambda: plain.update(new_price_idr=1),
        plain.all().delete,
        lambda: plain.filter(pk=change.pk)._raw_delete("default"),
        lambda: same.save_base(raw=True),
        lambda: PriceChange.objects.bulk_create(
            [same], update_conflicts=True, unique_fields=["pk"], update_fields=["new_price_idr"]
        ),
    ):
        assert refused(act)
    assert history() == [FIRST]


def test_a_new_price_is_still_written(exam: ExamTypePage, category: CategoryPage) -> None:
    actions.save_exam_type(category=category, name=exam.title, values={"price_idr": 35_000})
    assert history() == [FIRST, ("Kolesterol", 30_000, 35_000, "")]


def test_an_exam_type_deleted_in_the_admin_leaves_its_history(exam: ExamTypePage, admin: Client) -> None:
    before = list(PriceChange.objects.values())
    assert admin.post(reverse("wagtailadmin_pages:delete", args=[exam.pk])).status_code == 302
    assert not ExamTypePage.objects.filter(pk=exam.pk).exists()
    assert list(PriceChange.objects.values()) == before


def test_a_category_takes_its_exam_types_along_but_not_their_history(
    exam: ExamTypePage, category: CategoryPage
) -> None:
    make_exam(category, "Ureum", 20_000)
    before = list(PriceChange.objects.values())
    CategoryPage.objects.get(pk=category.pk).delete()
    assert not ExamTypePage.objects.exists()
    assert list(PriceChange.objects.values()) == before


def test_who_is_deleted_stays_named(exam: ExamTypePage, category: CategoryPage, writer: Any) -> None:
    actions.save_exam_type(category=category, name=exam.title, values={"price_idr": 35_000}, actor=writer)
    pk = writer.pk
    writer.delete()

    assert not get_user_model().objects.filter(pk=pk).exists()
    change = PriceChange.objects.latest("pk")
    assert (change.author_id, change.author_label, change.publisher_id, change.publisher_label) == (
        pk,
        "Sari Penulis",
        pk,
        "Sari Penulis",
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", [1, 2])
def test_the_test_database_itself_can_still_be_emptied(exam: ExamTypePage, round_: int) -> None:
    """Twice: the second one starts empty after the first, and is guarded again."""
    assert history() == [FIRST]
    assert refused(sql("DELETE FROM catalogue_pricechange"))
