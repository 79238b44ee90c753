"""The button that picks a file is ours, in Indonesian, for mouse and keyboard, with script and without."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, NewPage, assert_fits
from tests.support.pdfs import pdf
from tests.support.registrations import exam

FORM = "/registrasi-laboratorium/"
CLEAR = "rgba(0, 0, 0, 0)"


@pytest.fixture
def form(site: str) -> str:
    exam("Kolesterol", 30_000)
    return FORM


def test_our_button_and_the_keyboard_both_open_the_choice(new_page: NewPage, form: str) -> None:
    page = new_page(viewport=PHONE)
    page.goto(form)
    field = page.get_by_label("Surat Rujukan")
    with page.expect_file_chooser():
        page.get_by_text("Pilih berkas", exact=True).click()
    with page.expect_file_chooser():
        field.press("Enter")
    assert page.locator(".pick").evaluate("box => getComputedStyle(box).outlineStyle") == "solid"
    assert_fits(page)


def test_the_browsers_own_words_give_way_to_the_name_of_the_file(new_page: NewPage, form: str, tmp_path: Path) -> None:
    letter = tmp_path / "rujukan-siti.pdf"
    letter.write_bytes(pdf("Surat rujukan"))
    page = new_page(viewport=PHONE)
    page.goto(form)
    field = page.get_by_label("Surat Rujukan")
    expect(field).to_have_css("color", CLEAR)
    field.set_input_files(letter)
    expect(field).not_to_have_css("color", CLEAR)
    field.set_input_files([])
    expect(field).to_have_css("color", CLEAR)


def test_without_script_the_browser_says_which_file(new_page: NewPage, form: str) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto(form)
    field = page.get_by_label("Surat Rujukan")
    expect(field).not_to_have_css("color", CLEAR)
    expect(field).to_be_visible()
    with page.expect_file_chooser():
        page.get_by_text("Pilih berkas", exact=True).click()
