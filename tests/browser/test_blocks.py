"""The demo article with one of each block: for everybody, and without a word to others until a film is wanted."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, Request, Route, ViewportSize, expect

from cms_pages.base.pictures import making
from cms_pages.news import demo
from tests.browser.conftest import DESKTOP, PHONE, NewPage, assert_fits

ARTICLE = "/berita/pemeriksaan-kualitas-air/"
PLAYER = "https://www.youtube-nocookie.com/embed/labkesmas01?autoplay=1&rel=0"


@pytest.fixture
def article(site: str) -> str:
    """The address of the article, its pictures made by the worker."""
    demo.load()
    while making.step():
        pass
    return ARTICLE


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_and_only_the_table_scrolls(
    new_page: NewPage,
    article: str,
    assert_accessible: Callable[[Page], None],
    viewport: ViewportSize,
    colours: Literal["light", "dark"],
) -> None:
    page = new_page(viewport=viewport, color_scheme=colours)
    page.goto(article)
    assert_accessible(page)
    assert_fits(page)
    table = page.get_by_role("region", name="Tabel: Hasil pemeriksaan air minum (contoh)")
    expect(table.get_by_role("rowheader", name="Kekeruhan")).to_be_attached()


def test_nobody_else_is_asked_until_the_film_is_wanted(desktop: Page, site: str, article: str) -> None:
    asked: list[str] = []

    def listen(request: Request) -> None:
        if not request.url.startswith((site, "data:")):
            asked.append(request.url)

    def answer(route: Route) -> None:
        route.fulfill(content_type="text/html", body="<title>Pemutar</title>")

    desktop.on("request", listen)
    desktop.context.route("https://**", answer)
    desktop.goto(article, wait_until="networkidle")
    desktop.get_by_role("link", name="Putar video: Mengambil sampel air dari keran").scroll_into_view_if_needed()
    desktop.evaluate("scrollTo(0, document.body.scrollHeight)")
    desktop.wait_for_load_state("networkidle")
    assert asked == []
    desktop.get_by_role("link", name="Putar video: Mengambil sampel air dari keran").click()
    frame = desktop.locator("iframe.film__frame")
    expect(frame).to_have_attribute("src", PLAYER)
    expect(frame).to_have_attribute("title", "Mengambil sampel air dari keran")
    expect(frame).to_be_focused()
    desktop.wait_for_load_state("networkidle")
    assert asked == [PLAYER]


def test_without_script_the_film_is_a_plain_link(new_page: NewPage, article: str) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto(article)
    link = page.get_by_role("link", name="Putar video: Mengambil sampel air dari keran")
    expect(link).to_have_attribute("href", "https://www.youtube.com/watch?v=labkesmas01")


def test_a_browser_gets_avif_of_the_right_size(new_page: NewPage, article: str) -> None:
    page = new_page(viewport=PHONE, device_scale_factor=1)
    page.goto(article)
    cover = page.locator(".cover img")
    expect(cover).to_have_attribute("fetchpriority", "high")
    shown = cover.evaluate("async (image) => { await image.decode(); return [image.currentSrc, image.naturalWidth]; }")
    assert shown[0].endswith(".avif")
    assert "fill-672x336" in shown[0]
    assert page.locator("article img[loading=lazy]").count() == page.locator("article img").count() - 1
