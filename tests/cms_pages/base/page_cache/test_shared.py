"""What all pages ask for alike: read once a generation, for whoever asks, and never given to a form that changes it."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from cms_pages.base import fixed_pages
from cms_pages.base.models import SiteSettings
from cms_pages.base.page_cache import generation
from cms_pages.base.page_cache.middleware import PageCacheMiddleware
from cms_pages.home.models import HomePage
from cms_pages.information.models import StandardPage
from tests.cms_pages.base.page_cache.reading import queries


@pytest.fixture
def somebody(reader: Client, settings: Settings) -> Client:
    """A browser with a session, which gets no kept page."""
    reader.cookies[settings.SESSION_COOKIE_NAME] = "of-nobody"
    return reader


@pytest.mark.parametrize("path", ["/", "/faq/", "/lacak/", "/registrasi-laboratorium/", "/pemeriksaan/?q=darah"])
def test_somebody_with_a_session_shares_it_too(somebody: Client, settings: Settings, path: str) -> None:
    somebody.get("/faq/")
    with_cache = queries(somebody, path)
    settings.PAGE_CACHE_SECONDS = 0
    assert with_cache < queries(somebody, path)


@pytest.mark.django_db(transaction=True)
def test_a_change_shows_at_once_to_somebody_with_a_session(somebody: Client) -> None:
    somebody.get("/")
    contacts = SiteSettings.load()
    contacts.phone = "(0293) 111222"
    contacts.save()
    fixed_pages.add_published(HomePage.objects.get(), StandardPage(title="Profil", slug="profil", show_in_menus=True))
    for path in ("/", "/faq/", "/lacak/"):
        text = somebody.get(path).content.decode()
        assert "(0293) 111222" in text
        assert 'href="/profil/">Profil</a>' in text


@pytest.mark.django_db(transaction=True)
def test_what_another_process_changed_shows_at_once(somebody: Client) -> None:
    """It writes the row and a new number; nothing in this process hears of it."""
    assert "(0293) 333444" not in somebody.get("/lacak/").content.decode()
    SiteSettings.objects.update(phone="(0293) 333444")
    assert "(0293) 333444" not in somebody.get("/lacak/").content.decode()
    generation.replace()
    assert "(0293) 333444" in somebody.get("/lacak/").content.decode()


def test_the_admin_reads_everything_anew(home: HomePage, rf: RequestFactory) -> None:
    """Its forms take what they are given and change it, also when they refuse what was typed."""
    given: list[SiteSettings] = []

    def answer(request: HttpRequest) -> HttpResponse:
        given.append(SiteSettings.load(request))
        return HttpResponse("halaman")

    middleware = PageCacheMiddleware(answer)
    for path in ("/lacak/", "/lacak/", "/admin/settings/", "/admin/settings/"):
        middleware(rf.get(path))
    assert given[0] is given[1]
    assert len({id(each) for each in given}) == 3
