"""A scheduled price is shown, guarded, and never lost in silence; what lies in the past is refused in words."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from cms_pages.base.formats import clock_time, short_date, weekday_time
from cms_pages.catalogue import prices
from cms_pages.catalogue.messages import IN_THE_WAY, schedules_in_the_way
from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from tests.cms_pages.catalogue.editor import form_data
from tests.cms_pages.catalogue.factories import make_category, make_exam

LIST = "/admin/tarif/terjadwal/"


def in_days(days: int) -> datetime:
    return timezone.now().replace(second=0, microsecond=0) + timedelta(days=days)


def schedule(exam: ExamTypePage, price_idr: int, at: datetime, *, author: Any, scheduler: Any) -> Revision:
    fresh = ExamTypePage.objects.get(pk=exam.pk)
    fresh.price_idr, fresh.go_live_at = price_idr, at
    revision = fresh.save_revision(user=author)
    revision.publish(user=scheduler)
    return revision


def messages_of(response: Any) -> list[str]:
    return [str(one).strip() for one in response.context["messages"]]


def test_list_tells_everything(exam: ExamTypePage, category: CategoryPage, writer: Any, approver: Any) -> None:
    later, sooner = in_days(30), in_days(3)
    new = ExamTypePage(title="Baru", price_idr=9_000, sample_type="human", service_type="both", working_days=1)
    new.live = False
    category.add_child(instance=new)
    first = schedule(exam, 35_000, later, author=writer, scheduler=approver)
    second = schedule(new, 10_000, sooner, author=approver, scheduler=writer)

    assert prices.scheduled() == [
        prices.ScheduledPrice(new.pk, "Baru", "", second.pk, None, 10_000, sooner, "Budi Penyetuju", "Sari Penulis"),
        prices.ScheduledPrice(
            exam.pk, "Kolesterol", exam.code, first.pk, 30_000, 35_000, later, "Sari Penulis", "Budi Penyetuju"
        ),
    ]


def test_editor_cancels_from_the_list(exam: ExamTypePage, admin: Client, writer: Any) -> None:
    at = in_days(3)
    revision = schedule(exam, 35_000, at, author=writer, scheduler=writer)
    cancel = reverse("wagtailadmin_pages:revisions_unschedule", args=[exam.pk, revision.pk])

    html = admin.get(LIST).content.decode()
    cells = [
        "Rp30.000",
        "Rp35.000",
        f"{short_date(at)}, {clock_time(at)}",
        f'href="{cancel}?next={quote(LIST, safe="")}"',
    ]
    assert [cell in html for cell in cells] == [True] * 4
    assert admin.post(f"{cancel}?next={LIST}").headers["Location"] == LIST

    assert prices.scheduled() == []
    assert "Batalkan jadwal" not in admin.get(LIST).content.decode()


@pytest.mark.parametrize("rows", [1, 30])
def test_queries_of_the_list(
    category: CategoryPage, admin: Client, writer: Any, rows: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(rows):
        made = make_exam(category, f"Pemeriksaan {number}")
        schedule(made, 35_000, in_days(number + 1), author=writer, scheduler=writer)
    admin.get(LIST)
    with django_assert_max_num_queries(12):
        assert admin.get(LIST).content.decode().count("Batalkan jadwal") == rows


@pytest.mark.parametrize("press", [{"action-publish": "1"}, {}])
@pytest.mark.parametrize("again", [True, False])
def test_scheduled_page_is_locked_until_the_schedule_is_taken_off(
    exam: ExamTypePage, admin: Client, writer: Any, press: dict[str, str], again: bool
) -> None:
    """Neither a second schedule nor publishing at once gets past: Wagtail's lock. This test is here to see it stay."""
    at = in_days(3)
    schedule(exam, 35_000, at, author=writer, scheduler=writer)
    when = f"{timezone.localtime(in_days(9)):%Y-%m-%d %H:%M}" if again else ""
    data = form_data(exam, price_idr=40_000, go_live_at=when, **press)

    response = admin.post(reverse("wagtailadmin_pages:edit", args=[exam.pk]), data)

    assert (response.status_code, response.context["form"]["price_idr"].value()) == (200, "40000")
    assert [(one.price_idr, one.at) for one in prices.scheduled()] == [(35_000, at)]
    assert ExamTypePage.objects.get(pk=exam.pk).price_idr == 30_000


def test_editor_says_what_the_lock_guards(exam: ExamTypePage, admin: Client, writer: Any) -> None:
    at = in_days(3)
    revision = schedule(exam, 35_000, at, author=writer, scheduler=writer)

    html = admin.get(reverse("wagtailadmin_pages:edit", args=[exam.pk])).content.decode()

    assert f"versi dengan tarif Rp35.000 terbit {weekday_time(at)}, ditulis Sari Penulis. Selama terjadwal" in html
    assert reverse("wagtailadmin_pages:revisions_unschedule", args=[exam.pk, revision.pk]) in html


