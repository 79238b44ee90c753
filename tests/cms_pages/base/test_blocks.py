"""What each block of a body refuses, and what it looks like as HTML."""

from typing import Any

import pytest
from django.test import Client
from wagtail.blocks import StreamBlockValidationError

from cms_pages.base import demo_files, media_blocks, table_block, videos
from cms_pages.base.blocks import BodyBlock
from cms_pages.base.demo_blocks import water_body
from cms_pages.base.page_forms import COVER_ALT_TEXT, ArticleForm
from cms_pages.news.models import NewsPage
from tests.cms_pages.articles import make_news

pytestmark = pytest.mark.django_db

TABLE = {
    "caption": "Hasil",
    "columns": [{"type": "text", "heading": "Parameter"}, {"type": "number", "heading": "Hasil"}],
    "rows": [{"values": ["pH", "7,1"]}],
}
BODY = BodyBlock()


def clean(kind: str, value: Any) -> Any:
    return BODY.clean(BODY.to_python([{"type": kind, "value": value}]))


def problems(kind: str, value: Any) -> str:
    """Every word of what is refused."""
    with pytest.raises(StreamBlockValidationError) as refused:
        clean(kind, value)
    return str(refused.value.as_json_data())


def shown(client: Client, kind: str, value: Any) -> str:
    html: str = client.get(make_news(body=[{"type": kind, "value": value}]).url).content.decode()
    return html[html.index("<article") : html.index("</article>")]


def test_the_demo_article_has_every_block_and_each_is_valid() -> None:
    body = water_body()
    assert {kind for kind, _ in body} | {"cards"} == set(BODY.child_blocks)
    for kind, value in body:
        clean(kind, value)


@pytest.mark.parametrize(
    ("url", "player"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk&t=4s", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://youtu.be/abcdefghijk?si=x", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://m.youtube.com/shorts/abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://youtube.com/live/abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789"),
        ("https://vimeo.com/123456789/0a1b2c3d4e", "https://player.vimeo.com/video/123456789"),
        ("https://player.vimeo.com/video/123456789?h=0a1b2c3d4e", "https://player.vimeo.com/video/123456789"),
    ],
)
def test_a_film_is_found_however_its_address_was_copied(url: str, player: str) -> None:
    video = videos.parse(url)
    assert video is not None
    assert video.embed_url.partition("?")[0] == player
    assert video.embed_url.startswith(videos.FRAME_SOURCES)
    assert videos.parse(video.watch_url) == video


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/watch?v=abcdefghijk",
        "https://youtube.com.example.org/watch?v=abcdefghijk",
        "https://example.org@youtube.com/watch?v=abcdefghijk",
        "https://www.youtube.com/watch?v=abc",
        "https://www.youtube.com/watch",
        'https://www.youtube.com/watch?v=abcdef"><b>',
        "https://www.youtube.com:8443/watch?v=abcdefghijk",
        "https://www.youtube.com/@labkesmas",
        "https://vimeo.com/",
        "https://vimeo.com/channels/staffpicks",
        "https://[youtube.com/watch",
        "javascript:alert(1)",
        "ftp://youtu.be/abcdefghijk",
        "",
    ],
)
def test_everything_else_is_no_film(url: str) -> None:
    assert videos.parse(url) is None


def test_a_video_of_another_host_is_refused_at_its_address() -> None:
    value = {"url": "https://example.org/film", "title": "Film", "text": ""}
    assert media_blocks.NO_VIDEO_TEXT in problems("video", value)


def test_a_video_is_a_link_that_asks_nobody(client: Client) -> None:
    html = shown(client, "video", {"url": "https://youtu.be/abcdefghijk", "title": "A & B", "text": "Dua menit."})
    assert 'href="https://www.youtube.com/watch?v=abcdefghijk"' in html
    assert 'data-title="A &amp; B"' in html
    assert "<iframe" not in html
    assert "<img" not in html


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"caption": " "}, table_block.CAPTION_TEXT),
        ({"columns": [{"type": "text", "heading": ""}, {"type": "number", "heading": "B"}]}, table_block.HEADING_TEXT),
        ({"rows": []}, table_block.EMPTY_TEXT),
        ({"columns": [], "rows": []}, table_block.EMPTY_TEXT),
        ({"rows": [{"values": ["a", "b"]}] * (table_block.MOST_ROWS + 1)}, table_block.SIZE_TEXT),
    ],
)
def test_a_table_needs_caption_headings_and_rows(change: dict[str, Any], problem: str) -> None:
    assert problem in problems("table", {"table": TABLE | change, "row_headers": True, "source": ""})


