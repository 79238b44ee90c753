"""Categories stand as editors drag them; exam types by name, or as editors drag them where the category says so."""

import pytest
from django.test import Client
from django.urls import reverse

from cms_pages.catalogue import queries
from cms_pages.catalogue.enums import ExamOrder
from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from tests.cms_pages.catalogue.factories import make_category, make_exam

NAMES = ["Ureum", "Asam Urat", "Kolesterol"]


@pytest.fixture
def exams(category: CategoryPage) -> list[ExamTypePage]:
    return [make_exam(category, name) for name in NAMES]


def order(category: CategoryPage, choice: ExamOrder) -> None:
    category.exam_order = choice
    category.save_revision().publish()


def listed() -> list[str]:
    """Both readers agree: the whole list, and the one by number that registrations ask."""
    everything = list(queries.flat(queries.grouped()))
    assert queries.by_ids([exam.page_id for exam in everything]) == everything
    return [exam.name for exam in everything]


@pytest.mark.usefixtures("exams")
def test_by_name(category: CategoryPage) -> None:
    assert listed() == sorted(NAMES)


def test_as_editors_drag_them(category: CategoryPage, exams: list[ExamTypePage], admin: Client) -> None:
    order(category, ExamOrder.EDITORS)
    assert listed() == NAMES

    response = admin.post(reverse("wagtailadmin_pages:set_page_position", args=[exams[2].pk]) + "?position=0")

    assert (response.status_code, listed()) == (200, ["Kolesterol", "Ureum", "Asam Urat"])


@pytest.mark.usefixtures("exams")
def test_categories(category: CategoryPage, admin: Client) -> None:
    other = make_category("Hematologi")
    make_exam(other, "Hemoglobin")
    assert [each.name for each in queries.grouped()] == ["Kimia Darah", "Hematologi"]

    admin.post(reverse("wagtailadmin_pages:set_page_position", args=[other.pk]) + "?position=0")

    assert listed() == ["Hemoglobin", *sorted(NAMES)]


@pytest.mark.parametrize(("choice", "ordering"), [(ExamOrder.NAME, "title"), (ExamOrder.EDITORS, "ord")])
def test_editor_sees_the_visitors_order(
    category: CategoryPage, exams: list[ExamTypePage], admin: Client, choice: ExamOrder, ordering: str
) -> None:
    order(category, choice)
    response = admin.get(reverse("wagtailadmin_explore", args=[category.pk]))

    names = [page.title for page in response.context["object_list"]]
    assert (response.context["ordering"], names) == (ordering, sorted(NAMES) if ordering == "title" else NAMES)
