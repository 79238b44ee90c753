"""The demo of the information pages: complete, marked where invented, the same when it is loaded again."""

import pytest
from django.test import Client

from cms_pages.information import demo
from cms_pages.information.enums import Component, FaqCategory, PpidCategory, ShortcutPlace
from cms_pages.information.models import FaqEntry, PublicInformation, ServiceStandardPage, Shortcut
from tests.support.pages import hrefs

pytestmark = pytest.mark.django_db


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (FaqEntry, PublicInformation, ServiceStandardPage, Shortcut))


def test_every_category_has_something_and_nothing_comes_twice() -> None:
    demo.load()
    once = counts()
    demo.load()
    assert counts() == once
    assert set(FaqEntry.objects.values_list("category", flat=True)) == set(FaqCategory.values)
    assert set(PublicInformation.objects.values_list("category", flat=True)) == set(PpidCategory.values)
    assert set(Shortcut.objects.values_list("place", flat=True)) == set(ShortcutPlace.values)


def test_all_of_it_would_pass_the_editors_forms() -> None:
    demo.load()
    for model in (FaqEntry, PublicInformation, ServiceStandardPage, Shortcut):
        for each in model.objects.all():
            each.full_clean()


def test_pages_answer_their_links_lead_somewhere_and_what_is_invented_says_so(client: Client) -> None:
    demo.load()
    paths = ["/", "/faq/", "/informasi-publik/", "/standar-pelayanan/", "/maklumat-pelayanan/"]
    paths += [f"/standar-pelayanan/{slug}/" for slug in ServiceStandardPage.objects.values_list("slug", flat=True)]
    targets: set[str] = set()
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200
        targets |= {href.split("#")[0] for href in hrefs(response.content.decode()) if href.startswith("/")}
    assert {path: status for path in targets if (status := client.get(path).status_code) >= 400} == {}
    assert "(contoh)" in client.get("/maklumat-pelayanan/").content.decode()
    for page in ServiceStandardPage.objects.all():
        assert "contoh" in page.staff
        assert "" not in {getattr(page, name) for name in Component.values}
