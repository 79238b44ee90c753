"""The page editor: price history and schedule beside the price, marks that go with the figure they are about."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms_pages.base.formats import weekday_time
from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from tests.cms_pages.catalogue.editor import form_data
from tests.cms_pages.catalogue.factories import make_exam


def editor(client: Client, exam: ExamTypePage) -> str:
    response = client.get(reverse("wagtailadmin_pages:edit", args=[exam.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_history_names_author_and_publisher(exam: ExamTypePage, admin: Client, writer: Any) -> None:
    exam.price_idr = 35_000
    exam.save_revision(user=writer).publish(user=writer)

    html = editor(admin, exam)

    rows = html[html.index("Berlaku sejak") : html.index("</tbody>", html.index("Berlaku sejak"))]
    assert "<td>Rp30.000</td><td><strong>Rp35.000</strong></td><td>Sari Penulis</td>" in rows
    assert "<td>–</td><td><strong>Rp30.000</strong></td>" in rows


def test_schedule_is_shown(exam: ExamTypePage, admin: Client, writer: Any) -> None:
    when = timezone.now() + timedelta(days=3)
    exam.price_idr, exam.go_live_at = 40_000, when
    exam.save_revision(user=writer).publish(user=writer)

    assert f"versi dengan tarif Rp40.000 terbit {weekday_time(when)}, ditulis Sari Penulis" in editor(admin, exam)


def test_new_page_has_no_history(category: CategoryPage, admin: Client) -> None:
    where = reverse("wagtailadmin_pages:add", args=["catalogue", "examtypepage", category.pk])
    response = admin.get(where)
    assert response.status_code == 200
    assert "Berlaku sejak" not in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "marks"),
    [
        ({"method": "Metode baru"}, ["working_days", "container"]),
        ({"working_days": 5, "container": "Tabung"}, ["method"]),
        ({"price_idr": 35_000}, ["method", "working_days", "container"]),
        ({"example_figures": ["method"]}, ["method"]),
        ({"example_figures": ["method", "volume"], "method": "Metode baru"}, ["volume"]),
    ],
)
def test_mark_goes_when_its_figure_is_written(
    category: CategoryPage, admin: Client, changes: dict[str, Any], marks: list[str]
) -> None:
    exam = make_exam(category, method="Metode", example_figures=["method", "working_days", "container"])
    where = reverse("wagtailadmin_pages:edit", args=[exam.pk])

    assert admin.post(where, form_data(exam, **changes, **{"action-publish": "1"})).status_code == 302

    assert set(ExamTypePage.objects.get(pk=exam.pk).example_figures) == set(marks)


def test_mark_stays_gone_though_drafts_are_saved_meanwhile(category: CategoryPage, admin: Client) -> None:
    """The editor saves in the background; the box in the browser is still ticked when it publishes."""
    exam = make_exam(category, method="Metode", example_figures=["method"])
    where = reverse("wagtailadmin_pages:edit", args=[exam.pk])
    data = form_data(exam, method="Metode baru")

    admin.post(where, data)
    admin.post(where, {**data, "action-publish": "1"})

    assert ExamTypePage.objects.get(pk=exam.pk).example_figures == []


@pytest.mark.parametrize(
    ("field", "value"), [("price_idr", "-1"), ("price_idr", "100000001"), ("price_idr", "tiga"), ("working_days", "0")]
)
def test_impossible_figures_are_told_at_the_field(exam: ExamTypePage, admin: Client, field: str, value: str) -> None:
    where = reverse("wagtailadmin_pages:edit", args=[exam.pk])
    response = admin.post(where, form_data(exam, **{field: value, "action-publish": "1"}))

    assert (response.status_code, list(response.context["form"].errors)) == (200, [field])
    assert response.context["form"][field].value() == value
    assert ExamTypePage.objects.get(pk=exam.pk).price_idr == 30_000


def test_taken_code_is_told_at_the_field(exam: ExamTypePage, category: CategoryPage, admin: Client) -> None:
    other = make_exam(category, "Ureum")
    where = reverse("wagtailadmin_pages:edit", args=[other.pk])
    response = admin.post(where, form_data(other, code=f" {exam.code.lower()} ", **{"action-publish": "1"}))

    assert response.context["form"].errors == {"code": [f"Kode {exam.code} sudah dipakai Kolesterol. Beri kode lain."]}


def test_only_one_catalogue_and_each_page_in_its_place(exam: ExamTypePage, category: CategoryPage) -> None:
    catalogue = category.get_parent().specific
    allowed = {type(page): page.allowed_subpage_models() for page in (catalogue, category, exam)}
    assert allowed == {type(catalogue): [CategoryPage], CategoryPage: [ExamTypePage], ExamTypePage: []}
    assert not type(catalogue).can_create_at(catalogue.get_parent())
