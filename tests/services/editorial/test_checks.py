"""What an editor is told beside the page and after publishing; nothing of it reaches a reader."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from wagtail.admin.userbar import AddPageItem, ContentCheckerItem
from wagtail.models import Page

from cms_pages.base.preview import PREVIEW_SIZES
from services.accounts.models import User
from services.editorial.checks import PortalChecks, warnings
from services.editorial.wagtail_hooks import our_checks
from tests.cms_pages.catalogue.factories import make_category, make_exam
from tests.services.editorial.conftest import new_page

pytestmark = pytest.mark.django_db


def test_ours_stands_in_the_place_of_wagtails(rf: RequestFactory) -> None:
    page = new_page()
    items: list[Any] = [AddPageItem(page), ContentCheckerItem(in_editor=True)]
    our_checks(rf.get("/"), items, page)
    assert [type(item) for item in items] == [AddPageItem, PortalChecks]
    assert items[1].in_editor is True


def test_every_rule_has_its_words() -> None:
    assert set(PortalChecks.axe_run_only) == set(PortalChecks.axe_messages)


def test_a_reader_gets_nothing_of_it(client: Client, desk: Client) -> None:
    page = new_page()
    for reader in (client, desk):
        text = reader.get(page.url).content.decode()
        assert [word for word in ("wagtail-userbar", "axe", "userbar.js") if word in text] == []


def test_every_page_is_previewed_as_a_phone_first() -> None:
    from wagtail.models import get_page_models

    kinds = [model for model in get_page_models() if model is not Page]
    assert {kind.__name__ for kind in kinds if kind().preview_sizes is not PREVIEW_SIZES} == set()
    assert [size["device_width"] for size in PREVIEW_SIZES] == [360, 768, 1366]


def test_publishing_says_what_leads_nowhere() -> None:
    draft = new_page("Rancangan", live=False)
    html = f'<a linktype="page" id="{draft.pk}">alur</a><a linktype="document" id="99">SOP</a>'
    page = new_page("Asal", body=[{"type": "text", "value": html}])
    assert list(warnings(page)) == [
        "Tautan “alur” di bagian isi tidak membuka apa pun: halaman tidak terbit.",
        "Tautan “SOP” di bagian isi tidak membuka apa pun: berkas sudah dihapus.",
    ]


def test_publishing_says_that_a_price_is_nothing() -> None:
    category = make_category()
    assert list(warnings(make_exam(category, "Gratis", 0))) == [
        "Tarif Rp0: pengunjung membaca pemeriksaan ini sebagai gratis."
    ]
    assert list(warnings(make_exam(category, "Kolesterol", 1))) == []


def test_the_editor_reads_it_after_publishing(editor: User, desk: Client) -> None:
    page = new_page("Asal", body=[{"type": "text", "value": '<a linktype="page" id="9999">alur</a>'}])
    form = {
        "title": "Asal",
        "slug": "asal",
        "intro": "",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "text",
        "body-0-id": "",
        "body-0-value": '{"blocks":[{"key":"a","type":"unstyled","text":"alur","depth":0,"inlineStyleRanges":[],'
        '"entityRanges":[{"offset":0,"length":4,"key":0}]}],"entityMap":{"0":{"type":"LINK","mutability":"MUTABLE",'
        '"data":{"id":9999,"parentId":1}}}}',
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "action-publish",
    }
    response = desk.post(f"/admin/pages/{page.pk}/edit/", form, follow=True)
    assert "Tautan “alur” di bagian isi tidak membuka apa pun" in response.content.decode()
