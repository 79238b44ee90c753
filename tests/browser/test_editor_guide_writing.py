"""Chapters of the editors' guide about writing: logging in, news, blocks, pictures, publications and reports.

On SQLite only: walking the editor's screens a second time on PostgreSQL shows nothing new.
"""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from playwright.sync_api import Page, expect

from cms_pages.activity_reports.models import ActivityReportPage
from cms_pages.base import demo_files
from cms_pages.base.demo_blocks import water_body
from cms_pages.news.models import NewsIndexPage, NewsPage
from cms_pages.publications.models import PublicationIndexPage, PublicationPage
from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.guide import Shot, add_block, pick, publish, take_block, write
from tests.browser.test_price_life import desk_of
from tests.cms_pages.articles import make_document, make_news, make_report
from tests.services.accounts.conftest import PASSWORD

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]

EDITING = "/admin/pages/{}/edit/"


@pytest.fixture
def desk(site: str, new_page: NewPage) -> Page:
    """An editor's screen."""
    sync_roles()
    return desk_of(Role.EDITOR, "Endah Editor", new_page, site)


@pytest.mark.chapter("Masuk dan dasbor")
def test_log_in(desktop: Page, site: str, shot: Shot) -> None:
    sync_roles()
    user = get_user_model().objects.create_user("endah", PASSWORD, full_name="Endah Editor")
    user.groups.add(Group.objects.get(name=Role.EDITOR.group_name))
    desktop.goto("/login/")
    desktop.get_by_label("NIP, surel, atau nama pengguna").fill("endah")
    desktop.get_by_label("Kata sandi").fill(PASSWORD)
    shot(desktop, "masuk", desktop.locator("main h1"), desktop.locator("main form"))
    desktop.get_by_role("button", name="Masuk").click()
    expect(desktop).to_have_url("/admin/")
    shot(desktop, "dasbor", desktop.locator("main"), desktop.locator(".sidebar").first, scroll=False)


@pytest.mark.chapter("Membuat berita")
def test_write_news(desk: Page, new_page: NewPage, shot: Shot) -> None:
    for earlier in ("Jadwal layanan akhir tahun", "Kunjungan mahasiswa", "Laboratorium keliling"):
        make_news(earlier)
    index = NewsIndexPage.objects.get()
    desk.goto(f"/admin/pages/{index.pk}/")
    add = desk.locator(f"a[href$='/admin/pages/{index.pk}/add_subpage/']:visible").first
    shot(desk, "berita-daftar", desk.locator("main table"), marks=(add,), scroll=False)
    add.click()
    title = desk.locator("[name=title]")
    title.fill("Pelatihan pengambilan sampel air")
    desk.locator("[name=intro]").fill("Petugas puskesmas belajar mengambil sampel air dengan benar.")
    shot(desk, "berita-isian", title, desk.locator("[name=intro]"))
    add_block(desk, "Teks")
    write(desk, "Sebanyak 34 petugas mengikuti pelatihan.")
    desk.get_by_role("button", name="Buka atau tutup pratinjau").click()
    expect(desk.frame_locator("#w-preview-iframe").locator("h1")).to_have_text("Pelatihan pengambilan sampel air")
    desk.get_by_role("button", name="Buka atau tutup pratinjau").click()
    desk.locator("footer .w-dropdown__toggle").click()
    button = desk.locator("footer button[name=action-publish]").first
    shot(desk, "berita-terbitkan", desk.locator("footer").last, marks=(button,), scroll=False)
    desk.keyboard.press("Escape")
    publish(desk)
    reader = new_page(viewport=PHONE)
    reader.goto("/berita/pelatihan-pengambilan-sampel-air/")
    expect(reader.get_by_text("Sebanyak 34 petugas")).to_be_visible()


