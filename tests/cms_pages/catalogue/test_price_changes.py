"""The price history is append-only, outlives its exam type, and tells periods; codes are unique among live pages."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms_pages.catalogue import actions, prices
from cms_pages.catalogue.models import CategoryPage, ExamTypePage, PriceChange
from tests.cms_pages.catalogue.factories import make_exam


def test_nothing_is_rewritten(exam: ExamTypePage) -> None:
    change = exam.price_changes.get()
    change.new_price_idr = 1
    for rewrite in (
        change.save,
        change.delete,
        PriceChange.objects.all().delete,
        lambda: PriceChange.objects.update(new_price_idr=1),
    ):
        with pytest.raises(TypeError):
            rewrite()

    assert exam.price_changes.get().new_price_idr == 30_000


def test_history_outlives_the_page(exam: ExamTypePage) -> None:
    pk = exam.pk
    exam.delete()

    kept = PriceChange.objects.get(exam_type_id=pk)
    assert (kept.exam_name, kept.new_price_idr) == ("Kolesterol", 30_000)


def test_periods_run_up_to_the_next_price(exam: ExamTypePage, category: CategoryPage) -> None:
    actions.save_exam_type(category=category, name=exam.title, values={"price_idr": 35_000})
    new, old = exam.price_changes.all()

    assert prices.periods(exam.price_changes.all()) == [
        prices.PricePeriod(35_000, new.at, None),
        prices.PricePeriod(30_000, old.at, new.at),
    ]


def test_scheduled_price(exam: ExamTypePage, writer: object) -> None:
    assert prices.scheduled_for(exam) is None
    when = timezone.now() + timedelta(days=30)
    exam.price_idr, exam.go_live_at = 35_000, when
    exam.save_revision(user=writer).publish()
    exam.refresh_from_db()

    assert prices.scheduled_for(exam) == prices.ScheduledVersion(35_000, when, "Sari Penulis", changes_price=True)


def test_scheduled_version_with_the_same_price_is_no_price_to_come(exam: ExamTypePage) -> None:
    exam.method, exam.go_live_at = "Lain", timezone.now() + timedelta(days=30)
    exam.save_revision().publish()
    exam.refresh_from_db()

    assert prices.public_history(exam)["scheduled"] is None


def test_work_under_way_is_not_overrun_by_an_import(exam: ExamTypePage, category: CategoryPage) -> None:
    exam.price_idr = 99_000
    exam.save_revision()

    with pytest.raises(actions.ExamTypeBusy):
        actions.save_exam_type(category=category, name=exam.title, values={"price_idr": 35_000})
    assert ExamTypePage.objects.get(pk=exam.pk).price_idr == 30_000


@pytest.mark.parametrize("price", [-1, 100_000_001, 2**31, 2**63])
def test_impossible_price(category: CategoryPage, price: int) -> None:
    with pytest.raises(ValidationError) as problem:
        make_exam(category, price_idr=price)
    assert list(problem.value.message_dict) == ["price_idr"]


def test_code_of_a_live_page_is_taken(exam: ExamTypePage, category: CategoryPage) -> None:
    with pytest.raises(ValidationError) as problem:
        make_exam(category, "Ureum", code=exam.code.lower())
    assert problem.value.message_dict == {"code": [f"Kode {exam.code} sudah dipakai Kolesterol. Beri kode lain."]}


def test_code_is_free_again_when_its_page_is_not_live(exam: ExamTypePage, category: CategoryPage) -> None:
    exam.unpublish()
    other = make_exam(category, "Ureum", code=exam.code)

    with pytest.raises(ValidationError):
        exam.save_revision().publish()
    assert other.live_code == exam.code


def test_database_refuses_a_second_live_code(exam: ExamTypePage, category: CategoryPage) -> None:
    other = make_exam(category, "Ureum")
    with pytest.raises(IntegrityError), transaction.atomic():
        ExamTypePage.objects.filter(pk=other.pk).update(live_code=exam.code)


def test_copy_and_alias_take_no_code(exam: ExamTypePage) -> None:
    copied = exam.copy(update_attrs={"slug": "salinan", "title": "Salinan"})
    alias = exam.create_alias(update_slug="alias")

    assert (copied.code, copied.live_code, alias.live_code) == ("", None, None)
    assert ExamTypePage.objects.get(pk=exam.pk).live_code == exam.code
