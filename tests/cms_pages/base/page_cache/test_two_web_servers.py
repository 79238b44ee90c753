"""Published in one web process, read in another at once: two gunicorns with a cache each, on one database."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import requests

from tests.support.running import PASSWORD, RunningPortal, empty_portal

# What it takes, quicker than the whole of the demo content.
PREPARE: Final = f"""
from cms_pages.base import fixed_pages
from cms_pages.base.models import SiteSettings
from cms_pages.information.models import StandardPage
from services.accounts.models import User
fixed_pages.create_missing()
SiteSettings.load()
User.objects.create_superuser("penerbit", "{PASSWORD}", full_name="Sari Penerbit")
page = StandardPage.objects.get(slug="aksesibilitas")
page.title = "Judul yang baru"
page.save_revision()
print(page.pk)
"""
PATH: Final = "/aksesibilitas/"
OLD, NEW = "<h1>Aksesibilitas</h1>", "<h1>Judul yang baru</h1>"


@pytest.fixture
def portals(tmp_path: Path) -> Iterator[tuple[RunningPortal, RunningPortal]]:
    with empty_portal(tmp_path, WEB_CONCURRENCY="1") as first:
        first.manage("migrate")
        first.start_web()
        second = first.another_web()
        try:
            yield first, second
        finally:
            second.stop()


def read(portal: RunningPortal) -> tuple[str, str]:
    """The heading, and whether the page was `stored` or a `hit`."""
    answer = requests.get(f"{portal.url}{PATH}", timeout=30)
    heading = re.search(r"<h1>.*?</h1>", answer.text)
    assert heading, answer.text
    return heading[0], answer.headers["X-Page-Cache"]


class Publisher:
    """Somebody who publishes, by the admin of one portal."""

    def __init__(self, portal: RunningPortal) -> None:
        self._url = portal.url
        self._session = requests.Session()
        self.send("/login/", login="penerbit", password=PASSWORD)

    def send(self, path: str, **fields: str) -> None:
        """Open a form and send it."""
        form = self._session.get(f"{self._url}{path}", timeout=30)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form.text)
        assert token, form.url
        answer = self._session.post(
            form.url, data={"csrfmiddlewaretoken": token[1], **fields}, timeout=30, allow_redirects=False
        )
        assert answer.status_code == 302, answer.text[:2000]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_page_published_in_one_is_read_in_the_other_at_once(portals: tuple[RunningPortal, RunningPortal]) -> None:
    here, there = portals
    page_id = here.manage("shell", "-c", PREPARE).split()[-1]
    for portal in portals:
        assert [read(portal) for _ in range(2)] == [(OLD, "stored"), (OLD, "hit")]
    Publisher(here).send(f"/admin/bulk/wagtailcore/page/publish/?id={page_id}")
    for portal in (there, here):
        assert [read(portal) for _ in range(2)] == [(NEW, "stored"), (NEW, "hit")]