@pytest.mark.chapter("Mengisi berita dengan blok")
def test_blocks(desk: Page, new_page: NewPage, shot: Shot) -> None:
    news = make_news(
        "Memeriksa air minum", slug="air", body=[{"type": kind, "value": value} for kind, value in water_body()]
    )
    desk.goto(EDITING.format(news.pk))
    desk.locator(".c-sf-add-button:visible").last.click()
    options = desk.locator(".w-combobox__menu")
    for name in ("Teks", "Gambar", "Galeri", "Berkas", "Tabel", "Kutipan", "Ajakan", "Lipatan", "Video"):
        expect(options.get_by_role("option", name=name, exact=True)).to_be_attached()
    shot(desk, "blok-pilihan", options, scroll=False)
    quote = take_block(desk, "Kutipan")
    quote.locator("[name$=-value-text]").fill("Air yang jernih belum tentu aman.")
    quote.locator("[name$=-value-who]").fill("Sri Wahyuni")
    quote.locator("[name$=-value-role]").fill("pengelola air desa")
    shot(desk, "blok-kutipan", quote)
    publish(desk)
    reader = new_page(viewport=DESKTOP)
    reader.goto("/berita/air/")
    said = reader.get_by_text("Air yang jernih belum tentu aman.")
    said.scroll_into_view_if_needed()
    expect(said).to_be_visible()


@pytest.mark.chapter("Gambar dan teks alternatif")
def test_pictures(desk: Page, tmp_path: Path, shot: Shot) -> None:
    file = tmp_path / "botol-sampel.jpg"
    file.write_bytes(demo_files.pattern("Botol", cell=50))
    desk.goto("/admin/images/multiple/add/")
    desk.locator("#fileupload").set_input_files(file)
    form = desk.locator("#upload-list form")
    form.locator("[name$=-title]").fill("Botol sampel")
    form.locator("[name$=-description]").fill("Tiga botol sampel air di atas meja")
    shot(desk, "gambar-unggah", desk.locator("#upload-list"))
    form.locator("[type=submit]").first.click()
    expect(form).to_have_count(0)

    image = demo_files.image("Pengisian botol")
    figure = {"image": {"image": image.pk, "alt_text": "", "decorative": True}, "caption": ""}
    news = make_news("Pelatihan", body=[{"type": "figure", "value": figure}])
    desk.goto(EDITING.format(news.pk))
    desk.locator("[name=body-0-value-image-decorative]").uncheck()
    words = desk.locator("[name=body-0-value-image-alt_text]")
    words.fill("Petugas mengisi botol sampel dari keran")
    words.scroll_into_view_if_needed()
    chooser = desk.locator("#body-0-value-image-image-chooser")
    shot(desk, "gambar-teks-alternatif", chooser, desk.locator("[name=body-0-value-image-decorative]"), marks=(words,))
    publish(desk)
    assert NewsPage.objects.get(pk=news.pk).body[0].value["image"].contextual_alt_text == (
        "Petugas mengisi botol sampel dari keran"
    )


@pytest.mark.chapter("Publikasi dan laporan kegiatan")
def test_publications_and_reports(desk: Page, shot: Shot) -> None:
    make_document("Pedoman sampel air")
    desk.goto(f"/admin/pages/add/publications/publicationpage/{PublicationIndexPage.objects.get().pk}/")
    title = desk.locator("[name=title]")
    title.fill("Pedoman sampel air 2026")
    kind = desk.locator("[name=publication_type]")
    kind.select_option(label="Pedoman")
    desk.locator("[name=year]").fill("2026")
    shot(desk, "publikasi-isian", title, kind, desk.locator("[name=date]"))
    desk.locator("#id_files-ADD").click()
    pick(desk, "id_files-0-document", "Pedoman sampel air")
    publish(desk)
    assert PublicationPage.objects.get(title="Pedoman sampel air 2026").files.count() == 1

    report = make_report("Bimbingan teknis", pictures=2)
    desk.goto(EDITING.format(report.pk))
    words = desk.locator("[name=pictures-0-alt_text]")
    words.fill("Peserta berlatih mengambil sampel")
    words.scroll_into_view_if_needed()
    shot(desk, "kegiatan-foto", desk.locator("#inline_child_pictures-0"), marks=(words,))
    publish(desk)
    assert ActivityReportPage.objects.get(pk=report.pk).pictures.first().alt_text == "Peserta berlatih mengambil sampel"
