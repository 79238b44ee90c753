"""A real browser against a real server, for the user's path.

`site` is the address of a running portal with its fixed pages; `phone` and `desktop` are pages of one Chromium that is
started once a session. `assert_accessible(page)` fails with what axe-core found. Works on both databases; `live_server`
of pytest-django empties the tables after each test, so whatever a test needs it makes first.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from cms_pages.base import fixed_pages
from tests.browser.guide import PATIENCE_MS, Shot
from tests.support.chromium import INSTALL_HINT, LAUNCH_ARGUMENTS, find_chromium

# Playwright's synchronous API runs an event loop in this thread, where Django would refuse to touch the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PHONE: Final = ViewportSize(width=360, height=740)
DESKTOP: Final = ViewportSize(width=1366, height=900)

NewPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    # Beside a running event loop Django keeps a second set of connections for this thread. They have to be the same
    # ones, or fixtures would write through one and the emptying of the database go through the other.
    connection = connections[DEFAULT_DB_ALIAS]
    with sync_playwright() as started:
        connections[DEFAULT_DB_ALIAS] = connection
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    executable = find_chromium()
    if executable is None:
        pytest.skip(INSTALL_HINT)
    started = playwright.chromium.launch(executable_path=executable, args=LAUNCH_ARGUMENTS)
    yield started
    started.close()


@pytest.fixture
def site(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of the portal, with its fixed pages."""
    monkeypatch.setattr(settings, "PUBLIC_BASE_URL", live_server.url)
    fixed_pages.create_missing()
    return str(live_server.url)


@pytest.fixture
def new_page(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[NewPage]:
    """Make a page in a fresh context (no cookies): ``new_page(viewport=…, color_scheme="dark", …)``.

    At the end the test fails if a script broke, or if the content security policy refused something.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    patience = PATIENCE_MS if request.node.get_closest_marker("chapter") else 10_000

    def make(**options: Any) -> Page:
        context = browser.new_context(base_url=site, locale="id-ID", timezone_id="Asia/Jakarta", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(patience)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console", lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None
        )
        return page

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    """360 pixels wide, touch."""
    return new_page(viewport=PHONE, has_touch=True, device_scale_factor=2)


@pytest.fixture
def desktop(new_page: NewPage) -> Page:
    """1366 pixels wide."""
    return new_page(viewport=DESKTOP)


def assert_fits(page: Page) -> None:
    """Nothing is wider than the screen. A page that a click has just opened may still be without an element."""
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """``assert_accessible(page)``: axe-core finds no violation on what the page shows now."""

    def check(page: Page) -> None:
        page.wait_for_load_state()
        found = Axe().run(page)
        assert [f"{v['id']}: {n['html'][:160]}" for v in found.response["violations"] for n in v["nodes"]] == []

    return check


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Iterator[Shot]:
    """Takes the pictures of the guide's chapter that this test walks; at the end there have to be all of them."""
    chapter = request.node.get_closest_marker("chapter")
    taken = Shot(chapter.args[0])
    expect.set_options(timeout=PATIENCE_MS)
    yield taken
    expect.set_options(timeout=None)
    taken.check_complete()
