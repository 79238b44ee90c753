"""The worker makes the sizes and formats; a reader's request only shows them."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.images import get_image_model

from cms_pages.base import demo_files
from cms_pages.base.pictures import making, showing
from cms_pages.base.pictures.models import PictureOrder
from cms_pages.base.pictures.uses import COVER, FIGURE, FULL, GALLERY, ICON, SCAN, THUMBNAIL, USES, filter_of, uses_at
from tests.cms_pages.articles import make_news, make_report

pytestmark = pytest.mark.django_db


def specs(image: Any) -> set[str]:
    return set(image.renditions.values_list("filter_spec", flat=True))


def work() -> None:
    while making.step():
        pass


def figure(image: Any, alt: str = "Botol") -> dict[str, Any]:
    return {
        "type": "figure",
        "value": {"image": {"image": image.pk, "alt_text": alt, "decorative": False}, "caption": ""},
    }


@pytest.mark.parametrize(
    ("path", "uses"),
    [
        ("body.figure.image", {FIGURE}),
        ("body.gallery.pictures.item.image", {GALLERY, FULL}),
        ("pictures.item.image", {GALLERY, FULL}),
        ("scan", {SCAN}),
        ("icon", {ICON}),
        ("share_image", set()),
        ("logo", set()),
    ],
)
def test_where_a_picture_is_kept_says_how_it_is_used(path: str, uses: set[Any]) -> None:
    assert set(uses_at(path)) == uses


def test_a_published_page_has_its_pictures_made() -> None:
    cover, inside = demo_files.image("Sampul"), demo_files.image("Isi")
    page = make_news(cover=cover, body=[figure(inside)])
    page.save_revision().publish()
    work()
    assert specs(inside) == set(FIGURE.all_specs(inside))
    assert set(COVER.all_specs(cover)) | set(THUMBNAIL.all_specs(cover)) <= specs(cover)
    assert not PictureOrder.objects.exists()
    assert making.order_all() == 0


def test_a_gallery_has_its_pictures_made() -> None:
    page = make_report(pictures=1)
    page.save_revision().publish()
    work()
    image = page.pictures.get().image
    assert set(GALLERY.all_specs(image)) | set(FULL.all_specs(image)) <= specs(image)


def test_a_picture_that_nothing_shows_is_left_alone() -> None:
    image = demo_files.image("Belum dipakai")
    work()
    assert specs(image) == set()


def test_another_focal_point_cuts_anew_at_once() -> None:
    image = demo_files.image("Sampul")
    make_news(cover=image)
    work()
    before = image.renditions.count()
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 100, 100, 50, 50
    image.save()
    assert PictureOrder.objects.get().image_id == image.pk
    work()
    assert image.renditions.count() == 2 * before
    html = showing.picture(image, COVER, alt="", visit=showing.Visit(made=showing.MOST_MADE))
    key = filter_of(COVER.fallback(image)).get_cache_key(image)
    assert key in html


def test_another_file_leaves_nothing_of_the_old_one() -> None:
    image = demo_files.image("Sampul")
    make_news(cover=image)
    work()
    old = set(image.renditions.values_list("pk", flat=True))
    image.file = ContentFile(demo_files.pattern("lain"), "lain.jpg")
    image.save()
    assert not image.renditions.exists()
    work()
    assert set(COVER.all_specs(image)) <= specs(image)
    assert not old & set(image.renditions.values_list("pk", flat=True))


def test_a_picture_ordered_again_while_it_is_made_is_made_again() -> None:
    image = demo_files.image("Sampul")
    seen = PictureOrder.objects.get()
    making.order([image.pk])
    assert PictureOrder.objects.get().ordered_at > seen.ordered_at
    assert PictureOrder.objects.count() == 1


def test_a_picture_that_another_worker_has_is_left_to_it() -> None:
    demo_files.image("Sampul")
    PictureOrder.objects.update(claimed_until=timezone.now() + making.LEASE)
    assert making.step() is False
    PictureOrder.objects.update(claimed_until=timezone.now() - making.LEASE)
    assert making.step() is True
    assert not PictureOrder.objects.exists()


def test_a_file_that_is_gone_stops_nobody() -> None:
    image = demo_files.image("Hilang")
    make_news(cover=image)
    image.file.storage.delete(image.file.name)
    work()
    assert specs(image) == set()
    assert not PictureOrder.objects.exists()


def test_the_hourly_pass_finds_what_was_missed() -> None:
    image = demo_files.image("Sampul")
    make_news(cover=image)
    PictureOrder.objects.all().delete()
    assert making.order_all() == 1
    work()
    assert set(COVER.all_specs(image)) <= specs(image)


def test_a_request_makes_a_few_plain_ones_and_never_avif(client: Client) -> None:
    images = [demo_files.image(f"Gambar {number}") for number in range(showing.MOST_MADE + 2)]
    page = make_news(body=[figure(image) for image in images])
    html = client.get(page.url).content.decode()
    made = [specs(image) for image in images]
    assert [len(each) for each in made] == [1] * showing.MOST_MADE + [0, 0]
    assert all("format-jpeg" in spec for each in made for spec in each)
    # The others are shown all the same, as they are.
    assert html.count(f'src="{images[-1].file.url}"') == 1
    assert html.count("image/avif") == 0


def test_pictures_of_a_body_cost_one_query_however_many(client: Client) -> None:
    counts = []
    for number in (1, 5):
        images = [demo_files.image(f"Gambar {number} {each}") for each in range(number)]
        page = make_news(body=[figure(image) for image in images])
        page.save_revision().publish()
        work()
        with CaptureQueriesContext(connection) as queries:
            html = client.get(page.url).content.decode()
        counts.append(len([each for each in queries if 'FROM "wagtailimages' in each["sql"]]))
        assert html.count("image/avif") == number
    # The images, and their renditions.
    assert counts == [2, 2]


def test_the_first_picture_is_fetched_at_once_and_the_others_later(client: Client) -> None:
    images = [demo_files.image(f"Gambar {each}") for each in range(3)]
    html = client.get(make_news(body=[figure(image) for image in images]).url).content.decode()
    article = html[html.index("<article") : html.index("</article")]
    assert (article.count('fetchpriority="high"'), article.count('loading="lazy"')) == (1, 2)
    assert article.index('fetchpriority="high"') < article.index('loading="lazy"')


def test_a_picture_may_be_transparent() -> None:
    image = get_image_model()(title="Lambang", width=9, height=9, file="original_images/lambang.png")
    assert USES["icon"].fallback(image).endswith("format-png")
