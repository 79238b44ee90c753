"""No English of Wagtail's is left on the screens that an editor and a moderator open every day."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import wagtail
from bs4 import BeautifulSoup, Comment
from django.contrib.auth.models import Group
from django.test import Client

from cms_pages.base import demo_files
from cms_pages.home.models import HomePage
from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from services.accounts.models import User
from tests.cms_pages.articles import make_document, make_news
from tests.support.catalogues import entries

pytestmark = pytest.mark.django_db

SCREENS: Final = (
    "/admin/",
    "/admin/account/",
    "/admin/pages/{parent}/",
    "/admin/pages/add/news/newspage/{parent}/",
    "/admin/pages/{page}/edit/",
    "/admin/pages/{page}/history/",
    "/admin/pages/{page}/revisions/compare/earliest...latest/",
    "/admin/pages/{page}/copy/",
    "/admin/pages/{page}/move/",
    "/admin/pages/{page}/workflow_history/",
    "/admin/pages/search/?q=tidakada",
    "/admin/choose-external-link/",
    "/admin/images/",
    "/admin/images/{image}/",
    "/admin/images/chooser/",
    "/admin/documents/",
    "/admin/documents/edit/{document}/",
    "/admin/documents/multiple/add/",
    "/admin/reports/workflow/",
    "/admin/reports/workflow_tasks/",
    "/admin/redaksi/jadwal/",
)
MODERATORS_SCREENS: Final = (
    "/admin/pages/{page}/delete/",
    "/admin/bulk/wagtailcore/page/publish/?id={page}",
    "/admin/bulk/wagtailcore/page/delete/?id={page}",
    "/admin/redirects/",
    "/admin/redirects/add/",
    "/admin/redirects/import/",
    "/admin/searchpicks/",
    "/admin/searchpicks/add/",
    "/admin/reports/locked/",
)
# Written alike in Indonesian, or the name of a thing. "None" is Python's there, which Wagtail's listings print.
ALIKE: Final = frozenset(
    {"status", "status:", "label", "url", "alias", "slug", "port", "tab", "item", "id", "wagtail", "admin", "none"}
)
# Words that no Indonesian sentence has, for what is put together from parts.
ENGLISH = re.compile(r"\b(?:the|this|your|you|and|with|of|to|are|is|has|been|page|pages)\b", re.IGNORECASE)
SPOKEN: Final = ("aria-label", "title", "placeholder", "alt")
# What Wagtail's templates say without a way to translate it: the name of a group of buttons, a button that nobody sees.
FIXED: Final = frozenset({"Actions", "Search"})
# Its filter of redirects is translated when it is imported, before there is a language.
TOO_EARLY: Final = {"/admin/redirects/": {"All", "Permanent", "Temporary", "Type"}}


@pytest.fixture(scope="module")
def msgids() -> frozenset[str]:
    """Wagtail's English, in small letters, as far as nothing is filled in."""
    folder = Path(wagtail.__file__).parent
    read = [entry for path in folder.glob("**/locale/en/LC_MESSAGES/django.po") for entry in entries(path)]
    assert len(read) > 1500
    return frozenset(" ".join(entry.source.lower().split()) for entry in read) - ALIKE


def _seen_or_heard(html: str) -> Iterator[str]:
    """What a page says: its texts and the names of its pictures and buttons."""
    page = BeautifulSoup(html, "html.parser")
    for hidden in page(["script", "style", "svg", "code"]):
        hidden.decompose()
    for text in page.find_all(string=True):
        if not isinstance(text, Comment):
            yield " ".join(text.split())
    names = [tag.get(name) for tag in page.find_all(True) for name in SPOKEN]
    names += [button.get("value") for button in page.select("input[type=submit]")]
    yield from (" ".join(str(name).split()) for name in names if name and name not in FIXED)


def _is_english(text: str, msgids: frozenset[str]) -> bool:
    return text.lower() in msgids or ENGLISH.search(text) is not None


@pytest.mark.parametrize(
    ("role", "screens"), [(Role.EDITOR, SCREENS), (Role.MODERATOR, (*SCREENS, *MODERATORS_SCREENS))]
)
def test_no_english_is_left(role: Role, screens: tuple[str, ...], home: HomePage, msgids: frozenset[str]) -> None:
    sync_roles()
    user = User.objects.create_user("sari", full_name="Sari")
    user.groups.add(Group.objects.get(name=role.group_name))
    client = Client()
    client.force_login(user, backend="services.accounts.backends.StaffBackend")
    page = make_news("Kabar pertama")
    page.title = "Kabar kedua"
    page.save_revision(user=user)
    page.get_workflow().start(page, user)
    things = {
        "page": page.pk,
        "parent": page.get_parent().pk,
        "image": demo_files.image("Foto").pk,
        "document": make_document("Berkas").pk,
    }
    left = {}
    for screen in screens:
        response: Any = client.get(screen.format(**things))
        assert response.status_code == 200, screen
        html = response.json()["html"] if "json" in response["Content-Type"] else response.content.decode()
        english = {text for text in _seen_or_heard(html) if _is_english(text, msgids)} - TOO_EARLY.get(screen, set())
        if english:
            left[screen] = sorted(english)
    assert left == {}


def test_dashboard_and_menu_lead_nowhere_outside(admin_client: Client, home: HomePage) -> None:
    """The menu's items stand in the data that the sidebar is made from."""
    html = admin_client.get("/admin/").content.decode()
    items = ("keyboard-shortcuts-trigger", "editor-guide", "whats-new-in-wagtail", "wagtail.org")
    assert [item in html for item in items] == [True, False, False, False]


def test_the_search_for_english_finds_it(msgids: frozenset[str]) -> None:
    html = '<p>Publish</p><p>Terbitkan</p><img alt="Sort menu order"><b>Moved by you</b><input type=submit value=Save>'
    found = [text for text in _seen_or_heard(html) if _is_english(text, msgids)]
    assert found == ["Publish", "Moved by you", "Sort menu order", "Save"]
