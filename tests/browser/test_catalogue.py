"""The catalogue in a browser: with script the bill follows the ticks, without it the server does the same."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage, assert_fits
from tests.cms_pages.catalogue.factories import make_category, make_exam

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def exams(site: str) -> None:
    blood = make_category("Kimia Darah")
    make_exam(blood, "Kolesterol", 30_000, specimen="Darah", preparation="Puasa.", example_figures=["specimen"])
    make_exam(blood, "Ureum", 25_000, working_days=5)
    make_exam(make_category("Kimia Air"), "Besi (Fe)", 60_000, sample_type="non_human", service_type="shipment")


@pytest.mark.usefixtures("exams")
def test_bill_follows_the_ticks(desktop: Page) -> None:
    desktop.goto("/pemeriksaan/")
    desktop.get_by_label("Hitung Kolesterol").check()
    desktop.get_by_label("Hitung Ureum").check()

    expect(desktop.locator("[data-bill] tbody tr")).to_have_text(["KolesterolRp30.000", "UreumRp25.000"])
    expect(desktop.locator("[data-bill-total]")).to_have_text("Rp55.000")
    expect(desktop.locator("[data-bill-days]")).to_contain_text("5 hari kerja")

    # What a filter hides stays in the bill.
    desktop.get_by_label("Non Manusia").check()
    desktop.get_by_role("button", name="Terapkan").click()
    expect(desktop.locator(".row")).to_have_count(1)
    desktop.get_by_label("Hitung Besi (Fe)").check()
    expect(desktop.locator("[data-bill-total]")).to_have_text("Rp115.000")


@pytest.mark.usefixtures("exams")
def test_without_script(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto("/pemeriksaan/")
    page.get_by_label("Hitung Kolesterol").check()
    page.get_by_label("Hitung Besi (Fe)").check()
    page.locator(".totalbar").get_by_role("button", name="Hitung ulang").click()
    expect(page.locator("[data-bar-total]")).to_have_text("2 pemeriksaan Rp90.000")

    page.get_by_label("Cari pemeriksaan").fill("kolestrol")
    page.get_by_role("button", name="Cari").click()
    page.get_by_role("link", name="Kolesterol").click()
    expect(page.locator(".row")).to_have_count(1)
    expect(page.locator("[data-bar-total]")).to_have_text("2 pemeriksaan Rp90.000")

    page.locator("summary", has_text="Saring").click()
    page.get_by_label("Tarif paling tinggi").fill("murah")
    page.get_by_role("button", name="Terapkan").click()
    expect(page.locator("#tarif_maks_error")).to_be_visible()
    expect(page.get_by_label("Tarif paling tinggi")).to_have_value("murah")


@pytest.mark.usefixtures("exams")
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(
    new_page: NewPage, assert_accessible: Callable[[Page], None], viewport: dict[str, int], scheme: str
) -> None:
    page = new_page(viewport=viewport, color_scheme=scheme)
    for path in (
        "/pemeriksaan/",
        "/pemeriksaan/?sampel=manusia&tarif_maks=x",
        "/pemeriksaan/?q=kolestrol",
        "/pemeriksaan/kimia-darah/",
        "/pemeriksaan/kimia-darah/kolesterol/",
    ):
        page.goto(path)
        assert_accessible(page)
        assert_fits(page)
