"""An editor raises a price in the real Wagtail editor; the next visitor sees it, and the history tells who and when."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from cms_pages.catalogue.models import PriceChange
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.cms_pages.catalogue.factories import make_category, make_exam

EXAM = "/pemeriksaan/kimia-darah/kolesterol/"


def log_in(page: Page, site: str, user: Any) -> None:
    """The session of a login; the login itself has tests of its own."""
    client = Client()
    client.force_login(user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])


@pytest.mark.django_db(transaction=True)
def test_editor_raises_the_price_and_a_visitor_sees_it(site: str, new_page: NewPage) -> None:
    exam = make_exam(make_category(), "Kolesterol", 30_000)
    editor = get_user_model().objects.create_superuser("editor", "rahasia", full_name="Endah Editor")
    visitor, desk = new_page(viewport=PHONE), new_page(viewport=DESKTOP)
    visitor.goto(EXAM)
    expect(visitor.locator(".price")).to_have_text("Rp30.000")
    log_in(desk, site, editor)
    before = timezone.now()

    desk.goto("/admin/jenis-pemeriksaan/")
    desk.get_by_role("link", name="Kolesterol", exact=True).click()
    desk.get_by_label("Tarif (rupiah)").fill("35000")
    desk.locator("footer .w-dropdown__toggle").click()
    desk.locator("button[name=action-publish]").click()
    expect(desk.locator(".messages .success")).to_be_visible()

    visitor.goto("/pemeriksaan/?q=kolesterol")
    expect(visitor.locator(".row .num")).to_have_text("Rp35.000")
    visitor.get_by_role("link", name="Kolesterol").last.click()
    expect(visitor.locator(".price")).to_have_text("Rp35.000")
    expect(visitor.locator(".bill tbody tr")).to_have_count(2)

    change = PriceChange.objects.filter(exam_type_id=exam.pk, old_price_idr__isnull=False).get()
    assert (change.old_price_idr, change.new_price_idr) == (30_000, 35_000)
    assert (change.author_label, change.publisher_label, change.how) == ("Endah Editor", "Endah Editor", "editor")
    assert before < change.at < timezone.now()
