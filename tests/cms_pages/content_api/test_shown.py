"""Images and documents are in the API once visitors are shown them, and no sooner."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, ReferenceIndex

from cms_pages.base.models import SiteSettings
from cms_pages.base.references import rows_with_files
from cms_pages.content_api import shown
from cms_pages.information.enums import ShortcutPlace
from cms_pages.information.models import FaqEntry, PublicInformation, Shortcut
from services.accounts.enums import Role
from tests.cms_pages.articles import make_publication
from tests.cms_pages.content_api.conftest import logged_in
from tests.cms_pages.content_api.content import Content, make_content, make_document, make_image, make_page


def listed(client: Client, kind: str, **headers: str) -> list[int]:
    query = "?draft=true" if headers else ""
    answer = client.get(f"/api/v2/{kind}/{query}", headers=headers)
    assert answer.json()["meta"]["total_count"] == len(answer.json()["items"])
    return [item["id"] for item in answer.json()["items"]]


def status(client: Client, kind: str, one: Any) -> int:
    return client.get(f"/api/v2/{kind}/{one.pk}/").status_code


def test_what_is_only_uploaded_is_not_there(client: Client, content: Content) -> None:
    image, document = make_image("Rahasia"), make_document("Rahasia")
    assert (listed(client, "images"), listed(client, "documents")) == ([content.image.pk], [content.document.pk])
    assert (status(client, "images", image), status(client, "documents", document)) == (404, 404)
    assert client.get(f"/api/v2/images/{image.pk}/renditions/width-400/").status_code == 404
    assert not image.renditions.exists()


def test_what_a_draft_names_is_there_once_it_is_published(client: Client, content: Content) -> None:
    image, document = make_image("Baru"), make_document("Baru")
    page = make_page(image, document, "Baru")
    page.unpublish()
    assert image.pk not in listed(client, "images")
    assert document.pk not in listed(client, "documents")
    page.get_latest_revision().publish()
    assert (status(client, "images", image), status(client, "documents", document)) == (200, 200)


def test_a_draft_of_a_live_page_changes_nothing(client: Client, content: Content) -> None:
    later = make_image("Nanti")
    content.page.body = [
        {"type": "figure", "value": {"image": {"image": later.pk, "alt_text": "Nanti", "decorative": False}}}
    ]
    revision = content.page.save_revision()
    assert listed(client, "images") == [content.image.pk]
    revision.publish()
    assert listed(client, "images") == [later.pk]


def test_a_file_that_a_page_no_longer_has_goes(client: Client, content: Content) -> None:
    page = make_publication(files=2)
    kept, dropped = (row.document for row in page.files.all())
    assert {kept.pk, dropped.pk} < set(listed(client, "documents"))
    page.files = [row for row in page.files.all() if row.document_id == kept.pk]
    page.save_revision().publish()
    assert (status(client, "documents", kept), status(client, "documents", dropped)) == (200, 404)


def test_a_page_for_some_readers_shows_nothing_to_all(client: Client, content: Content) -> None:
    PublicInformation.objects.all().delete()
    PageViewRestriction.objects.create(page=content.page, restriction_type=PageViewRestriction.LOGIN)
    assert (listed(client, "images"), listed(client, "documents")) == ([], [])


def test_rows_beside_pages_show_files_too(client: Client, content: Content) -> None:
    content.page.unpublish()
    PublicInformation.objects.all().delete()
    Shortcut.objects.all().delete()
    assert (listed(client, "images"), listed(client, "documents")) == ([], [])
    link = f'<p><a linktype="document" id="{content.document.pk}">laporan</a></p>'
    faq = FaqEntry.objects.create(question="Di mana?", answer=link, category="hasil")
    icon = Shortcut.objects.create(title="Tarif", place=ShortcutPlace.EXTERNAL, url="/faq/", icon=content.image)
    assert (listed(client, "images"), listed(client, "documents")) == ([content.image.pk], [content.document.pk])
    faq.active = False
    faq.save()
    icon.place = ShortcutPlace.INTERNAL
    icon.save()
    assert (listed(client, "images"), listed(client, "documents")) == ([], [])
    site = SiteSettings.load()
    site.logo = content.image
    site.save()
    assert listed(client, "images") == [content.image.pk]


def test_every_row_that_names_files_is_known() -> None:
    """A new model with a picture says here whether visitors see it."""
    assert {model for model in rows_with_files() if ReferenceIndex.is_indexed(model)} == set(shown.ROWS)


def test_who_holds_a_token_sees_what_drafts_will_show(client: Client, content: Content, token: str) -> None:
    later = make_image("Nanti")
    bearer = {"Authorization": f"Bearer {token}"}
    assert listed(client, "images", **bearer) == [content.image.pk, later.pk]
    assert client.get(f"/api/v2/images/{later.pk}/?draft=true").json()["code"] == "token_required"
    rendition = client.get(f"/api/v2/images/{later.pk}/renditions/width-400/?draft=true", headers=bearer)
    assert rendition.status_code == 302


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_a_list_of_files_costs_the_same_however_long(client: Client, content: Content, kind: str) -> None:
    """Generation, count, rows."""

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            listed(client, kind)
        return len(captured)

    few = queries()
    for number in range(5):
        make_page(make_image(), make_document(), f"Halaman {number}")
    assert len(listed(client, kind)) == 6
    assert (queries(), few) == (3, 3)


@pytest.mark.django_db(transaction=True)  # what is new is new once it is committed
def test_what_is_shut_is_fetched_anew(client: Client) -> None:
    content = make_content()
    shut = Collection.get_first_root_node().add_child(name="Arsip")

    def tag() -> str:
        return str(client.get("/api/v2/documents/")["ETag"])

    tags = [tag()]
    restriction = CollectionViewRestriction.objects.create(
        collection=shut, restriction_type=CollectionViewRestriction.LOGIN
    )
    tags.append(tag())
    logged_in(editor := Client(), Role.EDITOR)
    answer = editor.post(
        f"/admin/bulk/wagtaildocs/document/add_to_collection/?next=/admin/&id={content.document.pk}",
        {"collection": shut.pk},
    )
    assert (answer.status_code, listed(client, "documents")) == (302, [])
    tags.append(tag())
    restriction.delete()
    tags.append(tag())
    page_restriction = PageViewRestriction.objects.create(
        page=Page.objects.get(pk=content.page.pk), restriction_type=PageViewRestriction.LOGIN
    )
    tags.append(tag())
    page_restriction.delete()
    tags.append(tag())
    assert len(set(tags)) == len(tags)
