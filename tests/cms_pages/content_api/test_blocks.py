"""Each block of a body as JSON that needs no Wagtail to be understood."""

from typing import Any

import pytest
from django.test import Client

from cms_pages.base import demo_files
from cms_pages.base.demo_blocks import water_body
from tests.cms_pages.articles import make_news

pytestmark = pytest.mark.django_db


def read(client: Client, page: Any) -> dict[str, Any]:
    answer: dict[str, Any] = client.get(f"/api/v2/pages/{page.pk}/").json()
    return answer


@pytest.fixture
def blocks(client: Client) -> dict[str, Any]:
    """The values of the demo article by the kind of block; of several the last."""
    body = [{"type": kind, "value": value} for kind, value in water_body()]
    return {each["type"]: each["value"] for each in read(client, make_news(body=body))["body"]}


def test_a_gallery_has_its_pictures_with_renditions(blocks: dict[str, Any]) -> None:
    gallery = blocks["gallery"]
    assert gallery["title"] == "Perlengkapan pengambilan sampel"
    first = gallery["pictures"][0]
    assert (first["caption"], first["image"]["alt"]) == (
        "Botol steril untuk mikrobiologi",
        "Pola contoh pengganti foto botol sampel",
    )
    assert {"width-400", "fill-800x450"} <= set(first["image"]["renditions"])


def test_a_file_has_its_name_size_and_address(blocks: dict[str, Any]) -> None:
    file = blocks["file"]
    assert file["title"] == "Formulir pengambilan sampel air"
    assert file["document"]["filename"].endswith(".pdf")
    assert file["document"]["size"] > 500
    assert file["document"]["meta"]["download_url"].startswith("http")


def test_a_table_is_rows_of_texts(blocks: dict[str, Any]) -> None:
    table = blocks["table"]
    assert table["row_headers"] is True
    assert table["table"]["caption"] == "Hasil pemeriksaan air minum (contoh)"
    assert table["table"]["columns"][1] == {"heading": "Hasil", "type": "number"}
    assert table["table"]["rows"][4] == ["pH", "7,1", "6,5–8,5", "–"]


def test_a_quote_is_its_words(blocks: dict[str, Any]) -> None:
    assert (blocks["quote"]["who"], set(blocks["quote"])) == ("Sri Wahyuni", {"text", "who", "role"})


def test_a_call_says_where_it_leads(blocks: dict[str, Any]) -> None:
    assert blocks["call"]["href"].endswith("/pemeriksaan/")
    assert blocks["call"]["go"] == "Lihat jenis pemeriksaan"


def test_a_video_has_its_player(blocks: dict[str, Any]) -> None:
    assert blocks["video"] == {
        "url": "https://www.youtube.com/watch?v=labkesmas01",
        "title": "Mengambil sampel air dari keran",
        "text": "Langkah demi langkah, dua menit. Alamat video ini contoh.",
        "provider": "YouTube",
        "embed_url": "https://www.youtube-nocookie.com/embed/labkesmas01?autoplay=1&rel=0",
    }


def test_folds_and_figures_are_there_too(blocks: dict[str, Any]) -> None:
    assert blocks["folds"][0]["text"].startswith("<p>Untuk pemeriksaan lengkap")
    assert blocks["figure"]["image"]["width"] == 1200


def test_a_page_names_the_picture_for_sharing_and_what_its_cover_shows(client: Client) -> None:
    cover, shared = demo_files.image("Sampul"), demo_files.image("Berbagi")
    page = make_news(cover=cover, cover_alt="Botol", share_image=shared)
    answer = read(client, page)
    assert (answer["cover_alt"], answer["share_image"]["id"]) == ("Botol", shared.pk)
    listed = client.get("/api/v2/pages/?type=news.NewsPage&fields=share_image").json()["items"]
    assert [each["share_image"]["id"] for each in listed] == [shared.pk]
    assert read(client, make_news())["share_image"] is None
