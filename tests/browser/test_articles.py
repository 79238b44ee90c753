"""A reader with a phone finds a piece of news and a publication's file; the lists and their pages suit everybody."""

import re
from collections.abc import Callable
from datetime import date
from typing import Literal

import pytest
from playwright.sync_api import FloatRect, Page, ViewportSize, expect

from cms_pages.base import demo_files
from cms_pages.base.pictures import making
from cms_pages.publications.enums import PublicationType
from tests.browser.conftest import DESKTOP, PHONE, NewPage, assert_fits
from tests.cms_pages.articles import make_news, make_publication, make_report, many_news


@pytest.fixture
def content(site: str) -> list[str]:
    """A list with a second page, one publication of two, a report with photos; the addresses of all of it."""
    many_news(10)
    news = make_news(
        "Pelatihan pengambilan sampel darah untuk 34 puskesmas",
        slug="pelatihan",
        on=date(2025, 12, 31),
        intro="Peserta berlatih dengan aman.",
        cover=demo_files.image("Sampul"),
        cover_caption="Contoh",
        body=[{"type": "heading", "value": "Yang dilatih"}, {"type": "text", "value": "<p>Urutan tabung.</p>"}],
    )
    make_publication("Laporan kinerja", kind=PublicationType.ANNUAL_REPORT, year=2025)
    guideline = make_publication("Pedoman sampel air", slug="pedoman", files=2, cover=demo_files.image("Sampul kedua"))
    report = make_report("Bimbingan teknis", pictures=3)
    lists = ["/", "/berita/", "/berita/?hal=2", "/publikasi/", "/publikasi/?tahun=1999", "/laporan-kegiatan/"]
    return [*lists, *(page.get_url() for page in (news, guideline, report))]


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    new_page: NewPage,
    content: list[str],
    assert_accessible: Callable[[Page], None],
    viewport: ViewportSize,
    colours: Literal["light", "dark"],
) -> None:
    page = new_page(viewport=viewport, color_scheme=colours)
    for path in content:
        page.goto(path)
        assert_accessible(page)
        assert_fits(page)


def test_a_publication_stands_beside_its_cover(phone: Page) -> None:
    """The cover is a picture with several sources; none of them may take a column of the row."""
    cover = demo_files.image("Sampul")
    make_publication("Pedoman sampel air", slug="pedoman", cover=cover)
    making.make(cover)
    phone.goto("/publikasi/")
    row = phone.get_by_role("listitem").filter(has=phone.get_by_role("link", name="Pedoman sampel air"))
    expect(row.locator("source")).to_have_count(2)
    for size in (PHONE, DESKTOP):
        phone.set_viewport_size(size)
        boxes = [part.bounding_box() for part in (row, row.locator("img"), row.get_by_role("link").first)]
        whole, art, title = (box or FloatRect(x=0, y=0, width=0, height=0) for box in boxes)
        assert art["x"] == whole["x"]
        assert title["x"] - art["x"] - art["width"] < 30
        assert title["width"] > 0.6 * whole["width"]


@pytest.mark.usefixtures("content")
def test_a_reader_finds_the_news_on_the_second_page(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_role("link", name="Semua berita").click()
    phone.get_by_role("navigation", name="Halaman").get_by_role("link", name="Berikutnya").click()
    phone.get_by_role("link", name="Pelatihan pengambilan sampel darah").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Pelatihan pengambilan sampel darah untuk 34 puskesmas")
    expect(phone.get_by_text("31 Desember 2025")).to_be_visible()
    phone.get_by_role("navigation", name="Berita lain").get_by_role("link").first.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Kabar 0")


@pytest.mark.usefixtures("content")
def test_a_reader_finds_the_file_of_a_publication_without_script(new_page: NewPage) -> None:
    phone = new_page(viewport=PHONE, java_script_enabled=False)
    phone.goto("/publikasi/")
    expect(phone.get_by_text("2 publikasi")).to_be_visible()
    phone.get_by_label("Jenis").select_option(label="Pedoman")
    phone.get_by_role("button", name="Terapkan").click()
    expect(phone.get_by_text("1 publikasi")).to_be_visible()
    phone.get_by_role("link", name="Pedoman sampel air").click()
    link = phone.locator("section", has=phone.get_by_role("heading", name="Berkas")).get_by_role("link").first
    expect(link).to_contain_text(re.compile(r"Berkas .*PDF, \d+ KB, \d+ \w+ \d{4}"))
    address = link.get_attribute("href")
    assert address is not None
    answer = phone.request.get(address)
    assert (answer.status, answer.body()[:5]) == (200, b"%PDF-")
