"""FAQ, public information, service standards and the menu, as visitors use them, with and without script."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from cms_pages.information import demo
from tests.browser.conftest import DESKTOP, PHONE, NewPage, assert_fits

FILLED = [
    "/",
    "/faq/",
    "/faq/?q=membayar",
    "/faq/?q=tidak-ada-kata-ini",
    "/informasi-publik/",
    "/informasi-publik/?kategori=dikecualikan",
    "/informasi-publik/?q=tidak-ada-kata-ini",
    "/standar-pelayanan/",
    "/standar-pelayanan/pemeriksaan-laboratorium/",
    "/maklumat-pelayanan/",
]


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_on_filled_pages(
    new_page: NewPage,
    assert_accessible: Callable[[Page], None],
    viewport: ViewportSize,
    colours: Literal["light", "dark"],
) -> None:
    demo.load()
    page = new_page(viewport=viewport, color_scheme=colours)
    for path in FILLED:
        page.goto(path)
        assert_accessible(page)
        assert_fits(page)


def test_a_question_is_filtered_and_unfolded_without_script(new_page: NewPage) -> None:
    demo.load()
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto("/faq/")
    page.get_by_label("Kata dalam pertanyaan atau jawaban").fill("QRIS")
    page.get_by_role("button", name="Saring").click()
    expect(page.get_by_text("1 pertanyaan untuk ‘QRIS’")).to_be_visible()
    expect(page.get_by_text("secara tunai, kartu debit, atau QRIS")).to_be_visible()
    page.get_by_role("link", name="Tampilkan semua").click()
    answer = page.get_by_text("Tidak. Nomor pendaftaran dan tanggal lahir")
    expect(answer).to_be_hidden()
    page.get_by_text("Apakah saya harus membuat akun?").click()
    expect(answer).to_be_visible()


def test_public_information_is_filtered_without_script(new_page: NewPage) -> None:
    demo.load()
    page = new_page(viewport=DESKTOP, java_script_enabled=False)
    page.goto("/informasi-publik/")
    page.get_by_label("Kategori", exact=True).select_option("berkala")
    page.get_by_label("Tahun").select_option("2025")
    page.get_by_role("button", name="Saring").click()
    titles = page.locator("#daftar h4")
    expect(titles).to_have_text(
        ["Indeks Survei Kepuasan Masyarakat", "Laporan kinerja instansi", "Laporan realisasi anggaran"]
    )
    expect(page.get_by_label("Tahun")).to_have_value("2025")


def test_the_wide_menu_opens_leads_on_and_closes_with_escape(desktop: Page) -> None:
    desktop.goto("/")
    summary = desktop.locator("details.nav__more > summary")
    link = desktop.get_by_role("navigation", name="Utama").get_by_role("link", name="Standar Pelayanan")
    expect(link).to_be_hidden()
    summary.click()
    expect(link).to_be_visible()
    desktop.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(summary).to_be_focused()
    summary.click()
    link.click()
    expect(desktop.get_by_role("heading", level=1, name="Standar Pelayanan")).to_be_visible()


def test_a_standard_is_printed_without_chrome(desktop: Page) -> None:
    demo.load()
    desktop.goto("/standar-pelayanan/pemeriksaan-laboratorium/")
    expect(desktop.get_by_role("button", name="Cetak standar ini")).to_be_visible()
    desktop.emulate_media(media="print")
    expect(desktop.get_by_role("button", name="Cetak standar ini")).to_be_hidden()
    expect(desktop.get_by_role("navigation", name="Utama")).to_be_hidden()
    expect(desktop.get_by_role("heading", name="Jaminan keamanan dan keselamatan pelayanan")).to_be_visible()
