"""Ordinary pages, and the text whose version people consent to."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from cms_pages.base import fixed_pages
from cms_pages.information.models import PrivacyPage, StandardPage
from cms_pages.information.queries import ConsentTextMissing, current_consent
from cms_pages.information.texts import PRIVACY_VERSION

pytestmark = pytest.mark.django_db

AT_MOST = 8


@pytest.fixture
def privacy() -> PrivacyPage:
    fixed_pages.create_missing()
    page: PrivacyPage = PrivacyPage.objects.get()
    return page


def test_consent_names_the_published_version_and_its_address(privacy: PrivacyPage, client: Client) -> None:
    assert current_consent() == (PRIVACY_VERSION, "/perlindungan-data-pribadi/")
    text = client.get(current_consent().url).content.decode()
    assert f"Versi {PRIVACY_VERSION}, berlaku sejak" in text


def test_without_the_text_nobody_is_asked_to_consent() -> None:
    with pytest.raises(ConsentTextMissing, match="create_pages"):
        current_consent()


def test_a_draft_changes_nothing_until_it_is_published(privacy: PrivacyPage) -> None:
    privacy.intro, privacy.consent_version = "Pengantar baru.", "2027-01"
    revision = privacy.save_revision()
    assert current_consent().version == PRIVACY_VERSION
    revision.publish()
    assert current_consent().version == "2027-01"


@pytest.mark.parametrize("changed", ["intro", "body"])
def test_another_text_needs_another_version(privacy: PrivacyPage, changed: str) -> None:
    new = {"intro": "Lain.", "body": [*privacy.body.get_prep_value(), {"type": "heading", "value": "Tambahan"}]}
    setattr(privacy, changed, new[changed])
    with pytest.raises(ValidationError) as refused:
        privacy.full_clean()
    assert list(refused.value.message_dict) == ["consent_version"]
    privacy.consent_version = "2026-12"
    privacy.full_clean()


def test_the_same_text_may_be_published_again_under_its_version(privacy: PrivacyPage) -> None:
    privacy.title = "Pelindungan Data Pribadi"
    privacy.save_revision().publish()
    assert current_consent().version == PRIVACY_VERSION


@pytest.mark.parametrize(("version", "good"), [("2026-11", True), ("2026-11.2", True), ("v2", False), ("", False)])
def test_how_a_version_is_written(privacy: PrivacyPage, version: str, good: bool) -> None:
    privacy.consent_version = version
    if good:
        privacy.full_clean()
    else:
        with pytest.raises(ValidationError):
            privacy.full_clean()


def full_page() -> StandardPage:
    """Every kind of block, several times, with links of every kind."""
    fixed_pages.create_missing()
    home = Page.objects.get(depth=2)
    ids = list(Page.objects.filter(depth=3).values_list("pk", flat=True))
    image = Image.objects.create(title="Gedung", file=get_test_image_file())
    document = Document.objects.create(title="Tarif", file=get_test_image_file("tarif.png"))
    text = "".join(f'<p><a linktype="page" id="{pk}">halaman</a></p>' for pk in ids)
    text += f'<p><a linktype="document" id="{document.pk}">berkas</a> <a href="https://kemkes.go.id/">luar</a></p>'
    link = [{"title": str(pk), "page": pk} for pk in ids]
    blocks = [
        {"type": "heading", "value": "Judul"},
        {"type": "text", "value": text},
        {"type": "note", "value": {"tone": "warn", "text": text}},
        {"type": "links", "value": link},
        {"type": "cards", "value": [{**each, "icon": "link", "go": "Buka"} for each in link]},
        {"type": "folds", "value": [{"title": "Lipatan", "text": text}]},
        {"type": "figure", "value": {"image": {"image": image.pk, "alt_text": "", "decorative": True}, "caption": "x"}},
    ]
    page = StandardPage(title="Penuh", slug="penuh", intro="Pengantar", body=blocks * 3)
    fixed_pages.add_published(home, page)
    return page


def test_a_full_page_takes_at_most_eight_queries_and_no_cookie(client: Client) -> None:
    page = full_page()
    assert client.get(page.url).status_code == 200  # makes the renditions
    with CaptureQueriesContext(connection) as queries:
        response = client.get(page.url)
    assert len(queries) <= AT_MOST
    assert (dict(response.cookies), response.get("Vary")) == ({}, None)


def test_links_in_the_text_lead_to_their_targets(client: Client) -> None:
    text = client.get(full_page().url).content.decode()
    assert "linktype" not in text
    assert text.count('<a href="/aksesibilitas/">halaman</a>') == 9
    assert text.count('<a href="https://kemkes.go.id/">luar</a>') == 9


def test_breadcrumbs_of_a_page_below_a_page(client: Client) -> None:
    fixed_pages.create_missing()
    parent = Page.objects.get(slug="informasi-publik")
    fixed_pages.add_published(parent, StandardPage(title="Standar pelayanan", slug="standar"))
    crumbs = client.get("/informasi-publik/standar/").context["crumbs"]
    assert crumbs == [
        {"title": "Informasi Publik", "url": "/informasi-publik/"},
        {"title": "Standar pelayanan", "url": ""},
    ]
