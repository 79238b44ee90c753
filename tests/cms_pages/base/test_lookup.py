"""From an address to its page: the same answers as Wagtail's walk down the tree, in fewer queries."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms_pages.base import fixed_pages
from cms_pages.base.lookup import page_below
from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from cms_pages.home.models import HomePage
from cms_pages.information.models import FaqPage, ServiceStandardPage, StandardPage
from tests.cms_pages.catalogue.factories import make_category, make_exam
from tests.cms_pages.information.factories import standard

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(home: HomePage) -> HomePage:
    profile = fixed_pages.add_published(home, StandardPage(title="Profil", slug="profil"))
    fixed_pages.add_published(profile, StandardPage(title="Sejarah", slug="sejarah"))
    standard(slug="uji")
    make_exam(make_category(), "Kolesterol")
    return home


@pytest.mark.parametrize(
    ("path", "kind", "queries"),
    [
        ("faq", FaqPage, 1),
        ("standar-pelayanan/uji", ServiceStandardPage, 1),
        ("pemeriksaan/kimia-darah", CategoryPage, 1),
        ("pemeriksaan/kimia-darah/kolesterol", ExamTypePage, 1),
        ("pemeriksaan/kolesterol", None, 1),
        ("pemeriksaan/kimia-darah/kolesterol/lagi", None, 1),
        ("profil", StandardPage, 2),
        ("profil/sejarah", StandardPage, 2),
        ("sejarah", None, 1),
        ("faq/uji", None, 1),
        ("profil/sejarah/lagi", None, 1),
        ("Profil", None, 1),
    ],
)
def test_a_page_is_found_as_its_own_kind(tree: HomePage, path: str, kind: type[Page] | None, queries: int) -> None:
    with CaptureQueriesContext(connection) as seen:
        page = page_below(tree, path.split("/"))
    assert (type(page) if page else None, len(seen)) == (kind, queries)


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/profil/sejarah/", 200), ("/profil/tidak/", 404), ("/beranda/", 404)]
)
def test_visitors_get_what_they_asked_for(tree: HomePage, client: Client, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_a_draft_is_not_found_but_a_page_below_it_is_as_ever(tree: HomePage, client: Client) -> None:
    Page.objects.get(slug="profil").unpublish()
    assert [client.get(path).status_code for path in ("/profil/", "/profil/sejarah/")] == [404, 200]
