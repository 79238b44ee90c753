"""The pages that have to be there are made once, and again where they are missing."""

import pytest
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import Collection, Locale, Page, Site

from cms_pages.base import fixed_pages
from cms_pages.base.tree import ADDRESS_DEPTH

pytestmark = pytest.mark.django_db


def addresses() -> set[str]:
    return set(Page.objects.live().filter(depth=ADDRESS_DEPTH).values_list("slug", flat=True))


def test_all_registered_pages_are_made_live_with_a_first_revision() -> None:
    made = fixed_pages.create_missing()
    assert made == ["", *(slug for slug in fixed_pages.registered() if slug)]
    assert addresses() == set(fixed_pages.registered()) - {""}
    assert not Page.objects.filter(depth__gt=1, live_revision=None).exists()


def test_the_home_page_takes_the_place_of_wagtails_welcome(settings: Settings) -> None:
    settings.PUBLIC_BASE_URL = "https://portal.example.test"
    fixed_pages.create_missing()
    site = Site.objects.get()
    assert (site.hostname, site.port, site.is_default_site) == ("portal.example.test", 443, True)
    assert [page.specific_class._meta.label for page in Page.objects.filter(depth=2)] == ["home.HomePage"]
    assert site.root_page == Page.objects.get(depth=2)


def test_a_second_run_changes_nothing() -> None:
    fixed_pages.create_missing()
    before = list(Page.objects.order_by("pk").values())
    assert fixed_pages.create_missing() == []
    assert list(Page.objects.order_by("pk").values()) == before


def test_only_what_is_missing_is_made() -> None:
    fixed_pages.create_missing()
    Page.objects.filter(slug="aksesibilitas").update(slug="lain")
    assert fixed_pages.create_missing() == ["aksesibilitas"]


def test_an_emptied_database_gets_everything_that_wagtail_needs() -> None:
    Site.objects.all().delete()
    Page.objects.all().delete()
    Collection.objects.all().delete()
    Locale.objects.all().delete()
    fixed_pages.create_missing()
    assert addresses() == set(fixed_pages.registered()) - {""}
    assert (Locale.objects.count(), Collection.objects.count(), Site.objects.count()) == (1, 1, 1)


def test_the_command_names_what_it_made(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("create_pages")
    assert capsys.readouterr().out.split() == ["/", *(f"/{slug}/" for slug in fixed_pages.registered() if slug)]
    call_command("create_pages")
    assert capsys.readouterr().out == "Nothing was missing.\n"


def test_open_links_cost_no_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    from cms_pages.base.addresses import open_links

    with django_assert_num_queries(0):
        links = open_links()
    assert links["privacy"] == "/perlindungan-data-pribadi/"
    assert links["news"] == "/berita/"
