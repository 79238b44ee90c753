"""The public pages as visitors see them: at both widths, in both colours, with and without script."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage, assert_fits

PATHS = [
    "/",
    "/informasi-publik/",
    "/faq/",
    "/standar-pelayanan/",
    "/maklumat-pelayanan/",
    "/perlindungan-data-pribadi/",
    "/aksesibilitas/",
    "/tidak-ada-di-sini/",
]
KILOBYTE = 1024


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    new_page: NewPage,
    assert_accessible: Callable[[Page], None],
    viewport: ViewportSize,
    colours: Literal["light", "dark"],
) -> None:
    page = new_page(viewport=viewport, color_scheme=colours)
    for path in PATHS:
        page.goto(path)
        assert_accessible(page)
        assert_fits(page)


def test_first_view_is_under_100_kilobytes_and_leaves_no_cookie(phone: Page) -> None:
    sizes: list[int] = []
    phone.on("response", lambda response: sizes.append(len(response.body())))
    phone.goto("/", wait_until="networkidle")
    assert 0 < sum(sizes) < 100 * KILOBYTE
    assert phone.context.cookies() == []


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(desktop: Page) -> None:
    desktop.goto("/")
    desktop.keyboard.press("Tab")
    expect(desktop.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    desktop.keyboard.press("Enter")
    expect(desktop.locator("main")).to_be_focused()


def test_the_phone_menu_works_without_script(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto("/")
    menu = page.get_by_role("navigation", name="Menu")
    expect(menu).to_be_hidden()
    page.locator("details.menu > summary").click()
    menu.get_by_role("link", name="Informasi Publik").click()
    expect(page.get_by_role("heading", level=1, name="Informasi Publik")).to_be_visible()


def test_escape_closes_the_phone_menu(phone: Page) -> None:
    phone.goto("/")
    summary = phone.locator("details.menu > summary")
    summary.click()
    phone.keyboard.press("Escape")
    expect(phone.get_by_role("navigation", name="Menu")).to_be_hidden()
    expect(summary).to_be_focused()


@pytest.mark.parametrize(
    ("tab", "section"),
    [
        ("Juragan (Just For Pelanggan)", "juragan"),
        ("Informasi Publik", "informasi"),
        ("Keluhan & Aduan", "aduan"),
        ("Tautan Penting", "tautan"),
    ],
)
def test_the_four_tabs_lead_to_their_sections(desktop: Page, tab: str, section: str) -> None:
    desktop.goto("/")
    desktop.get_by_role("navigation", name="Bagian halaman").get_by_role("link", name=tab).click()
    expect(desktop.locator(f"#{section}")).to_be_in_viewport()


def test_no_link_on_the_home_page_leads_nowhere(desktop: Page, site: str) -> None:
    desktop.goto("/")
    inside = {
        href.split("#")[0]
        for href in desktop.eval_on_selector_all(
            "a[href^='/']", "links => links.map(link => link.getAttribute('href'))"
        )
    }
    answers = {path: desktop.request.get(f"{site}{path}").status for path in inside}
    assert {path: status for path, status in answers.items() if status >= 400} == {}


def test_the_tracking_box_asks_for_the_number_at_lacak(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_label("Nomor pendaftaran").fill("L261123-7KQ4-M9XA")
    with phone.expect_request("**/lacak/**") as sent:
        phone.get_by_role("button", name="Lacak").click()
    assert sent.value.url.endswith("/lacak/?nomor=L261123-7KQ4-M9XA")
    assert sent.value.method == "GET"
