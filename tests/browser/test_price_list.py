"""An editor changes prices with a spreadsheet: downloaded, edited, uploaded, looked at, applied; readers see it."""

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from services.accounts.models import User
from services.price_lists.actions import apply_next
from tests.browser.conftest import DESKTOP, PHONE, NewPage, assert_fits
from tests.cms_pages.catalogue.factories import make_category, make_exam
from tests.services.accounts.conftest import PASSWORD

HEADING = "Ubah tarif dengan spreadsheet"


@pytest.fixture
def enter(new_page: NewPage) -> Callable[..., Page]:
    """Log an editor in and open the screen from the menu."""
    sync_roles()
    category = make_category("Kimia Darah", None)
    for number, name in enumerate(("Kolesterol", "Trigliserida", "Ureum"), start=1):
        make_exam(category, name, code=f"KD-{number:03}")
    user = User.objects.create_user("sari", PASSWORD, full_name="Sari Editor", email="sari@example.test")
    user.groups.add(Group.objects.get(name=Role.EDITOR.group_name))

    def go(**options: Any) -> Page:
        page = new_page(**({"viewport": DESKTOP} | options))
        page.goto("/login/?next=/admin/tarif-spreadsheet/")
        page.get_by_label("NIP, surel, atau nama pengguna").fill("sari")
        page.get_by_label("Kata sandi").fill(PASSWORD)
        page.get_by_role("button", name="Masuk").click()
        expect(page.get_by_role("button", name="Unggah dan periksa")).to_be_visible()
        return page

    return go


def check(page: Page, name: str) -> None:
    """axe-core finds nothing in what is ours, nothing makes the page scroll sideways; a picture when asked for."""
    page.wait_for_load_state()
    found = Axe().run(page, context=".pl-page")
    assert [f"{v['id']}: {n['html'][:160]}" for v in found.response["violations"] for n in v["nodes"]] == []
    assert_fits(page)
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"price-list-{name}.png", full_page=True)


def edited(page: Page, price: object, tmp_path: Path) -> Path:
    """The spreadsheet as the link gives it, with another price for KD-002."""
    address = page.get_by_role("link", name="Unduh spreadsheet").get_attribute("href")
    assert address is not None
    answer = page.request.get(address)
    assert answer.ok
    book = load_workbook(BytesIO(answer.body()))
    book["Tarif"]["D3"].value = price
    book.save(tmp_path / "tarif.xlsx")
    return tmp_path / "tarif.xlsx"


def send(page: Page, file: Path) -> None:
    page.get_by_label("Spreadsheet (.xlsx)").set_input_files(file)
    page.get_by_role("button", name="Unggah dan periksa").click()


@pytest.mark.parametrize("options", [{"viewport": DESKTOP}, {"viewport": PHONE}, {"java_script_enabled": False}])
def test_the_whole_way(site: str, enter: Callable[..., Page], tmp_path: Path, options: dict[str, Any]) -> None:
    page = enter(**options)
    scripted = options.get("java_script_enabled", True)
    width = options.get("viewport", DESKTOP)["width"]
    look = (lambda name: check(page, f"{name}-{width}")) if scripted else (lambda name: None)
    look("start")

    send(page, edited(page, "Rp35.000", tmp_path))
    expect(page.get_by_text("1 hal perlu dibetulkan.")).to_be_visible()
    expect(page.get_by_role("cell", name="“Rp35.000” tertulis sebagai teks. Tulis 35000.")).to_be_visible()
    look("wrong")
    page.get_by_role("link", name="Unggah lagi").click()

    send(page, edited(page, 35_000, tmp_path))
    expect(page.get_by_role("row").filter(has_text="Trigliserida")).to_contain_text("Rp30.000")
    look("preview")
    page.get_by_role("button", name="Terapkan 1 perubahan").click()
    expect(page.get_by_text("Menunggu giliran.")).to_be_visible()

    apply_next("uji")

    # The page shows itself anew, with and without scripts.
    expect(page.get_by_text("1 pemeriksaan diubah")).to_be_visible()
    look("done")
    page.goto("/pemeriksaan/kimia-darah/trigliserida/")
    expect(page.get_by_text("Rp35.000").first).to_be_visible()


def test_from_the_menu(site: str, enter: Callable[..., Page]) -> None:
    page = enter()
    page.goto("/admin/")
    page.get_by_role("link", name="Spreadsheet tarif").click()
    expect(page.get_by_role("heading", name=HEADING)).to_be_visible()
    expect(page.get_by_role("button", name="Unggah dan periksa")).to_be_visible()
