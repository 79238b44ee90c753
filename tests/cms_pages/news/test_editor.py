"""An editor writes and publishes in Wagtail's editor, with the rights of the role and nothing more."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms_pages.base import fixed_pages
from cms_pages.news.models import NewsPage
from cms_pages.publications.models import PublicationPage
from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from services.accounts.models import User
from tests.cms_pages.articles import make_document, make_news

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    sync_roles()
    fixed_pages.create_missing()
    user = User.objects.create_user("editor", full_name="Sari Editor")
    user.groups.add(Group.objects.get(name=Role.EDITOR.group_name))
    client.force_login(user, backend="services.accounts.backends.StaffBackend")
    return client


def typed(slug: str, **more: Any) -> dict[str, Any]:
    """What an editor fills in and publishes."""
    data: dict[str, Any] = nested_form_data(
        {
            "title": "Libur akhir tahun",
            "slug": slug,
            "date": "2026-12-20",
            "intro": "Loket tutup.",
            "body": streamfield([("heading", "Jadwal")]),
            "comments": inline_formset([]),
            "action-publish": "1",
            **more,
        }
    )
    return data


def add(editor: Client, kind: str, list_slug: str, data: dict[str, Any]) -> Any:
    parent = Page.objects.get(slug=list_slug)
    return editor.post(f"/admin/pages/add/{kind}/{parent.pk}/", data)


def test_an_editor_publishes_news(editor: Client) -> None:
    assert add(editor, "news/newspage", "berita", typed("libur")).status_code == 302
    assert NewsPage.objects.live().get().slug == "libur"
    assert "Libur akhir tahun" in Client().get("/berita/").content.decode()


def test_an_editor_publishes_a_publication_with_two_files(editor: Client) -> None:
    files = [{"document": make_document(title).pk, "title": "", "ORDER": place} for place, title in enumerate("AB", 1)]
    data = typed("pedoman", publication_type="pedoman", year="2026", files=inline_formset(files))
    assert add(editor, "publications/publicationpage", "publikasi", data).status_code == 302
    assert [file.name for file in PublicationPage.objects.live().get().files.all()] == ["A", "B"]


def test_a_slug_that_is_taken_is_told_at_the_field(editor: Client) -> None:
    make_news(slug="libur")
    response = add(editor, "news/newspage", "berita", typed("libur"))
    assert response.context["form"].errors == {
        "slug": ["Alamat “libur” sudah dipakai halaman lain di bawah halaman induk ini. Pilih alamat lain."]
    }
    assert NewsPage.objects.count() == 1


def test_the_list_stays_with_its_news(editor: Client) -> None:
    page = make_news()
    editor.post(f"/admin/pages/{Page.objects.get(slug='berita').pk}/delete/")
    assert Page.objects.filter(slug="berita").exists()
    assert NewsPage.objects.filter(pk=page.pk).exists()


@pytest.mark.parametrize(
    "kind", ["news/newspage", "publications/publicationpage", "activity_reports/activityreportpage"]
)
def test_no_article_is_added_outside_its_list(editor: Client, kind: str) -> None:
    assert add(editor, kind, "informasi-publik", typed("libur")).status_code in {302, 403}
    assert not Page.objects.filter(slug="libur").exists()
