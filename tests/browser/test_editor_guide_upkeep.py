"""Chapters of the editors' guide about lists and upkeep: questions, links, checks, what is old or broken, redirects.

On SQLite only: walking the editor's screens a second time on PostgreSQL shows nothing new.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from wagtail.models import Page as WagtailPage

from cms_pages.information.models import (
    FaqEntry,
    PublicInformation,
    ServiceStandardIndexPage,
    ServiceStandardPage,
    Shortcut,
    StandardPage,
)
from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from services.editorial.actions import links
from tests.browser.conftest import PHONE, NewPage
from tests.browser.guide import Shot, publish, write
from tests.browser.test_price_life import desk_of
from tests.cms_pages.articles import make_news
from tests.services.editorial.conftest import new_page as make_page

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]

EDITING = "/admin/pages/{}/edit/"
SAVE = "#w-editor-form footer button[type=submit]"


@pytest.fixture
def desk(site: str, new_page: NewPage) -> Page:
    """A moderator's screen: redirects are theirs, the rest is every editor's."""
    sync_roles()
    return desk_of(Role.MODERATOR, "Mira Moderator", new_page, site)


def _save(desk: Page) -> None:
    desk.locator(SAVE).first.click()
    expect(desk.locator(".messages .success")).to_be_visible()


@pytest.mark.chapter("Menu, FAQ, jalan pintas, informasi publik, standar pelayanan")
def test_lists(desk: Page, new_page: NewPage, shot: Shot) -> None:
    page = make_page("Alur Layanan")
    desk.goto(EDITING.format(page.pk))
    # Tabs have no names but translated ones: the second is what search engines and menus are told.
    desk.locator("[role=tablist] [role=tab]").nth(1).click()
    menu = desk.locator("[name=show_in_menus]")
    menu.check()
    shot(desk, "menu-tampilkan", desk.locator("[role=tabpanel] .w-panel", has=menu).last, marks=(menu,))
    publish(desk)

    desk.goto("/admin/faq/add/")
    desk.locator("[name=question]").fill("Kapan hasil dapat diambil?")
    write(desk, "Tiga hari kerja setelah sampel diterima.")
    desk.locator("[name=category]").select_option("hasil")
    shot(desk, "faq-isian", desk.locator("[name=question]"), desk.locator("[name=category]"))
    _save(desk)

    desk.goto("/admin/jalan-pintas/add/")
    desk.locator("[name=title]").fill("Kementerian Kesehatan")
    desk.locator("[name=url]").fill("https://kemkes.go.id/")
    _save(desk)

    desk.goto("/admin/informasi-publik/add/")
    desk.locator("[name=title]").fill("Laporan kinerja instansi")
    desk.locator("[name=category]").select_option("berkala")
    desk.locator("[name=year]").fill("2026")
    desk.locator("[name=unit]").fill("Tata usaha")
    shot(desk, "informasi-publik-isian", desk.locator("[name=title]"), desk.locator("[name=year]"))
    _save(desk)
    assert FaqEntry.objects.filter(question="Kapan hasil dapat diambil?").exists()
    assert Shortcut.objects.filter(title="Kementerian Kesehatan", url="https://kemkes.go.id/").exists()
    assert PublicInformation.objects.filter(title="Laporan kinerja instansi", year=2026).exists()

    index = ServiceStandardIndexPage.objects.get()
    desk.goto(f"/admin/pages/add/information/servicestandardpage/{index.pk}/")
    title = desk.locator("[name=title]")
    title.fill("Pemeriksaan air")
    title.press("Tab")
    expect(desk.locator("[name=slug]")).to_have_value("pemeriksaan-air")
    desk.locator("footer button.action-save").first.click()
    expect(desk.locator(".messages .success")).to_be_visible()
    assert not ServiceStandardPage.objects.get(title="Pemeriksaan air").live
    reader = new_page(viewport=PHONE)
    reader.goto("/faq/")
    expect(reader.get_by_text("Kapan hasil dapat diambil?")).to_be_visible()


@pytest.mark.chapter("Pemeriksaan isi")
def test_checks(desk: Page, shot: Shot) -> None:
    page = make_page("Alur Layanan", body=[{"type": "text", "value": "<h3>Alur</h3><p>Baca dahulu.</p><h3></h3>"}])
    desk.goto(EDITING.format(page.pk))
    desk.get_by_role("button", name="Buka atau tutup pemeriksaan").click()
    expect(desk.locator("[data-content-word-count]")).not_to_have_text("-")
    issues = desk.locator("[data-checks-panel] [data-content-checker-name]")
    expect(issues).to_have_text(["Urutan judul terlompat", "Judul kosong"])
    shot(desk, "pemeriksaan-panel", desk.locator("[data-checks-panel]"), marks=(issues.first,))


@pytest.mark.chapter("Halaman lama, tautan rusak, jadwal")
def test_reports(desk: Page, shot: Shot) -> None:
    old = make_page("Alur Layanan")
    long_ago = timezone.now() - timedelta(days=800)
    WagtailPage.objects.filter(depth__gt=1).update(first_published_at=timezone.now(), last_published_at=timezone.now())
    WagtailPage.objects.filter(pk=old.pk).update(first_published_at=long_ago, last_published_at=long_ago)
    desk.goto("/admin/redaksi/halaman-lama/")
    button = desk.get_by_role("link", name="Masih benar: Alur Layanan")
    shot(desk, "halaman-lama", desk.locator("main table"), marks=(button,))
    button.click()
    desk.get_by_role("button", name="Masih benar").click()
    expect(desk.locator(".messages .success")).to_be_visible()

    text = '<p>Baca <a href="/tidak-ada/">alur baru</a>.</p>'
    make_page("Kontak", body=[{"type": "text", "value": text}])
    links.collect()
    desk.goto("/admin/redaksi/tautan-rusak/")
    row = desk.locator("main table tbody tr", has_text="/tidak-ada/")
    shot(desk, "tautan-rusak", desk.locator("main table"), marks=(row.get_by_role("link").first,))

    news = make_news("Libur akhir tahun", slug="libur")
    news.expire_at = timezone.now() + timedelta(days=30)
    news.save_revision().publish()
    desk.goto("/admin/redaksi/jadwal/")
    expect(desk.locator("main table tbody tr")).to_contain_text("Libur akhir tahun")
    shot(desk, "jadwal", desk.locator("main table"))
    assert StandardPage.objects.get(pk=old.pk).editorial_review.confirmed_by is not None


@pytest.mark.chapter("Pengalihan alamat")
def test_redirects(desk: Page, site: str, new_page: NewPage, shot: Shot) -> None:
    make_page("Alur Layanan")
    desk.goto("/admin/redirects/add/")
    before, after = desk.locator("[name=old_path]"), desk.locator("[name=redirect_link]")
    before.fill("/alur-lama/")
    after.fill(f"{site}/alur-layanan/")
    shot(desk, "pengalihan-isian", before, after, marks=(before, after))
    _save(desk)
    reader = new_page(viewport=PHONE)
    reader.goto("/alur-lama/")
    expect(reader).to_have_url("/alur-layanan/")
