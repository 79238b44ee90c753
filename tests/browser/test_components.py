"""The components in a browser: accessible in every state, and the little that the script adds."""

import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage, assert_fits

pytestmark = pytest.mark.urls("tests.browser.gallery")


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_at_rest_and_with_errors(
    new_page: NewPage,
    assert_accessible: Callable[[Page], None],
    viewport: ViewportSize,
    colours: Literal["light", "dark"],
) -> None:
    page = new_page(viewport=viewport, color_scheme=colours)
    for path in ("/galeri/", "/galeri/?salah"):
        page.goto(path)
        assert_accessible(page)
        assert_fits(page)


def test_the_error_summary_takes_the_focus_and_its_links_lead_to_the_fields(phone: Page) -> None:
    phone.goto("/galeri/?salah")
    expect(phone.get_by_role("alert")).to_be_focused()
    phone.get_by_role("link", name="Nomor WhatsApp Aktif").click()
    expect(phone.get_by_label("Nomor WhatsApp Aktif")).to_be_focused()


def test_a_file_field_that_an_error_links_to_opens(phone: Page) -> None:
    phone.goto("/galeri/?salah")
    field = phone.get_by_label("Surat Rujukan")
    expect(field).to_be_hidden()
    phone.get_by_role("link", name="Surat Rujukan").click()
    expect(field).to_be_visible()


def test_the_total_follows_every_tick(phone: Page) -> None:
    phone.goto("/galeri/")
    total = phone.locator("[data-total]")
    expect(total).to_have_text("1 pemeriksaan Rp30.000")
    phone.get_by_text("Hematologi").click()
    phone.get_by_label("Trombosit").check()
    expect(total).to_have_text("2 pemeriksaan Rp1.040.000")
    expect(phone.locator("details", has_text="Hematologi").locator("[data-count]")).to_have_text("1 dipilih")
    phone.get_by_label("Kolesterol").uncheck()
    expect(total).to_have_text("1 pemeriksaan Rp1.010.000")
    expect(phone.get_by_role("button", name="Hitung ulang")).to_be_hidden()


def test_without_script_the_total_is_counted_by_the_server(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto("/galeri/")
    expect(page.locator("[data-total]")).to_have_text("1 pemeriksaan Rp30.000")
    page.get_by_text("Hematologi").click()
    page.get_by_label("Hemoglobin").check()
    page.get_by_role("button", name="Hitung ulang").click()
    expect(page).to_have_url(re.compile("layanan=2&layanan=3&hitung=1"))


def test_what_has_focus_is_never_under_the_total_bar(phone: Page) -> None:
    """WCAG 2.4.11: tab through the choices and compare their boxes with the sticky bar's."""
    phone.goto("/galeri/")
    for group in phone.locator(".picker details > summary").all():
        if not group.evaluate("summary => summary.parentElement.open"):
            group.click()
    boxes = phone.locator(".picker input[type=checkbox]")
    boxes.first.focus()
    for _ in range(boxes.count()):
        hidden = phone.evaluate(
            """() => {
                const bar = document.querySelector(".totalbar").getBoundingClientRect();
                const box = document.activeElement.getBoundingClientRect();
                return box.bottom > bar.top && box.top < bar.bottom;
            }"""
        )
        assert not hidden
        phone.keyboard.press("Tab")
