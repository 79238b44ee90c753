"""/api/v2/pages/: lists and single pages, with the fields of each kind."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms_pages.catalogue.models import CategoryPage
from cms_pages.content_api.selection import page_types
from cms_pages.information.models import StandardPage
from tests.cms_pages.catalogue.factories import make_exam
from tests.cms_pages.content_api.content import Content

ROOT = "http://127.0.0.1:8000"


def titles(client: Client, query: str) -> list[str]:
    answer = client.get(f"/api/v2/pages/?{query}").json()
    return [item["title"] for item in answer["items"]]


def test_a_list_has_the_shape_that_clients_of_wagtail_know(client: Client, content: Content) -> None:
    category = CategoryPage.objects.get()
    assert client.get("/api/v2/pages/?type=catalogue.CategoryPage").json() == {
        "meta": {"total_count": 1},
        "items": [
            {
                "id": category.pk,
                "meta": {
                    "type": "catalogue.CategoryPage",
                    "detail_url": f"{ROOT}/api/v2/pages/{category.pk}/",
                    "html_url": f"{ROOT}/pemeriksaan/kimia-darah/",
                    "slug": "kimia-darah",
                    "first_published_at": category.first_published_at.astimezone().isoformat(),
                },
                "title": "Kimia Darah",
            }
        ],
    }


def test_one_kind_may_be_listed_with_fields_of_its_own(client: Client, content: Content) -> None:
    found = client.get("/api/v2/pages/?type=catalogue.ExamTypePage&fields=_,title,price_idr,sample_type").json()
    assert found["items"] == [
        {
            "id": content.exam.pk,
            "meta": {"type": "catalogue.ExamTypePage"},
            "title": "Kolesterol",
            "price_idr": 30_000,
            "sample_type": "human",
        }
    ]


def test_every_kind_of_page_can_be_read_with_all_it_lets_be_read(client: Client, content: Content) -> None:
    for page in client.get("/api/v2/pages/?limit=100").json()["items"]:
        found = client.get(f"/api/v2/pages/{page['id']}/").json()
        model = page_types()[page["meta"]["type"]]
        own = {getattr(field, "name", field) for field in getattr(model, "api_fields", ())}
        assert own <= set(found), page["meta"]["type"]


def test_blocks_are_clean_json(client: Client, content: Content) -> None:
    heading, text, figure = client.get(f"/api/v2/pages/{content.page.pk}/").json()["body"]
    assert (heading["type"], heading["value"]) == ("heading", "Siapa kami")
    document = f"{ROOT}/documents/{content.document.pk}/{content.document.filename}"
    assert text["value"] == f'<p><a href="{ROOT}/">Beranda</a>, <a href="{document}">laporan</a></p>'
    assert figure["value"]["caption"] == "Di laboratorium"
    assert {name: figure["value"]["image"][name] for name in ("id", "alt", "width")} == {
        "id": content.image.pk,
        "alt": "Petugas",
        "width": 640,
    }


def test_filters(client: Client, content: Content) -> None:
    category = CategoryPage.objects.get()
    make_exam(category, "Timbal", 150_000, sample_type="non_human", service_type="shipment")
    assert titles(client, "price_min=100000") == ["Timbal"]
    assert titles(client, "price_max=100000") == ["Kolesterol"]
    assert titles(client, "price_min=30000&price_max=150000&order=-price_idr") == ["Timbal", "Kolesterol"]
    assert titles(client, "sample_type=human") == ["Kolesterol"]
    assert titles(client, "service_type=shipment&order=title") == ["Kolesterol", "Timbal"]
    assert titles(client, "service_type=walk_in") == ["Kolesterol"]
    assert titles(client, "category=kimia-darah&order=title") == ["Kolesterol", "Timbal"]
    assert titles(client, "category=tidak-ada") == []
    assert titles(client, f"child_of={category.pk}&order=-title") == ["Timbal", "Kolesterol"]
    assert titles(client, f"ancestor_of={category.pk}") == ["Beranda", "Pemeriksaan dan tarif"]
    assert titles(client, "descendant_of=999999") == []
    assert titles(client, "slug=profil") == ["Profil"]
    assert titles(client, "type=catalogue.CategoryPage,information.StandardPage&slug=profil") == ["Profil"]


def test_search_finds_pages_of_every_kind(client: Client, content: Content) -> None:
    assert titles(client, "search=kolesterol") == ["Kolesterol"]
    assert titles(client, "search=kolesterol%20profil") == []
    assert sorted(titles(client, "search=kolesterol%20profil&search_operator=or")) == ["Kolesterol", "Profil"]
    assert titles(client, "search=%22%27%22") == []


def test_find_leads_from_an_address_to_the_page(client: Client, content: Content) -> None:
    found = client.get("/api/v2/pages/find/?html_path=/pemeriksaan/kimia-darah&fields=_,title")
    assert (found.status_code, found["Location"]) == (
        302,
        f"{ROOT}/api/v2/pages/{CategoryPage.objects.get().pk}/?fields=_%2Ctitle",
    )
    home = client.get("/api/v2/pages/find/?html_path=/")["Location"]
    assert client.get(home.removeprefix(ROOT)).json()["meta"]["type"] == "home.HomePage"
    assert client.get("/api/v2/pages/find/?html_path=/tidak/ada/").status_code == 404
    assert client.get(f"/api/v2/pages/find/?id={content.page.pk}").status_code == 302
    assert client.get("/api/v2/pages/find/").status_code == 404


def test_what_is_not_published_is_not_there(client: Client, content: Content) -> None:
    StandardPage.objects.get(pk=content.page.pk).unpublish()
    assert titles(client, "slug=profil") == []
    assert client.get(f"/api/v2/pages/{content.page.pk}/").status_code == 404


@pytest.mark.parametrize("name", ["child_of", "descendant_of", "ancestor_of"])
def test_a_page_that_is_not_published_is_told_from_no_page_by_nobody(
    client: Client, content: Content, name: str
) -> None:
    """Its place in the tree would say that it is there, and what is above and below it."""
    category = CategoryPage.objects.get()
    Page.objects.filter(pk=category.pk).update(live=False)
    root = Page.objects.get(depth=1)
    draft, none, above = (client.get(f"/api/v2/pages/?{name}={pk}") for pk in (category.pk, 999_999, root.pk))
    assert draft.content == none.content == above.content
    assert draft.json() == {"meta": {"total_count": 0}, "items": []}


def test_who_holds_a_token_may_name_a_draft(client: Client, content: Content, token: str) -> None:
    category = CategoryPage.objects.get()
    Page.objects.filter(pk=category.pk).update(live=False)
    answer = client.get(
        f"/api/v2/pages/?draft=true&child_of={category.pk}", headers={"Authorization": f"Bearer {token}"}
    )
    assert [item["title"] for item in answer.json()["items"]] == ["Kolesterol"]


def test_a_search_loses_nothing_to_what_the_filters_leave_out(client: Client, content: Content) -> None:
    """However many pages have the word, drafts among them."""
    category, home = CategoryPage.objects.get(), content.page.get_parent()
    for number in range(205):
        page = StandardPage(title="Kolesterol kolesterol", slug=f"kolesterol-{number}", live=number % 2 == 0)
        home.add_child(instance=page)
    assert titles(client, "search=kolesterol&type=catalogue.ExamTypePage") == ["Kolesterol"]
    assert titles(client, f"search=kolesterol&child_of={category.pk}") == ["Kolesterol"]
    answer = client.get("/api/v2/pages/?search=kolesterol&limit=100&offset=100").json()
    assert (answer["meta"]["total_count"], len(answer["items"])) == (104, 4)
    assert titles(client, "search=kolesterol&order=title&limit=1") == ["Kolesterol"]


def _queries(client: Client, query: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/api/v2/pages/?{query}").status_code == 200
    return len(queries)


@pytest.mark.parametrize(
    "query", ["", "category=kimia-darah", "type=catalogue.ExamTypePage&fields=*", "search=kolesterol"]
)
def test_a_list_costs_the_same_however_long(client: Client, content: Content, query: str) -> None:
    """Generation, count, rows; of one kind also what is its own."""
    few = _queries(client, f"limit=30&{query}")
    for number in range(29):
        make_exam(CategoryPage.objects.get(), f"Pemeriksaan kolesterol {number}")
    assert _queries(client, f"limit=30&{query}") == few
    assert few <= 4