def test_a_table_has_its_headers(client: Client) -> None:
    html = shown(client, "table", {"table": TABLE, "row_headers": True, "source": "Sumber"})
    assert "<caption><span>Hasil</span></caption>" in html
    assert '<th scope="col">Parameter</th><th scope="col" class="data__num">Hasil</th>' in html
    assert '<th scope="row">pH</th><td class="data__num">7,1</td>' in html
    assert "<td>pH</td>" in shown(client, "table", {"table": TABLE, "row_headers": False, "source": ""})


def test_a_file_says_its_type_and_size(client: Client) -> None:
    document = demo_files.document("Formulir", ["Isi"])
    html = shown(client, "file", {"document": document.pk, "title": "Formulir air"})
    assert f'href="{document.url}"' in html
    assert "<b>Formulir air</b><small>PDF, " in html
    document.delete()
    assert "block-file" not in shown(client, "file", {"document": document.pk, "title": "Formulir air"})


def test_a_quote_names_who_said_it(client: Client) -> None:
    html = shown(client, "quote", {"text": "Aman.", "who": "Sri", "role": "pengelola"})
    assert "<blockquote><p>“Aman.”</p></blockquote><figcaption><b>Sri</b>, pengelola</figcaption>" in html
    assert "figcaption" not in shown(client, "quote", {"text": "Aman.", "who": "", "role": ""})


def test_a_call_leads_to_one_place(client: Client) -> None:
    value = {"title": "Periksa", "text": "", "address": "exams", "page": None, "url": "", "go": "Lihat"}
    assert 'class="btn" href="/pemeriksaan/">Lihat<' in shown(client, "call", value)
    assert "Pilih satu tujuan" in problems("call", value | {"url": "https://kemkes.go.id/"})
    assert "Pilih satu tujuan" in problems("call", value | {"address": ""})


def test_a_gallery_has_two_pictures_at_least_and_each_says_what_it_shows(client: Client) -> None:
    image = demo_files.image("Botol")
    one = {"image": {"image": image.pk, "alt_text": "Botol steril", "decorative": False}, "caption": ""}
    silent = {"image": {"image": image.pk, "alt_text": "", "decorative": False}, "caption": ""}
    decoration = {"image": {"image": image.pk, "alt_text": "", "decorative": True}, "caption": ""}
    assert "2" in problems("gallery", {"title": "", "pictures": [one]})
    assert "alt_text" in problems("gallery", {"title": "", "pictures": [one, silent]})
    clean("gallery", {"title": "", "pictures": [one, decoration]})
    html = shown(client, "gallery", {"title": "Alat", "pictures": [one, one]})
    assert html.count('alt="Botol steril"') == 2
    assert 'aria-label="Alat"' in html
    image.delete()
    assert "<picture" not in shown(client, "gallery", {"title": "Alat", "pictures": [one, one]})


@pytest.mark.parametrize(
    ("values", "is_asked"),
    [({}, True), ({"cover_alt": "Botol"}, False), ({"cover_is_decoration": True}, False)],
)
def test_a_cover_says_what_it_shows_or_that_it_is_a_decoration(values: dict[str, Any], is_asked: bool) -> None:
    page = make_news(cover=demo_files.image("Sampul"))
    form_class = NewsPage.get_edit_handler().get_form_class()
    assert issubclass(form_class, ArticleForm)
    form = form_class(
        instance=page, parent_page=page.get_parent(), data={"cover": page.cover_id, "body-count": "0", **values}
    )
    assert (form.errors.get("cover_alt") == [COVER_ALT_TEXT]) is is_asked


def test_the_cover_is_described_by_its_page_before_the_library() -> None:
    image = demo_files.image("Sampul", "Dari pustaka")
    page = NewsPage(cover=image)
    assert page.cover_description == "Dari pustaka"
    page.cover_alt = "Di halaman ini"
    assert page.cover_description == "Di halaman ini"
    page.cover_is_decoration = True
    assert page.cover_description == ""
