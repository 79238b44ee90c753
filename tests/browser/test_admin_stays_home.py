"""The admin talks to nobody outside, and its own scripts and styles work under the policy that is sent with it.

The page of `new_page` also fails the test if a script broke or the content security policy refused something.
"""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from playwright.sync_api import Page
from wagtail.models import Page as WagtailPage

from services.accounts.models import User

SCREENS = (
    "/admin/",
    "/admin/pages/{root}/",
    "/admin/pages/{home}/edit/",
    "/admin/pages/{home}/history/",
    "/admin/images/",
    "/admin/images/add/",
    "/admin/documents/",
    "/admin/users/",
    "/admin/reports/site-history/",
    "/admin/redirects/",
    "/admin/workflows/list/",
    "/admin/account/",
)


@pytest.fixture
def logged_in(desktop: Page, site: str) -> Page:
    client = Client()
    client.force_login(
        User.objects.create_superuser("superadmin", full_name="Bambang Wicaksono"),
        backend="services.accounts.backends.StaffBackend",
    )
    session: SessionStore = client.session  # type: ignore[assignment]
    desktop.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": str(session.session_key), "url": site}]
    )
    return desktop


def test_no_screen_asks_anybody_outside(logged_in: Page, site: str) -> None:
    asked: list[str] = []
    logged_in.on("request", lambda request: asked.append(request.url))
    home = WagtailPage.objects.filter(depth=2).get()
    screens = [screen.format(root=home.get_parent().pk, home=home.pk) for screen in SCREENS]
    shown = []
    for screen in screens:
        response = logged_in.goto(screen, wait_until="networkidle")
        shown.append(f"{urlsplit(response.url).path if response and response.ok else response}")
    elsewhere = {
        url
        for url in asked
        if urlsplit(url).scheme in {"http", "https"} and urlsplit(url).netloc != urlsplit(site).netloc
    }
    assert (shown, elsewhere) == (screens, set())


def test_the_page_editor_saves_under_its_policy(logged_in: Page) -> None:
    home = WagtailPage.objects.filter(depth=2).get()
    logged_in.goto(f"/admin/pages/{home.pk}/edit/", wait_until="networkidle")
    # Made by scripts from data in the page: without them neither the rich text nor the side panels are there.
    logged_in.locator("[data-contentpath]").first.wait_for(state="attached")
    assert logged_in.evaluate("typeof window.telepath") == "object"
