"""The page that describes the APIs, for people: at both widths, in both colours, without a script."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage, assert_fits


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    new_page: NewPage,
    assert_accessible: Callable[[Page], None],
    viewport: ViewportSize,
    colours: Literal["light", "dark"],
) -> None:
    page = new_page(viewport=viewport, color_scheme=colours)
    page.goto("/api/docs/")
    for summary in page.locator("#utama summary").all()[:3]:
        summary.click()
    assert_accessible(page)
    assert_fits(page)


def test_a_problem_explains_itself(desktop: Page) -> None:
    """`type` of a problem is an address: it leads to the line about it."""
    answer = desktop.request.get("/api/v2/pages/?limit=x").json()
    desktop.goto(answer["type"])
    expect(desktop.locator("#invalid_parameters")).to_be_in_viewport()
    expect(desktop.locator("#invalid_parameters")).to_contain_text(answer["title"])