@pytest.mark.parametrize("on_category", [True, False])
def test_bulk_publishing_leaves_schedules_alone(
    exam: ExamTypePage, category: CategoryPage, admin: Client, writer: Any, on_category: bool
) -> None:
    at = in_days(3)
    schedule(exam, 35_000, at, author=writer, scheduler=writer)
    where = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    response = admin.post(
        f"{where}?id={category.pk if on_category else exam.pk}", {"include_descendants": "on"}, follow=True
    )

    assert messages_of(response) == [IN_THE_WAY % f"Kolesterol Rp35.000 mulai {weekday_time(at)}"]
    assert [(one.price_idr, one.at) for one in prices.scheduled()] == [(35_000, at)]


@pytest.mark.parametrize("bulk", [True, False])
@pytest.mark.parametrize("on_category", [True, False])
def test_unpublishing_stops_at_the_lock(
    exam: ExamTypePage, category: CategoryPage, admin: Client, writer: Any, bulk: bool, on_category: bool
) -> None:
    at = in_days(3)
    schedule(exam, 35_000, at, author=writer, scheduler=writer)
    page = category if on_category else exam
    where = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    if bulk:
        where = f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'unpublish'])}?id={page.pk}"

    admin.post(where, {"include_descendants": "on"})

    assert [(one.price_idr, one.at) for one in prices.scheduled()] == [(35_000, at)]
    assert ExamTypePage.objects.get(pk=exam.pk).live


def test_other_pages_are_not_held_up(exam: ExamTypePage, admin: Client, writer: Any) -> None:
    schedule(exam, 35_000, in_days(3), author=writer, scheduler=writer)
    other = make_exam(make_category("Hematologi"), "Hemoglobin")
    other.price_idr = 50_000
    other.save_revision(user=writer)
    where = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    admin.post(f"{where}?id={other.pk}", {"include_descendants": ""})

    assert ExamTypePage.objects.get(pk=other.pk).price_idr == 50_000


def test_many_schedules_are_counted_not_named() -> None:
    one = prices.ScheduledPrice(1, "Ureum", "", 1, 1, 2_000, timezone.now(), "", "")
    assert schedules_in_the_way([one] * 5).count("Ureum Rp2.000 mulai") == 3
    assert "; dan 2 lainnya. Batalkan" in schedules_in_the_way([one] * 5)


@pytest.mark.parametrize("press", [{"action-publish": "1"}, {}])
def test_price_in_the_past_is_refused_in_words(exam: ExamTypePage, admin: Client, press: dict[str, str]) -> None:
    at = in_days(-1)
    data = form_data(exam, price_idr=40_000, go_live_at=f"{timezone.localtime(at):%Y-%m-%d %H:%M}", **press)

    response = admin.post(reverse("wagtailadmin_pages:edit", args=[exam.pk]), data)

    told = (
        f"{weekday_time(at)} sudah lewat: tarif tidak dapat berlaku surut. Pilih waktu yang akan datang, "
        "atau kosongkan tanggalnya untuk menerbitkan sekarang."
    )
    assert response.context["form"].errors == {"go_live_at": [told]}
    assert exam.revisions.count() == 1


def test_date_that_has_come_true_is_let_be(exam: ExamTypePage, admin: Client) -> None:
    """After a scheduled publication its date stays on the page, seconds and all."""
    exam.go_live_at = timezone.now() - timedelta(days=2)
    exam.save_revision().publish()
    stays = f"{timezone.localtime(exam.go_live_at):%Y-%m-%d %H:%M}"
    data = form_data(exam, price_idr=40_000, go_live_at=stays, **{"action-publish": "1"})

    assert admin.post(reverse("wagtailadmin_pages:edit", args=[exam.pk]), data).status_code == 302
    assert ExamTypePage.objects.get(pk=exam.pk).price_idr == 40_000


@pytest.mark.parametrize(("tick", "price"), [({}, 30_000), ({"free": "on"}, 0)])
def test_price_of_nothing_is_asked_about(exam: ExamTypePage, admin: Client, tick: dict[str, str], price: int) -> None:
    data = form_data(exam, price_idr=0, **tick, **{"action-publish": "1"})
    admin.post(reverse("wagtailadmin_pages:edit", args=[exam.pk]), data)
    assert ExamTypePage.objects.get(pk=exam.pk).price_idr == price


def test_free_exam_is_asked_about_once(category: CategoryPage, admin: Client) -> None:
    exam = make_exam(category, "Skrining", 0)
    data = form_data(exam, method="Baru", **{"action-publish": "1"})
    assert admin.post(reverse("wagtailadmin_pages:edit", args=[exam.pk]), data).status_code == 302
