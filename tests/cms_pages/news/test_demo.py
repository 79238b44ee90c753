"""The demo's lists are full of readable pages, pictures and files."""

import pytest
from django.test import Client
from wagtail.documents.models import Document

from cms_pages.activity_reports.demo import load as load_reports
from cms_pages.activity_reports.models import ActivityReportPage
from cms_pages.news.demo import load as load_news
from cms_pages.news.models import NewsPage
from cms_pages.publications.demo import load as load_publications
from cms_pages.publications.models import PublicationPage
from services.files.inspection import inspect_pdf

pytestmark = pytest.mark.django_db


def test_every_page_of_the_demo_answers(client: Client) -> None:
    for load in (load_news, load_publications, load_reports):
        load()
    pages = {kind: list(kind.objects.live()) for kind in (NewsPage, PublicationPage, ActivityReportPage)}
    assert [len(found) for found in pages.values()] == [5, 6, 4]
    addresses = [page.url for found in pages.values() for page in found]
    assert [address for address in addresses if client.get(address).status_code != 200] == []


def test_its_pdfs_are_pdfs() -> None:
    load_publications()
    for document in Document.objects.all():
        with document.file.open() as file:
            inspect_pdf(file.read())
    assert Document.objects.count() == 7
