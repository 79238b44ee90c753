"""What an editor sees who is about to break an address: a message, and nothing happens. By the admin's own views."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms_pages.base.protection import FIXED_TEXT, RESERVED_TEXT, SLUG_TEXT
from cms_pages.home.models import HomePage
from cms_pages.information.models import StandardPage


def form_data(**changes: str) -> dict[str, Any]:
    data = {
        "title": "Jadwal libur",
        "slug": "jadwal-libur",
        "intro": "",
        "seo_title": "",
        "search_description": "",
        "body": streamfield([]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 0},
        "action-publish": "1",
    }
    result: dict[str, Any] = nested_form_data({**data, **changes})
    return result


def told(response: Any) -> list[str]:
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


def slug_errors(response: Any) -> list[str]:
    form = response.context["form"]
    return list(form.errors.get("slug", form.errors.get("new_slug", [])))


@pytest.fixture
def other(home: HomePage) -> Page:
    page: Page = home.add_child(instance=StandardPage(title="Jadwal libur", slug="jadwal-libur"))
    return page


@pytest.fixture
def fixed(home: HomePage) -> Page:
    return Page.objects.get(slug="aksesibilitas")


def test_creating_a_page_over_an_address(admin: Client, home: HomePage) -> None:
    url = reverse("wagtailadmin_pages:add", args=("information", "standardpage", home.pk))
    response = admin.post(url, form_data(slug="registrasi-laboratorium"))
    assert slug_errors(response) == [RESERVED_TEXT % "registrasi-laboratorium"]
    assert not Page.objects.filter(slug="registrasi-laboratorium").exists()
    assert admin.post(url, form_data()).status_code == 302
    assert Page.objects.get(slug="jadwal-libur").live


def test_renaming_a_page_over_an_address(admin: Client, other: Page) -> None:
    response = admin.post(reverse("wagtailadmin_pages:edit", args=(other.pk,)), form_data(slug="lacak"))
    assert slug_errors(response) == [RESERVED_TEXT % "lacak"]
    other.refresh_from_db()
    assert other.slug == "jadwal-libur"


def test_renaming_a_fixed_page(admin: Client, fixed: Page) -> None:
    url = reverse("wagtailadmin_pages:edit", args=(fixed.pk,))
    assert slug_errors(admin.post(url, form_data(slug="akses"))) == [SLUG_TEXT % "aksesibilitas"]
    assert admin.post(url, form_data(title="Aksesibilitas portal", slug="aksesibilitas")).status_code == 302
    fixed.refresh_from_db()
    assert (fixed.slug, fixed.title) == ("aksesibilitas", "Aksesibilitas portal")


def test_copying_a_page_over_an_address(admin: Client, home: HomePage, other: Page) -> None:
    response = admin.post(
        reverse("wagtailadmin_pages:copy", args=(other.pk,)),
        {"new_title": "Lacak", "new_slug": "lacak", "new_parent_page": str(home.pk)},
    )
    assert slug_errors(response) == [RESERVED_TEXT % "lacak"]
    assert not Page.objects.filter(slug="lacak").exists()


@pytest.mark.parametrize("view", ["delete", "unpublish"])
def test_taking_a_fixed_page_away(admin: Client, fixed: Page, view: str) -> None:
    response = admin.post(reverse(f"wagtailadmin_pages:{view}", args=(fixed.pk,)))
    assert told(response) == [FIXED_TEXT % "Aksesibilitas"]
    fixed.refresh_from_db()
    assert fixed.live


def test_moving_a_fixed_page(admin: Client, fixed: Page, other: Page) -> None:
    response = admin.post(reverse("wagtailadmin_pages:move_confirm", args=(fixed.pk, other.pk)))
    assert told(response) == [FIXED_TEXT % "Aksesibilitas"]
    fixed.refresh_from_db()
    assert fixed.depth == 3


def test_moving_a_page_over_an_address(admin: Client, home: HomePage, other: Page) -> None:
    deep = other.add_child(instance=StandardPage(title="Lacak", slug="lacak"))
    response = admin.post(reverse("wagtailadmin_pages:move_confirm", args=(deep.pk, home.pk)))
    assert told(response) == [RESERVED_TEXT % "lacak"]
    deep.refresh_from_db()
    assert deep.depth == 4


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_bulk_actions_spare_fixed_pages(admin: Client, fixed: Page, other: Page, action: str) -> None:
    url = reverse("wagtail_bulk_action", args=("wagtailcore", "page", action))
    response = admin.post(f"{url}?id={fixed.pk}&id={other.pk}&next=/admin/")
    assert told(response) == [FIXED_TEXT % "Aksesibilitas"]
    assert Page.objects.filter(pk__in=[fixed.pk, other.pk], live=True).count() == 2


def test_the_admins_own_api_is_refused_too(admin: Client, fixed: Page) -> None:
    url = reverse("wagtailadmin_api:pages:action", args=(fixed.pk, "delete"))
    with transaction.atomic():  # the refused delete rolled its own back
        assert admin.post(url, content_type="application/json").status_code == 403
    assert Page.objects.filter(pk=fixed.pk).exists()
