"""/cari/: what is found, in which order, and what is said where nothing is."""

import re
from urllib.parse import urlencode

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from cms_pages.search_pages.enums import Kind
from cms_pages.search_pages.queries import search
from tests.cms_pages.catalogue.factories import make_exam
from tests.cms_pages.search_pages.conftest import make_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]

MOST_QUERIES = 9


def found(text: str) -> dict[Kind, list[str]]:
    return {kind: [hit.title for hit in hits] for kind, hits in search(text).by_kind.items()}


def page(client: Client, **query: object) -> str:
    response = client.get(f"/cari/?{urlencode(query)}")
    assert response.status_code == 200
    return response.content.decode()


def test_kinds_stand_in_their_order_and_the_best_of_each_first() -> None:
    assert found("kolesterol") == {
        Kind.EXAMS: ["Kolesterol", "Kolesterol HDL"],
        Kind.PAGES: ["Sejarah laboratorium"],
        Kind.FAQ: ["Kapan hasil kolesterol keluar?"],
    }


def test_a_code_finds_its_exam_type() -> None:
    assert found("kd-004") == {Kind.EXAMS: ["Kolesterol HDL"]}


def test_information_on_file_is_found() -> None:
    assert found("laporan kinerja") == {Kind.PUBLICATIONS: ["Laporan kinerja tahunan"]}


def test_another_form_of_a_word_finds_the_page() -> None:
    for text in ("pendaftaran", "bagaimana cara mendaftar?", "mendaftar pasien", "daftar"):
        assert "Cara mendaftar" in found(text)[Kind.PAGES], text


@pytest.mark.postgresql
def test_postgresql_stems_the_body_too() -> None:
    assert found("pemeriksaan tangan") == {Kind.PAGES: ["Sejarah laboratorium"]}


def test_a_title_comes_before_a_body() -> None:
    make_page("Rujukan dokter")
    assert found("rujukan dokter")[Kind.PAGES] == ["Rujukan dokter", "Cara mendaftar"]


def test_drafts_and_exam_types_that_are_not_served_stay_out() -> None:
    make_page("Kolesterol rahasia").unpublish()
    make_exam(CategoryPage.objects.get(), "Kolesterol lama", active=False)
    assert found("kolesterol")[Kind.EXAMS] == ["Kolesterol", "Kolesterol HDL"]
    assert found("kolesterol")[Kind.PAGES] == ["Sejarah laboratorium"]


def test_a_near_miss_is_told_what_was_meant(client: Client) -> None:
    for typed, meant in (("kolestrol", "Kolesterol"), ("sejrah", "sejarah"), ("lapran kinrja", "laporan kinerja")):
        assert f'Maksud Anda <a href="?{urlencode({"q": meant})}">{meant}</a>?' in page(client, q=typed)
        assert search(meant).total > 0


def test_what_is_found_is_marked_with_its_price_and_what_the_body_says(client: Client) -> None:
    html = page(client, q="kolesterol")
    exam = ExamTypePage.objects.get(title="Kolesterol HDL")
    assert f'<a href="{exam.get_url()}"><mark>Kolesterol</mark> HDL</a>' in html
    assert "Rp45.000" in html
    assert "Dahulu kami memeriksa <mark>kolesterol</mark> dengan tangan." in html
    assert '<meta name="robots" content="noindex, follow">' in html


def test_one_kind_alone_comes_in_pages(client: Client) -> None:
    blood = CategoryPage.objects.get()
    for number in range(22):
        make_exam(blood, f"Zat {number:02}")
    assert 'href="?q=zat&amp;jenis=pemeriksaan">Lihat semua 22 hasil' in page(client, q="zat")
    second = page(client, q="zat", jenis="pemeriksaan", hal=2)
    assert re.findall(r"<mark>Zat</mark> (\d+)", second) == [f"{number}" for number in range(20, 22)]
    assert 'href="?q=zat&amp;jenis=pemeriksaan&amp;hal=1"' in second


def test_nothing_found_shows_other_ways(client: Client) -> None:
    html = page(client, q="qwxzqwxz")
    assert "Tidak ada yang cocok dengan ‘qwxzqwxz’." in html
    for path in ("/pemeriksaan/", "/faq/", "#bantuan"):
        assert f'<a href="{path}">' in html


BAD = [
    '"',
    "'",
    "\\",
    "   ",
    "\x00",
    "a\x00b",
    "(",
    "*",
    "a OR",
    "NEAR(a b)",
    "-",
    "%",
    "_",
    "�",
    "x" * 10_000,
    "a b " * 3000,
]


ADDRESSES = [
    *("q=%ff%fe", "q=%00", "q", "q=a&q=kolesterol", "q=kolesterol&jenis=x", "q=kolesterol&jenis=pemeriksaan&hal=x"),
    *(f"q=kolesterol&jenis=pemeriksaan&hal={number}" for number in ("0", "-1", "1000000000", "9" * 50)),
]


@pytest.mark.parametrize("path", ["/cari/", "/cari/saran/"])
def test_whatever_is_typed_gets_an_answer(client: Client, path: str) -> None:
    answers = {text: client.get(path, {"q": text}).status_code for text in BAD}
    answers |= {query: client.get(f"{path}?{query}").status_code for query in ADDRESSES}
    assert answers == dict.fromkeys([*BAD, *ADDRESSES], 200)


def test_only_reading(client: Client) -> None:
    assert [client.post(path).status_code for path in ("/cari/", "/cari/saran/")] == [405, 405]


def test_queries_do_not_grow_with_what_is_found(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page(client, q="kolesterol")
    blood = CategoryPage.objects.get()
    for number in (6, 0):
        for text in ("kolesterol", "qwxzqwxz", "laboratorium"):
            with django_assert_max_num_queries(MOST_QUERIES):
                page(client, q=text)
        for each in range(number):
            make_page(f"Halaman {number} {each}", "", "Tentang kolesterol di laboratorium kami.")
            make_exam(blood, f"Kolesterol {number} {each}")
