"""Chapters of the editors' guide about prices: one in the editor, at once and on a day; many by spreadsheet.

On SQLite only: walking the editor's screens a second time on PostgreSQL shows nothing new.
"""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from cms_pages.catalogue.models import ExamTypePage
from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from services.price_lists.actions import apply_next
from services.price_lists.columns import PRICE
from tests.browser.conftest import PHONE, NewPage
from tests.browser.guide import Shot, publish
from tests.browser.test_price_life import desk_of
from tests.cms_pages.catalogue.factories import make_category, make_exam

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]

EDITING = "/admin/pages/{}/edit/"
PRICE_AND_TIME = ("price_idr", "working_days")


@pytest.fixture
def exam(site: str) -> ExamTypePage:
    sync_roles()
    return make_exam(make_category(), "Kolesterol", 30_000, code="KD-003")


@pytest.fixture
def desk(exam: ExamTypePage, site: str, new_page: NewPage) -> Page:
    """An editor's screen."""
    return desk_of(Role.EDITOR, "Endah Editor", new_page, site)


@pytest.mark.chapter("Katalog dan tarif")
def test_one_price(desk: Page, exam: ExamTypePage, new_page: NewPage, shot: Shot) -> None:
    desk.goto("/admin/jenis-pemeriksaan/")
    found = desk.get_by_role("link", name="Kolesterol", exact=True)
    shot(desk, "tarif-daftar", desk.locator("main table"), marks=(found,))
    found.click()
    price = desk.get_by_label("Tarif (rupiah)")
    price.fill("35000")
    history = desk.locator(".price-history")
    fields = [desk.locator("[data-field-wrapper]", has=desk.locator(f"[name={name}]")).last for name in PRICE_AND_TIME]
    shot(desk, "tarif-ubah", *fields, marks=(price,))
    publish(desk)
    reader = new_page(viewport=PHONE)
    reader.goto("/pemeriksaan/kimia-darah/kolesterol/")
    expect(reader.locator(".price")).to_have_text("Rp35.000")

    desk.goto(EDITING.format(exam.pk))
    expect(history.locator("tbody tr").first).to_contain_text("Rp35.000")
    desk.get_by_label("Tarif (rupiah)").fill("40000")
    desk.get_by_role("button", name="Buka atau tutup status").click()
    desk.locator("[data-a11y-dialog-show=schedule-publishing-dialog]:visible").first.click()
    dialog = desk.locator("#schedule-publishing-dialog")
    start = dialog.locator("[name=go_live_at]")
    # Without the calendar, which would lie over the button.
    start.evaluate(
        "(field, value) => { field.value = value; }", f"{timezone.localtime() + timedelta(days=30):%Y-%m-%d} 07:00"
    )
    shot(desk, "tarif-jadwal", dialog.locator(".w-dialog__box"), marks=(start,), scroll=False)
    dialog.locator("button.action-save").click()
    expect(desk.locator(".messages .success")).to_be_visible()
    publish(desk)
    desk.goto("/admin/tarif/terjadwal/")
    expect(desk.locator("main table tbody tr")).to_contain_text("Rp40.000")
    reader.reload()
    expect(reader.locator(".price")).to_have_text("Rp35.000")


@pytest.mark.chapter("Mengubah banyak tarif dengan spreadsheet")
def test_many_prices(desk: Page, exam: ExamTypePage, tmp_path: Path, shot: Shot) -> None:
    desk.goto("/admin/tarif-spreadsheet/")
    fetch = desk.get_by_role("link", name="Unduh spreadsheet")
    shot(desk, "spreadsheet-langkah", desk.locator(".pl-steps"), marks=(fetch,))
    with desk.expect_download() as download:
        fetch.click()
    file = tmp_path / "tarif-baru.xlsx"
    download.value.save_as(file)
    book = load_workbook(file)
    sheet = book.worksheets[0]
    [column] = [cell.column for cell in sheet[1] if cell.value == PRICE.heading]
    sheet.cell(2, column).value = 36_000
    book.save(file)

    desk.get_by_label("Spreadsheet (.xlsx)").set_input_files(file)
    desk.get_by_role("button", name="Unggah dan periksa").click()
    apply = desk.get_by_role("button", name="Terapkan 1 perubahan")
    shot(desk, "spreadsheet-periksa", desk.locator(".pl-page"), marks=(apply,))
    apply.click()
    expect(desk.locator(".messages .success")).to_be_visible()
    apply_next("uji")
    expect(desk.get_by_text("1 pemeriksaan diubah")).to_be_visible()
    assert ExamTypePage.objects.get(pk=exam.pk).price_idr == 36_000
