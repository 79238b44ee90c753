"""/faq/: active questions by category in the editors' order, filtered by words without script."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms_pages.information.enums import FaqCategory
from cms_pages.information.queries import faq_by_category
from tests.cms_pages.information.factories import document, faq

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def shown(client: Client, query: str = "") -> list[str]:
    """The questions on the page, in their order."""
    html = client.get(f"/faq/{query}").content.decode()
    return re.findall(r"<summary>(.*?\?)</summary>", html)


def test_categories_are_those_that_users_know() -> None:
    assert FaqCategory.labels == [
        "Pendaftaran & Administrasi",
        "Layanan & Pemeriksaan",
        "Hasil & Konsultasi",
        "Pembayaran",
        "Wisata Ilmiah",
        "Pelayanan Publik & Lainnya",
    ]


def test_questions_stand_by_category_and_then_as_the_editors_put_them(client: Client) -> None:
    faq("Terakhir?", category=FaqCategory.OTHER, sort_order=1)
    faq("Kedua?", category=FaqCategory.REGISTRATION, sort_order=9)
    faq("Pertama?", category=FaqCategory.REGISTRATION, sort_order=2)
    faq("Disembunyikan?", category=FaqCategory.REGISTRATION, active=False)
    assert shown(client) == ["Pertama?", "Kedua?", "Terakhir?"]
    assert [(group.slug, len(group.entries)) for group in faq_by_category()] == [
        ("pendaftaran", 2),
        ("pelayanan-publik", 1),
    ]


def test_a_category_and_a_question_have_an_anchor(client: Client) -> None:
    entry = faq(category=FaqCategory.PAYMENT)
    html = client.get("/faq/").content.decode()
    assert [f'id="{anchor}"' in html for anchor in ("pembayaran", f"tanya-{entry.pk}", "hasil")] == [True, True, False]
    assert entry.url == f"/faq/#tanya-{entry.pk}"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=QRIS", ["Bagaimana membayar?"]),
        ("?q=membayar+tunai", ["Bagaimana membayar?"]),
        ("?q=membayar+puasa", []),
        ("?q=strong", []),  # a tag, not a word
        ("?q=%22", ["Bagaimana membayar?", "Haruskah puasa?"]),
        ("?q=", ["Bagaimana membayar?", "Haruskah puasa?"]),
        ("?q=%00%01puasa", ["Haruskah puasa?"]),
        ("?q=puasa&q=qris", ["Bagaimana membayar?"]),
        ("?q=" + "x" * 5000, []),
        ("?q=%FF%FE", ["Bagaimana membayar?", "Haruskah puasa?"]),  # nothing is left to look for
        ("?lain=1", ["Bagaimana membayar?", "Haruskah puasa?"]),
    ],
)
def test_the_filter_finds_words_in_question_and_answer(client: Client, query: str, found: list[str]) -> None:
    faq("Bagaimana membayar?", answer="<p>Tunai atau <strong>QRIS</strong>.</p>")
    faq("Haruskah puasa?", answer="<p>Lihat halamannya.</p>")
    assert shown(client, query) == found


def test_what_was_typed_is_shown_as_text(client: Client) -> None:
    html = client.get("/faq/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in html
    assert "Tidak ada pertanyaan dengan kata itu" in html


def test_few_answers_are_shown_unfolded(client: Client) -> None:
    for number in range(4):
        faq(f"Nomor {number}?")
    html = client.get("/faq/?q=nomor+2").content.decode()
    assert html.count('<details class="fold"') == html.count(" open>") == 1
    assert " open>" not in client.get("/faq/?q=nomor").content.decode()


def test_an_empty_page_says_so(client: Client) -> None:
    assert "Belum ada pertanyaan di sini" in client.get("/faq/").content.decode()


@pytest.mark.parametrize("rows", [1, 30])
def test_as_many_queries_for_thirty_questions_as_for_one(client: Client, rows: int) -> None:
    privacy, file = Page.objects.get(slug="perlindungan-data-pribadi"), document()
    for _ in range(rows):
        faq(answer=f'<p><a linktype="page" id="{privacy.pk}">a</a> <a linktype="document" id="{file.pk}">b</a></p>')
    client.get("/aksesibilitas/")
    with CaptureQueriesContext(connection) as queries:
        html = client.get("/faq/").content.decode()
    assert len(queries) <= 9  # 8, and the generation of the cache
    assert html.count(f'<a href="{file.url}">b</a>') == rows
    assert html.count('<a href="/perlindungan-data-pribadi/">a</a>') == rows
