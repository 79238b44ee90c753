"""/cari/saran/: what is offered while somebody types."""

import pytest
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from tests.cms_pages.catalogue.factories import make_exam
from tests.cms_pages.search_pages.conftest import make_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def offered(client: Client, text: str) -> list[dict[str, str]]:
    response = client.get("/cari/saran/", {"q": text})
    assert response.status_code == 200
    answer: dict[str, list[dict[str, str]]] = response.json()
    return answer["suggestions"]


def test_exam_types_first_with_their_price_then_pages_and_questions(client: Client) -> None:
    make_page("Kolesterol dan Anda")
    exam = ExamTypePage.objects.get(title="Kolesterol")
    answer = offered(client, "koles")
    assert answer[0] == {"title": "Kolesterol", "kind": "Pemeriksaan", "note": "Rp30.000", "url": exam.get_url()}
    assert [each["title"] for each in answer] == [
        "Kolesterol",
        "Kolesterol HDL",
        "Kolesterol dan Anda",
        "Kapan hasil kolesterol keluar?",
    ]
    assert answer[2] == {
        "title": "Kolesterol dan Anda",
        "kind": "Halaman",
        "note": "",
        "url": "/kolesterol-dan-anda/",
    }


def test_eight_at_most_and_nothing_for_a_letter(client: Client) -> None:
    blood = CategoryPage.objects.get()
    for number in range(10):
        make_exam(blood, f"Kolesterol {number}")
        make_page(f"Kolesterol hal {number}")
    answer = offered(client, "kolesterol")
    assert [each["kind"] for each in answer] == ["Pemeriksaan"] * 5 + ["Halaman"] * 3
    assert offered(client, "k") == []


def test_every_suggestion_opens(client: Client) -> None:
    answer = [*offered(client, "kolesterol"), *offered(client, "cara")]
    assert len(answer) >= 3
    assert {each["url"]: client.get(each["url"].split("#")[0]).status_code for each in answer} == {
        each["url"]: 200 for each in answer
    }


def test_answers_may_be_kept_by_the_browser_and_set_no_cookie(client: Client) -> None:
    response = client.get("/cari/saran/?q=kol")
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert response.headers["Content-Type"] == "application/json"
    assert response.cookies == {}


def test_four_queries(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    offered(client, "kol")
    for number in range(10):
        make_page(f"Kolesterol hal {number}")
    with django_assert_num_queries(4):
        offered(client, "kolesterol")


def test_too_many_get_429_and_the_next_address_does_not(client: Client, settings: LazySettings) -> None:
    settings.RATE_LIMITS = True
    statuses = [client.get("/cari/saran/?q=k", headers={"accept": "application/json"}).status_code for _ in range(605)]
    refused = client.get("/cari/saran/?q=k", headers={"accept": "application/json"})
    # A minute may have ended in between, and begun the count anew.
    assert statuses[:300] == [200] * 300
    assert statuses.count(429) >= 5
    assert refused.status_code in {200, 429}
    assert client.get("/cari/saran/?q=k", REMOTE_ADDR="198.51.100.7").status_code == 200
