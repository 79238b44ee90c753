"""An editor's checks speak Indonesian, the preview is a phone, and a draft is read by somebody without an account."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Locator, Page, expect

from cms_pages.home.models import HomePage
from cms_pages.information.models import StandardPage
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.test_new_price import log_in
from tests.cms_pages.catalogue.factories import make_category, make_exam

# A heading of the third order first, and one without words.
FLAWED = [{"type": "text", "value": "<h3>Alur</h3><p>Baca dahulu.</p><h3></h3>"}]


def _flawed_page(**values: Any) -> StandardPage:
    page = StandardPage(title="Alur Layanan", slug="alur-layanan", body=FLAWED, **values)
    HomePage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def desk(site: str, new_page: NewPage) -> Page:
    """An editor's screen."""
    page = new_page(viewport=DESKTOP)
    editor = get_user_model().objects.create_superuser("editor", "rahasia", full_name="Endah Editor")
    log_in(page, site, editor)
    return page


def _issues(desk: Page, page_id: int) -> Locator:
    """The issues that the panel shows once it has looked at the preview."""
    desk.goto(f"/admin/pages/{page_id}/edit/")
    desk.get_by_role("button", name="Buka atau tutup pemeriksaan").click()
    expect(desk.locator("[data-content-word-count]")).not_to_have_text("-")
    return desk.locator("[data-checks-panel] [data-content-checker-name]")


@pytest.mark.django_db(transaction=True)
def test_checks_speak_indonesian(desk: Page, tmp_path: Path) -> None:
    page = _flawed_page()
    expect(_issues(desk, page.pk)).to_have_text(["Urutan judul terlompat", "Judul kosong"])
    side = desk.locator(".form-side")
    for words in ("Masalah ditemukan", "Ukuran isi", "Lama membaca", "menit"):
        expect(side).to_contain_text(words)
    desk.screenshot(path=tmp_path / "pemeriksaan.png")


@pytest.mark.django_db(transaction=True)
def test_a_price_of_nothing_is_an_issue(desk: Page) -> None:
    category = make_category()
    free, paid = make_exam(category, "Gratis", 0), make_exam(category, "Kolesterol", 30_000)
    expect(_issues(desk, free.pk)).to_have_text(["Tarif Rp0"])
    expect(_issues(desk, paid.pk)).to_have_count(0)


@pytest.mark.django_db(transaction=True)
def test_the_preview_is_a_phone_first(desk: Page, tmp_path: Path) -> None:
    page = _flawed_page()
    desk.goto(f"/admin/pages/{page.pk}/edit/")
    desk.get_by_role("button", name="Buka atau tutup pratinjau").click()
    phone = desk.get_by_label("Pratinjau di ponsel (360 piksel)")
    expect(phone).to_be_checked()
    frame = desk.frame_locator("#w-preview-iframe")
    expect(frame.locator("h1")).to_have_text("Alur Layanan")
    assert frame.locator("html").evaluate("() => window.innerWidth") == 360
    desk.get_by_label("Pratinjau di layar lebar (1366 piksel)").check(force=True)
    expect(frame.locator("h1")).to_have_text("Alur Layanan")
    assert frame.locator("html").evaluate("() => window.innerWidth") == 1366
    desk.screenshot(path=tmp_path / "pratinjau.png")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_draft_by_its_link(
    viewport: Any, desk: Page, new_page: NewPage, assert_accessible: Any, tmp_path: Path
) -> None:
    page = _flawed_page()
    page.title, page.body = "Alur Layanan Baru", []
    page.save_revision()
    desk.goto(f"/admin/redaksi/{page.pk}/tautan-konsep/")
    desk.get_by_label("Untuk siapa").fill("dr. Sari")
    desk.get_by_role("button", name="Buat tautan").click()
    address = desk.get_by_label("Tautan baru").input_value()
    desk.screenshot(path=tmp_path / "tautan.png")
    reader = new_page(viewport=viewport)
    reader.goto(address)
    expect(reader.locator("h1")).to_have_text("Alur Layanan Baru")
    expect(reader.get_by_role("region", name="Konsep")).to_contain_text("Konsep, belum terbit.")
    assert reader.context.cookies() == []
    assert_accessible(reader)
    reader.screenshot(path=tmp_path / "konsep.png")
    desk.get_by_role("button", name="Cabut tautan untuk dr. Sari").click()
    reader.goto(address)
    expect(reader.locator("h1")).to_have_text("Konsep ini tidak dapat dibuka")
    assert_accessible(reader)
    reader.screenshot(path=tmp_path / "habis.png")
