"""What the head of a page tells search engines and those who share it."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from cms_pages.base import fixed_pages
from tests.cms_pages.articles import make_news
from tests.support.registrations import exam, registration

pytestmark = pytest.mark.django_db

HERE = "https://portal.example.test"


@pytest.fixture(autouse=True)
def _our_address(settings: Any, db: None) -> None:
    settings.PUBLIC_BASE_URL = HERE
    fixed_pages.create_missing()


def head(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode().partition("</head>")[0]


def canonical(html: str) -> str:
    return unescape(re.findall(r'<link rel="canonical" href="([^"]+)"', html)[0])


def meta(html: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in re.findall(r'<meta property="([^"]+)" content="([^"]*)"', html)}


def nodes(html: str) -> dict[str, dict[str, Any]]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    found = json.loads(text)["@graph"]
    return {node["@type"] if isinstance(node["@type"], str) else node["@type"][0]: node for node in found}


@pytest.mark.parametrize(
    ("query", "address"),
    [("", ""), ("?utm_source=wa", ""), ("?hal=1", ""), ("?hal=2", "?hal=2"), ("?hal=x", ""), ("?hal=99999", "")],
)
def test_the_canonical_address_is_ours_and_keeps_only_the_number_of_the_page(
    client: Client, query: str, address: str
) -> None:
    make_news()
    assert canonical(head(client, f"/berita/{query}")) == f"{HERE}/berita/{address}"


def test_a_piece_of_news_is_an_article(client: Client) -> None:
    page = make_news("Kabar baik", intro="Satu kalimat.")
    html = head(client, page.url)
    told = meta(html)
    assert (told["og:type"], told["og:title"], told["og:description"]) == ("article", "Kabar baik", "Satu kalimat.")
    assert told["og:url"] == f"{HERE}{page.url}"
    assert (told["og:locale"], told["og:image:width"], told["og:image:height"]) == ("id_ID", "1200", "630")
    assert re.fullmatch(rf"{HERE}/berbagi/[0-9a-f]{{32}}\.jpg", told["og:image"])
    article = nodes(html)["NewsArticle"]
    assert (article["headline"], article["url"]) == ("Kabar baik", f"{HERE}{page.url}")
    assert [each["name"] for each in nodes(html)["BreadcrumbList"]["itemListElement"]] == [
        "Beranda",
        "Berita",
        "Kabar baik",
    ]


def test_no_title_closes_the_block_that_it_stands_in(client: Client) -> None:
    title = '</script><script>alert(1)</script> "&'
    html = head(client, make_news(title).url)
    assert nodes(html)["NewsArticle"]["headline"] == title
    assert html.count("<script") == html.count("</script>")
    assert "<script>alert" not in html


def test_an_exam_type_tells_its_price_only_when_it_is_confirmed(client: Client) -> None:
    page = exam("Kolesterol", 35_000)
    test = nodes(head(client, page.url))["MedicalTest"]
    assert test["offers"] == {
        "@type": "Offer",
        "price": 35_000,
        "priceCurrency": "IDR",
        "url": f"{HERE}{page.url}",
    }
    page.example_figures = ["price_idr"]
    page.save()
    assert "offers" not in nodes(head(client, page.url))["MedicalTest"]


def test_the_home_page_names_the_laboratory_and_its_search(client: Client) -> None:
    found = nodes(head(client, "/"))
    assert found["GovernmentOrganization"]["name"] == "Balai Labkesmas Magelang"
    assert found["WebSite"]["potentialAction"]["target"]["urlTemplate"] == f"{HERE}/cari/?q={{search_term_string}}"


def test_a_form_is_found_and_an_address_with_a_number_is_not(client: Client) -> None:
    assert canonical(head(client, "/registrasi-laboratorium/")) == f"{HERE}/registrasi-laboratorium/"
    number = registration().number
    for path in ("/lacak/", f"/lacak/{number}/", "/login/"):
        html = head(client, path)
        assert "canonical" not in html
        assert "og:" not in html
        assert "ld+json" not in html


def test_the_language_is_indonesian(client: Client) -> None:
    assert '<html lang="id">' in client.get("/").content.decode()
